"""The example of the template of policies: a few rows of each kind, all of them made up."""

from __future__ import annotations

from typing import Any

from ...workbook.template_example import RULE

Z, E = RULE["zh"], RULE["en"]

EXAMPLES: dict[str, dict[str, list[dict[str, Any]]]] = {
    "zh": {
        "villages": [
            {"row": "setting", "id": "rounds", "value": 1},
            {"row": "setting", "id": "need_from", "value": 3},
            {"row": "problem", "id": f"{Z}信访", "zh": "信访问题多", "weight": 2, "second": "信访程度", "need": "信访"},
            {"row": "problem", "id": f"{Z}产业", "zh": "集体经济薄弱", "second": "产业程度", "need": "产业"},
            {"row": "form", "id": f"{Z}整队", "zh": "整队选派", "villages": 1, "posts": "secretary: 1; member: 1"},
            {"row": "form", "id": f"{Z}单派", "zh": "单派书记", "villages": 1, "posts": "secretary: 1"},
        ],
        "candidates": [
            {"row": "setting", "id": "unit", "value": "派出单位"},
            {"row": "setting", "id": "order", "value": "推荐次序"},
            {"row": "check", "id": f"{Z}年龄", "zh": "年龄不超过五十周岁", "where": "年龄 <= 50", "kind": "must",
             "body": "人社部门", "standard": "health"},
            {"row": "check", "id": f"{Z}处分", "zh": "处于处分影响期", "where": "处分期 = 是", "kind": "must_not",
             "body": "纪检部门", "unknown": "fails", "standard": "conduct"},
            {"row": "place", "id": f"{Z}单位一", "places": 2},
        ],
        "rubric": [
            {"row": "setting", "id": "total", "value": 20},
            {"row": "factor", "id": f"{Z}年龄", "zh": "年龄精力", "cap": 8, "standard": "health"},
            {"row": "factor", "id": f"{Z}经历", "zh": "涉农经历", "cap": 12, "standard": "fit"},
            {"row": "rule", "id": f"{Z}三十五以下", "zh": "三十五岁以下", "where": "年龄 <= 35", "points": 8,
             "factor": f"{Z}年龄", "group": "年龄段"},
            {"row": "rule", "id": f"{Z}三十六以上", "zh": "三十六岁以上", "where": "年龄 >= 36", "points": 5,
             "factor": f"{Z}年龄", "group": "年龄段"},
            {"row": "rule", "id": f"{Z}驻村年限", "zh": "在村工作，每年", "points": 1.5, "per": "驻村年限", "factor": f"{Z}经历"},
        ],
        "grades": [
            {"row": "setting", "id": "met_by", "value": "信访: 司法 | 调解; 产业: 农业"},
            {"row": "setting", "id": "per_severity", "value": 3},
            {"row": "setting", "id": "a_from", "value": 15},
            {"row": "setting", "id": "b_from", "value": 6},
            {"row": "experience", "id": f"{Z}驻村年限", "zh": "在村工作，每年一分", "points": 1, "per": "驻村年限", "most": 10},
        ],
    },
    "en": {
        "villages": [
            {"row": "setting", "id": "rounds", "value": 1},
            {"row": "setting", "id": "need_from", "value": 3},
            {"row": "problem", "id": f"{E}petition", "en": "many petitions", "weight": 2, "second": "petitions",
             "need": "petition"},
            {"row": "problem", "id": f"{E}economy", "en": "weak economy", "second": "weakness", "need": "economy"},
            {"row": "form", "id": f"{E}team", "en": "whole team", "villages": 1, "posts": "secretary: 1; member: 1"},
            {"row": "form", "id": f"{E}single", "en": "secretary only", "villages": 1, "posts": "secretary: 1"},
        ],
        "candidates": [
            {"row": "setting", "id": "unit", "value": "unit"},
            {"row": "setting", "id": "order", "value": "nomination_order"},
            {"row": "check", "id": f"{E}age", "en": "not older than 50", "where": "age <= 50", "kind": "must", "body": "office",
             "standard": "health"},
            {"row": "check", "id": f"{E}penalty", "en": "has a penalty in effect", "where": "penalty = true", "kind": "must_not",
             "body": "discipline", "unknown": "fails", "standard": "conduct"},
            {"row": "place", "id": f"{E}unit one", "places": 2},
        ],
        "rubric": [
            {"row": "setting", "id": "total", "value": 20},
            {"row": "factor", "id": f"{E}age", "en": "age", "cap": 8, "standard": "health"},
            {"row": "factor", "id": f"{E}experience", "en": "experience of rural work", "cap": 12, "standard": "fit"},
            {"row": "rule", "id": f"{E}35 or less", "en": "35 or less", "where": "age <= 35", "points": 8, "factor": f"{E}age",
             "group": "age"},
            {"row": "rule", "id": f"{E}36 or more", "en": "36 or more", "where": "age >= 36", "points": 5, "factor": f"{E}age",
             "group": "age"},
            {"row": "rule", "id": f"{E}village years", "en": "each year in a village", "points": 1.5, "per": "village_years",
             "factor": f"{E}experience"},
        ],
        "grades": [
            {"row": "setting", "id": "met_by", "value": "petition: judicial | mediation; economy: agriculture"},
            {"row": "setting", "id": "per_severity", "value": 3},
            {"row": "setting", "id": "a_from", "value": 15},
            {"row": "setting", "id": "b_from", "value": 6},
            {"row": "experience", "id": f"{E}village years", "en": "a point a year in a village", "points": 1,
             "per": "village_years", "most": 10},
        ],
    },
}  # fmt: skip

GUIDE: dict[str, list[tuple[str, str]]] = {
    "zh": [
        ("怎样填写", "一行一条；“类别”说明这一行是什么，从下拉列表中选。灰色斜体的行是示例（均为虚构），请删去或换成"
                     "自己的内容：留着示例不能读取"),
        ("设置", "“设置”行的“编号”写设置的名称，“取值”写内容；不写的设置按缺省处理"),
        ("条件", "写人选表或村表中的列名，如：年龄 <= 50；职级 = 科员；处分期 = 否"),
        ("标准", "审查条件和因素可写明属于六项标准中的哪一项，结果按标准列示"),
        ("情况不明", "条件所看的单元格空白时，缺省为报错；可在“情况不明时”一列另行写明"),
        ("村庄评分规则", "按各类问题的程度乘以权重给村排序，依次给予各种帮扶形式"),
        ("人选审查规则", "名额、必须符合的条件、不得有的情形"),
        ("评分细则", "因素与计分规则；同组的规则每人恰好符合一条"),
        ("匹配等级规则", "需求与专长、经历怎样合成等次"),
    ],
    "en": [
        ("how to fill in", "one row a rule; the column row says what it is. Grey rows in italics are an example (all of it made "
                           "up); delete or replace them: policies with the example in them are refused"),
        ("settings", "a row 'setting' has the name of the setting as its id and its content as value; others keep defaults"),
        ("conditions", "name columns of candidates or villages: age <= 50; rank = staff | deputy"),
        ("standard", "checks and factors may say which of the six standards they are about; results are shown by standard"),
        ("unknown", "what an empty cell means where a condition looks at it; an error unless the column unknown says otherwise"),
        ("villages policy", "ranks villages by severities times weights, and gives forms of help in that order"),
        ("candidates policy", "nomination places, musts and must-nots"),
        ("rubric policy", "factors and rules of points; of the rules of a group exactly one holds for everybody"),
        ("grades policy", "how needs, skills and experience make a grade"),
    ],
}  # fmt: skip
