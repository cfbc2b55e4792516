"""And, or, not: a statement as a list of conditions that must all hold, each a test or a choice of tests."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import prod

from .condition import Condition

Choice = tuple[Condition, ...]
Clauses = tuple[Choice, ...]  # all must hold; of each, one is enough
MOST = 100  # choices that brackets may multiply out to


def both(parts: Sequence[Clauses]) -> Clauses:
    """All of these."""
    return tuple(choice for clauses in parts for choice in clauses)


def either(parts: Sequence[Clauses]) -> Clauses:
    """One of these, multiplied out: (a and b) or c is (a or c) and (b or c).

    Raises
    ------
    ValueError
        If that makes too many.
    """
    number = prod(map(len, parts))
    if number > MOST:
        raise ValueError(f"brackets that multiply out to {number} conditions; state it in several rules")
    return tuple(tuple(each for choice in picked for each in choice) for picked in product(*parts))


def negated(clauses: Clauses) -> Clauses:
    """The opposite, for people whose facts are known."""
    return either([tuple((each.changed(unless=not each.unless),) for each in choice) for choice in clauses])


def conditions_from(clauses: Clauses) -> tuple[Condition, ...]:
    """The conditions that say it."""
    return tuple(choice[0] if len(choice) == 1 else Condition(any_of=choice) for choice in clauses)
