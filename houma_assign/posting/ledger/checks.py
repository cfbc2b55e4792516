"""What is wrong with a ledger: rows that make no sense, ids that nobody knows, days on which too many stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from ...data.near_words import near_words, twin
from ...errors import Fault, Message
from ...problem.problem import Problem
from .event import Event
from .need_entry import NeedEntry
from .replay import replay
from .state import State
from .terms import PostingTerms

SAME = Message("ledger.same", "the same row stands there twice", "同一行写了两次")
OTHER_VILLAGE = Message("ledger.other_village", "the post is in another village", "该岗位不在此村")
OTHER_NEED = Message("ledger.other_need", "the problem has another severity there, or no such need",
                     "所依据的问题中程度不同，或没有这项需求")  # fmt: skip
KINDS = {"candidate": ("candidate", "人选"), "village": ("village", "村"), "post": ("post", "岗位")}


def ledger_faults(events: Sequence[Event], rows: Mapping[int, str], base: Problem | None, terms: PostingTerms,
                  register: Sequence[NeedEntry]) -> list[Fault]:  # fmt: skip
    """Everything that is wrong with events in order; ``rows`` calls each by its place, by its position."""
    faults = [fault for at, event in enumerate(events) for fault in event.own_faults(rows[at])]
    # Equal rows follow each other, as the events are in order.
    again = [at for at, pair in enumerate(pairwise(events), start=1) if pair[0].key == pair[1].key]
    faults += [Fault("ledger", rows[at], "", None, SAME) for at in again]
    if base is not None:
        faults += [Fault("ledger", rows[at], *found) for at, event in enumerate(events) for found in _unknown(event, base)]
    if faults:  # what follows from a row that makes no sense is not told as well
        return faults
    place = {id(event): rows[at] for at, event in enumerate(events)}
    arrivals: dict[str, list[Event]] = {}
    for event in events:
        if event.kind in ("appointed", "moved"):
            arrivals.setdefault(event.date, []).append(event)

    def say(event: Event, column: str, value: Any, reason: Message) -> None:
        faults.append(Fault("ledger", place[id(event)], column, value, reason))

    def full(day: str, state: State) -> None:
        for event, column, value, reason in _too_many(state, arrivals.get(day, ()), base):
            say(event, column, value, reason)

    replay(events, starting_state(events, base, register), terms, village_finder(base), say, full)
    return faults


def village_finder(base: Problem | None) -> Any:
    """Post -> its village; without a problem, what stands before the slash."""

    def village_of(post: str) -> str:
        return base.post(post).village if base is not None and base.has_post(post) else post.rpartition("/")[0] or post

    return village_of


def starting_state(events: Sequence[Event], base: Problem | None, register: Sequence[NeedEntry]) -> State:
    """What stands before the first event: the needs of the problem, or of the register, which says more of them.

    Where there is neither nobody knows what stood there: needs whose first event is no opening are taken to.
    """
    listed = {(each.village, each.need): each for each in register}
    if base is not None:
        there = ((village.id, need, level) for village in base.villages for need, level in village.needs.items())
        return State(needs={(village, need): listed.get((village, need)) or _entry(village, need, level)
                            for village, need, level in there})  # fmt: skip
    first: dict[tuple[str, str], Event] = {}
    for event in () if register else events:
        if event.kind.startswith("need"):
            first.setdefault((event.village, event.need), event)
    return State(needs={**listed, **{key: _entry(*key, event.severity or 1) for key, event in first.items()
                                     if event.kind != "need_opened"}})  # fmt: skip


def register_faults(register: Sequence[NeedEntry], base: Problem | None) -> list[Fault]:
    """Rows of the register that occur twice, or say something else than the problem."""
    faults, seen = [], set()
    for each in register:
        row, key = f"{each.village} {each.need}", (each.village, each.need)
        if key in seen:
            faults.append(Fault("needs", row, "need", each.need, SAME))
        seen.add(key)
        if base is not None and not base.has_village(each.village):
            faults.append(Fault("needs", row, "village", each.village, _near("village", each.village, base)))
        elif base is not None and base.village(each.village).needs.get(each.need) != each.severity:
            faults.append(Fault("needs", row, "severity", each.severity, OTHER_NEED))
    return faults


def _entry(village: str, need: str, severity: int) -> NeedEntry:
    return NeedEntry(village=village, need=need, severity=severity)


def _unknown(event: Event, base: Problem) -> Iterator[tuple[str, Any, Message]]:
    """Ids that the problem does not have: column, value, reason."""
    known = {"candidate": base.has_candidate, "village": base.has_village, "post": base.has_post}
    for name, has in known.items():
        value = getattr(event, name)
        if value and not has(value):
            yield name, value, _near(name, value, base)
    if event.village and event.post and base.has_post(event.post) and base.post(event.post).village != event.village:
        yield "village", event.village, OTHER_VILLAGE
    needs = sorted({need for village in base.villages for need in village.needs})
    if event.need and event.need not in needs and (meant := twin(event.need, needs)):
        en, zh = f"is {meant!r} meant? write it in the same way", f"是否指“{meant}”？请按同一写法填写"
        yield "need", event.need, Message("ledger.twin", en, zh)


def _near(name: str, value: str, base: Problem) -> Message:
    pool: dict[str, str] = {"candidate": {who.id: who.name for who in base.candidates},
                            "village": {each.id: each.name for each in base.villages},
                            "post": {post.id: "" for post in base.posts}}[name]  # fmt: skip
    called = [id for id, word in pool.items() if word and word == value]  # somebody wrote the name in place of the id
    near = called or near_words(value, list(pool))
    en, zh = KINDS[name]
    told, said = (f"; near it: {', '.join(near)}", f"；相近的有：{'、'.join(near)}") if near else ("", "")
    return Message(f"ledger.no_{name}", f"no {en} has this id{told}", f"没有这个{zh}{said}")


def _too_many(state: State, arrivals: Sequence[Event], base: Problem | None) -> Iterator[tuple[Event, str, Any, Message]]:
    """Posts with more people than slots and people with more posts than allowed, told of the day's arrivals."""
    if base is None:
        return
    people, posts = Counter(post for _, post in state.held), Counter(who for who, _ in state.held)
    for event in arrivals:
        slots, most = base.post(event.post).slots, base.candidate(event.candidate).most
        if people[event.post] > slots:
            en = f"{people[event.post]} people for {slots} slots on this day"
            yield event, "post", event.post, Message("ledger.slots", en, f"当日 {people[event.post]} 人任此岗位，名额 {slots} 个")
        if posts[event.candidate] > most:
            en = f"holds {posts[event.candidate]} posts on this day, {most} at most are allowed"
            zh = f"当日任 {posts[event.candidate]} 个岗位，至多 {most} 个"
            yield event, "candidate", event.candidate, Message("ledger.most", en, zh)
