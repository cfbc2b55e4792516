"""What is taken for columns and tables that a book does not have."""

from __future__ import annotations

from collections.abc import Iterator

from ...errors import Message
from ..schema.book_tables import BookTables
from ..schema.record_sheets import CANDIDATES, NEEDS, PAIRS, POSTS, VILLAGES
from ..schema.rule_sheets import AIMS, RULES
from ..schema.schema import Schema
from ..schema.side_sheets import GRADE_MATRIX, SCORE_MATRIX

COLUMNS: dict[str, dict[str, tuple[str, str]]] = {
    "candidates": {
        "name": ("no names; people are shown by id", "没有姓名，只显示编号"),
        "unit": ("no sending unit is known", "派出单位不明"),
        "home": ("nobody has a home village here", "没有人的家乡村在表中"),
        "kin": ("nobody has kin among the candidates", "人选之间没有亲属"),
        "kin_villages": ("nobody has kin in a village's team", "没有人有亲属在村任职"),
        "skills": ("nobody has a skill", "没有人有专长"),
        "priority_groups": ("nobody is in a priority group", "没有人属于优先群体"),
        "most": ("one post each", "每人至多任一个岗位"),
        "score": ("0 points for everybody", "每人 0 分"),
    },
    "villages": {
        "id": ("names are taken as ids", "以村名为编号"),
        "name": ("no names; villages are shown by id", "没有村名，只显示编号"),
        "township": ("no township is known", "乡镇不明"),
        "needs": ("no village has a need", "没有需求"),
    },
    "posts": {
        "role": ("posts have no role", "岗位没有类别"),
        "slots": ("one slot each", "每个岗位 1 个名额"),
        "least": ("every slot is to be filled", "名额须全部配齐"),
    },
    "pairs": {
        "score": ("0 points for every pair", "每个配对 0 分"),
        "grade": ("no grades", "没有等次"),
    },
}
TABLES: dict[str, tuple[str, str]] = {
    "posts": ("posts: one slot in each village", "岗位：每村一个名额"),
    "pairs": ("pairs: everybody may take every post, at their own points", "配对：人人可任各岗，按本人得分"),
    "rules": ("rules: posts filled, no more than the slots, one post each", "规则：岗位配齐、不超名额、每人一岗"),
    "aims": ("aims: needs, grades and points, as far as there are any", "目标：依次为需求满足、匹配等次、得分，以数据所有为限"),
}


def column_defaults(tables: BookTables, schema: Schema, there: set[str]) -> Iterator[Message]:
    """What is taken for the columns that a sheet does not have."""
    matrix = tables.has(SCORE_MATRIX) or tables.has(GRADE_MATRIX)
    for name, (en, zh) in COLUMNS.get(schema.name, {}).items():
        elsewhere = ((schema is CANDIDATES and name == "score" and (matrix or "score" in tables.table(PAIRS).columns))
                     or (schema is VILLAGES and name == "needs" and tables.has(NEEDS))
                     or (schema is PAIRS and name == "score" and "score" in tables.table(CANDIDATES).columns))  # fmt: skip
        if name not in there and not elsewhere:
            column = next(each for each in schema.columns if each.name == name)
            yield Message(f"default_{schema.name}_{name}", f"no column {name}: {en}", f"没有“{column.header('zh')}”列：{zh}")


def table_defaults(tables: BookTables) -> Iterator[Message]:
    """What is taken for the tables that are not there."""
    for schema in (POSTS, PAIRS, RULES, AIMS):
        matrix = schema is PAIRS and (tables.has(SCORE_MATRIX) or tables.has(GRADE_MATRIX))
        if not tables.has(schema) and not matrix:
            en, zh = TABLES[schema.name]
            yield Message(f"default_{schema.name}", en, zh)
