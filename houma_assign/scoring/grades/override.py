"""A grade that a body sets in place of the one that the rules give."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from pydantic import field_validator

from ...data.record import Id, Record
from ...errors import Message

STATED = Message("override.stated", "an override needs the name of the body and its reason", "调整等次须写明决定单位和理由")


class GradeOverride(Record):
    """One person's grade in one village, set by a body for a reason; both are kept.

    Parameters
    ----------
    candidate, village
        Ids.
    grade
        "A", "B" or "C".
    body
        Who decided.
    reason
        Why; shown wherever the grade is explained.
    """

    cells: ClassVar[Mapping[str, str]] = {}
    candidate: Id
    village: Id
    grade: Literal["A", "B", "C"]
    body: str
    reason: str

    @field_validator("body", "reason")
    @classmethod
    def _stated(cls, value: Any) -> Any:
        if not str(value).strip():
            raise ValueError(STATED)
        return value

    def __repr__(self) -> str:
        return f"GradeOverride({self.candidate!r}, {self.village!r})"

    __str__ = __repr__
