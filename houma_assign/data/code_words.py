"""Chinese words for what the library itself names: codes, fields of rules and aims, built-in columns."""

from __future__ import annotations

from typing import Any

from ..errors import Message
from .field_names import CHINESE

# The two roles that the library itself speaks of, and yes and no; a problem's own labels come before these.
STANDARD = {
    "zh": {"priority": "优先群体", "secretary": "党支部书记", "member": "支部委员", "yes": "是", "no": "否"},
    "en": {"secretary": "village party secretary", "member": "branch committee member"},
}  # fmt: skip
FIELDS_ZH = {
    "id": "编号", "penalty": "扣分", "where": "条件", "role": "岗位类别", "township": "乡镇", "village": "村",
    "villages": "村", "each": "范围", "least": "至少", "most": "至多", "least_share": "至少占比", "most_share": "至多占比",
    "rounding": "取整方式", "candidate": "人选", "candidates": "人选", "post": "岗位", "skills": "专长", "grade": "等次",
    "number": "数字", "load": "负荷", "limit": "限额", "fact": "所看的列", "exceptions": "例外", "order": "高低顺序",
    "leader": "负责人岗位", "strictly": "是否须高于", "within": "回避范围", "slack": "让度", "role_weights": "岗位权重",
    "worth": "等次分值", "met_by": "满足需求的专长", "wishes": "意愿", "worst": "村数", "seed": "种子", "placements": "安排",
    "parts": "各项目标", "say": "对方评分", "even_barred": "计入不得担任的", "free_slots": "计入空缺", "sense": "方向",
}  # fmt: skip
SOURCES_ZH = {"pair": "配对", "candidate": "人选", "post": "岗位", "village": "村"}


def standard(code: str, lang: str) -> str:
    """The word for a code, or the code where there is none."""
    return STANDARD.get(lang, {}).get(code, code)


def post_id_words(post: str, lang: str) -> str:
    """The id of a post; in Chinese with the word for its role where the id ends in one of the library's codes."""
    village, slash, role = post.rpartition("/")
    known = slash and lang != "en" and role in STANDARD[lang]
    return f"{village} {standard(role, lang)}" if known else post


def field_place(record: Any, name: str) -> str:
    """A field of a rule or aim as the place of a fault; what is none, such as a user's column, stays as it is."""
    known = name in type(record).model_fields and name in FIELDS_ZH
    return Message("field", name, FIELDS_ZH[name]) if known else name


def column_words(name: str, lang: str) -> str:
    """A column that a rule looks at, as the user named it; ``post.size`` is said with where it is looked for."""
    if lang != "zh":
        return name
    source, dot, column = name.partition(".")
    if dot and source in SOURCES_ZH:
        return f"{SOURCES_ZH[source]}的 {CHINESE.get(column, column)}"
    return CHINESE.get(name, name)
