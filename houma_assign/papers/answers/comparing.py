"""Each post compared: who holds it in the plan, and the three who come next, with what each of them would cost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ...data.placement import Placement
from ...plan.news import Listener, news, telling
from ...plan.plan import Plan
from ...questions.methods.moves import Move
from ...questions.methods.price import Price
from ...questions.prices import Prices
from ...questions.why_not import WhyNot

NEXT = 3  # people set beside the holder
ORDER = ("free", "price", "open", "infeasible", "barred")  # of states, the nearest first
Asking = Callable[[str, str], WhyNot]


@dataclass(frozen=True)
class Compared:
    """One person beside a post.

    Attributes
    ----------
    candidate, post
        Of whom, and where.
    points, grade, needs
        Of this pair; needs of the village that the person meets. No points where the pair has none.
    held
        Posts that the plan gives the person.
    price
        Of the person in this post; for who holds it, of leaving the person out altogether.
    rules
        What stands against it, by id: rules that bar the pair, that clash with it, or that the simple exchange would break.
    moves
        Who moves in the best plan with it that moves fewest; empty for who holds the post.
    proven
        Whether price and moves are proven.
    """

    candidate: str
    post: str
    points: int | float | None
    grade: str
    needs: tuple[str, ...]
    held: tuple[str, ...]
    price: Price
    rules: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()
    proven: bool = True

    @property
    def holds(self) -> bool:
        """Whether the plan has the person in this post."""
        return self.post in self.held

    @property
    def others(self) -> tuple[Move, ...]:
        """Who else moves."""
        return tuple(move for move in self.moves if move[0] != self.candidate)


@dataclass(frozen=True)
class ComparedPost:
    """A post: those who hold it, those who come next, and how many could take it."""

    post: str
    holders: tuple[Compared, ...]
    next: tuple[Compared, ...]
    possible: int


@telling
def compared(plan: Plan, prices: Prices, asking: Asking, progress: Listener = False) -> tuple[ComparedPost, ...]:
    """Every post of a plan compared, in the problem's order.

    Parameters
    ----------
    plan, prices
        The plan and the price of everything in it.
    asking
        Gives the answer to why somebody is not in a post; asked of those who come next.
    progress
        As in ``solve``.
    """
    held: dict[str, tuple[str, ...]] = {}
    for place in plan.placements:
        held[place.candidate] = (*held.get(place.candidate, ()), place.post)
    beside: dict[str, list[Price]] = {}
    for price in prices.pairs:
        if Placement(price.candidate, price.post or "") not in plan.placements:
            beside.setdefault(price.post or "", []).append(price)
    posts = plan.problem.posts
    found = (_post(plan, post.id, held, prices, beside.get(post.id, []), asking) for post in posts)
    return tuple(news().each(found, len(posts)))


def nearest(plan: Plan, prices: Iterable[Price]) -> list[Price]:
    """Prices in order: free ones, those that lose least, aim by aim, those that are not known, those that cannot be.

    Of equals the one with more points comes first, then the one with the smaller id.
    """
    return sorted(prices, key=lambda price: _distance(plan, price))


def _distance(plan: Plan, price: Price) -> tuple[Any, ...]:
    known = [price.loss.get(tier.aim, price.least.get(tier.aim, 0)) for tier in plan.tiers if tier.named]
    points = plan.problem.pairs.points(price.candidate, price.post or "")
    state = ORDER.index(price.state if price.state in ORDER else "free")
    unsettled = price.state == "price" and not price.proven
    return (state, unsettled, len(price.rules), known, points is None, -(points or 0), price.candidate, price.post or "")


def _post(plan: Plan, post: str, held: dict[str, tuple[str, ...]], prices: Prices, beside: Sequence[Price],
          asking: Asking) -> ComparedPost:  # fmt: skip
    inside = [place.candidate for place in plan.placements if place.post == post]
    holders = tuple(_holder(plan, who, post, held[who], prices) for who in inside)
    chosen = nearest(plan, beside)[:NEXT]
    following = tuple(_beside(plan, price, held.get(price.candidate, ()), asking) for price in chosen)
    return ComparedPost(post, holders, following, sum(price.state in ("free", "price") for price in beside))


def _holder(plan: Plan, who: str, post: str, held: tuple[str, ...], prices: Prices) -> Compared:
    out = prices[who, None]
    return Compared(who, post, *_pair(plan, who, post), held, out, proven=out.proven)


def _beside(plan: Plan, price: Price, held: tuple[str, ...], asking: Asking) -> Compared:
    post = price.post or ""
    if price.state == "barred":
        return Compared(price.candidate, post, *_pair(plan, price.candidate, post), held, price, price.rules)
    answer = asking(price.candidate, post)
    broken = answer.exchange.breaks if answer.exchange else ()
    rules = answer.clash.rules if answer.clash else tuple(dict.fromkeys(each.rule for each in broken))
    told = answer.price if answer.price.proven or not price.proven else price
    return Compared(price.candidate, post, *_pair(plan, price.candidate, post), held, told, rules, answer.moves, answer.proven)


def _pair(plan: Plan, who: str, post: str) -> tuple[int | float | None, str, tuple[str, ...]]:
    pairs = plan.problem.pairs
    return pairs.points(who, post), pairs.grade_of(who, post), tuple(plan.needs_met(Placement(who, post)))
