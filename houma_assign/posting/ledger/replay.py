"""Events gone through day by day: first who leaves, then who comes, so that no order within a day matters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Any

from ...data.near_words import near_words
from ...errors import Message
from .event import Event
from .kinds import LEAVING
from .replay_needs import replay_needs
from .state import State
from .terms import PostingTerms

NOT_THERE = Message("ledger.not_there", "is in no post on this day", "当日不在任")
NOT_HERE = Message("ledger.not_here", "is not in this post on this day", "当日不在此岗位")
WHICH = Message("ledger.which", "holds several posts; name the one that is meant", "任几个岗位；请写明是哪一个")
AGAIN = Message("ledger.again", "is in this post already", "已在此岗位")
RECALLED = Message("ledger.recalled", "was recalled and cannot be appointed again", "已被召回，不得再任")
CLOSED = Message("ledger.closed", "the village has been released", "该村已退出")
TWO_WAYS = Message("ledger.two_ways", "leaves twice on one day", "同一天离任两次")
DONE = Message("ledger.done", "is reported done already", "已报完成")
Say = Callable[[Event, str, Any, Message], None]


def replay(events: Sequence[Event], start: State, terms: PostingTerms, village_of: Callable[[str], str], say: Say,
           ends: Callable[[str, State], None] = lambda day, state: None) -> State:  # fmt: skip
    """What stands after all the events.

    Parameters
    ----------
    events
        In order of their days.
    start
        What stands before; it is changed.
    terms
        Which duties there are.
    village_of
        Village of a post.
    say
        Takes a fault: event, column, value, reason.
    ends
        Called at the end of each day, to look at what stands.
    """
    for day, group in groupby(events, key=lambda event: event.date):
        listed = list(group)
        _Day(start, listed, terms, village_of, say, events).go_through()
        ends(day, start)
    return start


class _Day:
    """One day's events; ``state`` is what stands before them and, in the end, after them."""

    def __init__(self, state: State, events: Sequence[Event], terms: PostingTerms, village_of: Callable[[str], str], say: Say,
                 every: Sequence[Event]) -> None:  # fmt: skip
        self.state, self.events, self.terms, self.village_of, self.say, self.every = state, events, terms, village_of, say, every
        self.arriving: list[tuple[Event, str]] = []  # with the day of the first appointment
        self.gone: set[tuple[str, str]] = set()  # placements that end on this day

    def go_through(self) -> None:
        """Departures, releases, arrivals, needs, duties."""
        gone = self.gone
        for event in self.events:
            if event.kind in (*LEAVING, "moved"):
                self._leave(event, gone)
        for event in self.of("village_released"):
            self._release(event)
        self.arriving += [(event, event.date) for event in self.of("appointed")]
        for event, since in self.arriving:
            self._arrive(event, since)
        replay_needs(self.state, self.events, self.say)
        for event in self.of("duty_done"):
            self._done(event)

    def of(self, kind: str) -> Iterable[Event]:
        """The day's events of a kind."""
        return (event for event in self.events if event.kind == kind)

    def _leave(self, event: Event, gone: set[tuple[str, str]]) -> None:
        who, held, moving = event.candidate, self.state.posts_of(event.candidate), event.kind == "moved"
        if any(candidate == who for candidate, _ in gone) and not (event.post and not moving and (who, event.post) not in gone):
            self.say(event, "candidate", who, TWO_WAYS)
            return
        if not held:
            self.say(event, "candidate", who, self._not_there(event))
            return
        if moving and len(held) > 1:
            self.say(event, "candidate", who, WHICH)
            return
        if not moving and event.post and event.post not in held:
            self.say(event, "post", event.post, NOT_HERE)
            return
        for post in [event.post] if event.post and not moving else held:
            since, _ = self.state.held.pop((who, post))
            gone.add((who, post))
        if moving:
            if event.post in held:
                self.say(event, "post", event.post, AGAIN)
            self.arriving.append((event, since))
        else:
            self.state.left[who] = (event.kind, event.date)
            self.state.recalled |= {who} if event.kind == "recalled" else set()

    def _not_there(self, event: Event) -> Message:
        starts = [other.date for other in self.every if other.kind == "appointed" and other.candidate == event.candidate]
        later = min((day for day in starts if day > event.date), default="")
        if not later:
            return NOT_THERE
        return Message("ledger.before_start", f"{NOT_THERE}; the appointment is of {later}", f"{NOT_THERE.zh}；任职在 {later}")

    def _release(self, event: Event) -> None:
        if event.village in self.state.released:
            self.say(event, "village", event.village, CLOSED)
            return
        self.state.released[event.village] = event.date
        for who, post in [pair for pair in self.state.held if self.village_of(pair[1]) == event.village]:
            del self.state.held[who, post]
            self.gone.add((who, post))
            self.state.left[who] = (event.kind, event.date)
        for key in [key for key in self.state.needs if key[0] == event.village]:
            del self.state.needs[key]

    def _arrive(self, event: Event, since: str) -> None:
        who, post = event.candidate, event.post
        if (who, post) in self.state.held:
            self.say(event, "post", post, AGAIN)
        if who in self.state.recalled:
            self.say(event, "candidate", who, RECALLED)
        if self.village_of(post) in self.state.released:
            self.say(event, "post", post, CLOSED)
        self.state.held[who, post] = (since, event.date)
        self.state.left.pop(who, None)

    def _done(self, event: Event) -> None:
        who, known = event.candidate, [duty.id for duty in self.terms.duties]
        if event.duty not in known:
            near = near_words(event.duty, known) or known
            words = "、".join(duty.words("zh") for duty in self.terms.duties)
            reason = Message(
                "ledger.duty", f"there is no such duty; near it: {', '.join(near)}", f"没有这项任务；任务有：{words}"
            )
            self.say(event, "duty", event.duty, reason)
        elif not self.state.posts_of(who) and who not in {candidate for candidate, _ in self.gone}:
            self.say(event, "candidate", who, self._not_there(event))
        elif (who, event.duty) in self.state.done:
            self.say(event, "duty", event.duty, DONE)
        else:
            self.state.done[who, event.duty] = event.date
