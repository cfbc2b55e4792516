"""HiGHS by its own package, one thread, gap 0, on the rules' own rows: the first aim, with the best plan it has when time is up.

Where nobody proves anything in time, plans and bounds are what can be compared.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np

import houma_assign as ha
from houma_assign.data.rows import INFINITY

from ..contestant import Answer, Run, Unavailable, in_units
from .plain_rows import plain_model


def highs_alone(problem: ha.Problem, cap: float) -> Run:
    """The first tier."""
    try:
        highspy: Any = import_module("highspy")  # untyped
    except ImportError:
        raise Unavailable("highspy is not installed") from None
    model = plain_model(problem)

    def run() -> Answer:
        solver = highspy.Highs()
        for name, value in (("output_flag", False), ("threads", 1), ("time_limit", cap), ("mip_rel_gap", 0.0)):
            solver.setOptionValue(name, value)
        solver.passModel(given(highspy, model))
        solver.run()
        info = solver.getInfo()
        there = info.primal_solution_status == 2
        best = round(-info.objective_function_value) + model.constant if there else None
        bound = int(np.floor(-info.mip_dual_bound + 1e-6)) + model.constant
        status = "optimal" if best is not None and best >= bound else "feasible" if there else "unknown"
        (worth,), (most,) = in_units(problem, [best]), in_units(problem, [bound])
        return Answer(status, (problem.tiers[0].id,), (worth,), (most,))

    return run


def given(highspy: Any, model: Any) -> Any:
    """The rows as HiGHS takes them; it minimises."""
    table, lp = model.table.tocsc(), highspy.HighsLp()
    lp.num_row_, lp.num_col_ = table.shape
    lp.col_cost_ = -model.weights.astype(float)
    lp.col_lower_, lp.col_upper_ = model.lower.astype(float), model.upper.astype(float)
    lp.row_lower_ = np.where(model.low <= -INFINITY, -np.inf, model.low.astype(float))
    lp.row_upper_ = np.where(model.high >= INFINITY, np.inf, model.high.astype(float))
    matrix = lp.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kColwise
    matrix.start_, matrix.index_, matrix.value_ = table.indptr, table.indices, table.data.astype(float)
    lp.integrality_ = [highspy.HighsVarType.kInteger] * table.shape[1]
    return lp
