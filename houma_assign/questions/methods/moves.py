"""Who moves from one plan to another."""

from __future__ import annotations

from collections.abc import Iterable

from ...data.placement import Placement

Move = tuple[str, tuple[str, ...], tuple[str, ...]]  # candidate, posts before, posts after


def moves(before: Iterable[Placement], after: Iterable[Placement]) -> tuple[Move, ...]:
    """Who holds other posts afterwards, sorted by id: (candidate, posts before, posts after)."""
    held: tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]] = ({}, {})
    for side, placements in zip(held, (before, after), strict=True):
        for who, post in sorted(placements):
            side[who] = (*side.get(who, ()), post)
    people = sorted(held[0].keys() | held[1].keys())
    found = ((who, held[0].get(who, ()), held[1].get(who, ())) for who in people)
    return tuple(move for move in found if move[1] != move[2])


def move_words(moved: Iterable[Move]) -> str:
    """Moves in one line: ``C001: a/secretary → b/member``; a dash stands for no post."""
    return "; ".join(f"{who}: {', '.join(old) or '–'} → {', '.join(new) or '–'}" for who, old, new in moved)
