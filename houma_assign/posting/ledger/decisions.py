"""A decision as rows of the ledger: who is appointed, who moves, whose time ends."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ...data.placement import Placement


def decision_rows(before: Iterable[Placement], after: Iterable[Placement]) -> list[dict[str, Any]]:
    """What leads from the placements in force to those decided, person by person."""
    old, new = set(before), set(after)
    rows: list[dict[str, Any]] = []
    for who in sorted({place.candidate for place in old ^ new}):
        gone, come = _posts(old - new, who), _posts(new - old, who)
        if len(gone) == len(come) == len(_posts(old, who)) == 1:
            rows.append({"kind": "moved", "candidate": who, "post": come[0]})
            continue
        rows += [{"kind": "ended", "candidate": who, "post": post} for post in gone]
        rows += [{"kind": "appointed", "candidate": who, "post": post} for post in come]
    return rows


def _posts(places: set[Placement], candidate: str) -> list[str]:
    return sorted(place.post for place in places if place.candidate == candidate)
