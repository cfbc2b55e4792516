"""One day's events about needs: what closes, then what opens, then what changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ...errors import Message
from .event import Event
from .need_entry import NeedEntry
from .state import State

NO_NEED = Message("ledger.no_need", "no such need is open in this village on this day", "当日该村没有这项未销号的需求")
OPEN = Message("ledger.open", "this need is open in the village already; write a change", "该村已有这项需求；请写为需求变化")
RELEASED = Message("ledger.closed", "the village has been released", "该村已退出")
TWICE = Message("ledger.need_twice", "the need is changed twice on one day; write one row", "同一天改了两次这项需求；请合为一行")
KEPT = ("source", "round", "owner", "due", "state", "risk")


def replay_needs(state: State, events: Sequence[Event], say: Callable[[Event, str, Any, Message], None]) -> None:
    """Take up the day's events about needs."""
    seen: set[tuple[str, str, str]] = set()
    for kind in ("need_closed", "need_opened", "need_changed"):
        for event in (each for each in events if each.kind == kind):
            key = event.village, event.need
            if (kind, *key) in seen:
                say(event, "need", event.need, TWICE)
                continue
            seen.add((kind, *key))
            if event.village in state.released:
                say(event, "village", event.village, RELEASED)
            elif kind == "need_opened":
                if key in state.needs:
                    say(event, "need", event.need, OPEN)
                    continue
                state.needs[key] = _written(_entry(event), event)
            elif key not in state.needs:
                say(event, "need", event.need, NO_NEED)
            elif kind == "need_closed":
                del state.needs[key]
            else:
                entry = state.needs[key]
                severity = entry.severity if event.severity is None else event.severity
                state.needs[key] = _written(entry.altered_on(event.date, severity), event)


def _entry(event: Event) -> NeedEntry:
    return NeedEntry(village=event.village, need=event.need, severity=event.severity or 1, opened=event.date)


def _written(entry: NeedEntry, event: Event) -> NeedEntry:
    """The entry with what the event says of it; what it does not say stays."""
    return entry.model_copy(update={name: getattr(event, name) for name in KEPT if getattr(event, name)})
