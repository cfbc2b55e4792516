"""Points of everybody, rule by rule and factor by factor, in whole hundredths."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from ..errors import Fault, InputError
from ..exact import Ints
from .decimals import STEPS, Steps, hundredths, points
from .fact_table import FactTable
from .matched_needs import matched_needs
from .point_rule import PointRule
from .tested import LACK, WAY_OUT, Mask, each_once

if TYPE_CHECKING:
    import pandas as pd

    from ..post import Post
    from ..village import Village
    from .rubric import Rubric
    from .trace import Trace


@dataclass(frozen=True, eq=False, repr=False)
class Scores:
    """What a rubric gives each person; arrays are in hundredths of a point.

    Attributes
    ----------
    rubric, people
        What was scored by what.
    rules
        The rules that counted, one a row of ``by_rule``.
    by_rule, by_factor
        Shapes (rules, people) and (factors, people); factors are capped and weighted.
    total
        Shape (people,).
    post
        The post the points are for; None where only what counts for every post is in them.
    """

    rubric: Rubric
    people: FactTable
    rules: tuple[PointRule, ...]
    by_rule: Steps
    by_factor: Ints
    total: Ints
    post: Post | None = None
    village: Village | None = None

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
        from .trace import trace

        return trace(self, candidate)

    @property
    def silent_rules(self) -> tuple[str, ...]:
        """Rules that gave nobody a point; they may be misspelt."""
        return tuple(rule.id for rule, steps in zip(self.rules, self.by_rule, strict=True) if not steps.any())

    @property
    def frame(self) -> pd.DataFrame:
        """One row a person: id, points by factor, total, rank (1 is best, equal totals share a rank)."""
        from .frames import frame

        names = ["candidate", *(each.id for each in self.rubric.factors), "total", "rank"]
        rank = self.ranks.tolist()
        rows = [(id, *(points(int(steps)) for steps in self.by_factor[:, k]), points(int(self.total[k])), rank[k])
                for k, id in enumerate(self.people.ids)]  # fmt: skip
        return frame(names, rows)

    @property
    def ranks(self) -> Ints:
        """1 for the most points; equal totals share a rank."""
        return np.searchsorted(np.sort(-self.total), -self.total).astype(np.int64) + 1


def score(rubric: Rubric, candidates: Any, post: Post | None, village: Village | None) -> Scores:
    """See ``Rubric.score``."""
    table = FactTable.of(candidates)
    faults = place_faults(rubric, table, village) if village is not None else []
    factors = {each.id: each for each in rubric.factors}
    used = tuple(
        rule for rule in rubric.rules if counts_in(rule, post, village) and counts_in(factors[rule.factor], post, village)
    )
    person = points_of(rubric, table, used, faults)
    by_rule = in_village(rubric, table, used, person, village)
    by_factor = factor_steps(rubric, used, by_rule, faults, table)
    if faults:
        raise InputError(each_once(faults))
    return Scores(rubric, table, used, by_rule, by_factor, by_factor.sum(axis=0), post, village)


def counts_in(what: Any, post: Post | None, village: Village | None) -> bool:
    """Whether a rule or factor counts in a post; without a post, whether it counts in all of them."""
    if what.roles and (post is None or post.role not in what.roles):
        return False
    tests, needs = getattr(what, "village", ()), getattr(what, "meets", ())
    if village is None:
        return not (tests or needs)
    unknown = getattr(what, "unknown", "fault") == "holds"
    return all(unknown if village.fact(each.fact) is None else each.holds(village) for each in tests)


def place_faults(rubric: Rubric, table: FactTable, village: Village) -> list[Fault]:
    """Facts of a village that rules ask for and that are missing, and people whose skills nobody knows."""
    found = [fault for rule in rubric.rules if rule.meets for fault in table.skill_faults(rule.id)]
    found += [Fault("villages", village.id, each.fact, None, f"{LACK}{rule.id}{WAY_OUT}") for rule in rubric.rules
              if rule.unknown == "fault" for each in rule.village if village.fact(each.fact) is None]  # fmt: skip
    return found


def points_of(rubric: Rubric, table: FactTable, rules: Sequence[PointRule], faults: list[Fault]) -> Steps:
    """What each rule gives for a person's facts alone, in hundredths; shape (rules, people)."""
    found = np.zeros((len(rules), len(table)), np.int32)
    bands: dict[str, list[Mask]] = {}
    usable = [rule.table_faults(table, rubric.table) for rule in rules]
    faults += [fault for each in usable for fault in each]
    for k, rule in enumerate(rules):
        if not usable[k]:
            found[k], held = rule.given(table, rubric.rounding, faults)
            if rule.group:
                bands.setdefault(rule.group, []).append(held)
    for group, masks in bands.items():
        faults += _band_faults(group, [rule.id for rule in rules if rule.group == group], masks, table)
    return found


def _band_faults(group: str, ids: list[str], masks: list[Mask], table: FactTable) -> list[Fault]:
    """People for whom none or several rules of a group hold."""
    number = np.sum(masks, axis=0)
    found = []
    for row in np.flatnonzero(number != 1).tolist():
        holding = [id for id, mask in zip(ids, masks, strict=False) if mask[row]]
        reason = f"no rule of the group {group} holds: there is a gap" if not holding else f"{' and '.join(holding)} both hold"
        found.append(Fault(table.name, table.ids[row], "", None, reason))
    return found


def in_village(rubric: Rubric, table: FactTable, rules: Iterable[PointRule], person: Steps, village: Village | None) -> Steps:
    """Rules for matched needs counted once for each, the others as they are."""
    found = person
    for k, rule in enumerate(rules):
        if rule.meets and village is not None:
            found = person.astype(np.int64) if found is person else found
            found[k] = person[k] * matched_needs(rule.meets, village, table.skills, rubric.met_by)
            if rule.most is not None:
                np.minimum(found[k], hundredths(rule.most), out=found[k])
    return found


def factor_steps(rubric: Rubric, rules: Sequence[PointRule], by_rule: Steps, faults: list[Fault], table: FactTable) -> Ints:
    """Factors capped and weighted, in hundredths; shape (factors, people)."""
    found = np.zeros((len(rubric.factors), by_rule.shape[1]), np.int64)
    for k, factor in enumerate(rubric.factors):
        members = [j for j, rule in enumerate(rules) if rule.factor == factor.id]
        for j in members:
            found[k] += by_rule[j]
        np.clip(found[k], 0, None if factor.cap is None else hundredths(factor.cap), out=found[k])
        weight = hundredths(factor.weight)
        if weight != STEPS:
            found[k] = _weighted(found[k] * weight, rubric, factor.id, faults, table)
    return found


def _weighted(fine: Ints, rubric: Rubric, factor: str, faults: list[Fault], table: FactTable) -> npt.NDArray[np.int64]:
    """Ten-thousandths as hundredths."""
    if rubric.rounding == "exact":
        for row in np.flatnonzero(fine % STEPS).tolist():
            reason = f"weighted points of {factor} have more than two decimals; declare a rounding in the rubric"
            faults.append(Fault(table.name, table.ids[row], factor, None, reason))
    return (fine + (STEPS // 2 if rubric.rounding == "half_up" else 0)) // STEPS
