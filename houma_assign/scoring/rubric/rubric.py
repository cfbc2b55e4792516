"""A rubric: factors, and rules that give points for facts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

from ...data.post import Post
from ...data.village import Village
from ...errors import Fault, InputError, Message
from ..facts.fact_faults import each_once
from ..facts.fact_table import FactTable
from .diff import RubricDiff, diff_of
from .factor import Factor
from .fields import RubricFields
from .pair_points import PairPoints, pair_points
from .point_rule import PointRule
from .rule_points import points_of
from .scores import Scores, score
from .trace import Trace

NO_RULE = Message("rule.unknown", "no rule has this id", "没有这个编号的规则")
NO_RULE_YET = Message("rule.unknown", "no rule has this id; use `adding`", "没有这个编号的规则；新的规则请用添加的方法")


class Rubric(RubricFields):
    """Factors and rules as data. Every point is traceable to one rule and the facts it looked at.

    Points are exact decimals. A factor is the sum of its rules, kept between 0 and its cap, times its weight; the total
    is the sum of the factors. Rules may be listed in any order.

    Parameters
    ----------
    factors, rules
        Records or mappings with unique ids.
    met_by
        Need -> skills, any of which meets it, for rules with ``meets``; a need not named is met by the skill of its name.
    rounding
        For products with more than two decimals: "exact" (they are a fault), "half_up" or "down".
    total
        The most points there are, if stated; caps times weights must add up to it.
    expect_factors, expect_rules
        How many there must be, if stated: a sheet that has lost a row is noticed.
    note
        What a reader must know about it; shown with every trace.

    Raises
    ------
    InputError
        With every fault found: ids that occur twice, rules of unknown factors, caps below zero, conditions that can
        never hold, caps that do not add up.
    """

    def factor(self, id: str) -> Factor:
        """The factor with this id."""
        return next(each for each in self.factors if each.id == id)

    def rule(self, id: str) -> PointRule:
        """The rule with this id."""
        return next(each for each in self.rules if each.id == id)

    def faults(self, candidates: Any) -> list[Fault]:
        """What keeps these people from being scored: unknown facts, missing values, bands that overlap or leave gaps."""
        table = FactTable.of(candidates)
        faults: list[Fault] = []
        points_of(self, table, self.rules, faults)
        return each_once(faults)

    def score(self, candidates: Any, post: Post | None = None, village: Village | None = None) -> Scores:
        """Points of every person.

        Parameters
        ----------
        candidates
            ``Candidate`` records, a ``Problem``, a frame with a column ``id``, or a mapping of columns.
        post, village
            For the points in one post, rules and factors for its role and its village's needs included; without them,
            what counts the same for every post.

        Raises
        ------
        InputError
            With every person and fact that is missing or cannot be counted.
        """
        return score(self, candidates, post, village)

    def pair_points(self, candidates: Any, posts: Iterable[Post], villages: Iterable[Village]) -> PairPoints:
        """Points of every person in every post."""
        return pair_points(self, candidates, tuple(posts), tuple(villages))

    def trace(self, candidate: str, candidates: Any, post: Post | None = None, village: Village | None = None) -> Trace:
        """Which rules gave one person which points, from which facts; the same as ``score(...).trace(candidate)``."""
        return self.score(candidates, post, village).trace(candidate)

    def diff(self, other: Rubric, candidates: Any) -> RubricDiff:
        """Whose points move, and by which rules, if ``other`` takes the place of this rubric."""
        return diff_of(self, other, candidates)

    def replacing(self, *rules: PointRule) -> Self:
        """The rubric with these rules in place of those with the same ids."""
        new = {rule.id: rule for rule in rules}
        unknown = [id for id in new if id not in {rule.id for rule in self.rules}]
        if unknown:
            raise InputError([Fault(self.table, id, "id", id, NO_RULE_YET) for id in unknown])
        return self.changed(rules=tuple(new.get(rule.id, rule) for rule in self.rules))

    def adding(self, *rules: PointRule) -> Self:
        """The rubric with further rules."""
        return self.changed(rules=(*self.rules, *rules), expect_rules=None)

    def without(self, *ids: str) -> Self:
        """The rubric without the rules with these ids."""
        unknown = [id for id in ids if id not in {rule.id for rule in self.rules}]
        if unknown:
            raise InputError([Fault(self.table, id, "id", id, NO_RULE) for id in unknown])
        return self.changed(rules=tuple(rule for rule in self.rules if rule.id not in ids), expect_rules=None)
