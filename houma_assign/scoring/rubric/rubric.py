"""A rubric: factors, and rules that give points for facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self

from ...data.exact import fraction
from ...data.record import Count, Facts, FactsField, Ids, Record
from ...errors import Fault, InputError
from ..facts.decimals import NotNegative, Rounding
from ..facts.fact_faults import each_once
from ..facts.fact_table import FactTable
from ..policies.policy import Policy, listed, text_of
from .factor import Factor
from .point_rule import PointRule

if TYPE_CHECKING:
    from ...data.post import Post
    from ...data.village import Village
    from .diff import RubricDiff
    from .pair_points import PairPoints
    from .scores import Scores
    from .trace import Trace


class Rubric(Policy):
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

    sections: ClassVar[Mapping[str, tuple[str, type[Record]]]] = {"factor": ("factors", Factor), "rule": ("rules", PointRule)}
    cells: ClassVar[Mapping[str, str]] = {"met_by": "lists", "total": "number", "expect_factors": "number",
                                          "expect_rules": "number"}  # fmt: skip
    table: ClassVar[str] = "rubric"

    factors: Annotated[tuple[Factor, ...], listed(Factor)]
    rules: Annotated[tuple[PointRule, ...], listed(PointRule)]
    met_by: FactsField[Ids] = Facts()
    rounding: Rounding = "exact"
    total: NotNegative | None = None
    expect_factors: Count | None = None
    expect_rules: Count | None = None
    note: str = ""

    def reference_faults(self, given: Mapping[str, list[Mapping[str, Any]]]) -> list[Fault]:
        """Rules of unknown factors, and lists that are not as long as expected."""
        known = {text_of(item, "id") for item in given.get("factors", ())}
        found = [Fault(self.table, str(item.get("id") or ""), "factor", item.get("factor"), "no factor has this id")
                 for item in given.get("rules", ()) if text_of(item, "factor") not in known]  # fmt: skip
        for field in ("factors", "rules"):
            expected = getattr(self, f"expect_{field}", None)
            if expected is not None and len(given.get(field, ())) != expected:
                found.append(Fault(self.table, "", field, len(given.get(field, ())), f"{expected} are expected"))
        return found

    def own_faults(self) -> list[Fault]:
        """Factors without rules, and caps that do not add up to the stated total."""
        used = {rule.factor for rule in self.rules}
        found = [Fault(self.table, each.id, "id", each.id, "no rule gives points in this factor")
                 for each in self.factors if each.id not in used]  # fmt: skip
        found += [] if self.rules else [Fault(self.table, "", "rules", None, "at least one is needed")]
        for rule in self.rules:
            others = {each.factor for each in self.rules if each.group == rule.group}
            if rule.group and (not rule.general or len(others) > 1):
                reason = "rules of a group belong to one factor and count for every post"
                found.append(Fault(self.table, rule.id, "group", rule.group, reason))
        if self.total is not None:
            open_ended = [each.id for each in self.factors if each.cap is None]
            found += [Fault(self.table, id, "cap", None, "a total is stated, so every factor needs a cap") for id in open_ended]
            most = sum(fraction(each.cap or 0) * fraction(each.weight) for each in self.factors)
            if not open_ended and most != fraction(self.total):
                found.append(Fault(self.table, "", "total", self.total, f"caps times weights add up to {float(most):g}"))
        return found

    def factor(self, id: str) -> Factor:
        """The factor with this id."""
        return next(each for each in self.factors if each.id == id)

    def rule(self, id: str) -> PointRule:
        """The rule with this id."""
        return next(each for each in self.rules if each.id == id)

    def faults(self, candidates: Any) -> list[Fault]:
        """What keeps these people from being scored: unknown facts, missing values, bands that overlap or leave gaps."""
        from .rule_points import points_of

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
        from .scores import score

        return score(self, candidates, post, village)

    def pair_points(self, candidates: Any, posts: Iterable[Post], villages: Iterable[Village]) -> PairPoints:
        """Points of every person in every post."""
        from .pair_points import pair_points

        return pair_points(self, candidates, tuple(posts), tuple(villages))

    def trace(self, candidate: str, candidates: Any, post: Post | None = None, village: Village | None = None) -> Trace:
        """Which rules gave one person which points, from which facts; the same as ``score(...).trace(candidate)``."""
        return self.score(candidates, post, village).trace(candidate)

    def diff(self, other: Rubric, candidates: Any) -> RubricDiff:
        """Whose points move, and by which rules, if ``other`` takes the place of this rubric."""
        from .diff import diff_of

        return diff_of(self, other, candidates)

    def replacing(self, *rules: PointRule) -> Self:
        """The rubric with these rules in place of those with the same ids."""
        new = {rule.id: rule for rule in rules}
        unknown = [id for id in new if id not in {rule.id for rule in self.rules}]
        if unknown:
            raise InputError([Fault(self.table, id, "id", id, "no rule has this id; use `adding`") for id in unknown])
        return self._with(rules=tuple(new.get(rule.id, rule) for rule in self.rules))

    def adding(self, *rules: PointRule) -> Self:
        """The rubric with further rules."""
        return self._with(rules=(*self.rules, *rules), expect_rules=None)

    def without(self, *ids: str) -> Self:
        """The rubric without the rules with these ids."""
        unknown = [id for id in ids if id not in {rule.id for rule in self.rules}]
        if unknown:
            raise InputError([Fault(self.table, id, "id", id, "no rule has this id") for id in unknown])
        return self._with(rules=tuple(rule for rule in self.rules if rule.id not in ids), expect_rules=None)

    def _with(self, **changes: Any) -> Self:
        return type(self)(**{name: getattr(self, name) for name in type(self).model_fields} | changes)
