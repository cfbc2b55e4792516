"""Who may look after which village, and how well that fits."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...data.village import Village
from ...plan.plan import Plan
from .kinds import SupportKind
from .supporter import Supporter

Points = dict[tuple[str, str], int]  # (supporter, village) -> points, of those who may
LEAD = "secretary"


@dataclass(frozen=True)
class Posted:
    """What a plan says of its villages.

    Attributes
    ----------
    villages
        Those to which somebody is sent, with the needs that count.
    units
        Village -> units of those sent, each with whether it sent the one in the leading post.
    """

    villages: tuple[Village, ...]
    units: Mapping[str, Mapping[str, bool]]

    @classmethod
    def of(cls, plan: Plan, needs: Mapping[str, Mapping[str, int]] | None = None) -> Posted:
        """From a plan; ``needs`` stand in place of the problem's for the villages that they name."""
        units: dict[str, dict[str, bool]] = {}
        for place in plan.placements:
            post, unit = plan.problem.post(place.post), plan.problem.candidate(place.candidate).unit
            held = units.setdefault(post.village, {})
            if unit:
                held[unit] = held.get(unit, False) or post.role == LEAD
        villages = [village for village in plan.problem.villages if village.id in units]
        given = needs or {}
        return cls(tuple(each.changed(needs=dict(given.get(each.id, each.needs))) for each in villages), units)

    def points(self, supporters: Sequence[Supporter], kinds: Sequence[SupportKind]) -> Points:
        """Points of everybody who may look after a village."""
        ways = {kind.id: kind.by for kind in kinds}
        found: Points = {}
        for who in supporters:
            for village in self.villages:
                worth = self._worth(who, village, ways.get(who.kind, ""))
                if worth is not None:
                    found[who.id, village.id] = worth
        return found

    def _worth(self, who: Supporter, village: Village, by: str) -> int | None:
        if by == "needs":
            return sum(severity for need, severity in village.needs.items() if need in who.portfolio)
        if by == "township":
            return 1 if who.township and who.township == village.township else None
        if by == "unit":
            led = self.units[village.id].get(who.unit)
            return None if led is None else 1 + led
        return 1 if by == "free" else None


def plan_mark(plan: Plan) -> str:
    """Twelve signs that tell a plan from every other: the start of SHA-256 over who is placed where, of which unit."""
    rows = sorted([place.candidate, place.post, plan.problem.candidate(place.candidate).unit] for place in plan.placements)
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()[:12]
