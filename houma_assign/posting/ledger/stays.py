"""Who was in which post from when to when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ...problem.problem import Problem
from .checks import starting_state, village_finder
from .event import Event
from .kinds import LEAVING
from .need_entry import NeedEntry
from .replay import replay
from .state import Held, State
from .terms import PostingTerms

STILL = ""


class Stay(NamedTuple):
    """Somebody's time in a post.

    Attributes
    ----------
    candidate, post
        Who and where.
    start, end
        Days; the end is the first day without, "" while it lasts.
    how
        Kind of the event that ended it, "" while it lasts.
    """

    candidate: str
    post: str
    start: str
    end: str
    how: str


def stays(events: Sequence[Event], base: Problem | None, terms: PostingTerms, register: Sequence[NeedEntry]) -> tuple[Stay, ...]:
    """All stays, in the order in which they began."""
    held: Held = {}
    found: list[Stay] = []

    def look(day: str, state: State) -> None:
        for (who, post), (_, start) in list(held.items()):
            if state.held.get((who, post), ("", ""))[1] != start:
                found.append(Stay(who, post, start, day, _how(who, day, events)))
        held.clear()
        held.update(state.held)

    replay(events, starting_state(events, base, register), terms, village_finder(base), lambda *told: None, look)
    found += [Stay(who, post, start, STILL, "") for (who, post), (_, start) in held.items()]
    return tuple(sorted(found, key=lambda stay: (stay.start, stay.post, stay.candidate)))


def _how(who: str, day: str, events: Sequence[Event]) -> str:
    kinds = [event.kind for event in events if event.date == day and event.candidate == who and event.kind in (*LEAVING, "moved")]
    return kinds[0] if kinds else "village_released"
