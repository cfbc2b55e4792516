"""Wishes and marks of rules as sheets of their own, where all that have some have the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ...data.problem_like import ProblemLike
from ..schema.schema import Schema
from ..schema.wish_sheets import HEARING, WISH_LIST

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class WishSheets:
    """Rows of the sheets of wishes and hearings, and the fields that rules and aims of a kind leave out for them."""

    rows: tuple[tuple[Schema, Rows], ...] = ()
    left_out: Mapping[str, frozenset[str]] = field(default_factory=dict)


def wish_sheets(problem: ProblemLike) -> WishSheets:
    """The sheets of a problem with a rule of stability; none where a cell could not say it, or not for all alike."""
    rules = [rule for rule in problem.constraints if rule.kind == "stable"]
    users = [*rules, *(aim for aim in problem.tiers if aim.kind == "wishes")]
    wishes = {user.wishes for user in users}
    if not rules or len(wishes) > 1:
        return WishSheets()
    (listed,) = wishes
    if any(not wanted or len(set(wanted)) < len(wanted) for wanted in listed.values()):
        return WishSheets()
    rows = [{"candidate": who, "rank": rank, **_place(problem, place)}
            for who, wanted in listed.items() for rank, place in enumerate(wanted, start=1)]  # fmt: skip
    sheets, fields = [(WISH_LIST, rows)], {"wishes"}
    said = {rule.say for rule in rules}
    if len(said) == 1 and not isinstance(marks := next(iter(said)), str) and all(marks.values()) and marks:
        sheets.append((HEARING, [{"candidate": who, **_place(problem, place), "mark": mark}
                                 for place, given in marks.items() for who, mark in given.items()]))  # fmt: skip
        fields.add("say")
    return WishSheets(tuple(sheets), {"stable": frozenset(fields), "wishes": frozenset({"wishes"})})


def _place(problem: ProblemLike, place: str) -> dict[str, str]:
    return {"village" if problem.has_village(place) else "post": place}
