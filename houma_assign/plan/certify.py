"""Searches as evidence: what a plan's proof leaves to a solver's word, proven by trees that anybody can go through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from ..check import Case, known, tiers
from ..program.program import Program
from ..record.problem_data import problem_data
from ..record.proof_data import kept
from ..record.searched import searched
from .news import Listener, news, telling
from .result import Result
from .status import Status

Certified = TypeVar("Certified", bound=Result)


@telling
def certify(known: Callable[[], Certified], progress: Listener = False) -> Certified:
    """What ``certified`` gives, told by aims where it is not known yet."""
    return known()


def certified(plan: Certified) -> Certified:
    """The plan, and that before its overrides, with their searches as evidence; what is there is kept.

    Raises
    ------
    SolverFailure
        If a better plan is found, or a plan where there is none.
    KeyboardInterrupt
        On Ctrl-C.
    """
    from ..engine.branching import refute

    declared = None if plan.declared is None else certified(plan.declared)
    if plan.proof.sealed or not (plan.status in (Status.OPTIMAL, Status.INFEASIBLE) or plan.draw_open):
        return replace(plan, declared=declared)
    case = Case({"problem": problem_data(plan.problem, True), "seed": plan.seed})
    if not all(known(case, law) for law in (*case.rules, *tiers(case))):
        return replace(plan, declared=declared)
    news().expect(len(plan.tiers) or 1)
    found = searched(plan.status.value, plan.tiers, kept(plan.proof), Program.of(plan.problem, plan.seed), case, refute,
                     news().part)  # fmt: skip
    return replace(plan, declared=declared, proof=replace(plan.proof, sealed=found))
