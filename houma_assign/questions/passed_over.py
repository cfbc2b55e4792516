"""Who was passed over: people with more points than somebody who has a better post, each with the reason and the price."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ..aims import Merit
from ..plan.arguments import limit_faults, worker_faults
from ..plan.news import Listener, telling
from ..plan.plan import Plan
from .answer import plan_faults, refuse
from .methods.opportunity_cost import OpportunityCost
from .methods.price import Price
from .methods.reasons import Exchange, exchange
from .passed import Passed, PassedOver


@telling
def passed_over(plan: Plan, time_limit: float | None = None, workers: int = 2, progress: Listener = False) -> PassedOver:
    """Every case where somebody with more points has no post, or a lesser one, than somebody with fewer.

    Points are those of both in the other's post. A post is lesser where its role weighs less in the merit aim; where roles weigh
    alike, only people without a post can be passed over. People who have no score for the post are not compared.

    Parameters
    ----------
    plan
        A plan, proven best or not.
    time_limit
        Seconds > 0 for the whole call, None for no limit.
    progress
        As in ``solve``.
    workers
        Threads that work on prices side by side, at least 1; the answer is the same with any number.

    Returns
    -------
    PassedOver
        Each case with what justifies it: rules that bar, that there is no such plan, the exact price of reversing it with the
        rules that the direct exchange would break, or that the lots decided between equals.

    Raises
    ------
    InputError
        If there is no plan.
    """
    refuse([*limit_faults("passed_over", time_limit), *plan_faults("passed_over", plan), *worker_faults("passed_over", workers)])
    costs = OpportunityCost(plan, time_limit)
    cases = list(_cases(plan))
    prices = _prices(costs, cases, workers)
    return PassedOver(plan, tuple(_looked_at(costs, case, price) for case, price in zip(cases, prices, strict=True)))


def _looked_at(costs: OpportunityCost, case: Passed, price: Price) -> Passed:
    """The case with its price and, as long as there is time, the direct exchange."""
    if price.state != "barred" and costs.deadline.over:
        return replace(case, price=price, looked=False)
    return replace(case, price=price, exchange=_exchange(costs.plan, case, price))


def _cases(plan: Plan) -> Iterator[Passed]:
    problem, points = plan.problem, plan.problem.pairs.points
    weight = _weights(plan)
    held: dict[str, str] = {}
    for who, post in plan.placements:
        held[who] = max(held.get(who, post), post, key=weight)
    unknown = Price("", None, "open", {}, {}, {})
    for other, post in plan.placements:
        less = points(other, post) or 0
        above = []
        for person in problem.candidates:
            more, own = points(person.id, post), held.get(person.id)
            if more is not None and more > less and (own is None or weight(own) < weight(post)):
                above.append(Passed(person.id, own, other, post, more, less, unknown))
        yield from sorted(above, key=lambda case: (-case.points, case.candidate))


def _weights(plan: Plan) -> Any:
    merit = next((aim for aim in plan.problem.tiers if isinstance(aim, Merit)), Merit())
    return lambda post: merit.role_weights.get(plan.problem.post(post).role, 1)


def _prices(costs: OpportunityCost, cases: list[Passed], workers: int) -> list[Price]:
    columns, barred = costs.solutions.columns, [costs.barred(case.candidate, case.post) for case in cases]
    left = [case for case, price in zip(cases, barred, strict=True) if price is None]
    asked = [([columns[case.candidate, case.post]], [columns[case.other, case.post]]) for case in left]
    order = sorted(range(len(asked)), key=asked.__getitem__)  # one person after the other: each question has much of the last
    answers = dict(zip(order, costs.every([asked[k] for k in order], workers), strict=True))
    found = (answers[k] for k in range(len(asked)))
    return [price or costs.price(case.candidate, case.post, next(found)) for case, price in zip(cases, barred, strict=True)]


def _exchange(plan: Plan, case: Passed, price: Price) -> Exchange | None:
    return None if price.state == "barred" else exchange(plan.problem, plan.placements, case.candidate, case.post, case.other)
