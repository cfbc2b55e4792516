"""What the best plan is once one of its placements has another grade."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ...data.exact import Ints
from ...data.pairs import GRADES, Pairs
from ...data.placement import Placement
from ...problem.problem import Problem
from ...program.change import Change
from ...program.program import Program
from .first_choice import first_choice
from .opportunity_cost import OpportunityCost
from .reoptimiser import Reoptimiser

if TYPE_CHECKING:
    from ...engine.solvers.deadline import Deadline

Answer = tuple[Placement, ...] | None  # nobody where there is no plan; None where it is not proven


def graded(problem: Problem, place: Placement, grade: str) -> Problem:
    """The problem with another grade of one pair."""
    pairs = problem.pairs
    grades = pairs.grade.copy()
    grades[pairs.at[place]] = GRADES.index(grade)
    made = Pairs(pairs.candidates, pairs.posts, pairs.candidate, pairs.post, pairs.score, pairs.scale, grades, pairs.facts)
    return problem.changed(pairs=made)


class GradeRanging:
    """A plan that is proven best, and what comes of it under other grades.

    Where the grade changes nothing but what the placement itself is worth, all plans that have it gain or lose the same, so
    the known plan stays the best of them: it is compared with the best plan that leaves the placement out, found once for all
    grades. Where it changes more, the problem is solved anew.

    Parameters
    ----------
    reoptimiser, x
        The problem and the plan.
    cost
        What answers questions about barred pairs; None where they are not to be asked.
    """

    def __init__(self, reoptimiser: Reoptimiser, x: Ints, cost: OpportunityCost | None, deadline: Deadline) -> None:
        self.reoptimiser, self.x, self.cost, self.deadline = reoptimiser, x, cost, deadline
        self.without: dict[int, tuple[Ints | None, bool]] = {}  # the best plans without a pair, and whether that is proven

    def answer(self, place: Placement, grade: str) -> Answer:
        """The best plan if this placement has another grade.

        Raises
        ------
        InputError
            If a rule or aim cannot do with the grade.
        """
        edited = Reoptimiser(graded(self.reoptimiser.problem, place, grade), self.reoptimiser.seed)
        column = self.reoptimiser.solutions.column(*place)
        if self.cost is None or column is None or not differs_at(self.reoptimiser.program, edited.program, column):
            outcome = edited.solve(deadline=self.deadline)
            if outcome.x is None:
                return () if outcome.infeasible else None
            return edited.solutions.placements(outcome.x) if outcome.proven else None
        other, proven = self._without(column, self.cost)
        if not proven:
            return None
        barred = edited.program.pairs < self.reoptimiser.program.pairs
        if other is None:
            return () if barred else self.reoptimiser.solutions.placements(self.x)
        tiers = edited.program.tiers
        ahead = not barred and [tier.worth(self.x) for tier in tiers] >= [tier.worth(other) for tier in tiers]
        return self.reoptimiser.solutions.placements(self.x if ahead else other)

    def _without(self, column: int, cost: OpportunityCost) -> tuple[Ints | None, bool]:
        if column not in self.without:
            found = first_choice(cost, Change(barred=[column]))
            self.without[column] = found.x, found.infeasible or (found.x is not None and found.proven)
        return self.without[column]


def differs_at(program: Program, other: Program, column: int) -> bool:
    """Whether the other program is this one but for what one pair is worth, or for the pair itself."""
    if other.pairs == program.pairs:
        kept = np.ones(len(program.lower), bool)
    elif other.pairs == program.pairs - 1:
        kept = np.arange(len(program.lower)) != column
    else:
        return False
    place, matrix, own = np.cumsum(kept) - 1, program.matrix, other.matrix
    entries = kept[matrix.indices]
    alike = (
        (program.lower[kept], other.lower), (program.upper[kept], other.upper), (matrix.lower, own.lower),
        (matrix.upper, own.upper), (matrix.row[entries], own.row), (place[matrix.indices[entries]], own.indices),
        (matrix.data[entries], own.data),
    )  # fmt: skip
    if not all(np.array_equal(*both) for both in alike) or len(program.tiers) != len(other.tiers):
        return False
    for mine, theirs in zip(program.tiers, other.tiers, strict=True):
        c = mine.coefficients.copy()
        if kept[column]:
            c[column] = theirs.coefficients[column]
        if not np.array_equal(c[kept], theirs.coefficients) or (mine.constant, mine.scale) != (theirs.constant, theirs.scale):
            return False
    return True
