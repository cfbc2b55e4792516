"""Relax-and-fix: a large plan to begin with, fixing at each step the places that the LP is most certain of.

Every step asks the LP of all villages at once, so that what one place costs the others is known while there is still a choice;
blocks of villages alone do not see that far. Team cuts come first: an LP that takes a half of this team and a half of that
one fixes the rest of the plan around halves that nobody can have.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ...data.exact import Floats, Ints
from ...data.rows import Mask
from ..bounds.interior_point import InteriorPoint
from ..bounds.team_cuts import separate
from ..model.model import Model
from ..proof.teams import Teams
from ..solvers.deadline import Deadline
from ..solvers.process import Running
from .block_lns import BlockLNS
from .subproblem import PartialSolution

ROUNDS = 2  # of team cuts, before anything but the sure is fixed
SURE, LIKELY = 0.999, 0.5
SHARE = 0.2  # of the open places, fixed at a step
LEFT = 6  # one place in so many is left to the blocks
MISSED = 0.5  # units of rows that the LP can no longer keep: the last step went too far


class RelaxAndFix:
    """The heuristic, over the columns of a model that matter.

    Parameters
    ----------
    model, pairs, village
        The model, how many of the program's first columns are pairs, and the village of each.
    x, y
        Rough values of the columns and prices of the rows.
    """

    def __init__(self, model: Model, pairs: int, village: Ints, x: Floats, y: Floats, running: Running | None = None) -> None:
        self.model, self.x, self.y, self.running = model, x, y, running
        self.pair: Mask = model.columns < pairs
        self.village, self.pairs = village, pairs

    def run(self, deadline: Deadline) -> None:
        """Go on as long as there is anything to fix; ``model``, ``x`` and ``y`` are those of the last step.

        Raises
        ------
        Stopped
            On Ctrl-C.
        """
        teams = Teams(self.model, self.village)
        for step in range(ROUNDS):
            cuts = separate(teams, self.x)
            sure = self._most_certain(0.0) if step else np.zeros(0, np.int64)  # the first values are rough
            if not self._solve_lp(self.model.with_rows(cuts) if cuts else self.model, sure, deadline):
                return
        places = float(self.x[self.pair].sum())
        while self._open() * LEFT > places:
            decided = self._most_certain(SHARE * self._open())
            if not len(decided) or not self._solve_lp(self.model, decided, deadline):
                return

    def _open(self) -> float:
        """Places not yet fixed."""
        return float(self.x[self.pair].sum()) - float(self.model.lower[self.pair].sum())

    def _most_certain(self, share: float) -> Ints:
        """Columns that are to have one more at least: the sure, and so many of the likely."""
        more = np.where(self.pair & (self.model.lower < self.model.upper), self.x - self.model.lower, 0.0)
        best = np.argsort(-more, kind="stable")[: int((more > LIKELY).sum())]
        return best[(more[best] > SURE) | (np.arange(len(best)) < share)]

    def _solve_lp(self, model: Model, decided: Ints, deadline: Deadline) -> bool:
        """Take the LP's answer with one more in these columns, if there is one that keeps the rows."""
        lower = model.lower.copy()
        lower[decided] += 1
        below = replace(model, lower=lower)
        lp = InteriorPoint(below, self.pairs, running=self.running)
        lp.inside[:] = True
        answer = lp.solve_restricted(below, deadline.left)
        if answer is None or answer[2] > MISSED:
            return False
        self.model, self.x, self.y = below, answer[0], answer[1]
        return True


def construct(heuristic: RelaxAndFix, place: Ints, deadline: Deadline) -> Ints:
    """Values of the model's columns, nearly a plan: what relax-and-fix leaves open is decided a few villages at a time.

    Raises
    ------
    Stopped
        On Ctrl-C.
    """
    heuristic.run(deadline)
    model = heuristic.model
    solution = PartialSolution(model, place, heuristic.x, heuristic.y, model.lower.copy(), model.lower == model.upper)
    lns = BlockLNS(solution, lambda _: None)
    lns.run(deadline, lambda: lns.constructed)
    return solution.x
