"""The first LP: the relaxation of the first aim over all columns, and its dual prices."""

from __future__ import annotations

from typing import Any

import houma_assign as ha

from ..contestant import Answer, Run, Unavailable
from .build import program_of


def first_model(problem: ha.Problem) -> Any:
    """The first aim's model as the engine makes it before any search."""
    try:
        from houma_assign.engine.proof.restrict import presolved, with_objective
    except ImportError:
        raise Unavailable("the engine has no such step") from None
    program = program_of(problem)
    return with_objective(presolved(program, program.tiers[0].weights), program.tiers[0])


def pricing(problem: ha.Problem, cap: float) -> Run:
    """What is timed."""
    try:
        from houma_assign.engine.bounds.column_generation import solve_lp
    except ImportError:
        raise Unavailable("the engine has no such step") from None
    model = first_model(problem)

    def run() -> Answer:
        found = solve_lp(model, cap)
        return Answer("done" if found.x is not None else "unknown")

    return run
