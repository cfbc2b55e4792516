"""What the fields of records are called, so that a condition may ask every field in Chinese and in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

CANDIDATE = {
    "id": ("编号", "人选编号", "人员编号"),
    "name": ("姓名",),
    "unit": ("派出单位", "单位", "工作单位", "所在单位", "选派单位"),
    "home": ("家乡村", "户籍村", "户籍所在村", "本村", "家庭所在村", "原籍村"),
    "kin": ("亲属", "亲属编号", "亲属人选"),
    "kin_villages": ("亲属任职村", "亲属所在村"),
    "skills": ("专长", "技能", "特长", "专业特长"),
    "priority_groups": ("优先群体", "优先类别", "优先对象"),
    "most": ("最多任职数", "最多岗位数"),
}
VILLAGE = {
    "id": ("编号", "村编号"),
    "name": ("村名", "名称"),
    "township": ("乡镇", "所属乡镇"),
    "needs": ("需求",),
}
POST = {
    "id": ("岗位编号", "编号"),
    "village": ("村", "村编号"),
    "role": ("岗位", "岗位类别", "职务", "角色"),
    "slots": ("名额", "名额数"),
    "least": ("最少人数",),
}
PAIR = {
    "score": ("总分", "得分", "综合得分", "分数", "points"),
    "grade": ("匹配等次", "等次", "匹配度"),
}
Words = Mapping[str, tuple[str, ...]]


def lookup(words: Words) -> dict[str, str]:
    """Name -> field, for every name of the fields."""
    return {name: field for field, names in words.items() for name in (field, *names)}


CANDIDATE_FIELDS, VILLAGE_FIELDS, POST_FIELDS, PAIR_FIELDS = map(lookup, (CANDIDATE, VILLAGE, POST, PAIR))
CHINESE = {field: names[0] for words in (PAIR, POST, VILLAGE, CANDIDATE) for field, names in words.items()}


def asked(record: Any, fields: Mapping[str, str], name: str) -> Any:
    """What a record's field of this name holds; None if there is none or it is empty.

    A field of many values is a tuple; a mapping stands for its keys.
    """
    field = fields.get(name)
    if field is None:
        return None
    value = getattr(record, field)
    value = tuple(value) if isinstance(value, Mapping) else value
    return None if value in ("", ()) else value
