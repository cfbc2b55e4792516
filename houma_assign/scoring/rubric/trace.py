"""Points of one person, line by line, so that they can be added up by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ...data.language import language
from ...data.record import Facts
from ...plan.text_table import text_table

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

    @property
    def frame(self) -> pd.DataFrame:
        """One row a line: factor, rule, words, facts, points."""
        from ..results.frame import frame

        rows = [(line.factor, line.rule, line.words, _facts(line, {}), line.points) for line in self.lines]
        return frame(["factor", "rule", "words", "facts", "points"], rows)

    def text(self, lang: str = "en", labels: Mapping[str, str] = Facts()) -> str:
        """The lines as a table, factors with cap and weight below their rules, and the total.

        Parameters
        ----------
        lang
            "en" or "zh".
        labels
            Fact or value -> words, such as ``problem.labels["zh"]``; what has none is shown as it is.
        """
        say = language(lang).say
        rows: list[tuple[Any, ...]] = []
        for each in self.factors:
            lines = [line for line in self.lines if line.factor == each.factor]
            rows += [(line.rule, say(line.words, line.words_zh), _facts(line, labels), line.points) for line in lines]
            limits = [f"{say('cap', '封顶')} {each.cap}"] if each.cap is not None else []
            limits += [f"{say('weight', '权重')} ×{each.weight}"] if each.weight != 1 else []
            said = f"{say('sum', '小计')} {each.sum}" + "".join(f", {limit}" for limit in limits)
            rows.append((each.factor, say(each.words, each.words_zh), said, f"= {each.points}"))
        rows.append(("", say("total", "总分"), "", f"= {self.total}"))
        header = say(("rule", "words", "facts", "points"), ("条", "内容", "依据", "分"))
        return "\n".join(filter(None, [text_table(header, rows, right=[3]), self.note]))


def _facts(line: TraceLine, labels: Mapping[str, str]) -> str:
    shown = [(labels.get(fact, fact), "?" if value is None else labels.get(str(value), str(value))) for fact, value in line.facts]
    return ", ".join(f"{fact} = {value}" for fact, value in shown)
