"""Plans side by side: each aim, need, line of structure and person once, with what each plan has there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .decided import Decided
from .needs import needs_of
from .structure import structure

Rows = dict[tuple[Any, ...], list[Any]]  # what is compared -> one entry a plan


def aims_of(plans: Sequence[Decided]) -> Rows:
    """(aim id, sign) -> values; None where a plan does not have the aim."""
    return _beside([{(tier.aim, tier.sign): tier.value for tier in plan.tiers if tier.named} for plan in plans], None)


def needs_beside(plans: Sequence[Decided]) -> Rows:
    """(village, need, severity) -> who meets it, nobody for not met."""
    return _beside([{need[:3]: need.by for need in needs_of(plan.problem, plan.placements)} for plan in plans], ())


def structure_of(plans: Sequence[Decided], lang: str) -> Rows:
    """(dimension, category) -> counts, or the mean."""
    counted = [structure(plan, lang)[["dimension", "category", "count"]].to_numpy().tolist() for plan in plans]
    return _beside([{(dimension, category): count for dimension, category, count in lines} for lines in counted], None)


def people_of(plans: Sequence[Decided]) -> Rows:
    """(candidate id,) -> posts held; for everybody whom any of the plans sends, by id."""
    held: list[dict[tuple[Any, ...], Any]] = []
    for plan in plans:
        posts: dict[tuple[Any, ...], Any] = {}
        for who, post in sorted(plan.placements):
            posts[who,] = (*posts.get((who,), ()), post)
        held.append(posts)
    found = _beside(held, ())
    return {who: found[who] for who in sorted(found)}


def names_of(plans: Sequence[Decided]) -> dict[str, str]:
    """Candidate id -> name."""
    return {person.id: person.name for plan in plans for person in plan.problem.candidates}


def _beside(columns: list[dict[tuple[Any, ...], Any]], nothing: Any) -> Rows:
    keys = dict.fromkeys(key for column in columns for key in column)
    return {key: [column.get(key, nothing) for column in columns] for key in keys}
