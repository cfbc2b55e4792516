"""Points of everybody, rule by rule and factor by factor, in whole hundredths."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from ...data.exact import Ints
from ...data.language import Lang, language
from ...data.post import Post
from ...data.village import Village
from ...errors import InputError, Message
from ..facts.criterion import evidence
from ..facts.decimals import Steps, points
from ..facts.fact_faults import each_once
from ..facts.fact_table import FactTable
from ..results.wording import ResultWords
from .fields import RubricFields
from .matched_needs import needs_met
from .point_rule import ANY_NEED, PointRule
from .rule_points import close_factors, counts_in, each_rule, matched, place_faults
from .trace import FactorLine, Trace, TraceLine

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False, repr=False)
class Scores:
    """What a rubric gives each person; arrays are in hundredths of a point.

    Attributes
    ----------
    rubric, people
        What was scored by what.
    rules
        The rules that counted.
    by_factor
        Capped and weighted, shape (factors, people).
    total
        Shape (people,).
    post
        The post the points are for; None where only what counts for every post is in them.
    """

    rubric: RubricFields
    people: FactTable
    rules: tuple[PointRule, ...]
    by_factor: Ints
    total: Ints
    post: Post | None = None
    village: Village | None = None

    @cached_property
    def by_rule(self) -> Steps:
        """What each of ``rules`` gave, before caps and weights of factors; shape (rules, people)."""
        given = np.zeros((len(self.rules), len(self.people)), np.int64)
        for k, steps in each_rule(self.rubric, self.people, self.rules, []):
            given[k] = matched(self.rubric, self.people, self.rules[k], steps, self.village)
        return given

    def __repr__(self) -> str:
        return f"Scores({len(self.people)} people, {len(self.rules)} rules)"

    def __len__(self) -> int:
        return len(self.people)

    def points(self, candidate: str) -> int | float:
        """Total of one person, in points."""
        return points(int(self.total[self.people.row_of[candidate]]))

    def factor_points(self, candidate: str) -> dict[str, int | float]:
        """Points of one person by factor."""
        row = self.people.row_of[candidate]
        return {each.id: points(int(steps)) for each, steps in zip(self.rubric.factors, self.by_factor[:, row], strict=True)}

    def trace(self, candidate: str) -> Trace:
        """Which rules gave this person which points, from which facts."""
        return trace(self, candidate)

    @property
    def silent_rules(self) -> tuple[str, ...]:
        """Rules that gave nobody a point; they may be misspelt."""
        return tuple(rule.id for rule, steps in zip(self.rules, self.by_rule, strict=True) if not steps.any())

    @property
    def frame(self) -> pd.DataFrame:
        """One row a person: id, points by factor, total, rank (1 is best, equal totals share a rank)."""
        from ..results.frame import frame

        names = ["candidate", *(each.id for each in self.rubric.factors), "total", "rank"]
        rank = self.ranks.tolist()
        rows = [(id, *(points(int(steps)) for steps in self.by_factor[:, k]), points(int(self.total[k])), rank[k])
                for k, id in enumerate(self.people.ids)]  # fmt: skip
        return frame(names, rows)

    def table(self, lang: Lang = "en") -> pd.DataFrame:
        """The frame with headers and names of factors in a language."""
        from ..results.frame import spoken_frame

        wording = ResultWords.of(lang, self.people.labels, {each.id: each.words(lang) for each in self.rubric.factors if each.zh})
        return spoken_frame(self.frame, wording)

    def text(self, lang: Lang = "en") -> str:
        """How many people were scored, by how many rules, and which rules gave nobody a point."""
        say = language(lang)
        said = say.say(f"{len(self)} people scored by {len(self.rules)} rules", f"按{len(self.rules)}条规则给{len(self)}人计分")
        return "\n".join([said, *(each.words(lang) for each in self.findings)])

    __str__ = text

    @property
    def findings(self) -> tuple[Message, ...]:
        """Rules that gave nobody a point."""
        silent = [self.rubric_rule(id) for id in self.silent_rules]
        return tuple(
            Message("rule.silent", f"rule {rule.id} ({rule.words()}) gave nobody a point; see whether its facts and values are "
                    "spelt as in the data", f"规则“{rule.words('zh')}”没有给任何人计分；请核对其中的列名和取值是否与数据一致")
            for rule in silent
        )  # fmt: skip

    def rubric_rule(self, id: str) -> PointRule:
        """The rule with this id."""
        return next(rule for rule in self.rules if rule.id == id)

    @property
    def ranks(self) -> Ints:
        """1 for the most points; equal totals share a rank."""
        return np.searchsorted(np.sort(-self.total), -self.total).astype(np.int64) + 1


def score(rubric: RubricFields, candidates: Any, post: Post | None = None, village: Village | None = None) -> Scores:
    """See ``Rubric.score``."""
    table = FactTable.of(candidates)
    faults = place_faults(rubric, table, village) if village is not None else []
    factors = {each.id: each for each in rubric.factors}
    used = tuple(
        rule for rule in rubric.rules if counts_in(rule, post, village) and counts_in(factors[rule.factor], post, village)
    )
    row = {id: k for k, id in enumerate(factors)}
    by_factor = np.zeros((len(factors), len(table)), np.int64)
    for k, steps in each_rule(rubric, table, used, faults):
        by_factor[row[used[k].factor]] += matched(rubric, table, used[k], steps, village)
    close_factors(rubric, by_factor, table, faults)
    if faults:
        raise InputError(each_once(faults))
    return Scores(rubric, table, used, by_factor, by_factor.sum(axis=0), post, village)


def trace(scores: Scores, candidate: str) -> Trace:
    """See ``Scores.trace``."""
    table, rubric = scores.people, scores.rubric
    row = table.row_of[candidate]
    lines = []
    sums = dict.fromkeys((each.id for each in rubric.factors), 0)
    for rule, given in zip(scores.rules, scores.by_rule[:, row].tolist(), strict=True):
        sums[rule.factor] += given
        if given:
            facts = (*evidence(rule, table, row, (rule.per,) if rule.per else ()), *_needs(scores, rule.meets, row))
            lines.append(TraceLine(rule.factor, rule.id, rule.words(), rule.words("zh"), facts, points(given)))
    factors = tuple(
        FactorLine(each.id, each.words(), each.words("zh"), points(sums[each.id]), each.cap, each.weight, points(given))
        for each, given in zip(rubric.factors, scores.by_factor[:, row].tolist(), strict=True)
    )
    post = scores.post.id if scores.post else ""
    return Trace(candidate, post, tuple(lines), factors, points(int(scores.total[row])), rubric.note, table.labels)


def _needs(scores: Scores, wanted: tuple[str, ...], row: int) -> list[tuple[str, Any]]:
    """Which needs of the village the person meets, for a rule that counts them."""
    if not wanted or scores.village is None:
        return []
    met = needs_met(scores.village, scores.people.skills[row], scores.rubric.met_by)
    return [("needs met", tuple(need for need in met if ANY_NEED in wanted or need in wanted))]
