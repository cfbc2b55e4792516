"""One row of the ledger."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from ...data.day import Day, DayOrNone
from ...data.near_words import near_words
from ...data.record import Count, Record
from ...errors import Fault, Message
from .kinds import BESIDE, EVENT_KINDS

NEEDED = Message("event.missing", "is needed with this kind of event", "这类事项须填写此项")
SHOWN = ("candidate", "village", "post", "need", "duty", "severity")  # in an error; names and reasons do not belong in logs
STRAY = Message("event.stray", "says nothing with this kind of event; delete it, or choose another kind",
                "这类事项不涉及此项；请删去，或改写事项")  # fmt: skip


class Event(Record):
    """Something that happened on a day.

    Parameters
    ----------
    date
        The day, ``"2020-04-28"`` or a ``datetime.date``.
    kind
        "appointed", "ended" (term), "recalled", "resigned", "ill", "promoted", "moved", "need_opened", "need_changed",
        "need_closed", "village_released" or "duty_done".
    candidate, village, post, need, duty
        Ids of what it is about, as far as the kind asks for them.
    severity
        Of a need, 1 to 5.
    body, reason, source
        Who decided, why, and the paper it rests on. A recall and a release need body and reason.
    round, owner, due, state, risk
        Of a need: the round of visits in which it was found (四必访三必问), who sees to it, by when, how it stands, its risk.
    """

    date: Day
    kind: str
    candidate: str = ""
    village: str = ""
    post: str = ""
    need: str = ""
    severity: Annotated[Count, Field(ge=1, le=5)] | None = None
    duty: str = ""
    body: str = ""
    reason: str = ""
    source: str = ""
    round: str = ""
    owner: str = ""
    due: DayOrNone = ""
    state: str = ""
    risk: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """By which events are ordered: the day, then everything else, so that no order of entry matters within a day."""
        values = self.model_dump()
        order = str(list(EVENT_KINDS).index(self.kind)).zfill(2) if self.kind in EVENT_KINDS else "99"
        return (self.date, order, *(str(values[name] or "") for name in values if name not in ("date", "kind")))

    def own_faults(self, row: str) -> list[Fault]:
        """What is wrong with the event whatever else the ledger holds."""
        if self.kind not in EVENT_KINDS:
            return [Fault("ledger", row, "kind", self.kind, _no_kind(self.kind))]
        kind = EVENT_KINDS[self.kind]
        values: dict[str, Any] = {name: getattr(self, name) for name in type(self).model_fields}
        faults = [Fault("ledger", row, name, None, NEEDED) for name in kind.needs if _blank(values[name])]
        allowed = {*kind.needs, *kind.may, *BESIDE}
        return faults + [Fault("ledger", row, name, value if name in SHOWN else None, STRAY) for name, value in values.items()
                         if not _blank(value) and name not in allowed]  # fmt: skip

    def __repr__(self) -> str:
        return f"Event({self.date}, {self.kind})"  # people and reasons do not belong in logs

    __str__ = __repr__


def _blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _no_kind(word: str) -> Message:
    words = [kind.zh for kind in EVENT_KINDS.values()]
    near, zh = near_words(word, list(EVENT_KINDS)) or list(EVENT_KINDS), near_words(word, words) or words
    en = f"there is no such kind of event; near it: {', '.join(near)}"
    return Message("event.kind", en, f"没有这类事项；相近的有：{'、'.join(zh)}")
