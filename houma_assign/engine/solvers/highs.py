"""The second engine: HiGHS as carried by OR-Tools, gap 0, answers rounded and re-checked in integers.

Its process is no ``SolverProcess``: it is started for one question, so that nothing another solver did in it can bear on the
answer, and it is given plain arrays, so that no code that writes models for the solvers it checks stands between. What HiGHS
takes is written once more, by other means.
"""

from __future__ import annotations

import pickle
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ...data.exact import Ints
from ...data.rows import INFINITY
from ...errors import SolverFailure
from ...program.program import Program
from .interpreter import command

CHILD = Path(__file__).with_name("highs_child.py")
GRACE = 0.5  # seconds after its limit in which it may end by itself


@dataclass(frozen=True)
class CrossCheck:
    """What the second engine says of one tier, or of feasibility.

    ``value`` is its optimum in steps; None where it has none to give: not finished in time, or (never seen) an answer that
    does not keep the rows once rounded.
    """

    infeasible: bool
    value: int | None
    finished: bool


def cross_check(program: Program, tier: int | None, floors: list[int], seconds: float, presolve: bool = True) -> CrossCheck:
    """Solve one tier over the whole program, the tiers before it held at ``floors``; None asks for any plan.

    Its presolve has once lost the best plan; without it there is nothing that could, and the search takes longer.

    Raises
    ------
    SolverFailure
        If the second engine breaks down, or there is nothing to run it in.
    """
    if seconds <= 0:  # its process would take longer than it is given
        return CrossCheck(False, None, False)
    status, values = _asked(_task(program, tier, floors, seconds) | {"presolve": presolve})
    if status == "OPTIMAL":
        x = np.rint(np.array(values)).astype(np.int64)
        kept = _keeps(program, x)
        return CrossCheck(False, _value(program, tier, x) if kept else None, kept)
    return CrossCheck(status == "INFEASIBLE", None, status == "INFEASIBLE")


def _task(program: Program, tier: int | None, floors: list[int], seconds: float) -> dict[str, Any]:
    """The program as plain arrays of floats."""
    matrix = program.matrix
    starts, columns, values = [matrix.indptr], [matrix.indices], [matrix.data]
    low, high = [matrix.lower], [matrix.upper]
    size = int(matrix.indptr[-1])
    for floor, held in zip(floors, program.tiers, strict=False):
        used = np.flatnonzero(held.coefficients)
        size += len(used)
        starts.append(np.array([size]))
        columns.append(used)
        values.append(held.coefficients[used])
        low.append(np.array([floor - held.constant]))
        high.append(np.array([INFINITY]))
    row_lower, row_upper = np.concatenate(low), np.concatenate(high)
    return {
        "lower": program.lower.astype(float), "upper": program.upper.astype(float), "starts": np.concatenate(starts),
        "columns": np.concatenate(columns), "values": np.concatenate(values).astype(float),
        "row_lower": np.where(row_lower <= -INFINITY, -np.inf, row_lower.astype(float)),
        "row_upper": np.where(row_upper >= INFINITY, np.inf, row_upper.astype(float)),
        "objective": None if tier is None else program.tiers[tier].coefficients.astype(float), "seconds": seconds,
    }  # fmt: skip


def _asked(task: dict[str, Any]) -> tuple[str, list[float]]:
    """Run the child; Ctrl-C ends it too, since ``subprocess.run`` kills what it leaves behind."""
    words, environment = command(CHILD)
    try:
        done = subprocess.run(words, input=pickle.dumps(task), capture_output=True, check=False, env=environment,
                              timeout=_grace(task["seconds"]))  # fmt: skip
        answer: tuple[str, list[float]] = pickle.loads(done.stdout) if not done.returncode else ("", [])
    except subprocess.TimeoutExpired:
        return "NOT_SOLVED", []
    except (OSError, EOFError, pickle.UnpicklingError) as failure:
        raise SolverFailure(f"HiGHS gives no answer: {failure}") from None
    if done.returncode:
        raise SolverFailure(f"HiGHS ended with exit code {done.returncode}")
    return answer


def _grace(seconds: float) -> float | None:
    """HiGHS looks at its clock seldom; soon after its limit it is ended from outside."""
    return None if seconds > 1e6 else seconds + GRACE


def _value(program: Program, tier: int | None, x: Ints) -> int:
    return 0 if tier is None else int(program.tiers[tier].coefficients @ x) + program.tiers[tier].constant


def _keeps(program: Program, x: Ints) -> bool:
    """Whether rounded values keep every row exactly."""
    matrix = program.matrix
    totals = np.zeros(len(matrix), np.int64)
    np.add.at(totals, matrix.row, matrix.data * x[matrix.indices])
    inside = (x >= program.lower).all() and (x <= program.upper).all()
    return bool(inside and (totals >= matrix.lower).all() and (totals <= matrix.upper).all())
