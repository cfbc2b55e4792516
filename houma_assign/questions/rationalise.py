"""What would have had to be declared for a plan to be the best (inverse optimisation)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import takewhile
from typing import Any, Literal

from ..aims import Blend, Merit
from ..data.exact import fraction, is_number
from ..data.placement import Placement
from ..data.shared_messages import PROBLEM_EXPECTED
from ..errors import Fault, Message
from ..plan.argument_words import argument_fault
from ..plan.arguments import limit_faults
from ..plan.news import Listener, telling
from ..problem.placements import read_placements
from ..problem.problem import Problem
from .answer import refuse
from .methods.inverse import LeastChange, Plan, least_change
from .methods.inverse_points import Points
from .methods.inverse_weights import Weights
from .methods.least_slacks import least_slacks, named_tiers
from .methods.objective_parts import counts_points, nonlinear_use, unblended
from .methods.reasons import broken
from .methods.reoptimiser import Reoptimiser
from .rationalisation import Beating, Changed, Rationalisation

Of = Literal["weights", "points", "slack"]
OF = Message("rationalise_of", 'one of "weights", "points", "slack"', "只能是权重、得分或让度之一")
NO_WEIGHTS = Message("rationalise_weights", "the aims are no blend; say their weights: aim id -> number above 0, of two at least",
                     "各项目标不是加权合计；请写明至少两项目标的权重，均大于零")  # fmt: skip
NO_POINTS = Message("rationalise_points", "no aim of its own adds up points, or points are used in another way, too",
                    "没有单列的择优目标，或者得分另有他用")  # fmt: skip


@telling
def rationalise(problem: Problem, placements: Any, of: Of = "weights", weights: Mapping[str, Any] | None = None,
                time_limit: float | None = None, progress: Listener = False) -> Rationalisation:  # fmt: skip
    """The numbers nearest to the declared ones under which a plan would have been the best, or the proof that there are none.

    Parameters
    ----------
    problem, placements
        As in ``evaluate``.
    of
        "weights": of a blend of aims; they keep their total, none is below 0, and the sum of all changes is least. "points": of
        single pairs; again the sum is least. "slack": of the aims in tiers, the first as small as can be, then the second, ...
    weights
        Aim id -> declared weight: these aims are weighed against each other in place of the tiers. None for the blend there is.
    time_limit
        Seconds > 0 for the whole call, None for no limit.
    progress
        As in ``solve``.

    Returns
    -------
    Rationalisation
        Exact fractions. Best is meant up to the aims whose numbers change: others behind them decide among equals, as do lots.

    Raises
    ------
    InputError
        For placements that mean nothing, and where there is nothing of the kind to change.
    """
    faults = limit_faults("rationalise", time_limit)
    if not isinstance(problem, Problem):
        refuse([*faults, argument_fault("rationalise", "problem", type(problem).__name__, PROBLEM_EXPECTED)])
    refuse([*faults, *_faults(problem, of, weights)])
    given = read_placements(problem, placements).placements
    if breaches := broken(problem, given):
        return Rationalisation(problem, given, of, "broken", broken=tuple(breaches))
    return {"weights": _weights, "points": _points, "slack": _slack}[of](problem, given, weights, time_limit)


def _faults(problem: Problem, of: Any, weights: Any) -> list[Fault]:
    if of not in ("weights", "points", "slack"):
        return [argument_fault("rationalise", "of", of, OF)]
    if of == "points":
        before = list(takewhile(lambda aim: not isinstance(aim, Merit), problem.tiers))
        alone = len(before) < len(problem.tiers) and not any(map(counts_points, before))
        return [] if alone and not nonlinear_use(problem) else [argument_fault("rationalise", "of", of, NO_POINTS)]
    if of != "weights" or (weights is None and any(isinstance(aim, Blend) for aim in problem.tiers)):
        return []
    named = {aim.id for aim in problem.tiers if aim.named}
    known = isinstance(weights, Mapping) and len(weights) > 1 and set(weights) <= named
    if not known or not all(is_number(each) and each > 0 for each in (weights or {}).values()):
        return [argument_fault("rationalise", "weights", None, NO_WEIGHTS)]
    return []


def _blend(problem: Problem, weights: Mapping[str, Any] | None) -> tuple[Problem, int, list[str], list[Fraction]]:
    """The problem with the parts as aims of their own, where they begin, what they are called, and their weights."""
    if weights is None:
        at, blend = next((k, aim) for k, aim in enumerate(problem.tiers) if isinstance(aim, Blend))
        return unblended(problem, at), at, [aim.id for aim, _ in blend.parts], [fraction(weight) for _, weight in blend.parts]
    parts = [aim.changed(slack=0) for aim in problem.tiers if aim.id in weights]
    at = next(k for k, aim in enumerate(problem.tiers) if aim.id in weights)
    others = [aim for aim in problem.tiers if aim.id not in weights]
    before = [aim for aim in problem.tiers[:at] if aim in others]
    made = problem.with_aims(*before, *parts, *others[len(before) :])
    return made, len(before), [aim.id for aim in parts], [fraction(weights[aim.id]) for aim in parts]


def _weights(problem: Problem, given: Plan, weights: Mapping[str, Any] | None, time_limit: float | None) -> Rationalisation:
    apart, at, names, declared = _blend(problem, weights)
    answer = Rationalisation(problem, given, "weights", "open")
    model = Weights(apart, at, declared, given, Reoptimiser.deadline(time_limit))
    found = _searched(model, answer)
    if isinstance(found, Rationalisation):
        return found
    gains = [dict(zip(names, model.gains(plan), strict=True)) for plan in found.known]
    total = sum(found.prices, Fraction(0))
    plans = tuple(Beating(plan, price / total, each) for plan, price, each in zip(found.known, found.prices, gains, strict=True)
                  if price)  # fmt: skip
    if found.solved.x is None:
        return replace(answer, state="none", plans=plans)
    return _changed(answer, names, declared, model.found(found.solved.x), plans)


def _points(problem: Problem, given: Plan, weights: Mapping[str, Any] | None, time_limit: float | None) -> Rationalisation:
    at = next(k for k, aim in enumerate(problem.tiers) if isinstance(aim, Merit))
    answer = Rationalisation(problem, given, "points", "open")
    model = Points(problem, at, given, Reoptimiser.deadline(time_limit))
    found = _searched(model, answer)
    if isinstance(found, Rationalisation) or found.solved.x is None:
        return found if isinstance(found, Rationalisation) else answer
    changes = model.changes(found.solved.x)
    old = [_points_of(problem, place) for place in changes]
    new = [points + change for points, change in zip(old, changes.values(), strict=True)]
    return _changed(answer, list(changes), old, new, ())


def _points_of(problem: Problem, place: Placement) -> Fraction:
    return Fraction(int(problem.pairs.score[problem.pairs.at[place]]), problem.pairs.scale)


def _slack(problem: Problem, given: Plan, weights: Mapping[str, Any] | None, time_limit: float | None) -> Rationalisation:
    aims, answer = named_tiers(problem), Rationalisation(problem, given, "slack", "open")
    needed = least_slacks(problem, given, Reoptimiser.deadline(time_limit))
    if needed is None:
        return answer
    return _changed(answer, [aim.id for aim in aims], [fraction(aim.slack) for aim in aims], needed, ())


def _searched(model: Weights | Points, answer: Rationalisation) -> LeastChange | Rationalisation:
    """The least change; the answer where the plan falls short before, or time runs out."""
    try:
        before = model.weighing.lost_before(model.given)
    except TimeoutError:
        return answer
    if before:
        return replace(answer, state="before", before=before)
    return least_change(model) or answer


def _changed(answer: Rationalisation, names: Sequence[Any], old: Sequence[Fraction], new: Sequence[Fraction],
             plans: tuple[Beating, ...]) -> Rationalisation:  # fmt: skip
    all_of_them = (Changed(*each) for each in zip(names, old, new, strict=True))
    changes = tuple(each for each in all_of_them if each.declared != each.needed)
    return replace(answer, state="found" if changes else "declared", changes=changes, plans=plans)
