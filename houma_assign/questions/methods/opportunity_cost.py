"""Prices: what the best plan loses, tier by tier, when a placement is settled beforehand or a person is left out.

The price in a tier is the optimum of the problem less the optimum of the changed problem, in the aim's own units: the tiers are
compared as ``solve`` optimises them, each among the optima (within its slack) of those before it. A loss is positive. Once a
tier loses, those after it may gain: a negative figure. Lots have no price.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from ...data.exact import Ints, fraction, shown
from ...data.placement import Placement
from ...plan.news import news
from ...plan.plan import Plan
from ...plan.status import Status
from ...program.change import Change
from .executor import map_in_order
from .memory import Steps
from .price import Figures, Price
from .reoptimiser import Reoptimiser

# Questions from which on all teams are listed; those of one job, as handing jobs out takes time, too; and jobs at most.
MANY, TOGETHER, JOBS = 8, 8, 2000
Asked = tuple[Sequence[int], Sequence[int]]  # pair columns that must be taken, and that must not


@dataclass(frozen=True, eq=False)
class Optimum:
    """What is known of the best plan: optima of the tiers settled so far, in steps; ``low`` and ``high`` enclose the next."""

    values: Steps
    low: int | None = None
    high: int | None = None
    x: Ints | None = None
    infeasible: bool = False


class OpportunityCost:
    """Prices of one plan's problem; what is found for one serves the next.

    Attributes
    ----------
    base
        The optimum that losses are counted from; that of the plan, where it is proven.
    """

    def __init__(self, plan: Plan, time_limit: float | None = None) -> None:
        self.deadline = Reoptimiser.deadline(time_limit)  # from here on: what is prepared takes time, too
        self.plan, self.reoptimiser = plan, Reoptimiser.of(plan)
        self.solutions = self.reoptimiser.solutions
        self.aims = [tier.aim.id for tier in self.reoptimiser.named]
        self.plain = not any(tier.aim.slack for tier in self.reoptimiser.named)
        self.columns = [self.solutions.columns[place] for place in plan.placements]
        self.start, self.chosen = self.reoptimiser.vector(plan.placements), frozenset(plan.placements)
        self.worths: dict[bytes, Steps] = {}  # of plans that are known
        self.many = False  # questions, so that it is worth listing teams for them
        self.base: Optimum | None = None
        self.base = self._base()

    def _base(self) -> Optimum:
        if self.plan.status is Status.OPTIMAL:
            return Optimum(self.solutions.optimum(self.plan)[: len(self.aims)], x=self.start)
        return self.best(Change(), self.start)

    def best(self, change: Change, start: Ints | None = None, near: bool = False, within: Optimum | None = None,
             shown: bool = True) -> Optimum:  # fmt: skip
        """The best plan under a change.

        Parameters
        ----------
        change, start
            What to solve, and a plan to begin from.
        near
            Among equals the plan that keeps most placements of the plan asked about, then that of the lots: whatever was asked
            before, the answer is one and the same.
        within
            The best plan under a part of the change, where it is known.
        shown
            The plan may be shown to somebody, and is audited; otherwise only its rows are checked.
        """
        reoptimiser, count = self.reoptimiser, len(self.aims)
        wider = within or self.base
        # A plan that attains every optimum that more freedom allows cannot be beaten, tier after tier.
        if not near and start is not None and wider and self._worth(start) == wider.values:
            self._check(start, shown)
            return Optimum(wider.values, x=start)
        if self.deadline.over:
            return self._late()
        ceiling = self.base.values[0] if self.base and self.base.values else None
        nearest = (reoptimiser.count(self.columns), reoptimiser.program.tiers[-1])
        aims = (*reoptimiser.named, *nearest) if near else reoptimiser.named
        many = self.many and not shown and not near
        found = reoptimiser.solve_by_teams(change, reoptimiser.named, start, self.deadline) if many else None
        found = found or reoptimiser.solve(change, aims, start, self.deadline, ceiling)
        if found.x is None and found.infeasible:
            return Optimum((), infeasible=True)
        settled: list[int] = []
        for tier in found.tiers[:count]:
            if not tier.proven or tier.value is None:
                return Optimum(tuple(settled), tier.value, tier.bound, found.x)
            settled.append(tier.value)
        if found.x is not None:
            self._check(found.x, shown)
        return Optimum(tuple(settled), x=found.x)

    def _late(self, take: list[int] | None = None, leave: Sequence[int] = ()) -> Optimum:
        """Nothing is asked any more, as time is up: no change makes the best plan better, and it may be one with the change."""
        base = self.base
        if base is None:
            return Optimum(())
        if take is not None and base.x is not None and base.x[take].all() and not base.x[list(leave)].any():
            return base
        return Optimum((), high=self._range(base, 0)[1])

    def loss(self, found: Optimum) -> tuple[Figures, Figures, Figures]:
        """Exact losses, and bounds of the first one that is not settled."""
        base_ = self.base or Optimum(())
        both = min(len(found.values), len(base_.values))
        exact = {self.aims[k]: self._units(k, base_.values[k] - found.values[k]) for k in range(both)}
        if both == len(self.aims) or found.infeasible:
            return exact, {}, {}
        base, other = self._range(base_, both), self._range(found, both)
        least = {} if base[0] is None or other[1] is None else {self.aims[both]: self._units(both, base[0] - other[1])}
        most = {} if base[1] is None or other[0] is None else {self.aims[both]: self._units(both, base[1] - other[0])}
        return exact, least, most

    def _range(self, found: Optimum, position: int) -> tuple[int | None, int | None]:
        return (found.values[position],) * 2 if position < len(found.values) else (found.low, found.high)

    def _units(self, position: int, steps: int) -> int | float:
        scale = self.reoptimiser.program.tiers[position].scale
        return shown(Fraction(steps, scale)) if steps % scale else steps // scale

    def price(self, candidate: str, post: str | None, found: Optimum) -> Price:
        """What was found, in words of prices."""
        loss, least, most = self.loss(found)
        if found.infeasible:
            state = "infeasible"
        elif (candidate, post) in self.chosen:
            state = "chosen"
        elif any(loss.values()) or len(loss) < len(self.aims):
            state = "price" if any(loss.values()) else "open"
        else:
            state = "free"
        return Price(candidate, post, state, loss, least, most)

    def barred(self, candidate: str, post: str) -> Price | None:
        """The price of a pair that rules exclude by itself, None if it is allowed."""
        if self.solutions.column(candidate, post) is not None:
            return None
        return Price(candidate, post, "barred", {}, {}, {}, self.plan.problem.eligibility.barred_by(candidate, post))

    def every_pair(self, workers: int = 1) -> tuple[Price, ...]:
        """The price of every candidate in every post."""
        asked = [(who.id, post.id) for who in self.plan.problem.candidates for post in self.plan.problem.posts]
        jobs: dict[tuple[str, str], Asked] = {pair: ([column], []) for pair, column in self.solutions.columns.items()}
        found = dict(zip(jobs, self.every(list(jobs.values()), workers), strict=True))
        made = (self.price(*pair, found[pair]) if pair in found else self.barred(*pair) for pair in asked)
        return tuple(price for price in made if price is not None)

    def every(self, asked: Sequence[Asked], workers: int) -> Iterator[Optimum]:
        """What the best plans are worth with some pairs and without others; only that is shown of them."""
        self.many |= len(asked) >= MANY
        size = max(min(TOGETHER, len(asked) // (4 * workers) + 1), len(asked) // JOBS)
        jobs = [(asked[k : k + size],) for k in range(0, len(asked), size)]
        some = map_in_order(workers if workers > 1 else None, self._some, jobs)
        return news().each((each for found in some for each in found), len(asked))

    def _some(self, asked: Sequence[Asked]) -> list[Optimum]:
        late = self.deadline.over  # looked at once for all of them: there may be a hundred thousand
        return [self._late([*take], leave) if late else self.forced(take, leave, shown=False) for take, leave in asked]

    def every_absence(self, people: Sequence[str], workers: int) -> tuple[Price, ...]:
        """The price of leaving each of these people out."""
        found = self.every([([], self._all_of(who)) for who in people], workers)
        return tuple(self.price(who, None, best) for who, best in zip(people, found, strict=True))

    def without(self, candidate: str, within: Optimum | None = None) -> Optimum:
        """The best plan that leaves a person out."""
        return self.forced((), self._all_of(candidate), within=within)

    def _all_of(self, candidate: str) -> list[int]:
        grid = self.plan.problem.eligibility.grid
        number = next(k for k, who in enumerate(grid.people) if who.id == candidate)
        own: list[int] = np.flatnonzero(grid.candidate == number).tolist()
        return own

    def worth(self, placements: Sequence[Placement]) -> Figures:
        """What a plan loses, aim by aim, against the optimum as far as it is settled; the plan must keep every hard rule."""
        steps = self.solutions.steps(self.reoptimiser.vector(placements))
        return self.loss(Optimum(steps[: len(self.aims)]))[0]

    def forced(self, columns: Sequence[int], barred: Sequence[int] = (), near: bool = False, within: Optimum | None = None,
               shown: bool = True) -> Optimum:  # fmt: skip
        """The best plan with these pairs, and without those, starting from the best plan known."""
        take, leave = list(columns), list(barred)
        if self.deadline.over:
            return self._late(take, leave)
        known = self.best_known(lambda x: all(x[k] for k in take) and not any(x[k] for k in leave))
        return self.best(Change(take, leave), known, near, within, shown)

    def any_of(self, columns: Sequence[int], barred: Sequence[int] = (), within: Optimum | None = None) -> Optimum:
        """The best plan with at least one of these pairs, and without those."""
        return self.asked(Change(any_of=[list(columns)], barred=list(barred)), within, True)

    def asked(self, change: Change, within: Optimum | None = None, shown: bool = False) -> Optimum:
        """The best plan under a change, starting from the best plan known."""
        if self.deadline.over:
            return self._late()
        return self.best(change, self.best_known(change.kept_by), within=within, shown=shown)

    @property
    def settled(self) -> bool:
        """Whether the optimum is known in every aim, so that it can be said which plans are as good."""
        return self.base is not None and len(self.base.values) == len(self.aims)

    def floors(self, within: Mapping[str, Fraction] | None = None) -> dict[int, int]:
        """The least that plans as good as the best are worth in each tier, in steps: its optimum less slack and loss allowed."""
        values = self.base.values if self.base else ()
        floors = {}
        for k, value in enumerate(values):
            tier = self.reoptimiser.program.tiers[k]
            allowed = fraction(tier.aim.slack) + (within or {}).get(self.aims[k], Fraction(0))  # rounded once, together
            floors[k] = value - int(allowed * tier.scale)
        return floors

    def firm(self, column: int) -> bool | None:
        """Whether every plan as good as the best has this pair; None if that is not settled in time."""
        if not self.settled:
            return None
        found = self.reoptimiser.solve(Change(barred=[column], floors=self.floors()), (), deadline=self.deadline)
        return False if found.x is not None else True if found.infeasible else None

    def best_known(self, fits: Callable[[Ints], bool]) -> Ints | None:
        """The best plan found so far of those that fit."""
        return max((x for x in self.reoptimiser.memory.plans.values() if fits(x)), key=self._worth, default=None)

    def _check(self, x: Ints, shown: bool) -> None:
        (self.solutions.steps if shown else self._worth)(x)

    def _worth(self, x: Ints) -> Steps:
        key = self.solutions.key(x)
        if key not in self.worths:
            self.worths[key] = self.solutions.worths(x)
        return self.worths[key]
