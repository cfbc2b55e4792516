"""Solve a problem.

problem ── rules, aims ──▶ program ──▶ engine ──▶ vector ──▶ placements ──▶ audit ──▶ Plan
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np

from .data.exact import shown
from .data.placement import Placement
from .data.shared_messages import PROBLEM_EXPECTED, TEXT_EXPECTED
from .errors import AuditFailure, InputError, Interrupted, Message
from .plan.argument_words import argument_fault
from .plan.arguments import limit_faults, worker_faults
from .plan.audit import audit, concessions
from .plan.blame import reasons
from .plan.misstated import misstated
from .plan.news import Listener, listener_faults, told
from .plan.plan import Plan
from .plan.progress import reporter
from .plan.proof import Proof, TierProof
from .plan.result import TierResult
from .plan.status import Status
from .plan.valuation import Valuation
from .plan.wording import Wording
from .problem.placements import read_placements
from .problem.problem import Problem
from .program.beginning import beginning
from .program.program import Program, Tier

if TYPE_CHECKING:
    from .engine.proof.outcome import Outcome

YES_OR_NO = Message("true_or_false", "True or False is expected", "应为是或否")
SECONDS = 5.0  # for the auxiliary columns of one plan


def solve(
    problem: Problem,
    time_limit: float | None = None,
    workers: int = 1,
    progress: Listener = False,
    seed: str = "",
    start: Plan | Iterable[tuple[str, str]] | None = None,
    lots: bool = True,
) -> Plan:
    """The best plan of a problem, with proof.

    Aims are optimised one after the other, each among the optima of those before it; lots settle what is left, so the same
    data give the same plan whatever the order of rows, the number of workers or the machine.

    Parameters
    ----------
    problem
        What to solve.
    time_limit
        Seconds > 0 for the whole call, None for no limit. What is found by then is returned with honest bounds.
    workers
        Threads of CP-SAT, at least 1. One is usually fastest; the plan is the same with any number. Provinces compute their
        bounds in a second process beside the plan.
    progress
        True for a bar in a notebook where tqdm is installed, else for lines on standard error; a function is called with a
        ``Progress`` instead.
    seed
        Public seed of the lots.
    start
        A plan to begin from, of this problem or of one like it, or placements as ``evaluate`` takes them. It may save time and
        never changes the answer: what is proven best is the same plan. What is not there any more is left out; where the rest
        breaks a hard rule, it is of no use.
    lots
        False: the draw among equal plans is left open, which saves its time. Then the plan is best in every aim, its status is
        FEASIBLE with ``plan.draw_open``, and which of the equal plans it is may change from one machine or version to another.

    Returns
    -------
    Plan
        Also where there is no plan; see ``plan.status`` and ``plan.or_raise()``.

    Raises
    ------
    InputError
        If the arguments make no sense, numbers are too large to be exact (``ModelTooLarge``), or a rule or aim of your own
        contradicts itself; then its class is named.
    Interrupted
        On Ctrl-C, a ``KeyboardInterrupt`` with the best plan found so far as ``.plan``.
    AuditFailure, SolverFailure
        If the plan or a solver cannot be trusted, which is a mistake of ours; never a plan.
    """
    _check(problem, time_limit, workers, progress, seed, lots)
    known = None if start is None else _known(problem, start)
    from .engine.lexicographic import optimise
    from .engine.solvers.deadline import Deadline

    deadline = Deadline(time_limit)
    with told("solve", progress) as tell:
        program = Program.of(problem, seed)
        report = reporter(tell, problem, program, deadline)
        x = None if known is None else beginning(program, problem.eligibility.grid.pairs.at, known, _settled)
        outcome = optimise(program, workers, deadline, report, x, urgent=deadline.limited, draw=lots)
        plan = _plan(problem, program, outcome, seed, deadline.spent)
    if outcome.interrupted:
        raise Interrupted(plan if plan else None)
    return plan


def _check(problem: Problem, time_limit: Any, workers: Any, progress: Any, seed: Any, lots: Any) -> None:
    faults = []
    if not isinstance(problem, Problem):
        faults.append(argument_fault("solve", "problem", type(problem).__name__, PROBLEM_EXPECTED))
    faults += [*limit_faults("solve", time_limit), *worker_faults("solve", workers), *listener_faults("solve", progress)]
    if not isinstance(seed, str):
        faults.append(argument_fault("solve", "seed", seed, TEXT_EXPECTED))
    if not isinstance(lots, bool):
        faults.append(argument_fault("solve", "lots", str(lots), YES_OR_NO))
    if faults:
        raise InputError(faults)


def _known(problem: Problem, start: Any) -> tuple[Placement, ...]:
    """The placements to begin from; a plan of another problem may speak of people and posts that are not here."""
    held = getattr(start, "placements", None)
    if isinstance(held, tuple):
        return tuple(place for place in held if problem.has_candidate(place[0]) and problem.has_post(place[1]))
    return read_placements(problem, start).placements


def _settled(program: Program) -> np.ndarray | None:
    """The best vector of a program whose pairs are settled, if it is found at once."""
    return _solved(program).x


def _plan(problem: Problem, program: Program, outcome: Outcome, seed: str, seconds: float) -> Plan:
    """The outcome in the problem's own terms, audited."""
    proof = Proof(tuple(TierProof.of(tier, each) for tier, each in zip(program.tiers, outcome.tiers, strict=True)))
    if outcome.x is None:
        status = Status.INFEASIBLE if outcome.infeasible else Status.UNKNOWN
        results = tuple(
            _result(problem, tier, None, each.bound, False) for tier, each in zip(program.tiers, outcome.tiers, strict=True)
        )
        return Plan(
            problem, status, (), results, (), reasons(problem, program, outcome.reason, _impossible), seed, seconds, proof
        )
    placements = _placements(problem, outcome.x[: program.pairs])
    said = Valuation(problem, program, outcome, placements, outcome.x, _solved)
    values = said.values()
    findings = audit(problem, placements, [tier.aim for tier in program.tiers], values, said.units())
    if findings:
        raise misstated(findings, _sound(program, outcome)) or AuditFailure(
            (_reproduce(problem, placements, findings), tuple(findings))
        )
    results = tuple(_result(problem, tier, values[tier.aim.id], each.bound, each.proven)
                    for tier, each in zip(program.tiers, outcome.tiers, strict=True))  # fmt: skip
    status = Status.OPTIMAL if outcome.proven else Status.FEASIBLE
    return Plan(problem, status, placements, results, concessions(problem, placements), (), seed, seconds, proof)


