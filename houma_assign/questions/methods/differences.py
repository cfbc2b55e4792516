"""Rows that ask for plans in which so many people hold other posts than in a plan that is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from ...data.exact import Ints
from ...program.change import AddedRow, Change
from ...program.program import Tier
from .reoptimiser import Study


@dataclass
class Differences:
    """Counts, for each known plan, the people whose posts differ from it, as columns and rows for a ``Change``.

    A person who can hold one post at most differs by an expression of the pairs; others need a 0-1 column, which may be 1 only
    where their posts differ.
    """

    study: Study
    rows: list[AddedRow] = field(default_factory=list)
    extra: int = 0

    def at_least(self, known: Ints, number: int) -> None:
        """Ask for so many people who differ from this plan."""
        columns, coefficients, constant = self._counted(known)
        self.rows.append(AddedRow(columns, coefficients, lower=number - constant))

    def smallest(self, known: Sequence[Ints]) -> Tier:
        """A tier that wants the smallest number of people who differ from any of these plans to be as large as possible."""
        people = len(self.study.problem.candidates)
        counted = [self._counted(each) for each in known]
        steps = [self._column() for _ in range(people)]
        for columns, coefficients, constant in counted:
            self.rows.append(AddedRow([*columns, *steps], [*coefficients, *([-1] * people)], lower=-constant))
        wanted = np.zeros(len(self.study.program.lower) + self.extra, np.int64)
        wanted[steps] = 1
        return Tier(self.study.count(()).aim, wanted, 0, 1)

    def change(self) -> Change:
        """The change that asks for all of it."""
        return Change(rows=self.rows, extra=self.extra)

    def _column(self) -> int:
        self.extra += 1
        return len(self.study.program.lower) + self.extra - 1

    def _counted(self, known: Ints) -> tuple[list[int], list[int], int]:
        """Columns, coefficients and a constant whose sum is the number of people who differ."""
        program, grid = self.study.program, self.study.problem.eligibility.grid
        columns, coefficients, constant = [], [], 0
        order = np.argsort(program.person, kind="stable")
        for own in np.split(order, np.flatnonzero(np.diff(program.person[order])) + 1):
            held = known[own] == 1
            signs = np.where(held, -1, 1)
            if not len(own):
                continue
            if grid.single(grid.pairs.candidates[int(program.person[own[0]])]):
                part = held if held.any() else np.ones(len(own), bool)
                columns += own[part].tolist()
                coefficients += signs[part].tolist()
                constant += int(held.sum())
            else:
                column = self._column()
                self.rows.append(AddedRow([*own.tolist(), column], [*signs.tolist(), -1], lower=-int(held.sum())))
                columns.append(column)
                coefficients.append(1)
        return columns, coefficients, constant
