"""What each rule gives each person, and how rules become factors; all in hundredths of a point."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from ...data.exact import Ints
from ...data.post import Post
from ...data.rows import Mask
from ...data.village import Village
from ...errors import Fault, Message
from ..facts.decimals import STEPS, Steps, hundredths
from ..facts.fact_faults import LACK, lacking
from ..facts.fact_table import FactTable
from .fields import RubricFields
from .matched_needs import matched_needs
from .point_rule import PointRule


def counts_in(what: Any, post: Post | None, village: Village | None) -> bool:
    """Whether a rule or factor counts in a post; without a post, whether it counts in all of them."""
    if what.roles and (post is None or post.role not in what.roles):
        return False
    tests, needs = getattr(what, "village", ()), getattr(what, "meets", ())
    if village is None:
        return not (tests or needs)
    unknown = getattr(what, "unknown", "fault") == "holds"
    return all(unknown if village.fact(each.fact) is None else each.holds(village) for each in tests)


def place_faults(rubric: RubricFields, table: FactTable, village: Village) -> list[Fault]:
    """Facts of a village that rules ask for and that are missing, and people whose skills nobody knows."""
    faults = [fault for rule in rubric.rules if rule.meets for fault in table.skill_faults(rule.id)]
    faults += [Fault("villages", village.id, each.fact, None, lacking(rule.id)) for rule in rubric.rules
              if rule.unknown == "fault" for each in rule.village if village.fact(each.fact) is None]  # fmt: skip
    return faults


def each_rule(
    rubric: RubricFields, table: FactTable, rules: Sequence[PointRule], faults: list[Fault]
) -> Iterator[tuple[int, Steps]]:
    """Position of each rule and what it gives for a person's facts alone, shape (people,); one at a time to save memory."""
    bands: dict[str, list[tuple[str, Mask]]] = {}
    unusable: set[str] = set()
    for k, rule in enumerate(rules):
        wrong = rule.table_faults(table, rubric.table)
        faults += wrong
        if wrong:
            unusable.add(rule.group)
            continue
        steps, held = rule.given(table, rubric.rounding, faults)
        if rule.group:
            bands.setdefault(rule.group, []).append((rule.id, held))
        yield k, steps
    lacking = {fault.row for fault in faults if fault.reason.startswith(LACK)}
    for group, held_by in bands.items():
        if group not in unusable:
            faults += [fault for fault in _band_faults(group, held_by, table) if fault.row not in lacking]


def points_of(rubric: RubricFields, table: FactTable, rules: Sequence[PointRule], faults: list[Fault]) -> Steps:
    """All of ``each_rule``; shape (rules, people)."""
    given = np.zeros((len(rules), len(table)), np.int32)
    for k, steps in each_rule(rubric, table, rules, faults):
        given[k] = steps
    return given


def _band_faults(group: str, held_by: Sequence[tuple[str, Mask]], table: FactTable) -> list[Fault]:
    """People for whom none or several rules of a group hold."""
    number = np.sum([mask for _, mask in held_by], axis=0)
    faults = []
    for row in np.flatnonzero(number != 1).tolist():
        holding = [id for id, mask in held_by if mask[row]]
        en = f"{' and '.join(holding)} both hold" if holding else f"no rule of the group {group} holds: there is a gap"
        zh = f"{'、'.join(holding)}同时符合" if holding else f"“{group}”组没有一条符合：各条之间有空档"
        reason = Message("group.both" if holding else "group.gap", en, zh)
        faults.append(Fault(table.name, table.ids[row], "", None, reason))
    return faults


def matched(rubric: RubricFields, table: FactTable, rule: PointRule, steps: Steps, village: Village | None) -> Steps:
    """What a rule gives in a village: a rule for matched needs once for each of them."""
    if not rule.meets or village is None:
        return steps
    counted = steps.astype(np.int64) * matched_needs(rule.meets, village, table.skills, rubric.met_by)
    return counted if rule.most is None else np.minimum(counted, hundredths(rule.most))


def close_factors(rubric: RubricFields, sums: Ints, table: FactTable, faults: list[Fault]) -> None:
    """Cap and weight sums of rules in place; shape (factors, people)."""
    for k, factor in enumerate(rubric.factors):
        np.clip(sums[k], 0, None if factor.cap is None else hundredths(factor.cap), out=sums[k])
        weight = hundredths(factor.weight)
        if weight != STEPS:
            sums[k] = _weighted(sums[k] * weight, rubric, factor.id, faults, table)


def _weighted(fine: Ints, rubric: RubricFields, factor: str, faults: list[Fault], table: FactTable) -> Ints:
    """Ten-thousandths as hundredths."""
    if rubric.rounding == "exact":
        for row in np.flatnonzero(fine % STEPS).tolist():
            en = f"weighted points of {factor} have more than two decimals; declare a rounding in the rubric"
            reason = Message("points.weighted", en, f"“{factor}”加权后超过两位小数；请在评分细则中写明取整办法")
            faults.append(Fault(table.name, table.ids[row], factor, None, reason))
    return (fine + (STEPS // 2 if rubric.rounding == "half_up" else 0)) // STEPS
