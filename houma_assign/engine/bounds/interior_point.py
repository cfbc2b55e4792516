"""The LP of a large model by interior points, on the columns that can matter.

A simplex method walks from corner to corner, and on twenty thousand rows where most corners are equally good it walks for
minutes. Interior points need some fifty steps whatever the size. They end inside the optimal face rather than at a corner,
which is all that prices need: the certificate is computed from them in integers, wherever they came from. While many columns
are still missing, rough prices (PDLP) tell well enough which of them pay.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from time import monotonic
from typing import Any

import numpy as np

from ...data.exact import Floats, Ints
from ...data.rows import INFINITY
from ...errors import SolverFailure
from ..model.model import Model
from ..solvers.mathopt_proto import bounds, dense, entries, sparse
from ..solvers.process import Running, solve_in_process
from .candidate_columns import best_of_rows
from .lp_result import LPResult

PER_ROW = 4  # columns that join at most for each row in a round
PENALTY = 3000.0  # per unit of a row that the columns at hand cannot keep, where the largest coefficient is 1000
ROUGH, ROUGH_ROUNDS = 1e-3, 4
MANY = 0.02  # share of further columns beyond which the next round is a rough one
ROUNDS = 30
KEPT = 1e-3  # units that the rows may lack in all
CLOSE = 1e-5  # of the bound; a smaller distance is not worth another round

OnAnswer = Callable[[Model, Floats, Floats], None]


class InteriorPoint:
    """The LP of a series of models over the same columns.

    Parameters
    ----------
    model, pairs
        The first model, and how many of the program's first columns are pairs; all others always take part.
    first_columns
        Program columns to begin with, True where they take part.
    running
        Where its processes are noted, so that they can be ended from outside.
    on_answer
        Called with the model, values and prices of every answer that keeps all rows, long before the last columns are there.
    """

    def __init__(self, model: Model, pairs: int, first_columns: np.ndarray | None = None, running: Running | None = None,
                 on_answer: OnAnswer | None = None) -> None:  # fmt: skip
        pair, self.running, self.on_answer = model.columns < pairs, running, on_answer
        if first_columns is None:
            self.inside = ~pair
            self.inside[best_of_rows(model, np.flatnonzero(pair), model.c[pair].astype(float), PER_ROW)] = True
        else:
            self.inside = first_columns[model.columns] | ~pair
        self.inside |= (model.lower > 0) | (np.bincount(model.column, minlength=len(pair)) == 0)

    def restart_near(self, model: Model, price: Ints, x: Floats) -> None:
        """Nothing to do: every solve begins anew."""

    def solve(self, model: Model, seconds: float, close: float = CLOSE) -> LPResult:
        """The model's LP to within this share of its bound, or the best prices there are once time has run out.

        Raises
        ------
        Stopped
            On Ctrl-C.
        """
        end = monotonic() + seconds
        best, violation = self._rounds(model, end, close)
        if violation > KEPT:
            nothing = replace(model, c=np.zeros_like(model.c), constant=0)
            proof, _ = self._rounds(nothing, end, close)
            if _bound(nothing, proof.y, -nothing.float_products(proof.y)) < -0.5:
                return LPResult(True, None, proof.y)  # prices by which even a plan worth nothing would cost something
        return best

    def _rounds(self, model: Model, end: float, close: float) -> tuple[LPResult, float]:
        """Prices, and what the rows lack by the last values found."""
        best, least, violation = LPResult(False, None, np.zeros(model.rows)), np.inf, 0.0
        for _ in range(ROUNDS):
            answer = self.solve_restricted(model, end - monotonic())
            if answer is None:
                break
            x, y, violation = answer
            d = model.c - model.float_products(y)
            bound = _bound(model, y, d)
            if self.on_answer and violation < KEPT:
                self.on_answer(model, x, y)
            if bound < least:
                least, best = bound, LPResult(False, x if violation < KEPT else None, y)
            met = violation < 1e-4 and bound - model.constant - float(model.c @ x) <= max(close * abs(bound), 0.02)
            if met or not self._add_columns(model, d) or monotonic() > end:
                break
        return best, violation

    def rough(self, model: Model, seconds: float) -> LPResult:
        """Rough values and prices, quickly; the columns that these say can matter take part from here on.

        Raises
        ------
        Stopped
            On Ctrl-C.
        """
        end, last = monotonic() + seconds, LPResult(False, None, np.zeros(model.rows))
        for _ in range(ROUGH_ROUNDS):
            answer = self.solve_restricted(model, end - monotonic(), rough=True)
            if answer is None:
                break
            last = LPResult(False, answer[0], answer[1])
            if self._add_columns(model, model.c - model.float_products(answer[1])) <= MANY * self.inside.sum():
                break
        return last

    def _add_columns(self, model: Model, d: Floats) -> int:
        """Let columns that pay take part, the best of each row; how many pay."""
        paying = np.flatnonzero(~self.inside & (d > 1e-6 * model.objective_unit) & (model.upper > model.lower))
        self.inside[best_of_rows(model, paying, d[paying], PER_ROW)] = True
        return len(paying)

    def solve_restricted(self, model: Model, seconds: float, rough: bool = False) -> tuple[Floats, Floats, float] | None:
        """Values, prices and what the rows lack, of the columns inside; None if time ran out or the solver gave up.

        Raises
        ------
        Stopped
            On Ctrl-C.
        """
        from ortools.math_opt import parameters_pb2, result_pb2

        if seconds <= 0:
            return None
        self.inside |= model.lower > 0  # fixed since, and counted by the rows
        columns = np.flatnonzero(self.inside)
        proto, size = _proto(model, columns)
        parameters = parameters_pb2.SolveParametersProto()
        if rough:
            kind = parameters_pb2.SOLVER_TYPE_PDLP
            criteria = parameters.pdlp.termination_criteria.simple_optimality_criteria
            criteria.eps_optimal_relative = criteria.eps_optimal_absolute = ROUGH
            parameters.pdlp.num_threads = 1
        else:
            kind = parameters_pb2.SOLVER_TYPE_HIGHS
            parameters.lp_algorithm = parameters_pb2.LP_ALGORITHM_BARRIER
            parameters.highs.string_options["run_crossover"] = "off"
        try:
            reply = solve_in_process(kind, proto, parameters, seconds, self.running)
        except SolverFailure:  # interior points now and then come to no end that they would call by a name
            return None
        if reply is None or reply.termination.reason != result_pb2.TERMINATION_REASON_OPTIMAL or not reply.solutions:
            return None
        solution = reply.solutions[0]
        values = dense(solution.primal_solution.variable_values, size)
        x = model.lower.astype(float)
        x[columns] = values[: len(columns)]
        y = -dense(solution.dual_solution.dual_values, model.rows) * model.objective_unit
        return x, y, float(values[len(columns) :].sum())


def _bound(model: Model, y: Floats, d: Floats) -> float:
    """What the prices prove, in floating point: enough to compare."""
    sides = np.where(y > 0, model.row_upper, model.row_lower).astype(float)
    sides[np.abs(sides) >= INFINITY] = 0.0
    return float(y @ sides + np.where(d > 0, d * model.upper, d * model.lower).sum()) + model.constant


def _proto(model: Model, columns: Ints) -> tuple[Any, int]:
    """The LP on these columns with a penalty on what rows lack, and how many variables that makes."""
    from ortools.math_opt import model_pb2

    place = np.full(len(model.columns), -1, np.int64)
    place[columns] = np.arange(len(columns))
    entry = np.flatnonzero(place[model.column] >= 0)
    low, high = np.flatnonzero(model.row_lower > -INFINITY), np.flatnonzero(model.row_upper < INFINITY)
    elastic = np.concatenate([low, high])
    size = len(columns) + len(elastic)
    slack = np.arange(len(columns), size)
    proto = model_pb2.ModelProto()
    proto.variables.ids.extend(range(size))
    bounds(proto.variables, np.concatenate([model.lower[columns], np.zeros(len(elastic), np.int64)]),
           np.concatenate([model.upper[columns], np.full(len(elastic), INFINITY)]))  # fmt: skip
    proto.variables.integers.extend([False] * size)
    proto.linear_constraints.ids.extend(range(model.rows))
    bounds(proto.linear_constraints, model.row_lower, model.row_upper)
    sign = np.concatenate([np.ones(len(low)), -np.ones(len(high))])
    entries(proto.linear_constraint_matrix, np.concatenate([model.row[entry], elastic]),
            np.concatenate([place[model.column[entry]], slack]), np.concatenate([model.data[entry], sign]))  # fmt: skip
    costs = np.concatenate([-model.c[columns] / model.objective_unit, np.full(len(elastic), PENALTY)])
    sparse(proto.objective.linear_coefficients, np.arange(size), costs)
    return proto, size
