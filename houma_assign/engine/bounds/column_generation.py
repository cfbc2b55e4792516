"""Column generation: the LP of a model on the columns that can matter, kept while bounds, objectives and rows change.

A model of a million pairs has a plan of a few thousand: most columns never enter the basis. The LP starts with a few of them,
its prices say which others pay, and those join until none does; then its optimum is that of the whole model.
"""

from __future__ import annotations

from time import monotonic

import numpy as np

from ...data.exact import Floats, Ints
from ..model.model import Model
from .candidate_columns import best_of_rows
from .incremental_lp import IncrementalLP, LPFailure
from .lp_result import LPResult

WHOLE = 8000  # models up to this many columns are solved as they are
NEAR = 3  # columns for each row that are kept where the LP begins anew
PER_ROW = 4  # columns that join at most for each row in a round
ROUNDS = 400
RESTART_SHARE = 0.05


class ColumnGeneration:
    """The LP of a series of models over the same columns, whose rows only grow in number.

    Parameters
    ----------
    model
        The first of them.
    pairs
        How many of the program's first columns are pairs; all others always take part.
    known
        Values of the columns that keep all rows, if there are any: they make sure that the chosen columns have a solution.
    """

    def __init__(self, model: Model, pairs: int, known: Ints | None = None) -> None:
        self.size = len(model.columns)
        self.pair = model.columns < pairs
        self.each = PER_ROW
        inside = np.ones(self.size, bool)
        if self.size > WHOLE:
            inside = ~self.pair
            inside[_first(model, model.c.astype(float), self.pair)] = True
            inside |= np.bincount(model.column, minlength=self.size) == 0  # in no row: never among the best of one
            if known is not None:
                inside |= known > 0
        self.lp = IncrementalLP(model, inside, elastic=not inside.all())

    def restart_near(self, model: Model, price: Ints, x: Floats) -> None:
        """Begin anew on the columns that are nearly worth using, where many took part that were not."""
        near = np.abs(price).astype(float)
        near[(x > 1e-9) | ~self.pair] = -1.0
        kept = np.zeros(self.size, bool)
        kept[np.argsort(near, kind="stable")[: NEAR * model.rows]] = True
        if 2 * int((kept | ~self.pair).sum()) < len(self.lp.columns):
            self.lp = IncrementalLP(model, kept | ~self.pair, elastic=True)
            self.each = 1

    def solve(self, model: Model, seconds: float) -> LPResult:
        """The optimum of the model's LP, or what is known once time has run out.

        Raises
        ------
        Stopped
            On Ctrl-C.
        """
        try:
            return self._solved(model, seconds)
        except LPFailure:
            pass
        try:  # once more, from the beginning
            self.lp = IncrementalLP(model, self.lp.inside, self.lp.elastic)
            return self._solved(model, seconds)
        except LPFailure:
            self.lp = IncrementalLP(model, self.lp.inside, self.lp.elastic)
            return LPResult(False, None, np.zeros(model.rows))

    def _solved(self, model: Model, seconds: float) -> LPResult:
        end = monotonic() + seconds
        lp, price = self.lp, model.objective_unit
        lp.update(model)
        fixed = np.flatnonzero(~lp.inside & (model.lower > 0))
        if len(fixed):
            lp.add_columns(fixed)  # the rows count them
        for _ in range(ROUNDS):
            answer = lp.solve(max(end - monotonic(), 0.01))
            if answer.x is None or (len(lp.columns) == self.size and not lp.elastic):
                return answer
            d = model.c - model.float_products(answer.y)
            paying = np.flatnonzero(~lp.inside & (d > 1e-7 * price) & (model.upper > model.lower))
            if len(paying):
                self._add_columns(model, best_of_rows(model, paying, d[paying], self.each))
                lp = self.lp
            elif lp.violates_rows(answer):
                lp.add_columns(np.flatnonzero(~lp.inside))  # too few columns to keep all rows: let all of them in
                lp.drop_slacks()
            else:
                return answer
            if monotonic() > end:
                break
        return LPResult(False, None, answer.y)

    def _add_columns(self, model: Model, columns: Ints) -> None:
        """Let columns join; where they are many, GLOP is faster from the beginning, with its presolve, than from its basis."""
        if len(columns) < RESTART_SHARE * len(self.lp.columns):
            self.lp.add_columns(columns)
            return
        inside = self.lp.inside.copy()
        inside[columns] = True
        self.lp = IncrementalLP(model, inside, self.lp.elastic)
        self.lp.update(model)


def solve_lp(model: Model, seconds: float) -> LPResult:
    """The LP of a single model over all its columns."""
    return ColumnGeneration(model, int(model.columns.max(initial=-1)) + 1).solve(model, seconds)


def _first(model: Model, worth: Floats, among: np.ndarray) -> Ints:
    """Some good columns for each row to begin with."""
    free = np.flatnonzero(among)
    return best_of_rows(model, free, worth[free], PER_ROW)
