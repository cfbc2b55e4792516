"""Priority groups 优先群体 that people belong to: several a person, or no more than yes and no."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator

from .condition_words import SURE
from .record import Id, as_tuple, plain

COLUMN = "priority_groups"  # the field of a person
ONLY = {True: "priority", False: "优先群体"}  # the group of those of whom no more is known, in an English and a Chinese table


def yes_or_no(word: str) -> bool | None:
    """Whether a word says yes or no; None where it names a group."""
    return SURE.get(word.strip().lower())


def _groups(given: Any) -> Any:
    """Groups as a tuple; yes is one without a name, no is none."""
    value = plain(given)
    if isinstance(value, bool):
        return (ONLY[True],) if value else ()
    listed = (value,) if isinstance(value, str) else as_tuple(value)
    if not isinstance(listed, tuple) or len(listed) != 1 or not isinstance(listed[0], str):
        return listed
    said = yes_or_no(listed[0])
    return listed if said is None else (ONLY[listed[0].isascii()],) if said else ()


if TYPE_CHECKING:
    Groups = tuple[str, ...] | Any
else:
    Groups = Annotated[tuple[Id, ...], BeforeValidator(_groups)]
