"""The example of the template. Every person, unit and village in it is made up, and its ids say that it is one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

# Ids of the example's people and villages, and names of rules that only show what can be written. Nobody else uses such ids.
LEFT = re.compile("示例[人村][0-9]+|EX-[PV][0-9]+|示例·.*|example: .*", re.DOTALL)
BEGINNINGS = ("示例", "EX-", "example: ")
IDS = {"zh": ("示例人", "示例村"), "en": ("EX-P", "EX-V")}
RULE = {"zh": "示例·", "en": "example: "}

EXAMPLES: dict[str, dict[str, Any]] = {
    "zh": {
        "candidates": [
            {"id": "示例人1", "name": "示例甲", "unit": "示例单位一", "home": "示例村2", "skills": "司法；调解"},
            {"id": "示例人2", "name": "示例乙", "unit": "示例单位一", "kin": "示例人3", "skills": "林业"},
            {"id": "示例人3", "name": "示例丙", "unit": "示例单位二", "priority_groups": "示例群体"},
            {"id": "示例人4", "name": "示例丁", "unit": "示例单位三", "skills": "司法"},
        ],
        "villages": [{"id": "示例村1", "name": "示例一村", "township": "示例乡"},
                     {"id": "示例村2", "name": "示例二村", "township": "示例乡"}],
        "needs": [{"village": "示例村1", "need": "信访", "severity": 5}, {"village": "示例村2", "need": "林业", "severity": 3}],
        "posts": [{"village": "示例村1", "role": "secretary", "slots": 1}, {"village": "示例村1", "role": "member", "slots": 1},
                  {"village": "示例村2", "role": "secretary", "slots": 1}],
        "met_by": {"信访": ("司法", "调解"), "林业": ("林业",)},
        "wishes": [{"candidate": "示例人1", "rank": 1, "village": "示例村1", "remark": "熟悉该村"},
                   {"candidate": "示例人2", "rank": 1, "village": "示例村1"},
                   {"candidate": "示例人2", "rank": 2, "village": "示例村2"}],
        "forms": [],
        "hearing": [{"candidate": "示例人1", "village": "示例村1", "mark": 85, "date": "2020-02-20"},
                    {"candidate": "示例人2", "village": "示例村1", "mark": 80.5, "date": "2020-02-20"},
                    {"candidate": "示例人4", "village": "示例村2", "veto": "是", "body": "示例二村村委会", "reason": "示例理由",
                     "date": "2020-02-21"}],
    },
    "en": {
        "candidates": [
            {"id": "EX-P1", "name": "Example A", "unit": "unit one", "home": "EX-V2", "skills": "judicial; mediation"},
            {"id": "EX-P2", "name": "Example B", "unit": "unit one", "kin": "EX-P3", "skills": "forestry"},
            {"id": "EX-P3", "name": "Example C", "unit": "unit two", "priority_groups": "example group"},
            {"id": "EX-P4", "name": "Example D", "unit": "unit three", "skills": "judicial"},
        ],
        "villages": [{"id": "EX-V1", "name": "Example village 1", "township": "example town"},
                     {"id": "EX-V2", "name": "Example village 2", "township": "example town"}],
        "needs": [{"village": "EX-V1", "need": "petition", "severity": 5},
                  {"village": "EX-V2", "need": "forestry", "severity": 3}],
        "posts": [{"village": "EX-V1", "role": "secretary", "slots": 1}, {"village": "EX-V1", "role": "member", "slots": 1},
                  {"village": "EX-V2", "role": "secretary", "slots": 1}],
        "met_by": {"petition": ("judicial", "mediation"), "forestry": ("forestry",)},
        "wishes": [{"candidate": "EX-P1", "rank": 1, "village": "EX-V1", "remark": "knows the village"},
                   {"candidate": "EX-P2", "rank": 1, "village": "EX-V1"}, {"candidate": "EX-P2", "rank": 2, "village": "EX-V2"}],
        "forms": [],
        "hearing": [{"candidate": "EX-P1", "village": "EX-V1", "mark": 85, "date": "2020-02-20"},
                    {"candidate": "EX-P2", "village": "EX-V1", "mark": 80.5, "date": "2020-02-20"},
                    {"candidate": "EX-P4", "village": "EX-V2", "veto": "yes", "body": "example committee",
                     "reason": "example reason", "date": "2020-02-21"}],
    },
}  # fmt: skip

PAIRS = [
    (1, 1, 82.5, "A"), (2, 1, 75, "C"), (2, 2, 78, "A"), (3, 1, 80, "B"), (3, 2, 80, "B"), (4, 1, 71.25, "B"), (4, 2, 71.25, "C"),
]  # fmt: skip
for _lang, _example in EXAMPLES.items():
    _who, _where = IDS[_lang]
    _example["pairs"] = [{"candidate": f"{_who}{person}", "village": f"{_where}{village}", "score": score, "grade": grade}
                         for person, village, score, grade in PAIRS]  # fmt: skip


def is_example(id: object) -> bool:
    """Whether a cell is an id of the example, or the name of a rule of it."""
    return isinstance(id, str) and LEFT.fullmatch(id.strip()) is not None


def examples_among(ids: Iterable[str | None]) -> set[str]:
    """The ids of the example among these."""
    texts = [*filter(None, ids)]
    together = "\n".join(texts)
    return {*filter(is_example, texts)} if any(word in together for word in BEGINNINGS) else set()


# Columns of a user's own: name -> comment, drop-down list, cells.
FACTS: dict[str, dict[str, tuple[str, tuple[str, ...], list[Any]]]] = {
    "zh": {
        "性别": ("自加的列：规则中写 性别 = 女", ("男", "女"), ["男", "女", "男", "女"]),
        "出生年月": ("1980-05 或 1980-05-12；年龄按“说明”表中的截止日期计算", (), ["1978-03", "1985-11", "1990-06", "1982-01"]),
        "党员": ("是 或 否；空白表示不详", ("是", "否"), ["是", "是", "是", "否"]),
    },
    "en": {
        "sex": ("a column of your own: in rules write sex = female", ("male", "female"), ["male", "female", "male", "female"]),
        "birth": (
            "1980-05 or 1980-05-12; ages count on the day stated on sheet about",
            (),
            ["1978-03", "1985-11", "1990-06", "1982-01"],
        ),
        "party_member": ("yes or no; empty means unknown", ("yes", "no"), ["yes", "yes", "yes", "no"]),
    },
}

GUIDE: dict[str, list[tuple[str, str]]] = {
    "zh": [
        ("截止日期", "2020-03-01"),
        (
            "怎样填写",
            "各表中灰色斜体的行是示例（人名、单位、村名均为虚构），请删去或换成自己的数据：留着示例不能读取；列的次序可变，列可增减",
        ),
        ("必填", "橙色表头必填；鼠标停在表头上可看说明"),
        ("编号", "编号存为文本；其他表用编号引用，也可以用不重复的姓名或村名"),
        ("自加的列", "人选、村、岗位表中自加的列会保留，规则可以引用，如 年龄 <= 50"),
        ("规则", "一行一条；扣分空白为硬性规则。前三条是每个问题都有的；灰色斜体的是示例"),
        ("目标", "一行一个，越靠上越重要"),
        ("选派形式", "定村与定人一起算时才填（此时岗位的“至少”写 0）；各村岗位已定的，此表留空"),
    ],
    "en": [
        ("as_of", "2020-03-01"),
        (
            "how to fill in",
            "grey rows in italics are an example (all of it made up); delete or replace them: a workbook with the "
            "example in it is refused; columns may stand in any order",
        ),
        ("needed", "orange headers are needed; rest the pointer on a header to read what it is for"),
        ("ids", "store ids as text; other sheets refer to them, or to names that only one person or village has"),
        (
            "columns of your own",
            "columns that you add to candidates, villages and posts are kept, and rules may name them: age <= 50",
        ),
        (
            "rules",
            "one row a rule; without a penalty it is hard. The first three belong to every problem; grey ones are an example",
        ),
        ("aims", "one row an aim, the most important first"),
        (
            "forms",
            "only where villages are decided together with people (posts then take least 0); leave it empty where posts "
            "are settled",
        ),
    ],
}
