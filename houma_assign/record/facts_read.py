"""Which facts rules, aims and dimensions read: no other fact of anybody is sealed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..data.kinds import of_package
from ..data.problem_like import ProblemLike

NAMING = ("fact", "number", "load", "limit", "mean_of")  # fields of rules, conditions and dimensions that name a column
SOURCES = ("pair", "candidate", "post", "village")


def facts_read(problem: ProblemLike) -> frozenset[str]:
    """Names of the columns that are read.

    A rule or aim of a user's own may name a column in any field, so every text in it counts as a name.
    """
    names: set[str] = set()
    for law in (*problem.constraints, *(problem.aims or ())):
        names.update(_named(law.model_dump(mode="json")) if of_package(type(law)) else _texts(law.model_dump(mode="json")))
    for dimension in problem.dimensions:
        names.update(_named(dimension.model_dump(mode="json")))
    return frozenset(names | {name.partition(".")[2] for name in names if name.partition(".")[0] in SOURCES})


def _named(data: Any) -> Iterator[str]:
    for name, value in _entries(data):
        if name in NAMING and isinstance(value, str):
            yield value
        yield from _named(value)


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    for _, value in _entries(data):
        yield from _texts(value)


def _entries(data: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(data, Mapping):
        yield from data.items()
    elif isinstance(data, (list, tuple)):
        yield from (("", each) for each in data)
