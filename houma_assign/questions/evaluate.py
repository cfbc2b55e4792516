"""What a plan made by hand is worth, which rules it breaks, and how far it is from the best."""

from __future__ import annotations

from typing import Any

from ..aims.tiers import tiers
from ..data.exact import shown
from ..data.shared_messages import PROBLEM_EXPECTED
from ..errors import Fault, Message
from ..plan.argument_words import argument_fault
from ..plan.arguments import limit_faults
from ..plan.audit import value_of
from ..plan.needs import needs_of
from ..plan.news import Listener, telling
from ..plan.plan import Plan
from ..plan.wording import Wording
from ..problem.placements import Read, read_placements
from ..problem.problem import Problem
from ..problem.unscored import unscored_in, with_unscored
from ..solve import solve
from .answer import refuse
from .evaluation import Evaluation
from .methods.evaluated import Worth
from .methods.evaluation_frames import unscored_breaches

BEST = Message("evaluate_best", "a plan of the same problem, True to solve it, or None", "应为同一问题的方案，或要求求解，或留空")


@telling
def evaluate(problem: Problem, placements: Any, best: Plan | bool | None = None, sheet: str | None = None,
             time_limit: float | None = None, progress: Listener = False) -> Evaluation:  # fmt: skip
    """Hold a plan against a problem, however the plan was made and whatever rules it breaks.

    Parameters
    ----------
    problem
        The problem; a name, a village or a role in ``placements`` is one of its own.
    placements
        ``Placement`` or (person, post) pairs, a mapping person -> post or posts, a frame, the path of a workbook or CSV file,
        or a plan. In a workbook the sheet 拟定方案 / proposed plan is read: 人选 / candidate, and 岗位编号 / post or 村 / village
        and 岗位 / role. Names stand for ids where only one person bears them.
    best
        The plan to measure the distance to: one of the same problem, or True to solve it. Whether that distance is exact or to a
        bound, the evaluation says.
    sheet
        The sheet of the workbook, where it is called otherwise.
    time_limit
        Seconds > 0 for the whole call, None for no limit; only ``best=True`` takes long.
    progress
        As in ``solve``.

    Returns
    -------
    Evaluation
        Exact values of all aims, every breach of every rule, needs met and not met.

    Raises
    ------
    InputError
        With every placement that means no pair of the problem, or several; with arguments that make no sense.
    """
    refuse(_faults(problem, best, time_limit))
    read = read_placements(problem, placements, sheet)
    found = solve(problem, time_limit, progress=progress) if best is True else best
    return evaluated(problem, read, found if isinstance(found, Plan) else None)


def evaluated(problem: Problem, read: Read, best: Plan | None) -> Evaluation:
    """The evaluation of placements that are read."""
    places = read.placements
    unscored = unscored_in(problem, places)
    listed = with_unscored(problem, places)
    given = tuple(each for rule in listed.constraints for each in rule.breaches(listed, places))
    return Evaluation(problem, places, _worths(problem, listed, read, best), (*unscored_breaches(unscored), *given),
                      needs_of(problem, places), unscored, best, read.notes)  # fmt: skip


def _worths(problem: Problem, listed: Problem, read: Read, best: Plan | None) -> tuple[Worth, ...]:
    soft = any(rule.penalty is not None for rule in problem.constraints)
    known = {tier.aim: tier for tier in best.tiers} if best else {}
    english, chinese = Wording(problem, "en"), Wording(problem, "zh")
    made = []
    for aim in tiers(problem.tiers, soft, ""):
        if aim.named:
            value, tier = shown(value_of(aim, listed, read.placements)), known.get(aim.id)
            top = (None, False) if tier is None else (tier.bound, tier.proven)
            made.append(Worth(aim.id, english.aim_words(aim), chinese.aim_words(aim), value, aim.sign, *top))
    return tuple(made)


def _faults(problem: Any, best: Any, time_limit: Any) -> list[Fault]:
    faults = limit_faults("evaluate", time_limit)
    if not isinstance(problem, Problem):
        return [*faults, argument_fault("evaluate", "problem", type(problem).__name__, PROBLEM_EXPECTED)]
    if best is not None and not isinstance(best, bool) and (not isinstance(best, Plan) or best.problem != problem):
        faults.append(argument_fault("evaluate", "best", type(best).__name__, BEST))
    return faults
