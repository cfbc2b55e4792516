"""The ledger: everything that happened since the posting, row by row, never changed, only added to."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ...data.day import WANTED, day_of
from ...data.language import Lang
from ...data.placement import Placement
from ...data.records_json import load_json
from ...errors import Fault, InputError, Message
from ...plan.argument_words import argument_fault
from ...plan.plan import Plan
from ...problem.problem import Problem
from ...questions.answer import plan_faults, refuse
from ...workbook.record_book import RecordRows
from .as_problem import problem_of
from .checks import ledger_faults, register_faults
from .decisions import decision_rows
from .entering import day_count_faults, filled, in_order, rows_in
from .event import Event
from .need_entry import NeedEntry
from .remaining import decided
from .spoken import spoken
from .standing import Standing
from .standing_on import standing_on
from .stays import Stay, stays
from .terms import PostingTerms

if TYPE_CHECKING:
    import pandas as pd

NO_BASE = Message(
    "ledger.base", "name the problem behind the ledger: Ledger(events, base), or problem(day, base)", "请写明台账所依据的问题"
)
NOT_PROBLEM = Message("ledger.problem_kind", "a Problem is expected", "应为问题")
NOT_TERMS = Message("ledger.terms", "PostingTerms are expected", "应为任期办法")
BAR = Message("ledger.bar", "'bar' or 'keep' is expected", "应为不再安排，或仍可安排")
NO_DECISION = Message("ledger.decision", "a plan with placements is expected", "应为有安排的方案")
NO_EVENTS = Message("ledger.json", "a list of events is expected", "应为事项列表")


@dataclass(frozen=True, init=False)
class Ledger:
    """Events of the posting, in the order of their days; two ledgers with the same rows are equal whatever their order.

    Parameters
    ----------
    events
        ``Event`` records, mappings or a frame.
    base
        The problem behind the posting: its ids are known, its slots and needs count. None to take ids as they come.
    terms
        Length of the term, two-year mark, tasks with dates.
    register
        What is known of the needs that stood there from the start: ``NeedEntry`` records, mappings or a frame.

    Attributes
    ----------
    notes
        What was normalised where the rows were read from sheets.

    Raises
    ------
    InputError
        With every row that makes no sense, by itself or after those before it: unknown ids, an end before the start, more people
        than slots on any day, a recall or a release without body and reason.
    """

    events: tuple[Event, ...]
    base: Problem | None = field(repr=False, compare=False)
    terms: PostingTerms = field(repr=False)
    register: tuple[NeedEntry, ...] = field(repr=False)
    notes: tuple[str, ...] = field(repr=False, compare=False)

    def __init__(self, events: Any = (), base: Problem | None = None, terms: PostingTerms | None = None,
                 register: Any = ()) -> None:  # fmt: skip
        terms = PostingTerms() if terms is None else terms
        wrong: list[Fault] = []
        if not (base is None or isinstance(base, Problem)):
            wrong.append(argument_fault("Ledger", "base", type(base).__name__, NOT_PROBLEM))
        if not isinstance(terms, PostingTerms):
            wrong.append(argument_fault("Ledger", "terms", type(terms).__name__, NOT_TERMS))
        refuse(wrong)
        faults: list[Fault] = []
        given, needs = rows_in(events, Event, "ledger", faults), rows_in(register, NeedEntry, "needs", faults)
        refuse(faults)
        order = sorted(range(len(given)), key=lambda at: given[at].key)
        listed = [given[at] for at in order]
        rows = {k: f"row {at + 1}" for k, at in enumerate(order)}
        refuse(in_order([*register_faults(needs, base), *ledger_faults(listed, rows, base, terms, needs)]))
        object.__setattr__(self, "events", tuple(listed))
        object.__setattr__(self, "base", base)
        object.__setattr__(self, "terms", terms)
        # Of rows that were read from sheets, what was normalised.
        notes = dict.fromkeys((*getattr(events, "notes", ()), *getattr(register, "notes", ())))
        object.__setattr__(self, "notes", tuple(notes))
        # Rows that say no more than the problem does are no part of the ledger.
        object.__setattr__(self, "register", tuple(each for each in needs if base is None or each.says_more))

    @classmethod
    def of(cls, plan: Plan, day: Any, body: str = "", source: str = "", terms: PostingTerms | None = None) -> Ledger:
        """The ledger that begins with a plan: everybody in it is appointed on one day.

        Where the plan chose villages and forms, the problem behind the ledger has those villages with the posts of their forms.
        """
        refuse(plan_faults("Ledger.of", plan))
        told = {"date": day, "kind": "appointed", "body": body, "source": source}
        rows = [{**told, "candidate": place.candidate, "post": place.post} for place in plan.placements]
        return cls(rows, decided(plan), terms)

    def adding(self, *events: Any) -> Ledger:
        """The ledger with further rows: events, mappings, or one list or frame of them. What stands in it stays.

        Raises
        ------
        InputError
            With every fault of the new rows, called by their place among them; late rows are checked against every day since.
        """
        many = len(events) == 1 and not isinstance(events[0], (Event, Mapping))
        faults: list[Fault] = []
        given = rows_in(events[0] if many else list(events), Event, "ledger", faults)
        refuse(faults)
        listed = [(event, "") for event in self.events] + [(event, f"row {k}") for k, event in enumerate(given, start=1)]
        listed.sort(key=lambda each: each[0].key)
        told = {k: row or f"{event.date} {event.kind}" for k, (event, row) in enumerate(listed)}
        refuse(in_order(ledger_faults([event for event, _ in listed], told, self.base, self.terms, self.register)))
        return Ledger(RecordRows((event for event, _ in listed), self.notes), self.base, self.terms, self.register)

    def as_of(self, day: Any, ahead: int = 90) -> Standing:
        """What stands at the end of a day.

        Parameters
        ----------
        day
            ``"2021-09-01"`` or a date.
        ahead
            Terms and marks within so many days count as due.
        """
        refuse([*self._day_faults("Ledger.as_of", day), *day_count_faults("Ledger.as_of", "ahead", ahead)])
        return self._standing(str(day_of(day)), ahead, self.base)

    def _day_faults(self, call: str, day: Any) -> list[Fault]:
        return [] if day_of(day) else [argument_fault(call, "day", day if isinstance(day, str) else type(day).__name__, WANTED)]

    def _standing(self, day: str, ahead: int, base: Problem | None) -> Standing:
        return standing_on(day, self.events, base, self.terms, self.register, ahead)

    def problem(self, day: Any, base: Problem | None = None, min_stay_days: int = 730, recalled: str = "bar",
                left: str = "bar") -> Problem:  # fmt: skip
        """The problem as it is on a day, to be solved or given to ``replan``.

        Parameters
        ----------
        day
            Needs, villages and people as they are at the end of it.
        base
            Another problem than that behind the ledger, e.g. with more people.
        min_stay_days
            Who is in a post for less stays in it.
        recalled, left
            "bar": who was recalled, or left in another way, is not placed again; "keep": may be.

        Raises
        ------
        InputError
            If there is no base, or the ledger does not fit it.
        """
        faults = [*self._day_faults("Ledger.problem", day), *day_count_faults("Ledger.problem", "min_stay_days", min_stay_days)]
        faults += [argument_fault("Ledger.problem", name, given, BAR)
                   for name, given in (("recalled", recalled), ("left", left)) if given not in ("bar", "keep")]  # fmt: skip
        behind = self.base if base is None else base
        if not isinstance(behind, Problem):
            raise InputError([*faults, argument_fault("Ledger.problem", "base", None, NO_BASE)])
        refuse(faults)
        if base is not None:
            Ledger(self.events, base, self.terms, self.register)  # whether all that happened is known there
        return problem_of(self._standing(str(day_of(day)), 0, behind), behind, min_stay_days, recalled, left, self.notes)

    def carrying_out(self, decision: Any, day: Any, body: str = "", reason: str = "", source: str = "") -> Ledger:
        """The ledger with what a decision changes: people appointed, moved, and ended, all on one day.

        Parameters
        ----------
        decision
            A plan, or a point of ``replan``: anything with placements.
        day, body, reason, source
            As they stand with each row.
        """
        refuse(self._day_faults("Ledger.carrying_out", day))
        given = getattr(decision, "placements", None)
        if not given:
            raise InputError([argument_fault("Ledger.carrying_out", "decision", type(decision).__name__, NO_DECISION)])
        told = {"date": str(day_of(day)), "body": body, "reason": reason, "source": source}
        changes = decision_rows(self.as_of(day).placements, (Placement(*place) for place in given))
        return self.adding([{**told, **row} for row in changes])

    @cached_property
    def stays(self) -> tuple[Stay, ...]:
        """Who was in which post from when to when, in the order in which it began."""
        return stays(self.events, self.base, self.terms, self.register)

    @property
    def frame(self) -> pd.DataFrame:
        """One row an event, in the order of the days; columns as the fields of ``Event``."""
        from ...scoring.results.frame import frame

        names = list(Event.model_fields)
        return frame(names, [tuple(getattr(event, name) for name in names) for event in self.events])

    def table(self, lang: Lang = "en") -> pd.DataFrame:
        """``frame`` with headers, names and words of a language."""
        return spoken(self.frame, self.base, self.terms, lang)

    def to_json(self) -> str:
        """Rows and terms as JSON; ``from_json`` gives back an equal ledger."""
        data = {"events": [filled(event) for event in self.events], "register": [filled(each) for each in self.register],
                "terms": self.terms.model_dump(mode="json")}  # fmt: skip
        return json.dumps(data, ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str | bytes, base: Problem | None = None) -> Ledger:
        """A ledger from what ``to_json`` gave, checked against the problem behind it."""
        data = load_json(text)
        events = data.get("events")
        if not isinstance(events, list):
            raise InputError([Fault("json", "", "events", type(events).__name__, NO_EVENTS)])
        return cls(events, base, PostingTerms(**data.get("terms", {})), data.get("register", ()))

    def __len__(self) -> int:
        return len(self.events)

    def __repr__(self) -> str:
        days = f", {self.events[0].date} to {self.events[-1].date}" if self.events else ""
        return f"Ledger({len(self.events)} events{days})"

    __str__ = __repr__
