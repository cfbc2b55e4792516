"""A rule or an aim with names and labels where it holds ids and codes, so that it says itself in words a reader knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from ..aims import Aim
from ..constraints import Constraint
from ..data.condition import Condition
from ..data.record import Facts, Record

if TYPE_CHECKING:
    from .wording import Wording

Said = TypeVar("Said", bound=Record)
OF_A_CONDITION = ("fact", "equals", "one_of")


def labelled(what: Said, wording: Wording) -> Said:
    """A copy to take ``words`` from, and nothing else: its ids and codes are no longer those of the data."""
    names = {"candidate": wording.person, "candidates": wording.person, "post": wording.post, "village": wording.village,
             "villages": wording.village}  # fmt: skip
    coded = what.coded if isinstance(what, (Aim, Constraint)) else OF_A_CONDITION if isinstance(what, Condition) else ()
    told = dict.fromkeys(coded, wording.label) | (names if isinstance(what, Constraint) else {})
    return what.model_copy(update={name: _said(getattr(what, name), word, wording)
                                   for name, word in told.items() if name in type(what).model_fields})  # fmt: skip


def _said(value: Any, word: Callable[[str], str], wording: Wording) -> Any:
    if isinstance(value, bool):
        return wording.label("yes" if value else "no")
    if isinstance(value, str):
        return word(value)
    if isinstance(value, Mapping):
        return Facts({_said(key, word, wording): each for key, each in value.items()})
    if isinstance(value, tuple):
        return tuple(_said(each, word, wording) for each in value)
    return labelled(value, wording) if isinstance(value, Record) else value
