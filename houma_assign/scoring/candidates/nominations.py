"""Nomination places: offered, used, free and exceeded, unit by unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ...data.rows import Mask
from ...errors import Fault, Message
from ..facts.fact_table import FactTable
from .policy import CandidatePolicy

MISSING = Message("fact.empty", "missing", "缺少")
NO_LINE = Message("places.unit", "the policy has no line for this unit; give it 0 places if it has none",
                  "规则中没有这个单位的名额；没有名额请写零")  # fmt: skip
WHOLE = Message("order.whole", "a whole number from 1 is expected", "应为从一起的整数")


@dataclass(frozen=True)
class UnitUse:
    """What one unit made of its places.

    Attributes
    ----------
    offered, used, free
        Places; ``free`` is ``offered`` less ``used``.
    exceeded
        People beyond the places.
    """

    unit: str
    offered: int
    used: int
    exceeded: int

    @property
    def free(self) -> int:
        """Places that nobody took."""
        return self.offered - self.used


def within_places(table: FactTable, policy: CandidatePolicy, faults: list[Fault]) -> tuple[Mask, tuple[UnitUse, ...]]:
    """Whether each person is within the places of their unit, and the use of each unit's places.

    The order of nomination decides, never the order of rows: two people of a unit with one number are a fault.
    """
    inside = np.ones(len(table), np.bool_)
    if not policy.places:
        return inside, ()
    missing = [fact for fact in (policy.unit, policy.order) if not table.has(fact)]
    if missing:
        faults += [table.unknown(policy.table, "places", fact) for fact in missing]
        return inside, ()
    offered = {each.id: each.places for each in policy.places}
    nominated, by_themselves = _members(table, policy, offered, faults)
    for unit, listed in nominated.items():
        for (order, row), (following, other) in pairwise(listed):
            if order == following:
                en = f"{table.ids[row]} of the same unit has the same number; the order decides who has a place"
                zh = f"与同一单位的{table.ids[row]}次序相同；名额按推荐次序确定"
                reason = Message("order.same", en, zh)
                faults.append(Fault(table.name, table.ids[other], policy.order, order, reason))
        inside[[row for _, row in listed[offered[unit] :]]] = False
    for rows in by_themselves.values():
        inside[rows] = False
    use = []
    for unit, places in offered.items():
        number = len(nominated[unit])
        use.append(UnitUse(unit, places, min(places, number), max(0, number - places) + len(by_themselves[unit])))
    return inside, tuple(use)


def _members(
    table: FactTable, policy: CandidatePolicy, offered: Mapping[str, int], faults: list[Fault]
) -> tuple[dict[str, list[tuple[int, int]]], dict[str, list[int]]]:
    """Unit -> (number, row) of those it nominated, in order; and unit -> rows of those without a number."""
    nominated: dict[str, list[tuple[int, int]]] = defaultdict(list)
    by_themselves: dict[str, list[int]] = defaultdict(list)
    for row, id in enumerate(table.ids):
        unit, order = table.column(policy.unit).at(row), table.column(policy.order).at(row)
        if unit not in offered:
            reason = MISSING if unit is None else NO_LINE
            faults.append(Fault(table.name, id, policy.unit, unit, reason))
        elif order is None and policy.without_order == "over":
            by_themselves[str(unit)].append(row)
        elif isinstance(order, bool) or not isinstance(order, (int, float)) or order < 1 or order != int(order):
            reason = MISSING if order is None else WHOLE
            faults.append(Fault(table.name, id, policy.order, order, reason))
        else:
            nominated[str(unit)].append((int(order), row))
    for listed in nominated.values():
        listed.sort()
    return nominated, by_themselves
