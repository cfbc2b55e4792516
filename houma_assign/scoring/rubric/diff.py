"""Whose points move if a rubric is edited, before anyone is assigned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from ...data.language import Lang, language
from ...data.record import Facts
from ...plan.text_table import text_table
from ..facts.decimals import points
from ..facts.fact_table import FactTable
from ..results.wording import ResultWords
from .factor import Factor
from .fields import RubricFields
from .point_rule import PointRule
from .scores import Scores, score

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Move:
    """One person whose total moved; ``rules`` has what each rule gave before and after, where that differs."""

    candidate: str
    before: int | float = field(repr=False)
    after: int | float = field(repr=False)
    rank_before: int = field(repr=False)
    rank_after: int = field(repr=False)
    rules: tuple[tuple[str, int | float, int | float], ...] = field(repr=False)


@dataclass(frozen=True)
class RubricDiff:
    """The difference between two rubrics for the same people.

    Attributes
    ----------
    added, removed, changed
        Ids of rules, and of factors with the word factor before them.
    moved
        People whose total moved, the largest move first, then by id.
    unmoved
        How many kept theirs.
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    moved: tuple[Move, ...] = field(repr=False)
    unmoved: int
    names: Mapping[str, str] = field(default=Facts(), repr=False)

    @property
    def frame(self) -> pd.DataFrame:
        """One row a person who moved: candidate, before, after, rank_before, rank_after, rules."""
        from ..results.frame import frame

        rows = [(each.candidate, each.before, each.after, each.rank_before, each.rank_after, _said(each)) for each in self.moved]
        return frame(["candidate", "before", "after", "rank_before", "rank_after", "rules"], rows)

    def table(self, lang: Lang = "en") -> pd.DataFrame:
        """The frame with headers, and names of rules, in a language."""
        from ..results.frame import spoken_frame

        made = self.frame.assign(rules=[_said(each, lang, self.names) for each in self.moved])
        return spoken_frame(made, ResultWords.of(lang))

    def text(self, lang: Lang = "en") -> str:
        """The same as a table."""
        rows = [
            (each.candidate, each.before, each.after, f"{each.rank_before} → {each.rank_after}", _said(each, lang, self.names))
            for each in self.moved
        ]
        header = language(lang).say(("candidate", "before", "after", "rank", "rules"), ("人选", "原分", "新分", "名次", "规则"))
        return text_table(header, rows, right=[1, 2])


def _said(move: Move, lang: Lang = "en", names: Mapping[str, str] = Facts()) -> str:
    say = language(lang)
    return say.clauses(f"{say.say(rule, names.get(rule, rule))} {before} → {after}" for rule, before, after in move.rules)


def diff_of(rubric: RubricFields, other: RubricFields, candidates: Any) -> RubricDiff:
    """See ``Rubric.diff``."""
    table = FactTable.of(candidates)
    old, new = score(rubric, table), score(other, table)
    before, after = _parts(rubric), _parts(other)
    changed = tuple(id for id, part in before.items() if id in after and after[id] != part)
    change = new.total - old.total
    order = sorted(np.flatnonzero(change).tolist(), key=lambda row: (-abs(int(change[row])), table.ids[row]))
    ranks = old.ranks, new.ranks
    moved = [
        Move(table.ids[row], points(int(old.total[row])), points(int(new.total[row])), int(ranks[0][row]), int(ranks[1][row]),
             _rules(old, new, row))
        for row in order
    ]  # fmt: skip
    added, removed = (tuple(id for id in one if id not in other) for one, other in ((after, before), (before, after)))
    names = Facts({rule.id: rule.words("zh") for rule in (*rubric.rules, *other.rules)})
    return RubricDiff(added, removed, changed, tuple(moved), len(table) - len(moved), names)


def _parts(rubric: RubricFields) -> dict[str, Factor | PointRule]:
    factors: dict[str, Factor | PointRule] = {f"factor {each.id}": each for each in rubric.factors}
    return factors | {each.id: each for each in rubric.rules}


def _rules(old: Scores, new: Scores, row: int) -> tuple[tuple[str, int | float, int | float], ...]:
    before, after = (
        {rule.id: int(steps) for rule, steps in zip(one.rules, one.by_rule[:, row], strict=True)} for one in (old, new)
    )
    return tuple((id, points(before.get(id, 0)), points(after.get(id, 0)))
                 for id in dict.fromkeys((*before, *after)) if before.get(id, 0) != after.get(id, 0))  # fmt: skip
