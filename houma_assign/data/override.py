"""What somebody decided otherwise than the plan, with a name on it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from ..errors import Message
from .condition import Number
from .record import Count, Facts, FactsField, Id, Ids, Record, as_tuple

Kind = Literal["place", "keep_out", "leave_out", "revoke"]
NO_TEXT = Message("override_text", "text is expected: who, which body, why", "应写明何人、哪个机构、何种理由")
NO_DAY = Message("override_day", "a day is expected: a date, or text such as 2020-04-20", "应为日期，如 2020-04-20")


def _text(value: Any) -> Any:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(NO_TEXT)
    return value.strip()


def _day(value: Any) -> Any:
    if isinstance(value, date):
        return date(value.year, value.month, value.day).isoformat()
    try:
        return date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        raise ValueError(NO_DAY) from None


def _reasons(value: Any) -> Any:
    return {rule: _text(reason) for rule, reason in dict(value).items()} if isinstance(value, (dict, Facts)) else value


def _moves(value: Any) -> Any:
    listed = as_tuple(value)
    return tuple((who, as_tuple(old), as_tuple(new)) for who, old, new in listed) if isinstance(listed, tuple) else listed


Text = Annotated[str, BeforeValidator(_text)]
Day = Annotated[str, BeforeValidator(_day)]


class Override(Record):
    """One row of what people decided otherwise than the plan; rows are added, and none is ever changed.

    Parameters
    ----------
    number
        1, 2, 3, ... in the order in which they were made.
    kind
        "place": the person takes the post. "keep_out": not this post. "leave_out": no post at all. "revoke": an earlier row no
        longer holds.
    candidate, post
        Whom and which post it is about; no post where somebody is left out.
    revokes
        The number of the row that no longer holds.
    by, body, reason, on
        Who decided, for which body, why, and on which day (ISO).
    suspended
        Rule id -> the reason why the rule may be broken for it.
    units
        Rule id -> units that each suspended rule gives in the plan that this row made, all rows in force together.
    cost, total
        Aim -> what the plan that this row made is worse by than the one before it, and than the plan before all rows; negative
        where it is better.
    moved
        Who holds other posts than in the plan before: id, posts before, posts after.
    exact
        Whether the plans compared are proven best, so that costs are exact.
    """

    number: Annotated[Count, Field(ge=1)]
    kind: Kind
    candidate: Id
    post: Id | None = None
    revokes: Annotated[Count, Field(ge=1)] | None = None
    by: Text
    body: Text
    reason: Text
    on: Day
    suspended: Annotated[FactsField[str], BeforeValidator(_reasons)] = Facts()
    units: FactsField[Count] = Facts()
    cost: FactsField[Number] = Facts()
    total: FactsField[Number] = Facts()
    moved: Annotated[tuple[tuple[Id, Ids, Ids], ...], BeforeValidator(_moves)] = ()
    exact: bool = False

    @property
    def rule(self) -> str:
        """The id of the rule that stands for it in the problem of the plan."""
        return f"override {self.number}"


def in_force(rows: tuple[Override, ...]) -> tuple[Override, ...]:
    """The rows that hold: those that place, keep or leave out, and that no row revokes."""
    gone = {row.revokes for row in rows if row.kind == "revoke"}
    return tuple(row for row in rows if row.kind != "revoke" and row.number not in gone)


def suspended_in(rows: tuple[Override, ...]) -> tuple[str, ...]:
    """Ids of the rules that rows in force suspend, and those that were to be suspended when a row was revoked."""
    gone = {row.revokes for row in rows if row.kind == "revoke"}
    return tuple(dict.fromkeys(rule for row in rows if row.number not in gone for rule in row.suspended))
