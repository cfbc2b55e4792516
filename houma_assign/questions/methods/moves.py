"""Who moves from one plan to another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...data.placement import Placement
from ...plan.wording import Wording

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


def move_words(moved: Iterable[Move], wording: Wording | None = None) -> str:
    """Moves in one line: ``C001: a/secretary → b/member``; a dash stands for no post. In Chinese by names and labels."""
    if wording is not None and wording.lang == "zh":
        return wording.moves(moved)
    return "; ".join(f"{who}: {', '.join(old) or '–'} → {', '.join(new) or '–'}" for who, old, new in moved)


def joined(placements: Sequence[Placement], wording: Wording) -> str:
    """Placements in one line, by ids; in Chinese by names and labels."""
    by_ids = ", ".join(f"{who} → {post}" for who, post in placements)
    return wording.language.say(by_ids, wording.language.names(wording.place(*each) for each in placements))


def post_words(posts: Sequence[str], wording: Wording) -> str:
    """Posts in one line, by ids; in Chinese by names and labels."""
    return wording.language.say(", ".join(posts), wording.language.names(map(wording.post, posts)))
