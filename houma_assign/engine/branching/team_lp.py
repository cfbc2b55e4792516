"""An LP over teams inside GLOP: every row may be broken at a penalty, columns join, bounds move, the basis stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from ...data.exact import Floats, Ints
from ..bounds.incremental_lp import LPFailure
from ..solvers.mathopt_proto import bounds, dense, entries, sparse

# Of GLOP in one solve, for each row and column and for LEAST of them: steps, and repeatable time of which it needs a tenth or
# less, but it can go round in circles without a step. Seconds are for what neither of them counts.
STEPS, WORK, LEAST, SECONDS = 1, 1e-4, 1000, 20.0
WHOLE = 1e-6
BASIC, AT_LOWER = 5, 2  # of MathOpt's BasisStatusProto: BASIS_STATUS_BASIC, BASIS_STATUS_AT_LOWER_BOUND


@dataclass(frozen=True)
class TeamLPAnswer:
    """The optimum: its worth, the columns taken and how much of each, what is broken, and prices of the rows."""

    value: float
    taken: Ints
    share: Floats
    broken: float
    y: Floats
    basis: Any

    @property
    def whole(self) -> bool:
        """Whether every column is taken wholly or not at all."""
        return bool((self.share > 1 - WHOLE).all())


class TeamLP:
    """Minimise cost over columns >= 0 and rows between bounds.

    Parameters
    ----------
    lower, upper
        Sides of the rows.
    penalty
        For each unit by which a row is broken.
    asked
        Rows that may get a lower side later.

    Attributes
    ----------
    elastic, signs
        For each variable before the columns the row it mends, and whether it adds or takes away.
    """

    def __init__(self, lower: Floats, upper: Floats, penalty: float, asked: Ints) -> None:
        from ortools.math_opt import model_pb2, parameters_pb2
        from ortools.math_opt.core.python import solver

        self.lower, self.upper, self.columns = lower.copy(), upper.copy(), 0
        raised = np.isfinite(lower)
        raised[asked] = True
        up, down = np.flatnonzero(raised), np.flatnonzero(np.isfinite(upper))
        self.elastic = np.concatenate([up, down])
        self.signs = np.concatenate([np.ones(len(up), np.int64), np.full(len(down), -1)])
        proto, size = model_pb2.ModelProto(), len(self.elastic)
        _variables(proto.variables, np.arange(size), np.zeros(size), np.full(size, np.inf))
        proto.linear_constraints.ids.extend(range(len(lower)))
        bounds(proto.linear_constraints, lower, upper)
        entries(proto.linear_constraint_matrix, self.elastic, np.arange(size), self.signs)
        sparse(proto.objective.linear_coefficients, np.arange(size), np.full(size, penalty))
        self.solver = solver.new(parameters_pb2.SOLVER_TYPE_GLOP, proto, parameters_pb2.SolverInitializerProto())
        self.rows_moved: dict[int, tuple[float, float]] = {}
        self.closed = np.zeros(0, bool)
        self.begun, self.joined = False, False

    def add(self, cost: Floats, row: Ints, column: Ints, data: Floats, closed: np.ndarray) -> None:
        """Let columns join; ``column`` counts from 0 within them, and those that are closed must not be taken for now."""
        from ortools.math_opt import model_update_pb2

        change, count = model_update_pb2.ModelUpdateProto(), len(cost)
        first = len(self.elastic) + self.columns
        _variables(change.new_variables, first + np.arange(count), np.zeros(count), np.where(closed, 0.0, np.inf))
        entries(change.linear_constraint_matrix_updates, row, first + column, data)
        sparse(change.objective_updates.linear_coefficients, first + np.arange(count), cost)
        self.columns += count
        self.closed = np.concatenate([self.closed, closed])
        self.joined = True
        self._apply(change)

    def move(self, row: int, lower: float, upper: float) -> None:
        """Give a row other sides, from the next solve on."""
        if self.lower[row] != lower or self.upper[row] != upper:
            self.lower[row], self.upper[row] = lower, upper
            self.rows_moved[row] = (lower, upper)

    def move_all(self, first: int, lower: Floats, upper: Floats) -> None:
        """Give rows from ``first`` on other sides."""
        end = first + len(lower)
        for k in np.flatnonzero((self.lower[first:end] != lower) | (self.upper[first:end] != upper)).tolist():
            self.move(first + k, float(lower[k]), float(upper[k]))

    def reprice(self, cost: Floats) -> None:
        """Give the columns other costs."""
        from ortools.math_opt import model_update_pb2

        change = model_update_pb2.ModelUpdateProto()
        sparse(change.objective_updates.linear_coefficients, len(self.elastic) + np.arange(self.columns), cost)
        self.joined = True
        self._apply(change)

    def close(self, closed: np.ndarray) -> None:
        """Which columns must not be taken from now on."""
        moved = np.flatnonzero(closed != self.closed)
        if not len(moved) and not self.rows_moved:
            return
        from ortools.math_opt import model_update_pb2

        change = model_update_pb2.ModelUpdateProto()
        sparse(change.variable_updates.upper_bounds, len(self.elastic) + moved, np.where(closed[moved], 0.0, np.inf))
        rows = sorted(self.rows_moved)
        for proto, side in (
            (change.linear_constraint_updates.lower_bounds, 0),
            (change.linear_constraint_updates.upper_bounds, 1),
        ):
            proto.ids.extend(rows)
            proto.values.extend([self.rows_moved[row][side] for row in rows])
        self.closed, self.rows_moved = closed.copy(), {}
        self._apply(change)

    def begin_from(self, basis: Any) -> None:
        """The basis to begin with."""
        self.start = basis

    start: Any = None

    def solve(self, interrupter: Any) -> TeamLPAnswer:
        """The optimum, from where the last solve ended: by the primal simplex method if columns joined, else by the dual.

        Raises
        ------
        LPFailure
            If GLOP gives up, or was told to.
        """
        if self.rows_moved:
            self.close(self.closed)
        primal = self.joined and self.begun
        reply = self._reply(primal, interrupter) or self._reply(not primal, interrupter) or self._reply(None, interrupter)
        self.begun, self.joined, self.start = True, False, None
        if reply is None:
            raise LPFailure("GLOP gives up")
        solution = reply.solutions[0]
        values = solution.primal_solution.variable_values
        ids, shares = np.array(values.ids, np.int64), np.array(values.values)
        mends, some = ids < len(self.elastic), shares > 1e-7
        y = dense(solution.dual_solution.dual_values, len(self.lower))
        return TeamLPAnswer(solution.primal_solution.objective_value, ids[~mends & some] - len(self.elastic),
                            shares[~mends & some], float(shares[mends].sum()), y, solution.basis)  # fmt: skip

    def _reply(self, primal: bool | None, interrupter: Any) -> Any:
        """GLOP's answer by one of its two methods, None where it is not optimal: degenerate rows can lead it in circles.

        Without a method it begins from nothing, with its presolve.
        """
        from ortools.math_opt import callback_pb2, model_parameters_pb2, parameters_pb2, result_pb2

        parameters = parameters_pb2.SolveParametersProto()
        size = len(self.lower) + self.columns
        parameters.iteration_limit = STEPS * (LEAST + size)
        parameters.glop.max_deterministic_time = WORK * (LEAST + size)
        parameters.time_limit.FromNanoseconds(int(SECONDS * 1e9))
        if primal is not None:
            parameters.presolve = parameters_pb2.EMPHASIS_OFF
            parameters.lp_algorithm = (parameters_pb2.LP_ALGORITHM_PRIMAL_SIMPLEX if primal
                                       else parameters_pb2.LP_ALGORITHM_DUAL_SIMPLEX)  # fmt: skip
        asked = model_parameters_pb2.ModelSolveParametersProto()
        asked.variable_values_filter.skip_zero_values = True
        asked.reduced_costs_filter.filter_by_ids = True
        if self.start is not None and primal is not None:
            asked.initial_basis.CopyFrom(self.start)
        try:
            reply = self.solver.solve(parameters, asked, None, callback_pb2.CallbackRegistrationProto(), None, interrupter)
        except Exception:  # "abnormal", after degenerate pivots: a status of pybind's own, not a documented class
            return None
        return reply if reply.termination.reason == result_pb2.TERMINATION_REASON_OPTIMAL and reply.solutions else None

    def _apply(self, change: Any) -> None:
        if not self.solver.update(change):
            raise LPFailure("GLOP refuses a change of its model")


def _variables(proto: Any, ids: Ints, lower: Floats, upper: Floats) -> None:
    proto.ids.extend(ids.tolist())
    proto.lower_bounds.extend(lower.tolist())
    proto.upper_bounds.extend(upper.tolist())
    proto.integers.extend([False] * len(ids))
