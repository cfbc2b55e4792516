"""Who is not in the plan, a row a person: which post was nearest, and what stood between: a rule, a price, or the lots."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ...plan.plan import Plan
from ...questions.methods.price import Price
from ...questions.methods.reasons import exchanges
from ...questions.passed import PassedOver
from ...questions.prices import Prices
from .comparing import nearest

GROUPS = ("lots", "price", "rules", "open")  # what stood between, the nearest first
OF_STATE = {"free": "lots", "price": "price", "open": "open", "infeasible": "rules", "barred": "rules"}


@dataclass(frozen=True)
class NotChosen:
    """One person who is not in the plan, or holds a lesser post than somebody with fewer points.

    Attributes
    ----------
    candidate
        Who.
    held
        The post the plan gives, "" for none.
    post, points
        The post that costs least, and the points there; "" and None where there is no post at all.
    price
        What it costs.
    group
        One of ``GROUPS``: what stood between.
    rules
        Rules that bar, or that the simple exchange there would break.
    cases
        State -> posts of people with fewer points that are closed for this reason, as ``passed_over`` counts them.
    """

    candidate: str
    held: str
    post: str
    points: int | float | None
    price: Price | None
    group: str
    rules: tuple[str, ...]
    cases: Mapping[str, int]


def not_chosen(plan: Plan, prices: Prices, passed: PassedOver) -> tuple[NotChosen, ...]:
    """Everybody without a post, each once, in the order of the problem; then those with more points than others above them.

    Of the latter only the better posts of people with fewer points are looked at.
    """
    held = {place.candidate: place.post for place in plan.placements}
    cases: dict[str, Counter[str]] = {}
    above: set[tuple[str, str]] = set()
    for case in passed:
        cases.setdefault(case.candidate, Counter())[case.price.state] += 1
        above.add((case.candidate, case.post))
    asked: dict[str, list[Price]] = {}
    for price in prices.pairs:
        if price.candidate not in held or (price.candidate, price.post) in above:
            asked.setdefault(price.candidate, []).append(price)
    people = [who.id for who in plan.problem.candidates]
    left = [who for who in people if who not in held]
    lesser = [who for who in people if who in held and who in cases]
    return tuple(_person(plan, who, held.get(who, ""), asked.get(who, []), cases.get(who, Counter())) for who in (*left, *lesser))


def _person(plan: Plan, who: str, held: str, asked: list[Price], cases: Mapping[str, int]) -> NotChosen:
    if not asked:
        return NotChosen(who, held, "", None, None, "rules", (), cases)
    price = nearest(plan, asked)[0]
    post = price.post or ""
    group, rules = OF_STATE[price.state], price.rules
    if price.state == "price":
        ways = exchanges(plan.problem, plan.placements, who, post)
        rules = tuple(dict.fromkeys(each.rule for each in ways[0].breaks)) if ways else ()
    return NotChosen(who, held, post, plan.problem.pairs.points(who, post), price, group, rules, cases)
