"""A limit as rules take it: one number for all, one for each group by its name, or the name of a column."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, Discriminator, Field, Tag

from ..errors import Message
from .condition import Number
from .exact import fraction, is_number, shown, too_fine
from .record import Count, Facts

FINE = Message("decimals", "at most six decimals can be held exactly", "最多六位小数，方可精确保存")


def _fine(value: int | float) -> int | float:
    """A number with six decimals at most, as an int where it is whole."""
    if too_fine(value):
        raise ValueError(FINE)
    return shown(fraction(value))


Decimals = Annotated[Number, AfterValidator(_fine)]  # an exact decimal number: 0.1 is one tenth


def _way(given: Any) -> str:
    """Which of the three is meant; "=" in front keeps the word out of the places of faults."""
    return "=column" if isinstance(given, str) else "=each" if isinstance(given, Mapping) else "=all"


if TYPE_CHECKING:
    Load = str | int | float
    Limit = str | int | float | Mapping[str, int | float]
    CountLimit = str | int | Mapping[str, int]
else:
    Load = Annotated[Annotated[str, Tag("=column")] | Annotated[Number, Tag("=all")], Discriminator(_way)]
    _Count = Annotated[Count, Field(ge=0)]
    Limit = Annotated[
        Annotated[str, Tag("=column")] | Annotated[Number, Tag("=all")] | Annotated[Facts[Number], Tag("=each")],
        Discriminator(_way),
    ]
    CountLimit = Annotated[
        Annotated[str, Tag("=column")] | Annotated[_Count, Tag("=all")] | Annotated[Facts[_Count], Tag("=each")],
        Discriminator(_way),
    ]


def limit_of(limit: Any, key: str, record: Any) -> Fraction | None:
    """The limit of one group, post or person; None where it has none.

    Parameters
    ----------
    key
        What a mapping calls it.
    record
        Where a column stands.
    """
    if isinstance(limit, str):
        limit = None if record is None else record.fact(limit)
    elif isinstance(limit, Mapping):
        limit = limit.get(key)
    return fraction(limit) if is_number(limit) else None
