"""What is known of each pair of a person and a post: its state, its price, why, and who would move."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...data.placement import Placement
from ...plan.needs import needs_of
from ...plan.plan import Plan
from ...questions.methods.moves import Move
from ...questions.methods.opportunity_cost import OpportunityCost
from ...questions.methods.price import Figures, Price
from ...questions.methods.reasons import Exchange, broken, exchanges
from .asked import Answered
from .texts import Texts

UNASKED = "unasked"
Cell = dict[str, Any]


class Cells:
    """Every pair of a plan as plain data for the page.

    People, posts and villages are told by their places in the problem, rules by the numbers of their texts. Keys: ``s`` state;
    ``l``, ``lo``, ``hi`` the loss, exact, at least, at most, one figure an aim; ``p``, ``g``, ``n`` points, grade, needs met;
    ``r`` rules that bar; ``x`` the simplest exchange: who gives way (-1: nobody), what it breaks, what it loses; ``m`` who moves
    in the best plan; ``d`` needs that it no longer meets and those that it newly meets; ``c`` rules that clash, ``k`` whether
    each is proven to be needed.
    """

    def __init__(self, plan: Plan, asked: Answered, texts: Texts) -> None:
        problem = plan.problem
        self.plan, self.asked, self.texts = plan, asked, texts
        self.aims = [tier.aim for tier in plan.tiers if tier.named]
        self.person = {who.id: k for k, who in enumerate(problem.candidates)}
        self.post = {post.id: k for k, post in enumerate(problem.posts)}
        self.village = {village.id: k for k, village in enumerate(problem.villages)}
        self.needs = [list(village.needs) for village in problem.villages]
        self.before = {(need.village, need.need): need.met for need in needs_of(problem, plan.placements)}
        self.given = broken(problem, plan.placements)  # nothing, as a rule
        self.placed = set(plan.placements)
        self.costs = OpportunityCost(plan) if asked.prices or asked.why else None

    def cell(self, candidate: str, post: str) -> Cell:
        """One pair."""
        barred = self.plan.problem.eligibility.barred_by(candidate, post)
        if barred:
            return {"s": "barred", "r": self.texts.rules(barred)}
        place, price = Placement(candidate, post), self.asked.price(candidate, post)
        state = price.state if price else "chosen" if place in self.placed else UNASKED
        cell: Cell = {"s": state, **self._facts(place), **(self.price(price) if price else {})}
        why = self.asked.why.get((candidate, post))
        if why is not None:
            cell |= self._plan(why.placements, why.moves) if why.moves else {}
            if why.clash is not None:
                cell |= {"c": self.texts.rules(why.clash.rules), "k": why.clash.minimal}
            return cell | self._exchange(why.exchange, why.exchange_loss)
        return cell | self._simplest(place) if state not in ("chosen", UNASKED) else cell

    def price(self, price: Price) -> Cell:
        """Exact losses and bounds, without empty ones."""
        parts = {"l": self.figures(price.loss), "lo": self.figures(price.least), "hi": self.figures(price.most)}
        return {key: figures for key, figures in parts.items() if any(figure is not None for figure in figures)}

    def figures(self, given: Figures) -> list[int | float | None]:
        """One figure an aim, None where there is none."""
        return [given.get(aim) for aim in self.aims]

    def _facts(self, place: Placement) -> Cell:
        points, grade = self.plan.problem.pairs.points(*place), self.plan.problem.pairs.grade_of(*place)
        village = self.plan.problem.post(place.post).village
        met = [self.needs[self.village[village]].index(need) for need in self.plan.needs_met(place)]
        return {"p": points, **({"g": grade} if grade else {}), **({"n": met} if met else {})}

    def _simplest(self, place: Placement) -> Cell:
        """The simplest exchange, as ``why_not`` would tell it: in plain Python, without a solve."""
        ways = exchanges(self.plan.problem, self.plan.placements, *place)
        if not ways or self.costs is None:
            return {}
        return self._exchange(ways[0], {} if ways[0].breaks else self.costs.worth(ways[0].placements))

    def _exchange(self, way: Exchange | None, loss: Figures) -> Cell:
        if way is None:
            return {}
        replaced = -1 if way.replaced is None else self.person[way.replaced]
        return {"x": [replaced, self.texts.breaches(way.breaks), self.figures(loss) if loss else []]}

    def _plan(self, placements: Sequence[Placement], moved: Sequence[Move]) -> Cell:
        """The best plan with the pair: who moves, and which needs are met no longer or newly."""
        moves = [[self.person[who], [self.post[post] for post in old], [self.post[post] for post in new]]
                 for who, old, new in moved]  # fmt: skip
        now = {(need.village, need.need): need.met for need in needs_of(self.plan.problem, placements)}
        changed = [[self.village[village], self.needs[self.village[village]].index(need), int(now.get((village, need), False))]
                   for (village, need), met in {**now, **self.before}.items()
                   if now.get((village, need), False) != self.before.get((village, need), False)]  # fmt: skip
        return {"m": moves, "d": changed}
