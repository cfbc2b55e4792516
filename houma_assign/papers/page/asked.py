"""What a page knows: answers that were given to it, and those that it asks for itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from ...plan.news import news
from ...plan.plan import Plan
from ...plan.status import Status
from ...questions.firm import Firm, firm
from ...questions.methods.executor import map_in_order
from ...questions.methods.price import Price
from ...questions.prices import Prices, prices
from ...questions.why_not import WhyNot, why_not
from ...scoring.funnel_result import Funnel
from ..answers.answers import answers_of

QUESTIONS = ("firm", "prices", "moves")
MOST_PAIRS = 2_000  # of people and posts, up to which everything is asked without being told
SHORTEST = 0.001  # seconds that a question gets once time is up: it says what is known without asking
Pair = tuple[str, str]


@dataclass(frozen=True, eq=False)
class Answered:
    """Answers about one plan.

    Attributes
    ----------
    firm, prices, funnel
        None where it was not asked.
    why
        Candidate and post -> why not, with the best plan and who moves.
    limited
        Whether there was a time limit.
    """

    firm: Firm | None = None
    prices: Prices | None = None
    funnel: Funnel | None = None
    why: dict[Pair, WhyNot] = field(default_factory=dict)
    limited: bool = False

    @property
    def compared(self) -> tuple[str, ...]:
        """People whom the committee may choose instead of others: they stand in plans that are as good."""
        chosen = [who for people in (self.firm.choices or {}).values() for who in people] if self.firm else []
        free = [price.candidate for price in self.prices.pairs if price.state == "free"] if self.prices else []
        return tuple(dict.fromkeys((*chosen, *free)))

    def price(self, candidate: str, post: str | None) -> Price | None:
        """The price of a pair, or of leaving somebody out (post None), where it was asked."""
        if post is not None and (candidate, post) in self.why:
            return self.why[candidate, post].price
        return None if self.prices is None else self.prices[candidate, post]


def asked(plan: Plan, answers: Iterable[Any], ask: Collection[str], moves: int | None, time_limit: float | None,
          workers: int) -> Answered:  # fmt: skip
    """The answers given, and those to be asked for."""
    ends = None if time_limit is None else monotonic() + time_limit
    found, shared = _given(answers), answers_of(plan)  # answers that the papers of the plan have asked for, or will
    if "firm" in ask and "firm" not in found:
        found["firm"] = shared.firm if ends is None else firm(plan, time_limit=_left(ends))
    if "prices" in ask and "prices" not in found:
        found["prices"] = shared.prices if ends is None else prices(plan, _left(ends), workers)
    why = found.pop("why")
    known = Answered(**found, why=why, limited=time_limit is not None)
    if "moves" in ask and known.prices is not None:
        wanted = [pair for pair in nearest(known.prices, moves) if pair not in why]
        jobs = [(plan, *pair, ends) for pair in wanted]
        told = news().each(map_in_order(workers if workers > 1 else None, _why, jobs), len(jobs))
        why.update(zip(wanted, told, strict=True))
    return known


def _why(plan: Plan, candidate: str, post: str, ends: float | None) -> WhyNot:
    return why_not(plan, candidate, post, _left(ends))


def _left(ends: float | None) -> float | None:
    """Seconds until time is up, looked at when a question begins."""
    return None if ends is None else max(ends - monotonic(), SHORTEST)


def _given(answers: Iterable[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {"why": {}}
    for answer in answers:
        if isinstance(answer, WhyNot):
            found["why"][answer.candidate, answer.post] = answer
        else:
            found[type(answer).__name__.lower()] = answer
    return found


def usual(plan: Plan) -> tuple[str, ...]:
    """What is asked where nothing is said: everything about a small plan that is proven best, nothing else."""
    pairs = len(plan.problem.candidates) * len(plan.problem.posts)
    return QUESTIONS if plan.status is Status.OPTIMAL and pairs <= MOST_PAIRS else ()


def nearest(found: Prices, most: int | None) -> tuple[Pair, ...]:
    """The pairs to work out whole plans for: for each post the cheapest others, for everybody without a post the cheapest one."""
    if most is None:
        return tuple((price.candidate, price.post or "") for price in found.pairs if price.state not in ("chosen", "barred"))
    placed = {place.candidate for place in found.plan.placements}
    chosen: dict[Pair, None] = {}
    for post in found.plan.problem.posts:
        chosen |= dict.fromkeys(_pairs(cheapest(price for price in found.pairs if price.post == post.id))[:most])
    for who in found.plan.problem.candidates if most else ():
        if who.id not in placed:
            chosen |= dict.fromkeys(_pairs(cheapest(price for price in found.pairs if price.candidate == who.id))[:1])
    return tuple(chosen)


def cheapest(found: Iterable[Price]) -> list[Price]:
    """Those that are known to be possible, cheapest first: aim by aim, the most important one first."""
    possible = (price for price in found if price.state in ("free", "price") and price.loss and price.proven)
    return sorted(possible, key=lambda price: tuple(price.loss.values()))


def _pairs(found: Iterable[Price]) -> list[Pair]:
    return [(price.candidate, price.post or "") for price in found]


def strangers(plan: Plan, answers: Iterable[Any]) -> Iterator[Any]:
    """Answers of a kind that a page does not show, or about another plan."""
    same: dict[int, bool] = {}  # answers share their plan, as a rule; two plans are compared once
    for answer in answers:
        other = getattr(answer, "plan", None)
        if id(other) not in same:
            same[id(other)] = other is plan or (other == plan and getattr(other, "problem", None) == plan.problem)
        if not isinstance(answer, (Prices, Firm, WhyNot, Funnel)) or not same[id(other)]:
            yield answer
