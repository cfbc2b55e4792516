"""Which facts rules, aims and dimensions read: no other fact of anybody is sealed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..check import columns_named
from ..data.kinds import of_package
from ..data.problem_like import ProblemLike

SOURCES = ("pair", "candidate", "post", "village")


def facts_read(problem: ProblemLike) -> frozenset[str]:
    """Names of the columns that are read.

    A rule or aim of a user's own may name a column in any field, so every text in it counts as a name.
    """
    names: set[str] = set()
    for law in (*problem.constraints, *(problem.aims or ())):
        data = {"kind": law.kind, **law.model_dump(mode="json")}
        names.update(columns_named(data) if of_package(type(law)) else _texts(data))
    for dimension in problem.dimensions:
        names.update(columns_named(dimension.model_dump(mode="json")))
    return frozenset(names | {name.partition(".")[2] for name in names if name.partition(".")[0] in SOURCES})


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
