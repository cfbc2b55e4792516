"""What stands on a day, from the events until then."""

from __future__ import annotations

from collections.abc import Sequence

from ...problem.problem import Problem
from .checks import starting_state, village_finder
from .event import Event
from .need_entry import NeedEntry
from .replay import replay
from .standing import Standing, duty_rows, in_force
from .state import State
from .terms import PostingTerms


def standing_on(day: str, events: Sequence[Event], base: Problem | None, terms: PostingTerms, register: Sequence[NeedEntry],
                ahead: int) -> Standing:  # fmt: skip
    """The standing at the end of a day; events have been checked."""
    past = [event for event in events if event.date <= day]
    state = replay(past, starting_state(events, base, register), terms, village_finder(base), lambda *told: None)
    order = {} if base is None else {post.id: k for k, post in enumerate(base.posts)}
    held = sorted(state.held.items(), key=lambda each: (order.get(each[0][1], 0), each[0][1], each[0][0]))
    rows = tuple(in_force(who, post, *days, day, terms) for (who, post), days in held)
    first = {each.candidate: each.since for each in reversed(rows)}
    duties = tuple(row for who in dict.fromkeys(each.candidate for each in rows)
                   for row in duty_rows(who, first[who], day, terms, state.done))  # fmt: skip
    needs = tuple(sorted(state.needs.values(), key=lambda each: (each.village, -each.severity, each.need)))
    left = {who: how for who, how in sorted(state.left.items()) if not state.posts_of(who)}
    return Standing(day, ahead, rows, needs, _vacancies(state, base), left, frozenset(state.recalled), dict(state.released),
                    duties, terms, base)  # fmt: skip


def _vacancies(state: State, base: Problem | None) -> dict[str, int]:
    posts = () if base is None else base.posts
    taken = [post for _, post in state.held]
    free = {post.id: post.slots - taken.count(post.id) for post in posts if post.village not in state.released}
    return {post: number for post, number in free.items() if number > 0}
