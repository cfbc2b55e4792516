"""Facts, notes and headers of results in a reader's language: labels in place of codes, and the signs of the language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ...data.code_words import STANDARD
from ...data.language import Language, language
from ...data.record import Facts

Labels = Mapping[str, Mapping[str, str]]  # language -> code -> word
HEADERS_ZH = {
    "candidate": "人选", "village": "村", "name": "名称", "township": "乡镇", "factor": "因素", "rule": "规则", "words": "内容",
    "facts": "依据", "points": "分值", "total": "总分", "rank": "名次", "check": "审查项", "kind": "性质", "body": "负责单位",
    "unit": "单位", "offered": "名额", "used": "已用", "free": "空余", "exceeded": "超出", "fit": "匹配分", "grade": "等次",
    "before": "原分", "after": "新分", "rank_before": "原名次", "rank_after": "新名次", "rules": "规则", "score": "得分",
    "form": "帮扶形式", "needs": "需求", "special": "专项需求", "problem": "问题类型", "weight": "权重", "breakpoint": "转折点",
    "below": "低于时", "above": "高于时", "must": "必须", "must_not": "不得", "places": "名额", "standard": "标准",
}  # fmt: skip
FIELDS_ZH = {
    "needs met": "满足的需求", "severity": "程度", "skill": "专长", "skills": "专长", "unit": "派出单位", "name": "姓名",
    "home": "家乡村", "township": "乡镇",
}  # fmt: skip
NONE: Facts[Any] = Facts()
HAN = re.compile("[\u3400-\u9fff]")


@dataclass(frozen=True)
class ResultWords:
    """How results speak: a language, and words for codes."""

    spoken: Language
    labels: Mapping[str, str]

    @classmethod
    def of(cls, lang: str, labels: Labels = NONE, more: Mapping[str, str] = NONE) -> ResultWords:
        """The words of a language; ``more`` come before those of ``labels``."""
        fields = language(lang).say({}, FIELDS_ZH)
        return cls(language(lang), {**fields, **STANDARD.get(lang, {}), **labels.get(lang, {}), **more})

    def word(self, code: str) -> str:
        """The word for a code, the code where there is none."""
        return self.labels.get(code, code)

    def value(self, value: Any) -> str:
        """A fact's value."""
        if value is None:
            return self.spoken.say("?", "不详")
        if isinstance(value, tuple):
            return self.spoken.say("/", "、").join(map(self.word, value))
        if isinstance(value, bool):
            return self.labels.get(str(value), self.spoken.say(str(value), "是" if value else "否"))
        return self.word(str(value))

    def facts(self, facts: Iterable[tuple[str, Any]]) -> str:
        """Facts with their values, in one line."""
        said = ((self.word(fact), self.value(value)) for fact, value in facts)
        return self.spoken.clauses(self.spoken.say(f"{fact} = {value}", f"{fact}：{value}") for fact, value in said)

    def header(self, name: str) -> str:
        """The header of a column of a result."""
        return self.spoken.say(name, HEADERS_ZH.get(name) or self.word(name))


def note_in(note: str, lang: str) -> str:
    """A note in a language; where it says itself in both, sentence by sentence, those of the other language are left out."""
    parts = [part for part in re.split(r"(?<=[。；;])\s*|(?<=\.)\s+", note) if part]
    chinese = [bool(HAN.search(part)) for part in parts]
    if all(chinese) or not any(chinese):
        return note
    kept = [part for part, zh in zip(parts, chinese, strict=True) if zh == (language(lang).code == "zh")]
    return "".join(kept) if language(lang).code == "zh" else " ".join(kept).removesuffix(";")
