"""Why a grade is what it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ...data.language import Lang
from ...data.record import Facts
from ...errors import Message
from ..results.wording import Labels, ResultWords
from .override import GradeOverride

MET = "grade.met "  # the code of a line, before the need that is met


@dataclass(frozen=True)
class GradeReasons:
    """Why a grade is what it is.

    Attributes
    ----------
    grade
        The grade that holds.
    lines
        What gave points: text, facts behind it, points.
    fit, by_rule
        Their sum, and the grade it means.
    override
        The override that holds instead, if there is one.
    """

    candidate: str
    village: str
    grade: str
    lines: tuple[tuple[str, tuple[tuple[str, Any], ...], int | float], ...] = field(repr=False)
    fit: int | float = field(repr=False)
    by_rule: str
    override: GradeOverride | None = None
    labels: Labels = field(default=Facts(), repr=False)

    def text(self, lang: Lang = "en", labels: Mapping[str, str] = Facts()) -> str:
        """The reasons as text.

        Parameters
        ----------
        lang
            "en" or "zh".
        labels
            Fact, need or value -> words; those of the problem that was graded are known.
        """
        wording = ResultWords.of(lang, self.labels, labels)
        say = wording.spoken
        said = [say.about(f"{_words(words, lang, wording)}{say.aside(wording.facts(facts))}", say.say(f"{given}", f"{given}分"))
                for words, facts, given in self.lines]  # fmt: skip
        said.append(say.about(say.say(f"fit {self.fit}", f"匹配分{self.fit}"), self.by_rule))
        if self.override:
            grade, body = self.override.grade, self.override.body
            said.append(say.about(say.say(f"{grade} set by {body}", f"{body}定为{grade}"), self.override.reason))
        head = say.about(say.say(f"{self.candidate} in {self.village}", f"{self.candidate}到{self.village}"), self.grade)
        return "\n".join([head, *(f"  {line}" for line in said)])


def _words(words: str, lang: str, wording: ResultWords) -> str:
    said = words.words(lang) if isinstance(words, Message) else words
    need = words.code.removeprefix(MET) if isinstance(words, Message) and words.code.startswith(MET) else ""
    return said.replace(f"“{need}”", f"“{wording.word(need)}”") if need else said
