"""The proof of a plan gone through again, without a solver: nothing that is imported here knows one."""

from __future__ import annotations

import numpy as np

from ..check import Case, Told, bounds, no_plan
from ..data.exact import fraction
from ..engine.proof.recheck import recheck
from ..program.program import Program
from ..record.problem_data import problem_data
from ..record.proof_data import kept, proof_data
from ..record.seal import aim_data
from .result import Result


def check_proof(plan: Result) -> tuple[str, ...]:
    """Go through the proof of a plan again, in whole numbers and without a solver.

    The program is built anew from the problem. Every bound that prices prove is summed up, every added row is compared with
    all teams of its village, and what each tier excludes is worked out again for the next. Searches that ``certify`` kept are
    gone through by the checker of sealed files, on its own sums.
    """
    problem = plan.problem
    program, evidence = Program.of(problem, plan.seed), kept(plan.proof)
    found = [] if not plan.proof.sealed else _searches(plan, program)
    if not evidence:
        return tuple(found)
    x = np.zeros(len(program.lower), np.int64)
    at = problem.eligibility.grid.pairs.at
    x[[at[place] for place in plan.placements]] = 1
    return (*recheck(program, evidence, x), *found)


def _searches(plan: Result, program: Program) -> list[str]:
    """What the checker finds wrong with the searches."""
    case = Case({"problem": problem_data(plan.problem, True), "seed": plan.seed})
    aims = [aim_data(result, tier) for result, tier in zip(plan.tiers, program.tiers, strict=True)]
    placed = [list(each) for each in plan.placements]
    body = {"aims": aims, "plan": {"status": plan.status.value, "placements": placed},
            "proof": proof_data(plan.proof, program, case, True)}  # fmt: skip
    worth = [None if result.value is None else round(fraction(result.value) * tier.scale) * result.sign
             for result, tier in zip(plan.tiers, program.tiers, strict=True)]  # fmt: skip
    told = Told()
    if plan:
        told.part("bounds", bounds, case, body, worth)
    else:
        told.part("bounds", no_plan, case, body)
    return [line.en for line in told.lines if line.state == "failed"]
