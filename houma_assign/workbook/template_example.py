"""The example of the template. Every person, unit and village in it is made up."""

from __future__ import annotations

from typing import Any

EXAMPLES: dict[str, dict[str, Any]] = {
    "zh": {
        "candidates": [
            {"id": "C001", "name": "示例甲", "unit": "示例单位一", "home": "V2", "skills": "司法; 调解"},
            {"id": "C002", "name": "示例乙", "unit": "示例单位一", "kin": "C003", "skills": "林业"},
            {"id": "C003", "name": "示例丙", "unit": "示例单位二"},
            {"id": "C004", "name": "示例丁", "unit": "示例单位三", "skills": "司法"},
        ],
        "villages": [{"id": "V1", "name": "示例一村", "township": "示例乡"},
                     {"id": "V2", "name": "示例二村", "township": "示例乡"}],
        "needs": [{"village": "V1", "need": "信访", "severity": 5}, {"village": "V2", "need": "林业", "severity": 3}],
        "posts": [{"village": "V1", "role": "党支部书记", "slots": 1}, {"village": "V1", "role": "支部委员", "slots": 1},
                  {"village": "V2", "role": "党支部书记", "slots": 1}],
        "met_by": {"信访": ("司法", "调解"), "林业": ("林业",)},
    },
    "en": {
        "candidates": [
            {"id": "C001", "name": "Example A", "unit": "unit one", "home": "V2", "skills": "judicial; mediation"},
            {"id": "C002", "name": "Example B", "unit": "unit one", "kin": "C003", "skills": "forestry"},
            {"id": "C003", "name": "Example C", "unit": "unit two"},
            {"id": "C004", "name": "Example D", "unit": "unit three", "skills": "judicial"},
        ],
        "villages": [{"id": "V1", "name": "Example village 1", "township": "example town"},
                     {"id": "V2", "name": "Example village 2", "township": "example town"}],
        "needs": [{"village": "V1", "need": "petition", "severity": 5}, {"village": "V2", "need": "forestry", "severity": 3}],
        "posts": [{"village": "V1", "role": "secretary", "slots": 1}, {"village": "V1", "role": "member", "slots": 1},
                  {"village": "V2", "role": "secretary", "slots": 1}],
        "met_by": {"petition": ("judicial", "mediation"), "forestry": ("forestry",)},
    },
}  # fmt: skip

PAIRS = [
    ("C001", "V1", 82.5, "A"), ("C002", "V1", 75, "C"), ("C002", "V2", 78, "A"), ("C003", "V1", 80, "B"), ("C003", "V2", 80, "B"),
    ("C004", "V1", 71.25, "B"), ("C004", "V2", 71.25, "C"),
]  # fmt: skip
for _example in EXAMPLES.values():
    _example["pairs"] = [dict(zip(("candidate", "village", "score", "grade"), row, strict=True)) for row in PAIRS]

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
        ("怎样填写", "各表第二行起是示例（人名、单位、村名均为虚构），请换成自己的数据；列的次序可变，列可增减"),
        ("必填", "橙色表头必填；鼠标停在表头上可看说明"),
        ("编号", "编号存为文本；其他表用编号引用，也可以用不重复的姓名或村名"),
        ("自加的列", "人选、村、岗位表中自加的列会保留，规则可以引用，如 年龄 <= 50"),
        ("规则", "一行一条；扣分空白为硬性规则。前三条是每个问题都有的"),
        ("目标", "一行一个，越靠上越重要"),
    ],
    "en": [
        ("as_of", "2020-03-01"),
        (
            "how to fill in",
            "from row 2 on every sheet holds an example (all of it made up); replace it; columns may stand in any order",
        ),
        ("needed", "orange headers are needed; rest the pointer on a header to read what it is for"),
        ("ids", "store ids as text; other sheets refer to them, or to names that only one person or village has"),
        (
            "columns of your own",
            "columns that you add to candidates, villages and posts are kept, and rules may name them: age <= 50",
        ),
        ("rules", "one row a rule; without a penalty it is hard. The first three belong to every problem"),
        ("aims", "one row an aim, the most important first"),
    ],
}
