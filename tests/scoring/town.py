"""A small pool whose every figure can be worked out in the head."""

from __future__ import annotations

from typing import Any

import houma_assign as ha

PEOPLE: dict[str, dict[str, Any]] = {
    "ann": {"age": 34, "rank": "staff", "years": 3, "member": True, "unit": "works"},
    "bo": {"age": 40, "rank": "deputy", "years": 12, "member": True, "unit": "works"},
    "cy": {"age": 41, "rank": "staff", "years": 0, "member": False, "unit": "school"},
    "dee": {"age": 52, "rank": "section", "years": 30, "member": True, "unit": "school"},
}
SKILLS = {"ann": ("law",), "bo": ("law", "trees"), "cy": (), "dee": ("temples",)}


def people(**changes: dict[str, Any]) -> list[ha.Candidate]:
    """The four, with some of their facts changed; None takes a fact away."""
    made = []
    for id, facts in PEOPLE.items():
        own = {**facts, **changes.get(id, {})}
        unit = own.pop("unit") or ""
        made.append(ha.Candidate(id=id, unit=unit, skills=SKILLS[id], facts=own))
    return made


def rubric(**changes: Any) -> ha.Rubric:
    """Two factors: age by bands, work by years and rank, capped at 10."""
    fields: dict[str, Any] = {
        "factors": [{"id": "age", "cap": 8}, {"id": "work", "cap": 10}],
        "rules": [
            {"id": "young", "factor": "age", "where": "age <= 40", "points": 8, "group": "age"},
            {"id": "older", "factor": "age", "where": "age >= 41", "points": 6.5, "group": "age"},
            {"id": "years", "factor": "work", "per": "years", "points": 0.75, "most": 7.5},
            {"id": "rank", "factor": "work", "where": "rank = deputy | section", "points": 4},
        ],
    }
    return ha.Rubric(**{**fields, **changes})


VILLAGES = {"mill": (5, 1), "ford": (3, 3), "hill": (2, 3), "dale": (1, 1)}


def villages(**changes: dict[str, Any]) -> list[ha.Village]:
    """Four villages judged on floods and debts, in one round."""
    return [ha.Village(id=id, facts={"floods": floods, "debts": debts, **changes.get(id, {})})
            for id, (floods, debts) in VILLAGES.items()]  # fmt: skip


def village_policy(**changes: Any) -> ha.VillagePolicy:
    """One village gets a team, one a secretary."""
    fields: dict[str, Any] = {
        "problems": [{"id": "floods"}, {"id": "debts"}],
        "forms": [{"id": "team", "villages": 1, "posts": {"secretary": 1, "member": 2}},
                  {"id": "alone", "villages": 1, "posts": {"secretary": 1}}],
        "rounds": 1,
    }  # fmt: skip
    return ha.VillagePolicy(**{**fields, **changes})


def reasons(caught: Any) -> list[tuple[str, str, str]]:
    """Row, column and reason of every fault of an ``InputError``."""
    return [(fault.row, fault.column, fault.reason) for fault in caught.value.items]
