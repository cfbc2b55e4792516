"""Problem to program: rows, columns and objectives of all tiers, lots included. Hard rules bar their pairs here too."""

from __future__ import annotations

import houma_assign as ha
from houma_assign.aims.tiers import tiers
from houma_assign.program.program import Program, build

from ..contestant import Answer, Run


def program_of(problem: ha.Problem) -> Program:
    """The program as ``solve`` makes it."""
    soft = any(rule.penalty is not None for rule in problem.constraints)
    return build(problem, tiers(problem.tiers, soft, ""))


def building(problem: ha.Problem, cap: float) -> Run:
    """What is timed."""

    def run() -> Answer:
        program = program_of(problem)
        return Answer(note=f"{len(program.lower)} columns, {len(program.matrix)} rows")

    return run
