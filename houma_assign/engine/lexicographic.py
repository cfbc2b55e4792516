"""Tier after tier: each aim is optimised among the optima of those before it, exactly."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..data.exact import Ints, fraction
from ..errors import SolverFailure
from ..program.program import Program, Tier
from .assignment import decide, first_flow
from .bounds.relaxation_chain import RelaxationChain
from .budgets import rules_have_budgets
from .first_fit import first_fit
from .large.large_scale import LargeScale
from .model.model import Impossible, Model, OutOfTime
from .plan_at_once import plan_at_once
from .proof.outcome import Outcome, Report, TierOutcome
from .proof.restrict import presolved
from .settle import settled
from .solvers.deadline import Deadline
from .solvers.interruptible import load_solvers
from .tier_solver import TierSolver

LONG = 1_000_000  # entries; the presolve of so many takes a good part of a second


def optimise(program: Program, workers: int, deadline: Deadline, report: Report | None = None, start: Ints | None = None,
             first_bound: int | None = None, urgent: bool = False, draw: bool = True) -> Outcome:  # fmt: skip
    """Solve all tiers of a program within the time that is left.

    Parameters
    ----------
    program, workers, deadline, report
        What to solve, with how many threads, for how long, and whom to tell.
    start
        A vector over the program's columns to begin from, e.g. the plan of a problem that was edited; it is used where it
        keeps every bound and row, and costs nothing otherwise.
    first_bound
        In steps of the first tier, what no plan exceeds, where the caller knows it: the optimum of a wider problem.
    urgent
        A plan is wanted before anything else, even if the whole solve would take a moment only.
    draw
        Whether lots are drawn; without them the tiers behind all named ones stay open.
    """
    outcome = Outcome([TierOutcome(tier.top(program.lower, program.upper)) for tier in program.tiers])
    if start is not None and program.keeps(start):
        outcome.x = start.copy()
    if first_bound is not None and outcome.tiers:
        outcome.tiers[0].bound = min(outcome.tiers[0].bound, first_bound)
    try:
        # Small programs are presolved whatever the limit: it takes milliseconds, and may say that there is no plan.
        over = (lambda: deadline.over) if program.entries > LONG else bool
        base = presolved(program, np.zeros_like(program.lower), over=over)
    except Impossible as impossible:
        outcome.infeasible, outcome.reason = True, impossible.row
        return outcome
    except OutOfTime:
        pass
    else:
        _solve(program, base, outcome, workers, deadline, report, urgent, draw)
    if deadline.over:
        try:
            _offer_first_fit(program, outcome)
        except KeyboardInterrupt:
            outcome.interrupted = True
    _fill_in(outcome, program)
    return outcome


def _solve(program: Program, base: Model, outcome: Outcome, workers: int, deadline: Deadline, report: Report | None,
           urgent: bool, draw: bool) -> None:  # fmt: skip
    known = outcome.x
    try:
        first = first_flow(program, base, deadline) if known is None else None
        if first is not None and decide(program, first, outcome, report, _reached(program, draw)):
            return
        if first is None:  # else flows go on with the tiers behind
            load_solvers()
        if known is None:
            outcome.x = plan_at_once(program, base, deadline, urgent)
    except KeyboardInterrupt:
        outcome.interrupted = True
        return
    if report and outcome.x is not None and program.tiers:
        report(0, program.tiers[0].worth(outcome.x), outcome.tiers[0].bound, len(base.columns))
    chain = RelaxationChain(program, base, outcome.x, deadline)
    if first is not None:
        chain.begin_with(first)
    chain.budgets, chain.draws = rules_have_budgets(base, program), draw
    large = LargeScale(program, chain, outcome.tiers, deadline, report) if chain.is_large else None
    if large:
        _find_incumbent(large, known, outcome)
        chain.go_on_by_simplex(outcome.x)
    if not outcome.interrupted:
        _solve_tiers(chain, outcome, workers, report, draw)
    if large and outcome.x is not None:
        large.bound_rest(outcome.x)


def _offer_first_fit(program: Program, outcome: Outcome) -> None:
    """Time is up with nothing proven: the plan of a simple walk, if that is better than what is known."""
    if outcome.interrupted or outcome.infeasible or any(entry.proven for entry in outcome.tiers):
        return
    x = first_fit(program)
    named = [tier for tier in program.tiers if tier.aim.named]
    if x is None or (outcome.x is not None and _values(named, x) <= _values(named, outcome.x)):
        return
    outcome.x = x
    for entry in outcome.tiers:
        entry.value = None


def _values(tiers: list[Tier], x: Ints) -> list[int]:
    return [tier.worth(x) for tier in tiers]


def _find_incumbent(large: LargeScale, known: Ints | None, outcome: Outcome) -> None:
    try:
        large.find_incumbent(known, outcome.x)
    except KeyboardInterrupt:
        outcome.interrupted = True
    outcome.x = large.best


def _solve_tiers(chain: RelaxationChain, outcome: Outcome, workers: int, report: Report | None, draw: bool) -> None:
    program = chain.program
    for k, tier in enumerate(program.tiers[: _reached(program, draw)]):
        entry = outcome.tiers[k]
        if k and tier is _draw(program):
            chain.deadline = chain.deadline.for_lots()
        solver = TierSolver(chain, k, outcome.tiers, outcome.x, workers, report)
        decided = False
        try:
            decided = solver.solve()
        except KeyboardInterrupt:  # in a solver, or between two calls of one
            outcome.interrupted = True
        outcome.x, outcome.infeasible = solver.incumbent.x, entry.infeasible
        slack = int(fraction(tier.aim.slack) * tier.scale)
        unique = (solver.incumbent.unique or entry.unique) and not slack
        if len(chain.relaxations) > k:
            value = entry.value if entry.value is not None else entry.bound
            column = chain.floating(k) if decided else None
            entry.evidence = chain.relaxations[k].evidence(value, value - slack, program.pairs, unique, column)
        if not decided or outcome.interrupted or entry.value is None:
            return
        if k + 1 < len(program.tiers):
            try:
                kept = settled(chain, k, entry.value, outcome.x, workers) if not slack else ()
                if kept and entry.evidence is not None:
                    entry.evidence = replace(entry.evidence, settled=kept)
                chain.fix_tier(k, entry.value - slack, chain.relaxations[k].proof, outcome.x, unique, kept)
            except Impossible:
                raise SolverFailure(f"the tier {tier.aim.id} lost the plan of the tiers before it") from None
            except KeyboardInterrupt:
                outcome.interrupted = True
                return


def _reached(program: Program, draw: bool) -> int:
    """How many tiers are solved."""
    behind = None if draw else _draw(program)
    return next((k for k, tier in enumerate(program.tiers) if tier is behind), len(program.tiers))


def _draw(program: Program) -> Tier | None:
    """The first tier behind all named ones, if there is one."""
    named = [k for k, tier in enumerate(program.tiers) if tier.aim.named]
    behind = program.tiers[named[-1] + 1 :] if named else ()
    return behind[0] if behind else None


def _fill_in(outcome: Outcome, program: Program) -> None:
    """Values of the plan in tiers that were not reached."""
    if outcome.x is None:
        return
    for entry, tier in zip(outcome.tiers, program.tiers, strict=True):
        if not entry.proven:
            entry.value = tier.worth(outcome.x)
            entry.bound = max(entry.bound, entry.value)
