"""The prices of a plan's proof gone through again, without a solver: nothing that is imported here knows one."""

from __future__ import annotations

import numpy as np

from ..engine.proof.recheck import recheck
from ..program.program import Program
from .result import Result


def check_proof(plan: Result) -> tuple[str, ...]:
    """Go through the prices of a plan's proof again, in whole numbers and without a solver.

    The program is built anew from the problem. Every bound that prices prove is summed up, every added row is compared with
    all teams of its village, and what each tier excludes is worked out again for the next.
    """
    problem = plan.problem
    program = Program.of(problem, plan.seed)
    evidence = []
    for tier in plan.proof:
        if tier.evidence is None:
            break
        evidence.append(tier.evidence)
    if not evidence:
        return ()
    x = np.zeros(len(program.lower), np.int64)
    at = problem.eligibility.grid.pairs.at
    x[[at[place] for place in plan.placements]] = 1
    return tuple(recheck(program, evidence, x))
