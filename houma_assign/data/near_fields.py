"""Headers that come near to a field: other spellings, and words that people use for it. A hint for messages, never a guess."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

# What columns are called in real lists; compared after ``folded``.
SYNONYMS = {
    "id": (
        "编号",
        "人员编号",
        "工号",
        "学号",
        "代码",
        "序号",
        "身份证号",
        "no.",
        "code",
        "personid",
        "candidateid",
        "villageid",
        "identifier",
        "key",
    ),
    "name": ("姓名", "名字", "名称", "村名", "fullname"),
    "unit": (
        "单位",
        "派出单位",
        "工作单位",
        "所在单位",
        "选派单位",
        "部门",
        "employer",
        "sendingunit",
        "organisation",
        "organization",
        "department",
        "workplace",
    ),
    "home": (
        "家乡",
        "家乡村",
        "本村",
        "家庭所在村",
        "原籍",
        "原籍村",
        "籍贯",
        "户籍",
        "户籍村",
        "户籍所在村",
        "户籍所在地",
        "户口所在地",
        "homevillage",
        "hometown",
        "nativevillage",
        "birthplace",
        "origin",
    ),
    "kin": (
        "亲属",
        "亲属编号",
        "亲属人选",
        "亲属关系",
        "亲戚",
        "回避对象",
        "relatives",
        "relative",
        "kinship",
        "family",
        "kinids",
    ),
    "kin_villages": ("亲属任职村", "亲属所在村", "villagesofkin", "relativesvillages"),
    "skills": ("专长", "技能", "特长", "专业特长", "擅长", "skill", "expertise", "speciality", "specialty", "strengths"),
    "most": ("最多任职数", "最多岗位数", "mostposts", "maxposts"),
    "score": (
        "总分",
        "得分",
        "分数",
        "成绩",
        "总成绩",
        "综合成绩",
        "综合得分",
        "综合分",
        "最终得分",
        "评分",
        "测评得分",
        "points",
        "point",
        "total",
        "totalscore",
        "finalscore",
        "overallscore",
        "scores",
        "marks",
        "mark",
        "rating",
    ),
    "township": ("乡镇", "所属乡镇", "乡镇街道", "街道", "镇", "town", "commune"),
    "needs": ("需求", "需要", "需求类型", "村需求", "need", "demand", "demands", "requirements"),
    "village": ("村", "村编号", "村名", "行政村", "villageid", "villagename"),
    "role": ("岗位", "岗位类别", "职务", "角色", "岗位名称", "position", "job", "posttype", "roles"),
    "slots": (
        "名额",
        "人数",
        "名额数",
        "选派名额",
        "招录人数",
        "计划人数",
        "需求人数",
        "slot",
        "places",
        "seats",
        "headcount",
        "vacancies",
        "quota",
        "positions",
    ),
    "least": ("至少", "最少人数", "minimum", "atleast"),
    "candidate": ("人选", "人选编号", "人员编号", "编号", "candidateid", "person", "id"),
    "post": ("岗位", "岗位编号", "postid", "position"),
    "grade": ("等次", "匹配等次", "匹配度", "matchgrade", "grades"),
}
ALIKE = 0.8


def folded(header: str) -> str:
    """A header as it is compared: unified, in lower case, without blanks, underlines, stars or colons."""
    plain = unicodedata.normalize("NFKC", header)
    return "".join(char for char in plain if unicodedata.category(char)[0] not in "ZC" and char not in "_-*:").lower()


def near(field: str, headers: Iterable[str]) -> tuple[str, ...]:
    """The headers that a reader may have meant for a field, those of the same meaning first."""
    words = (folded(field), *SYNONYMS.get(field, ()))
    same = [header for header in headers if folded(header) in words]
    spelt = [header for header in headers if header not in same and _alike(folded(header), words)]
    return (*same, *spelt)


def _alike(header: str, words: Iterable[str]) -> bool:
    return len(header) > 3 and any(
        len(word) > 3 and SequenceMatcher(None, header, word).ratio() >= ALIKE and header[0] == word[0] for word in words
    )
