"""A program with one objective in the words of a file: named columns, and named rows with one bound each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from ...data.rows import INFINITY
from ..program import Program, Tier
from .columns_behind import Behind, columns_behind

LONGEST = 200  # characters of a name; readers of LP files take 255


class ModelRow(NamedTuple):
    """A row ``entries (sense) bound``; ``sense`` is "<=", ">=" or "="."""

    name: str
    rule: str
    where: str
    entries: tuple[tuple[int, int], ...]
    sense: str
    bound: int


@dataclass(frozen=True)
class LinearModel:
    """Maximise ``objective·x + constant`` over whole numbers between bounds that keep all rows.

    Attributes
    ----------
    columns
        Their names.
    lower, upper
        Their bounds; ``-INFINITY`` and ``INFINITY`` for none.
    objective
        (column, coefficient) of those that have one.
    constant
        What every plan has.
    rows
        See ``ModelRow``.
    behind
        For each column the rule or aim that it belongs to and what it speaks of there; two empty texts for pairs.
    """

    columns: tuple[str, ...]
    lower: tuple[int, ...]
    upper: tuple[int, ...]
    objective: tuple[tuple[int, int], ...]
    constant: int
    rows: tuple[ModelRow, ...]
    behind: tuple[Behind, ...] = ()


def linear_model(
    program: Program, pairs: Sequence[tuple[str, str]], roles: Mapping[str, str], tier: Tier, floors: Iterable[tuple[Tier, int]]
) -> LinearModel:
    """The model of a tier among the plans worth at least so many steps in others.

    Parameters
    ----------
    program
        Columns and rows.
    pairs
        (candidate id, post id) of the pair columns, for their names.
    roles
        Post id -> role, for the names of columns that count a person's posts in a role.
    tier
        The objective.
    floors
        Tiers that are held, with the least they may be worth, in steps.
    """
    taken: set[str] = set()
    behind = columns_behind(program, pairs, roles)
    columns = tuple(_unique(name, taken) for name in _column_names(program, pairs, behind))
    given: set[str] = set()
    held = [
        ModelRow("", other.aim.id, "held at its optimum", _entries(other), ">=", least - other.constant)
        for other, least in floors
    ]
    rows = tuple(line._replace(name=_unique(_row_name(line), given)) for line in [*_rows(program), *held])
    bounds = tuple(program.lower.tolist()), tuple(program.upper.tolist())
    return LinearModel(columns, *bounds, _entries(tier), tier.constant, rows, (("", ""),) * program.pairs + behind)


def _entries(tier: Tier) -> tuple[tuple[int, int], ...]:
    coefficients = np.asarray(tier.coefficients)
    return tuple((int(k), int(coefficients[k])) for k in np.flatnonzero(coefficients))


def _rows(program: Program) -> Iterator[ModelRow]:
    """Every row with one bound; one with two sides is two lines."""
    matrix = program.matrix
    starts = matrix.indptr.tolist()
    for k, (low, high, rule, label) in enumerate(
        zip(matrix.lower.tolist(), matrix.upper.tolist(), matrix.rule.tolist(), matrix.labels, strict=True)
    ):
        inside = slice(starts[k], starts[k + 1])
        entries = tuple(zip(matrix.indices[inside].tolist(), matrix.data[inside].tolist(), strict=True))
        line = ModelRow("", matrix.rules[rule], label, entries, "=", low)
        if low == high:
            yield line
            continue
        if low > -INFINITY:
            yield line._replace(sense=">=")
        if high < INFINITY:
            yield line._replace(sense="<=", bound=high)


def _column_names(program: Program, pairs: Iterable[tuple[str, str]], behind: Iterable[Behind]) -> Iterator[str]:
    """``x_person_post`` for pairs, ``gives_rule_place`` for what soft rules give, ``y_rule_place`` for other columns."""
    for who, post in pairs:
        yield f"x_{_plain(who)}_{_plain(post)}"
    gives = {column for _, start, stop in program.softened for column in range(start, stop)}
    for column, source in enumerate(behind, start=program.pairs):
        yield "_".join([("gives" if column in gives else "y"), *(_plain(part) for part in source if part)])


def _row_name(line: ModelRow) -> str:
    name = f"{_plain(line.rule)}.{_plain(line.where) or 'all'}"
    # A name that may be read as a number is none.
    return name if name[0].isalpha() and not (name[0] in "eE" and name[1].isdigit()) else f"r_{name}"


def _plain(text: str) -> str:
    """Letters of any script, digits and _; other signs have meanings in these files."""
    return "".join(char if char.isalnum() else "_" for char in text)


def _unique(name: str, taken: set[str]) -> str:
    name = name[:LONGEST]
    made, number = name, 1
    while made in taken:
        number += 1
        made = f"{name}_{number}"
    taken.add(made)
    return made


def text_of(entries: Iterable[tuple[int, int]], columns: tuple[str, ...]) -> Iterator[str]:
    """Entries as signed terms: ``+ 3 x``, ``- 1 y``."""
    for column, coefficient in entries:
        yield f"{'-' if coefficient < 0 else '+'} {abs(coefficient)} {columns[column]}"


def bounds_of(model: LinearModel) -> Iterator[tuple[str, Any, Any]]:
    """Name and bounds of each column; None for no bound."""
    for name, low, high in zip(model.columns, model.lower, model.upper, strict=True):
        yield name, None if low <= -INFINITY else low, None if high >= INFINITY else high
