"""The audit: a plan re-checked in plain Python, every rule and aim, lots included."""

from __future__ import annotations

import numpy as np

import houma_assign as ha
from houma_assign.plan.audit import audit, value_of
from houma_assign.problem.problem import Problem

from ..contestant import Answer, Run, Unavailable


def auditing(problem: ha.Problem, cap: float) -> Run:
    """What is timed; the plan is found before."""
    plan = ha.solve(problem, time_limit=cap)
    if not plan:
        raise Unavailable("no plan to audit")
    values = {aim.id: value_of(aim, problem, plan.placements) for aim in problem.tiers}
    # A new problem: what the solve looked up must not save the audit its own look-ups.
    fields = {name: getattr(problem, name) for name in type(problem).model_fields}
    again = Problem(**{**fields, "pairs": problem.pairs.only(np.ones(len(problem.pairs), bool))})

    def run() -> Answer:
        findings = audit(again, plan.placements, again.tiers, values)
        return Answer(note="; ".join(findings)[:200])

    return run