def _sound(program: Program, outcome: Outcome) -> bool:
    """Whether the engine did what the rows and objectives say; then a plan that fails its audit is not its mistake."""
    if outcome.x is None or not program.keeps(outcome.x):
        return False
    both = zip(program.tiers, outcome.tiers, strict=True)
    return all(tier.worth(outcome.x) == each.value for tier, each in both if each.proven and not tier.aim.slack)


def _solved(program: Program) -> Outcome:
    """The best auxiliary columns of a plan, which take no search unless a rule of a user's own is a riddle in itself."""
    from .engine.lexicographic import optimise
    from .engine.solvers.deadline import Deadline

    return optimise(program, 1, Deadline(SECONDS))


def _impossible(program: Program) -> bool:
    from .engine.model.model import Impossible
    from .engine.proof.restrict import presolved

    try:
        presolved(program, np.zeros_like(program.lower))
    except Impossible:
        return True
    return False


def _result(problem: Problem, tier: Tier, value: Fraction | None, steps: int, proven: bool) -> TierResult:
    aim = tier.aim
    bound = Fraction(steps, aim.sign * tier.scale)
    if value is not None and aim.sign * (bound - value) < 0:
        bound = value
    said = None if value is None else shown(value)
    en, zh = (Wording(problem, lang).aim_words(aim) for lang in ("en", "zh"))
    return TierResult(aim.id, aim.kind, en, zh, said, shown(bound), proven, aim.sign)


def _placements(problem: Problem, chosen: np.ndarray) -> tuple[Placement, ...]:
    pairs = problem.eligibility.grid.pairs
    taken = np.flatnonzero(chosen)
    both = zip(pairs.candidate[taken].tolist(), pairs.post[taken].tolist(), strict=True)
    placements = [Placement(pairs.candidates[c], pairs.posts[p]) for c, p in both]
    order = {post.id: k for k, post in enumerate(problem.posts)}
    return tuple(sorted(placements, key=lambda place: (order[place.post], place.candidate)))


def _reproduce(problem: Problem, placements: tuple[Placement, ...], findings: list[str]) -> str:
    """Write what is needed to see the failure again, and say where."""
    import json

    handle, path = tempfile.mkstemp(prefix="houma_assign_audit_", suffix=".json")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        text = {"problem": json.loads(problem.to_json()), "placements": placements, "findings": findings}
        json.dump(text, file, ensure_ascii=False)
    return path
