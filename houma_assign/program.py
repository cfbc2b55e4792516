"""A problem as columns and sparse integer rows, with the rule behind each row. numpy only, no solver."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from .aims import Aim
from .aims.base import Objective
from .constraints import Constraint
from .errors import Fault, ModelTooLarge
from .exact import LIMIT, Ints
from .grid import Grid
from .problem import Problem
from .rows import INFINITY, Rows, grouped


@dataclass(frozen=True)
class Matrix:
    """Rows ``lower <= A x <= upper`` in compressed form (CSR), entries of a row in the order of its columns.

    ``rule[i]`` is the position in ``rules`` of the rule or aim behind row i, and ``labels[i]`` says what it speaks of.
    """

    indptr: Ints
    indices: Ints
    data: Ints
    lower: Ints
    upper: Ints
    rule: Ints
    rules: tuple[str, ...]
    labels: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.lower)

    @property
    def row(self) -> Ints:
        """Row of each entry."""
        return np.repeat(np.arange(len(self)), np.diff(self.indptr))


@dataclass(frozen=True)
class Tier:
    """One aim as an objective over all columns, to be maximised: ``sign * scale * value = coefficients·x + constant``."""

    aim: Aim
    coefficients: Ints
    constant: int
    scale: int


@dataclass(frozen=True)
class Program:
    """Integer columns, rows and tiers. Columns 0 .. pairs-1 are the allowed pairs, 0-1; auxiliary columns follow."""

    pairs: int
    lower: Ints
    upper: Ints
    matrix: Matrix
    tiers: tuple[Tier, ...]
    person: Ints  # for each pair the position of its candidate


class _Assembly:
    """Collects blocks of rows and the auxiliary columns they bring."""

    def __init__(self, pairs: int) -> None:
        self.pairs = pairs
        self.lower, self.upper = [np.zeros(pairs, np.int64)], [np.ones(pairs, np.int64)]
        self.columns = pairs
        self.blocks: list[tuple[str, Rows, Ints]] = []  # source, rows, real column of each entry

    def columns_for(self, lower: Ints, upper: Ints) -> int:
        first = self.columns
        self.lower.append(lower)
        self.upper.append(upper)
        self.columns += len(lower)
        return first

    def add(self, source: str, rows: Rows) -> int:
        first = self.columns_for(rows.aux_lower, rows.aux_upper)
        self.blocks.append((source, rows, np.where(rows.column >= self.pairs, rows.column - self.pairs + first, rows.column)))
        return first

    def add_soft(self, rule: Constraint, rows: Rows) -> tuple[int, int]:
        """Rows with a column each for what is missing below and in excess above; returns the range of these columns."""
        sides = []
        for side, bounds in ((1, rows.lower), (-1, rows.upper)):
            numbers = np.flatnonzero(np.abs(bounds) < INFINITY)
            low, high = activity(rows, len(rows))
            worst = (bounds - low) if side == 1 else (high - bounds)
            most = np.maximum(-(-worst[numbers] // rows.unit), 0)
            sides.append((numbers, side * rows.unit, most))
        first = self.columns_for(np.zeros(sum(len(n) for n, _, _ in sides), np.int64), np.concatenate([m for _, _, m in sides]))
        extra = first + np.arange(self.columns - first)
        numbers = np.concatenate([n for n, _, _ in sides])
        unit = np.concatenate([np.full(len(n), u, np.int64) for n, u, _ in sides])
        column = np.concatenate([rows.column, extra])
        wide = replace(rows, row=np.concatenate([rows.row, numbers]), column=column,
                       coefficient=np.concatenate([rows.coefficient, unit]))  # fmt: skip
        self.blocks.append((rule.id, wide, column))
        return first, self.columns


def activity(rows: Rows, size: int) -> tuple[Ints, Ints]:
    """Smallest and largest value of each row over 0-1 columns."""
    low, high = np.zeros(size, np.int64), np.zeros(size, np.int64)
    np.add.at(low, rows.row, np.minimum(rows.coefficient, 0))
    np.add.at(high, rows.row, np.maximum(rows.coefficient, 0))
    return low, high


def build(problem: Problem, aims: tuple[Aim, ...]) -> Program:
    """The program of a problem, with one tier for each aim."""
    grid: Grid = problem.eligibility.grid
    assembly = _Assembly(len(grid))
    softened: list[tuple[Constraint, int, int]] = []
    # Sorted by id: the order in which a user lists rules must not reach the solver.
    for rule in sorted(problem.constraints, key=lambda rule: rule.id):
        rows = rule.rows(grid)
        if rule.penalty is None:
            assembly.add(rule.id, rows)
        elif len(rows):
            softened.append((rule, *assembly.add_soft(rule, rows)))
    made = []
    for aim in aims:
        objective = aim.objective(grid)
        made.append((aim, objective, assembly.add(aim.id, objective.rows)))
    _add_people(assembly, grid)
    tiers = tuple(_tier(aim, objective, first, softened, assembly.columns) for aim, objective, first in made)
    program = Program(len(grid), np.concatenate(assembly.lower), np.concatenate(assembly.upper),
                      _compressed(assembly), tiers, grid.candidate)  # fmt: skip
    _refuse_what_is_too_large(program)
    return program


def _tier(aim: Aim, objective: Objective, first: int, softened: list[tuple[Constraint, int, int]], columns: int) -> Tier:
    coefficients = np.zeros(columns, np.int64)
    coefficients[: len(objective.pairs)] = objective.pairs
    coefficients[first : first + len(objective.aux)] = objective.aux
    for rule, start, stop in softened:
        coefficients[start:stop] = -int(aim.sign * aim.points * objective.scale) * (rule.penalty or 0)
    return Tier(aim, coefficients, objective.constant, objective.scale)


def _add_people(assembly: _Assembly, grid: Grid) -> None:
    """A column for each person that counts the posts held, used in place of the pairs wherever a rule weighs them alike.

    Most rules speak of people, not of pairs: how many women, how many from one unit. Said over one column a person they
    have tens of entries instead of thousands, and a search can decide who goes before it decides where.
    """
    size, people = len(grid), len(grid.people)
    owned = np.bincount(grid.candidate, minlength=people)
    wanted = np.zeros(people, np.int64)
    plans = []
    for number, (_, rows, column) in enumerate(assembly.blocks):
        pair = column < size
        if not pair.any():
            continue
        entry = np.flatnonzero(pair)
        person = grid.candidate[column[entry]]
        key = rows.row[entry] * people + person
        order = np.argsort(key, kind="stable")
        starts = np.flatnonzero(np.r_[True, np.diff(key[order]) != 0])
        counts = np.diff(np.r_[starts, len(order)])
        value = rows.coefficient[entry][order]
        alike = np.minimum.reduceat(value, starts) == np.maximum.reduceat(value, starts)
        who = person[order][starts]
        whole = alike & (counts == owned[who]) & (counts > 1)
        np.add.at(wanted, who[whole], 1)
        plans.append((number, entry, order, starts, counts, who, whole))
    useful = wanted > 1
    if not useful.any():
        return
    people_used = np.flatnonzero(useful)
    first = assembly.columns_for(np.zeros(len(people_used), np.int64), owned[people_used])
    column_of = np.full(people, -1, np.int64)
    column_of[people_used] = first + np.arange(len(people_used))
    for number, entry, order, starts, counts, who, whole in plans:
        taken = whole & useful[who]
        source, rows, column = assembly.blocks[number]
        dropped = entry[order[np.repeat(taken, counts)]]
        kept = np.ones(len(column), bool)
        kept[dropped] = False
        heads = entry[order[starts[taken]]]
        new_column = np.concatenate([column[kept], column_of[who[taken]]])
        rows = replace(rows, row=np.concatenate([rows.row[kept], rows.row[heads]]), column=new_column,
                       coefficient=np.concatenate([rows.coefficient[kept], rows.coefficient[heads]]))  # fmt: skip
        assembly.blocks[number] = (source, rows, new_column)
    number_of = np.full(people, -1, np.int64)
    number_of[people_used] = np.arange(len(people_used))
    group = np.concatenate([number_of[grid.candidate], np.arange(len(people_used))])
    sign = np.concatenate([np.ones(size, np.int64), -np.ones(len(people_used), np.int64)])
    columns = np.concatenate([np.arange(size), column_of[people_used]])
    zero = np.zeros(len(people_used), np.int64)
    labels = tuple(grid.people[k].id for k in people_used)
    link = grouped(group, labels, sign, zero, zero, columns=columns)
    assembly.blocks.append(("posts held", link, link.column))


def _compressed(assembly: _Assembly) -> Matrix:
    """All blocks as one matrix."""
    sources = tuple(source for source, _, _ in assembly.blocks)
    starts = np.cumsum([0, *(len(rows) for _, rows, _ in assembly.blocks)])
    none = [np.zeros(0, np.int64)]
    row = np.concatenate([rows.row + start for (_, rows, _), start in zip(assembly.blocks, starts, strict=False)] or none)
    column = np.concatenate([column for _, _, column in assembly.blocks] or none)
    data = np.concatenate([rows.coefficient for _, rows, _ in assembly.blocks] or none)
    order = np.lexsort((column, row))
    size = int(starts[-1])
    indptr = np.concatenate([[0], np.cumsum(np.bincount(row, minlength=size))]).astype(np.int64)
    return Matrix(
        indptr, column[order], data[order],
        np.concatenate([rows.lower for _, rows, _ in assembly.blocks] or none),
        np.concatenate([rows.upper for _, rows, _ in assembly.blocks] or none),
        np.repeat(np.arange(len(sources)), np.diff(starts)), sources,
        tuple(label for _, rows, _ in assembly.blocks for label in rows.labels),
    )  # fmt: skip


def _refuse_what_is_too_large(program: Program) -> None:
    """Totals that a float cannot hold exactly: LP engines and reported objectives would be off by units."""
    width = np.maximum(np.abs(program.lower), np.abs(program.upper)).astype(float)
    faults = []
    for tier in program.tiers:
        total = float(np.abs(tier.coefficients) @ width) if len(width) else 0.0
        # Only as many pairs as there are slots can count at once, but rows and penalties add up over all columns.
        largest = float(np.abs(tier.coefficients[: program.pairs]).max(initial=0))
        if largest >= LIMIT or total >= 2**62:
            faults.append(Fault("aims", tier.aim.id, "", f"{total:.3g}", "totals are too large to be exact; use coarser points"))
    matrix = program.matrix
    size = np.zeros(len(matrix))
    np.add.at(size, matrix.row, np.abs(matrix.data).astype(float) * width[matrix.indices])
    for row in np.flatnonzero(size >= LIMIT):
        rule = matrix.rules[matrix.rule[row]]
        faults.append(Fault("rules", rule, matrix.labels[row], f"{size[row]:.3g}", "totals are too large to be exact"))
    if faults:
        raise ModelTooLarge(faults)
