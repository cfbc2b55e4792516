"""The core: what the prices leave of the first aim's columns once its best value is known, and how long finding that takes."""

from __future__ import annotations

import houma_assign as ha

from ..contestant import Answer, Run, Unavailable
from .prices import first_model


def cutting(problem: ha.Problem, cap: float) -> Run:
    """What is timed: certificate and core, not the LP nor the search."""
    try:
        from houma_assign.engine.bounds.column_generation import solve_lp
        from houma_assign.engine.proof.certificate import certificate
        from houma_assign.engine.proof.restrict import above
    except ImportError:
        raise Unavailable("the engine has no such step") from None
    aim = problem.tiers[0]
    plan = ha.solve(problem.with_aims(aim), time_limit=cap)
    if plan.status is not ha.Status.OPTIMAL:
        raise Unavailable("the first aim is not proven")
    floor = round(aim.sign * plan.value[0] * aim.objective(problem.eligibility.grid).scale)
    model = first_model(problem)
    prices_found = solve_lp(model, cap)

    def run() -> Answer:
        part = above(certificate(model, prices_found.y), floor, len(problem.eligibility.grid))
        return Answer(note=f"{len(part.columns) if part else 0} of {len(model.columns)} columns left")

    return run
