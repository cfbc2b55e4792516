"""Every plan of a tiny problem tried: what the answer must be, found without the package.

Rules and aims are those of ``laws_by_hand`` and ``aims_by_hand``; nothing is asked of the package but its data.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import compress, product
from typing import Any

from .aims_by_hand import Worth, counts_points, lots, sign, worth
from .laws_by_hand import law
from .rules_by_hand import Data, Plan, exact


@dataclass
class Answer:
    """What is true of a problem: the best of each tier given those before it, and every plan that remains at the end."""

    feasible: bool
    best: dict[str, Fraction] = field(default_factory=dict)  # of each tier, in the aim's own units
    optimal: dict[Plan, dict[str, Fraction]] = field(default_factory=dict)  # plan -> what it is worth to each tier
    drawn: Plan = ()  # the optimal plan with the most lots


def brute_force(problem: Any, seed: str = "") -> Answer:
    """The answer to a problem."""
    data = Data(problem)
    soft = [(exact(rule.penalty), law(rule, data)) for rule in problem.constraints if rule.penalty is not None]
    plans = {plan: sum(penalty * breach(plan) for penalty, breach in soft) for plan in feasible_plans(problem, data)}
    if not plans:
        return Answer(False)
    answer = Answer(True)
    kept, worths = list(plans), _tiers(problem, data, bool(soft))
    for name, direction, slack, value in worths:
        values = {plan: value(plan, plans[plan]) for plan in kept}
        best = max(values.values(), key=lambda found, way=direction: way * found)
        kept = [plan for plan in kept if abs(best - values[plan]) <= slack]
        answer.best[name] = best
    slots = sum(post.slots for post in problem.posts)
    answer.drawn = max(kept, key=lambda plan: lots(plan, seed, slots))
    answer.optimal = {plan: {name: value(plan, plans[plan]) for name, _, _, value in worths} for plan in kept}
    return answer


def feasible_plans(problem: Any, data: Data) -> Iterator[Plan]:
    """Every set of listed pairs that keeps every hard rule."""
    hard = [law(rule, data) for rule in problem.constraints if rule.penalty is None]
    for plan in every_plan(data.listed):
        if not any(breach(plan) for breach in hard):
            yield plan


def every_plan(pairs: list[tuple[str, str]]) -> Iterator[Plan]:
    """Every set of pairs, in their order."""
    for chosen in product((0, 1), repeat=len(pairs)):
        yield tuple(compress(pairs, chosen))


def _tiers(problem: Any, data: Data, soft: bool) -> list[tuple[str, int, Fraction, Worth]]:
    aims = [(aim.id, sign(aim), exact(aim.slack), worth(aim, data)) for aim in problem.tiers]
    if soft and not any(counts_points(aim) for aim in problem.tiers):
        aims.insert(0, ("concessions", -1, Fraction(0), lambda plan, lost: Fraction(lost)))
    return aims
