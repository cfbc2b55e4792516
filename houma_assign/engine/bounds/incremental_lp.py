"""An LP inside GLOP that is changed and solved again from where it stood."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...data.exact import Floats, Ints
from ...data.rows import INFINITY
from ..model.model import Model
from ..solvers.interruptible import interruptible
from ..solvers.mathopt_proto import bounds, dense, entries, finite, sparse
from .lp_result import LPResult

SMALL = 2000  # variables; the presolve of a larger LP is worth more than its basis
PENALTY = 1e4  # per unit of a row that the columns at hand cannot keep, where the largest coefficient is 1000


class LPFailure(Exception):
    """GLOP gave up; what it holds is not to be used any more."""


class IncrementalLP:
    """The LP of a model over some of its columns.

    Attributes
    ----------
    inside
        Which columns take part, shape (columns,); the others rest at their lower bound.
    columns
        The same as positions, in the order they joined.
    elastic
        Rows may be broken at a penalty, since the columns at hand need not have a solution.
    dual
        Solve by the dual simplex method, never by presolve: a few steps where only bounds of columns move.
    """

    def __init__(self, model: Model, inside: np.ndarray, elastic: bool, dual: bool = False) -> None:
        from ortools.math_opt import model_pb2, parameters_pb2
        from ortools.math_opt.core.python import solver

        self.inside, self.elastic, self.begun, self.dual = inside.copy(), elastic, False, dual
        self.columns = np.flatnonzero(inside)
        self.place = np.full(len(inside), -1, np.int64)  # of a column among the LP's variables
        self.place[self.columns] = np.arange(len(self.columns))
        self.variables, self.rows, self.slacks = len(self.columns), model.rows, np.zeros(0, np.int64)
        self.lower, self.upper = model.lower.copy(), model.upper.copy()
        self.row_lower, self.row_upper, self.cost = model.row_lower.copy(), model.row_upper.copy(), _costs(model)
        proto = model_pb2.ModelProto()
        proto.variables.ids.extend(range(self.variables))
        bounds(proto.variables, self.lower[self.columns], self.upper[self.columns])
        proto.variables.integers.extend([False] * self.variables)
        proto.linear_constraints.ids.extend(range(self.rows))
        bounds(proto.linear_constraints, model.row_lower, model.row_upper)
        entry = np.flatnonzero(self.place[model.column] >= 0)
        entries(proto.linear_constraint_matrix, model.row[entry], self.place[model.column[entry]], model.data[entry])
        sparse(proto.objective.linear_coefficients, np.arange(self.variables), self.cost[self.columns])
        self.solver = solver.new(parameters_pb2.SOLVER_TYPE_GLOP, proto, parameters_pb2.SolverInitializerProto())
        if elastic:
            self._add_slacks()

    def _add_slacks(self) -> None:
        change = _change()
        row = np.concatenate([np.flatnonzero(self.row_lower > -INFINITY), np.flatnonzero(self.row_upper < INFINITY)])
        sign = np.ones(len(row))
        sign[int((self.row_lower > -INFINITY).sum()) :] = -1
        self.slacks = self.variables + np.arange(len(row))
        self.variables += len(row)
        _new_variables(change, self.slacks, np.zeros(len(row)), np.full(len(row), np.inf))
        entries(change.linear_constraint_matrix_updates, row, self.slacks, sign)
        sparse(change.objective_updates.linear_coefficients, self.slacks, np.full(len(row), PENALTY))
        self._apply(change)

    def update(self, model: Model) -> None:
        """Take over bounds, objective and further rows of a model over the same columns."""
        change = _change()
        at = self.columns
        _moved(change.variable_updates, self.place[at], self.lower[at], self.upper[at], model.lower[at], model.upper[at])
        known = self.rows
        _moved(change.linear_constraint_updates, np.arange(known), self.row_lower, self.row_upper, model.row_lower[:known],
               model.row_upper[:known])  # fmt: skip
        cost = _costs(model)
        moved = at[cost[at] != self.cost[at]]
        sparse(change.objective_updates.linear_coefficients, self.place[moved], cost[moved])
        if model.rows > known:
            new = np.arange(known, model.rows)
            change.new_linear_constraints.ids.extend(new.tolist())
            bounds(change.new_linear_constraints, model.row_lower[known:], model.row_upper[known:])
            entry = np.flatnonzero((model.row >= known) & (self.place[model.column] >= 0))
            place = self.place[model.column[entry]]
            entries(change.linear_constraint_matrix_updates, model.row[entry], place, model.data[entry])
        self.lower, self.upper, self.cost = model.lower.copy(), model.upper.copy(), cost
        self.row_lower, self.row_upper, self.rows = model.row_lower.copy(), model.row_upper.copy(), model.rows
        self.model = model
        self._apply(change)

    def add_columns(self, columns: Ints) -> None:
        """Let more columns take part."""
        change, model = _change(), self.model
        new = self.variables + np.arange(len(columns))
        self.place[columns], self.inside[columns] = new, True
        self.columns = np.concatenate([self.columns, columns])
        self.variables += len(columns)
        _new_variables(change, new, self.lower[columns], self.upper[columns])
        joined = np.zeros(len(self.inside), bool)
        joined[columns] = True
        entry = np.flatnonzero(joined[model.column])
        entries(change.linear_constraint_matrix_updates, model.row[entry], self.place[model.column[entry]], model.data[entry])
        sparse(change.objective_updates.linear_coefficients, new, self.cost[columns])
        self._apply(change)

    def drop_slacks(self) -> None:
        """No row may be broken any more."""
        change = _change()
        sparse(change.variable_updates.upper_bounds, self.slacks, np.zeros(len(self.slacks)))
        self._apply(change)
        self.elastic = False

    def violates_rows(self, answer: LPResult) -> bool:
        """Whether the last answer breaks rows."""
        return self.elastic and self.broken > 1e-6

    def solve(self, seconds: float) -> LPResult:
        """Solve from where the last solve ended.

        GLOP's presolve forgets the basis. Small LPs are solved again without it, in a third of the steps.
        """
        from ortools.math_opt import callback_pb2, model_parameters_pb2, parameters_pb2, result_pb2
        from ortools.util.python import solve_interrupter

        parameters = parameters_pb2.SolveParametersProto()
        if self.begun and self.variables <= SMALL:
            parameters.presolve = parameters_pb2.EMPHASIS_OFF
        if self.dual:
            parameters.presolve = parameters_pb2.EMPHASIS_OFF
            parameters.lp_algorithm = parameters_pb2.LP_ALGORITHM_DUAL_SIMPLEX
        self.begun = True
        if seconds < 1e6:
            parameters.time_limit.FromNanoseconds(int(seconds * 1e9))
        stop = solve_interrupter.SolveInterrupter()
        hints, nothing = model_parameters_pb2.ModelSolveParametersProto(), callback_pb2.CallbackRegistrationProto()
        try:
            reply = interruptible(lambda: self.solver.solve(parameters, hints, None, nothing, None, stop.pybind_interrupter),
                             stop.interrupt)  # fmt: skip
        except Exception as failure:  # "abnormal", after degenerate pivots: a status of pybind's own, not a documented class
            raise LPFailure(str(failure)) from None
        reason = reply.termination.reason
        if reason != result_pb2.TERMINATION_REASON_OPTIMAL or not reply.solutions:
            infeasible = reason == result_pb2.TERMINATION_REASON_INFEASIBLE and not self.elastic
            return LPResult(infeasible, None, np.zeros(self.rows))
        solution = reply.solutions[0]
        values = dense(solution.primal_solution.variable_values, self.variables)
        y = -dense(solution.dual_solution.dual_values, self.rows) * self.model.objective_unit
        x = self.lower.astype(float)
        x[self.columns] = values[self.place[self.columns]]
        self.broken = float(values[self.slacks].sum())
        return LPResult(False, x, y)

    def _apply(self, change: Any) -> None:
        if not self.solver.update(change):
            raise LPFailure("GLOP refuses a change of its model")


def _costs(model: Model) -> Floats:
    costs: Floats = -model.c / model.objective_unit
    return costs


def _change() -> Any:
    from ortools.math_opt import model_update_pb2

    return model_update_pb2.ModelUpdateProto()


def _new_variables(change: Any, ids: Ints, lower: Any, upper: Any) -> None:
    change.new_variables.ids.extend(ids.tolist())
    bounds(change.new_variables, lower, upper)
    change.new_variables.integers.extend([False] * len(ids))


def _moved(proto: Any, ids: Ints, lower: Ints, upper: Ints, new_lower: Ints, new_upper: Ints) -> None:
    for side, old, new in ((proto.lower_bounds, lower, new_lower), (proto.upper_bounds, upper, new_upper)):
        moved = np.flatnonzero(old != new)
        sparse(side, ids[moved], finite(new[moved]))
