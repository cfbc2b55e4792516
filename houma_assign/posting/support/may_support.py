"""Who may look after which village, and how well that fits."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...data.village import Village
from ...errors import Fault, InputError, Message
from ...plan.argument_words import argument_fault
from ...plan.plan import Plan
from ...problem.problem import Problem
from ...questions.answer import plan_faults
from ..ledger.standing import Standing
from .kinds import SupportKind
from .supporter import Supporter

Points = dict[tuple[str, str], int]  # (supporter, village) -> points, of those who may
Posting = Plan | Standing
LEAD = "secretary"
NO_PROBLEM = Message(
    "posting.problem", "the ledger has no problem behind it; name it: Ledger(events, base)", "台账没有写明所依据的问题"
)
NOBODY = Message("posting.nobody", "nobody is in force on this day", "当日无人在任")


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
    def of(cls, plan: Posting, needs: Mapping[str, Mapping[str, int]] | None = None) -> Posted:
        """From a posting; ``needs`` stand in place of the problem's for the villages that they name."""
        problem = problem_of(plan)
        units: dict[str, dict[str, bool]] = {}
        for place in plan.placements:
            post, unit = problem.post(place.post), problem.candidate(place.candidate).unit
            held = units.setdefault(post.village, {})
            if unit:
                held[unit] = held.get(unit, False) or post.role == LEAD
        villages = [village for village in problem.villages if village.id in units]
        given = plan.severities if needs is None and isinstance(plan, Standing) else needs or {}
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


def problem_of(plan: Posting) -> Problem:
    """The problem behind a posting; that it is there has been seen to."""
    if plan.problem is None:
        raise InputError([argument_fault("support", "plan", None, NO_PROBLEM)])
    return plan.problem


def posting_faults(call: str, plan: Any) -> list[Fault]:
    """What is no posting: no plan, no standing of a ledger with a problem behind it and somebody in force."""
    if not isinstance(plan, Standing):
        return plan_faults(call, plan)
    if plan.problem is None:
        return [argument_fault(call, "plan", None, NO_PROBLEM)]
    return [] if plan.placements else [argument_fault(call, "plan", None, NOBODY)]


def plan_mark(plan: Posting) -> str:
    """Twelve signs that tell a posting from every other: the start of SHA-256 over who is placed where, of which unit."""
    problem = problem_of(plan)
    rows = sorted([place.candidate, place.post, problem.candidate(place.candidate).unit] for place in plan.placements)
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()[:12]
