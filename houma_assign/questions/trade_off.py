"""What does fairness cost? All efficient plans of two aims."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..aims import Aim, Lots
from ..aims.base import aim_place
from ..data.exact import Ints, shown
from ..data.language import language
from ..data.shared_messages import PROBLEM_EXPECTED, TEXT_EXPECTED
from ..errors import Message
from ..plan.argument_words import argument_fault
from ..plan.arguments import limit_faults
from ..plan.news import Listener, telling
from ..plan.status import Status
from ..plan.wording import Wording
from ..problem.problem import Problem
from .answer import refuse
from .efficient_plans import Efficient, TradeOff
from .methods.aim_names import unknown_aim
from .methods.epsilon_constraint import EfficientFrontier
from .methods.reoptimiser import Reoptimiser

LOTS = Message("lots", "lots", "抽签")
DRAWN = Message("lots_drawn", "lots are drawn, not aimed at", "抽签不是目标")
SAME = Message("aims_alike", "two aims with different ids are needed", "须为两个编号不同的目标")
HELD = Message("held_and_traded", "an aim is held or traded, not both", "一个目标不能既先保持又参与取舍")


@telling
def trade_off(problem: Problem, aim: Aim | str, against: Aim | str, holding: Iterable[str] | None = None,
              time_limit: float | None = None, seed: str = "", progress: Listener = False) -> TradeOff:  # fmt: skip
    """All efficient plans of two aims, exactly, by the epsilon-constraint method.

    Each step asks for the best plan in ``aim`` (then in ``against``, then in the other aims, then the lots) that is at least
    one step better in ``against`` than the plan before, until that aim is at its best.

    Parameters
    ----------
    problem
        Rules and data; its aims other than the two decide among plans that are equal in both.
    aim, against
        Aims, or ids of aims of the problem. Their slacks do not count.
    holding
        Ids of aims of the problem that every plan must have at their best first, in this order. By default the aims that the
        problem puts before both, so that its own plan is one of those compared; ``()`` for none.
    time_limit
        Seconds > 0 for the whole call, None for no limit.
    progress
        As in ``solve``.
    seed
        Public seed of the lots.

    Returns
    -------
    TradeOff
        Where soft rules count in neither the two aims nor the others, points lost to them are held at their least first.
        Aims that look at the worst-off village alone can be hard to prove: with a time limit the answer has bounds, and with
        other aims held first (``holding``) it is often complete in a second.

    Raises
    ------
    InputError
        If the aims are unknown or the same.
    """
    held = () if holding is None else (holding,) if isinstance(holding, str) else tuple(holding)
    one, other = _checked(problem, aim, against, held, time_limit, seed)
    order = [each.id for each in problem.tiers]
    places = [order.index(each.id) for each in (one, other) if each.id in order]
    if holding is None and places:
        held = tuple(order[: min(places)])
    deadline = Reoptimiser.deadline(time_limit)
    tiers = [_bare(each) for each in problem.tiers]
    first = [next(each for each in tiers if each.id == id) for id in held]
    rest = [each for each in tiers if each.id not in (one.id, other.id, *held)]
    reoptimiser = Reoptimiser(problem.with_aims(*first, one, other, *rest), seed)
    frontier = EfficientFrontier(reoptimiser, one.id, other.id, deadline)
    status, remaining = frontier.trace()
    words, against_words = ({lang: Wording(problem, lang).aim_words(each) for lang in ("en", "zh")} for each in (one, other))
    points = tuple(_point(frontier, x) for x in frontier.found)
    known = None if points or frontier.nearest is None or status is Status.OPTIMAL else frontier.nearest
    nearest = None if known is None else _point(frontier, known)
    told = {lang: language(lang).names(map(Wording(problem, lang).aim_words, first)) for lang in words if first}
    own = _own(problem, places, held, points, status)
    return TradeOff(one.id, other.id, words, against_words, status, points, remaining, nearest, told, problem, own)


def _own(problem: Problem, places: list[int], held: tuple[str, ...], points: tuple[Efficient, ...],
         status: Status) -> Efficient | None:  # fmt: skip
    """The plan that the problem's own order of aims picks, where it is an end of the line for certain."""
    before = tuple(aim.id for aim in problem.tiers[: min(places, default=0)])
    if len(places) < 2 or abs(places[0] - places[1]) > 1 or held != before or any(aim.slack for aim in problem.tiers):
        return None
    if places[0] < places[1]:
        return points[0] if points else None
    return points[-1] if points and status is Status.OPTIMAL else None


def _bare(aim: Aim) -> Aim:
    return aim.changed(slack=0) if aim.slack else aim


def _checked(problem: Problem, aim: Any, against: Any, held: tuple[str, ...], time_limit: Any, seed: Any) -> tuple[Aim, Aim]:
    faults = limit_faults("trade_off", time_limit)
    if not isinstance(problem, Problem):
        refuse([argument_fault("trade_off", "problem", type(problem).__name__, PROBLEM_EXPECTED), *faults])
    known = {each.id: each for each in problem.tiers}
    reason = unknown_aim(problem, known, "the problem has")
    found = []
    for name, given in (("aim", aim), ("against", against)):
        if not isinstance(given, Aim) and given not in known:
            faults.append(argument_fault("trade_off", name, str(given), reason))
        elif isinstance(known.get(given) if isinstance(given, str) else given, Lots):
            faults.append(argument_fault("trade_off", name, LOTS, DRAWN))
        else:
            found.append(_bare(given if isinstance(given, Aim) else known[given]))
    faults += [argument_fault("trade_off", "holding", each, reason) for each in held if each not in known]
    if len(found) == 2 and found[0].id == found[1].id:
        faults.append(argument_fault("trade_off", "against", aim_place(found[1]), SAME))
    faults += [argument_fault("trade_off", "holding", aim_place(each), HELD) for each in found if each.id in held]
    if not isinstance(seed, str):
        faults.append(argument_fault("trade_off", "seed", seed, TEXT_EXPECTED))
    refuse(faults)
    return found[0], found[1]


def _point(frontier: EfficientFrontier, x: Ints) -> Efficient:
    """A plan in the aims' own units."""
    solutions, tiers = frontier.reoptimiser.solutions, frontier.tiers
    steps = solutions.steps(x)
    worth = {tier.aim.id: shown(solutions.units(k, steps[k])) for k, tier in enumerate(tiers) if tier.aim.named}
    one, other = (worth.pop(tiers[k].aim.id) for k in (frontier.aim, frontier.against))
    return Efficient(one, other, worth, solutions.placements(x))
