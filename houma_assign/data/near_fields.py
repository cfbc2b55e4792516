"""Headers that come near to a field: other spellings, and words that people use for it. A hint for messages, never a guess."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

from .header_words import IDS, SYNONYMS

# What columns are called in workbooks, and words that come near; what else they are called is in ``header_words``.
NAMES: dict[str, str] = {
    "id": "编号 人员编号 工号 代码 序号 身份证号 no. code personid candidateid villageid identifier key",
    "name": "姓名 名字 名称 村名 fullname",
    "unit": "单位 派出单位 工作单位 所在单位 选派单位 部门 employer sendingunit department workplace",
    "home": "家乡 家乡村 本村 家庭所在村 原籍 原籍村 籍贯 户籍 户籍所在地 户口所在地 homevillage hometown birthplace origin",
    "kin": "亲属 亲属编号 亲属人选 relatives family",
    "kin_villages": "亲属任职村 亲属所在村 villagesofkin",
    "skills": "专长 技能 特长 专业特长",
    "priority_groups": "优先群体 优先类别 优先对象 prioritygroup",
    "most": "最多任职数 最多岗位数 mostposts",
    "score": "总分 得分 综合得分 points point total",
    "township": "乡镇 所属乡镇 乡镇街道",
    "needs": "需求 需要",
    "village": "村 村编号 村名 行政村 villageid villagename",
    "role": "岗位 岗位类别 职务 角色",
    "slots": "名额 人数 名额数",
    "least": "至少 最少人数",
    "candidate": "人选 人选编号 人员编号 编号 candidateid person id",
    "post": "岗位 岗位编号 postid position",
    "grade": "等次 匹配等次 匹配度 matchgrade grades",
}
ALIKE = 0.8


def folded(header: str) -> str:
    """A header as it is compared: unified, in lower case, without blanks, underlines, stars or colons."""
    plain = unicodedata.normalize("NFKC", header)
    return "".join(char for char in plain if unicodedata.category(char)[0] not in "ZC" and char not in "_-*:").lower()


def near(field: str, headers: Iterable[str]) -> tuple[str, ...]:
    """The headers that a reader may have meant for a field, those of the same meaning first."""
    further = (word for (_, name), words in SYNONYMS.items() if name == field for word in words.same)
    words = (folded(field), *NAMES.get(field, "").split(), *further, *(IDS if field == "id" else ()))
    same = [header for header in headers if folded(header) in words]
    spelt = [header for header in headers if header not in same and _alike(folded(header), words)]
    return (*same, *spelt)


def _alike(header: str, words: Iterable[str]) -> bool:
    return len(header) > 3 and any(
        len(word) > 3 and SequenceMatcher(None, header, word).ratio() >= ALIKE and header[0] == word[0] for word in words
    )
