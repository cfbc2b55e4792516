"""An edit as a change of the program as it stands: pairs that are gone, rows that are new or have other sides, other aims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import gcd

import numpy as np

from ...aims import Merit
from ...aims.base import stated_objective
from ...constraints import Constraint
from ...constraints.base import stated_rows
from ...data.exact import Ints
from ...data.placement import Placement
from ...data.rows import INFINITY, Rows
from ...errors import AuditFailure
from ...plan.audit import audit
from ...problem.problem import Problem
from ...program.change import AddedRow, Change
from ...program.program import Program, Tier
from .memory import Steps
from .restriction import LIMITS, Base, Restriction


@dataclass(frozen=True, eq=False)
class EditedProgram:
    """The program of an edited problem, told by that of the problem as it stands.

    Attributes
    ----------
    program
        That of the problem as it stands, with the other sides of its rows.
    change
        What else is different; and the sides, too.
    aims
        Its tiers before the lots.
    """

    program: Program
    change: Change
    aims: tuple[Tier, ...]

    @classmethod
    def of(
        cls, base: Base, program: Program, named: tuple[Tier, ...], edited: Problem, restriction: Restriction
    ) -> EditedProgram | None:
        """None where the edit needs columns of its own, or a row that takes less away has other entries."""
        pairs = edited.eligibility.grid.pairs
        people = np.array([base.people[who] for who in pairs.candidates], np.int64)
        place = base.at[people[pairs.candidate], pairs.post]
        aims = _aims(base, program, named, edited, restriction, place)
        if aims is None:
            return None
        now = {rule.id: rule for rule in edited.constraints if rule.id in restriction.looser}
        now |= {rule.id: rule for rule in restriction.rules}
        rows: list[AddedRow] = []
        sides: dict[int, tuple[int, int]] = {}
        for id in sorted(now.keys() | restriction.looser):
            stated = _placed(now[id], edited, place) if id in now else None
            moved = _sides(program, base, id, stated, place)
            if moved is None and (stated is None or id in restriction.looser or len(stated.aux_lower)):
                return None
            if moved is not None:
                sides |= moved
            elif stated is not None:
                rows += _added(stated)
        change = Change(barred=base.columns(restriction.removed), rows=rows, sides=sides)
        return cls(change.sided(program), change, aims)

    def has(self, x: Ints) -> bool:
        """Whether a plan of the problem as it stands is one of the edited problem."""
        return self.change.kept_by(x) and (not self.change.sides or self.program.keeps(x))

    def audited(self, edited: Problem, placements: Sequence[Placement], x: Ints) -> Steps:
        """What a plan of these placements is worth in each aim, checked against the edited problem's own words.

        Raises
        ------
        AuditFailure
            If a hard rule is broken, or a plan is worth something else.
        """
        steps = tuple(tier.worth(x) for tier in self.aims)
        values = {tier.aim.id: units(tier, step) for tier, step in zip(self.aims, steps, strict=True)}
        if findings := audit(edited, placements, [tier.aim for tier in self.aims], values):
            raise AuditFailure(("", tuple(findings)))
        return steps


def units(tier: Tier, steps: int) -> Fraction:
    """Steps of a tier in the aim's own units."""
    return Fraction(steps, tier.aim.sign * tier.scale)


def _placed(rule: Constraint, problem: Problem, place: Ints) -> Rows:
    """A rule's rows, columns of pairs as those of the problem as it stands."""
    rows = stated_rows(rule, problem.eligibility.grid)
    counts = np.flatnonzero(rows.coefficient)
    if len(rows.aux_lower):
        return rows
    return replace(rows, row=rows.row[counts], column=place[rows.column[counts]], coefficient=rows.coefficient[counts])


def _added(stated: Rows) -> list[AddedRow]:
    return [AddedRow(stated.column[stated.row == k], stated.coefficient[stated.row == k], int(low), int(high))
            for k, (low, high) in enumerate(zip(stated.lower, stated.upper, strict=True))]  # fmt: skip


def _sides(program: Program, base: Base, id: str, now: Rows | None, place: Ints) -> dict[int, tuple[int, int]] | None:
    """Rows of the program that are a rule's, with the sides that they have now; None where they also have other entries."""
    old, matrix = base.hard.get(id), program.matrix
    if old is None or not isinstance(old, LIMITS) or id not in matrix.rules or (now is not None and len(now.aux_lower)):
        return None
    was = _placed(old, base.problem, np.arange(program.pairs))
    of = np.flatnonzero(matrix.rule == matrix.rules.index(id))
    if not np.array_equal(matrix.lower[of], was.lower) or not np.array_equal(matrix.upper[of], was.upper):
        return None
    if now is None:
        return dict.fromkeys(of.tolist(), (-INFINITY, INFINITY))
    if len(now) != len(was) or _entries(now, place) != _entries(was, place):
        return None
    sides = zip(of.tolist(), now.lower.tolist(), now.upper.tolist(), strict=True)
    return {row: (low, high) for row, low, high in sides if (low, high) != (matrix.lower[row], matrix.upper[row])}


def _entries(rows: Rows, place: Ints) -> dict[tuple[int, int], int]:
    """The entries of pairs that are still there."""
    there = np.isin(rows.column, place)
    return dict(zip(zip(rows.row[there].tolist(), rows.column[there].tolist(), strict=True), rows.coefficient[there].tolist(),
                    strict=True))  # fmt: skip


def _aims(
    base: Base, program: Program, named: tuple[Tier, ...], edited: Problem, restriction: Restriction, place: Ints
) -> tuple[Tier, ...] | None:
    """The named tiers with what the edited problem says of them; None where it says so with rows or columns of its own."""
    if restriction.point_change is None and not restriction.other_aims:
        return named
    if base.soft or tuple(tier.aim for tier in named) != base.problem.tiers or len(named) != len(edited.tiers):
        return None
    grid, width, found = edited.eligibility.grid, np.maximum(np.abs(program.lower), np.abs(program.upper)), []
    for aim, tier in zip(edited.tiers, named, strict=True):
        if aim == tier.aim and (restriction.point_change is None or not isinstance(aim, Merit)):
            found.append(tier)
            continue
        stated = stated_objective(aim, grid)
        if len(stated.rows) or len(stated.aux):
            return None
        # Points told in finer steps than they need would make a search decide between values that no plan has.
        by = gcd(stated.scale, stated.constant, *np.unique(stated.pairs).tolist())
        given = np.zeros(len(program.lower), np.int64)
        given[place] = stated.pairs // by
        found.append(Tier(aim, given, stated.constant // by, stated.scale // by, program.pairs, len(given)))
        if not found[-1].exact(width):
            return None
    return tuple(found)
