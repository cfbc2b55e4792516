"""Amounts of money in whole yuan, and lists of a fund that may be written short."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from ...data.record import as_tuple, plain

Yuan = Annotated[int, BeforeValidator(plain), Field(ge=0, le=10**12)]


def short_list(given: Any, make: Callable[[Any], Any]) -> Any:
    """A list of records as it is given, short forms of its members written out.

    Parameters
    ----------
    given
        A list, or a mapping whose items are the short forms.
    make
        A short form (a pair or a tuple) -> the mapping that a record is made of.
    """
    listed = tuple(given.items()) if isinstance(given, Mapping) else as_tuple(given)
    if not isinstance(listed, tuple):
        return given
    return tuple(make(each) if isinstance(each, (tuple, list)) else each for each in listed)


def named(names: Iterable[str]) -> Callable[[Any], Any]:
    """Short forms that give these fields in this order; what has more or fewer parts stays for the record to refuse."""
    fields = tuple(names)

    def make(given: Any) -> Any:
        return dict(zip(fields, given, strict=True)) if len(given) == len(fields) else given

    return make
