"""The six standards 六项标准 by which people are looked at: factors and checks say which of them they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator

from ...data.language import language
from ...data.near_words import near_words
from ...errors import Message
from ...workbook.cells.reading import folded

STANDARDS: dict[str, tuple[str, str]] = {
    "political": ("political quality", "政治素质"), "responsibility": ("sense of responsibility", "责任意识"),
    "coordination": ("organisation and coordination", "组织协调"), "conduct": ("moral conduct", "道德品行"),
    "health": ("health", "身体健康"), "fit": ("fit to the post", "岗位适配"),
}  # fmt: skip
OTHER = ("", ("other", "其他"))  # of what says none
ALSO = {
    "political": "政治品质 政治标准 政治素养", "responsibility": "责任心 责任感 责任担当",
    "coordination": "组织协调能力 协调能力 组织能力", "conduct": "道德品质 品行 品德",
    "health": "健康 健康状况 身体状况 身体条件 身体素质", "fit": "人岗相适 人岗匹配 岗位匹配 适岗",
}  # fmt: skip
_MEANT = {folded(word): code for code, words in STANDARDS.items() for word in (code, *words, *ALSO[code].split())}


def standard_words(code: str, lang: str) -> str:
    """What a standard is called, "" being what says none."""
    return language(lang).say(*STANDARDS.get(code, OTHER[1]))


def _meant(given: Any) -> Any:
    """The code of a standard that is given by its code or by one of the words for it; what is no text is left to be refused."""
    if not isinstance(given, str) or not given.strip():
        return given.strip() if isinstance(given, str) else given
    code = _MEANT.get(folded(given))
    if code is None:
        raise ValueError(_unknown(given))
    return code


def _unknown(given: str) -> Message:
    english = near_words(given, [*STANDARDS, *(words[0] for words in STANDARDS.values())])
    chinese = near_words(given, [words[1] for words in STANDARDS.values()])
    known, words = ", ".join(STANDARDS), "、".join(each[1] for each in STANDARDS.values())
    spoken = {word: words[1] for code, words in STANDARDS.items() for word in (code, words[0])}
    near, chinese = language("en").names(english or chinese), chinese or [*dict.fromkeys(spoken[word] for word in english)]
    return Message("standard.unknown", f"no such standard; there are: {known}" + (f"; near it: {near}" if near else ""),
                   f"没有这项标准；六项标准为：{words}" + (f"；相近的有：{'、'.join(chinese)}" if chinese else ""))  # fmt: skip


if TYPE_CHECKING:
    Standard = str
else:
    Standard = Annotated[str, BeforeValidator(_meant)]  # "" for none
