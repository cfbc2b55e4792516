"""Points of one person, line by line, so that they can be added up by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ...data.language import Lang
from ...data.record import Facts
from ...plan.text_table import text_table
from ..results.wording import Labels, ResultWords, note_in

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class TraceLine:
    """One rule that gave points (or took some).

    Attributes
    ----------
    factor, rule, words, words_zh
        The rule.
    facts
        The facts it looked at, with their values.
    points
        What it gave, before the factor's cap and weight.
    """

    factor: str
    rule: str
    words: str
    words_zh: str
    facts: tuple[tuple[str, Any], ...] = field(repr=False)
    points: int | float = field(repr=False)


@dataclass(frozen=True)
class FactorLine:
    """One factor: the sum of its lines, the cap, the weight, and what counts in the total."""

    factor: str
    words: str
    words_zh: str
    sum: int | float = field(repr=False)
    cap: int | float | None
    weight: int | float
    points: int | float = field(repr=False)

    @property
    def capped(self) -> bool:
        """Whether the cap (or the floor of 0) took effect."""
        return self.sum < 0 or (self.cap is not None and self.sum > self.cap)


@dataclass(frozen=True)
class Trace:
    """Where the points of one person come from.

    Attributes
    ----------
    lines
        Rules that gave points, in the order of the rubric.
    factors
        All factors.
    total
        Points in all.
    """

    candidate: str
    post: str
    lines: tuple[TraceLine, ...] = field(repr=False)
    factors: tuple[FactorLine, ...] = field(repr=False)
    total: int | float = field(repr=False)
    note: str = field(default="", repr=False)
    labels: Labels = field(default=Facts(), repr=False)

    @property
    def frame(self) -> pd.DataFrame:
        """One row a line: factor, rule, words, facts, points."""
        from ..results.frame import frame

        plain = ResultWords.of("en")
        rows = [(line.factor, line.rule, line.words, plain.facts(line.facts), line.points) for line in self.lines]
        return frame(["factor", "rule", "words", "facts", "points"], rows)

    def table(self, lang: Lang = "en") -> pd.DataFrame:
        """The same with headers and words in a language."""
        from ..results.frame import frame

        wording = ResultWords.of(lang, self.labels)
        names = {each.factor: wording.spoken.say(each.words, each.words_zh) for each in self.factors}
        rows = [(wording.word(names[line.factor]), wording.spoken.say(line.words, line.words_zh), wording.facts(line.facts),
                 line.points) for line in self.lines]  # fmt: skip
        return frame([wording.header(name) for name in ("factor", "words", "facts", "points")], rows)

    def text(self, lang: Lang = "en", labels: Mapping[str, str] = Facts()) -> str:
        """The lines as a table, factors with cap and weight below their rules, and the total.

        Parameters
        ----------
        lang
            "en" or "zh".
        labels
            Fact or value -> words; those of the problem that was scored are known. What has none is shown as it is.
        """
        wording = ResultWords.of(lang, self.labels, labels)
        say, spoken = wording.spoken.say, wording.spoken
        rows: list[tuple[Any, ...]] = []
        for each in self.factors:
            lines = [line for line in self.lines if line.factor == each.factor]
            rows += [
                (say(line.rule, ""), say(line.words, line.words_zh), wording.facts(line.facts), line.points) for line in lines
            ]
            limits = [f"{say('cap', '封顶')} {each.cap}"] if each.cap is not None else []
            limits += [f"{say('weight', '权重')} ×{each.weight}"] if each.weight != 1 else []
            said = spoken.clauses([f"{say('sum', '小计')} {each.sum}", *limits])
            name = wording.word(say(each.words, each.words_zh))
            rows.append((say(each.factor, name), say(name, ""), said, f"= {each.points}"))
        rows.append((say("", "总分"), say("total", ""), "", f"= {self.total}"))
        header = say(("rule", "words", "facts", "points"), ("因素", "内容", "依据", "分"))
        return "\n".join(filter(None, [text_table(header, rows, right=[3]), note_in(self.note, lang)]))
