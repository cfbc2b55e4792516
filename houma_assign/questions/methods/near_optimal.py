"""The plans that are as good as the best, or within a stated loss of it: which pairs they use, which they all share, how many."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import takewhile
from typing import Any

import numpy as np

from ...data.exact import Ints, fraction, is_number
from ...errors import Fault, Message
from ...plan.argument_words import argument_fault
from ...plan.plan import Plan
from ...plan.wording import Wording
from ...program.change import Change
from .aim_names import unknown_aim
from .opportunity_cost import OpportunityCost
from .reoptimiser import any_plan

LOSS = Message("loss", "a loss is a number, at least 0", "损失应为不小于 0 的数字")
Within = int | float | Mapping[str, int | float]


def before_lots(plan: Plan) -> list[str]:
    """The aims that plans are compared by; lots leave nothing to aims after them."""
    return [tier.aim for tier in takewhile(lambda tier: tier.named, plan.tiers)]


def within_faults(question: str, plan: Any, within: Any) -> list[Fault]:
    """Losses that make no sense, or of aims that are not there."""
    given = within if isinstance(within, Mapping) else {"": within}
    found = [argument_fault(question, "within", loss, LOSS, _aim(plan, str(aim)))
             for aim, loss in given.items() if not is_number(loss) or not 0 <= loss < float("inf")]  # fmt: skip
    if isinstance(plan, Plan) and isinstance(within, Mapping):
        known = before_lots(plan)
        reason = unknown_aim(plan.problem, known, "aims are")
        found += [argument_fault(question, "within", loss, reason, str(aim)) for aim, loss in given.items() if aim not in known]
    return found


def _aim(plan: Any, aim: str) -> str:
    return Message("aim", aim, Wording(plan.problem, "zh").aim(aim)) if aim and isinstance(plan, Plan) else aim


def allowed(plan: Plan, within: Within) -> dict[str, Fraction]:
    """The loss allowed in each aim: a number speaks of the last aim before the lots, a mapping of each aim it names."""
    if isinstance(within, Mapping):
        return {aim: fraction(loss) for aim, loss in within.items()}
    return {aim: fraction(within) for aim in before_lots(plan)[-1:]}


@dataclass(frozen=True, eq=False)
class Backbone:
    """What all plans at the floors have in common.

    Attributes
    ----------
    used
        Pair columns that some such plan uses.
    shared
        Pair columns that are proven to be in all of them.
    complete
        Whether it is proven that no further pair is used, and nothing further is shared.
    plans
        Some of the plans; all of them where ``counted``.
    counted
        Whether ``plans`` is proven to be all of them.
    """

    used: frozenset[int]
    shared: frozenset[int]
    complete: bool
    plans: tuple[Ints, ...]
    counted: bool


class NearOptimal:
    """The plans at the floors of a problem, found by search."""

    def __init__(self, costs: OpportunityCost, within: Mapping[str, Fraction]) -> None:
        self.costs, self.reoptimiser, self.floors = costs, costs.reoptimiser, costs.floors(within)
        self.solutions = costs.solutions
        self.inside = self.reoptimiser.restricted_to(tuple(self.floors.values()), costs.deadline)
        self.pairs = self.reoptimiser.program.pairs
        self.found: dict[bytes, Ints] = {}
        self.known = [x for x in self.reoptimiser.memory.plans.values() if self._fits(x)]
        for x in self.known:
            self.found[self.solutions.key(x)] = x[: self.pairs]

    def _fits(self, x: Ints) -> bool:
        steps = self.solutions.steps(x)
        return all(steps[k] >= floor for k, floor in self.floors.items())

    def backbone(self, cap: int) -> Backbone:
        """What they have in common; at most ``cap`` of them are listed."""
        used, whole = self._used()
        shared, proven = self._shared(used)
        plans, counted = self._listed(used, whole, cap)
        return Backbone(frozenset(used), frozenset(shared), whole and proven, plans, counted)

    def listed(self, cap: int) -> tuple[tuple[Ints, ...], bool]:
        """At most so many of these plans, and whether they are proven to be all of them."""
        return self._listed(*self._used(), cap)

    def _best(self, wanted: list[int], sign: int) -> tuple[Ints | None, bool]:
        """The plan with most (or fewest) of these pairs, and whether that is proven."""
        tier = self.reoptimiser.count(wanted)
        aims = (replace(tier, given=sign * tier.coefficients),)
        # Beginning from a plan, so that what is proven is that none is better, not that there is none at all.
        start = next(iter(self.known), None)
        found = self.reoptimiser.solve(Change(), aims, start, self.costs.deadline, inside=self.inside)
        if found.x is not None and self._fits(found.x):
            self.found.setdefault(self.solutions.key(found.x), found.x[: self.pairs])
        return found.x, found.proven

    def _used(self) -> tuple[set[int], bool]:
        """Pairs that some plan uses: each search asks for as many new ones as there may be."""
        used = {int(k) for x in self.found.values() for k in np.flatnonzero(x)}
        while True:
            rest = [k for k in range(self.pairs) if k not in used]
            more, proven = self._best(rest, 1) if rest else (None, True)
            new = set(rest) & {int(k) for k in np.flatnonzero(more[: self.pairs])} if more is not None else set()
            if not new:
                return used, proven
            used |= new

    def _shared(self, used: set[int]) -> tuple[set[int], bool]:
        """Pairs that all plans have: each search asks for as few of those that are left as there may be."""
        shared = set(used)
        for x in self.found.values():
            shared &= {int(k) for k in np.flatnonzero(x)}
        while shared:
            other, proven = self._best(sorted(shared), -1)
            left = shared & {int(k) for k in np.flatnonzero(other[: self.pairs])} if other is not None else shared
            if left == shared:
                return (shared, True) if proven else (set(), False)
            shared = left
        return shared, True

    def _listed(self, used: set[int], whole: bool, cap: int) -> tuple[tuple[Ints, ...], bool]:
        """The plans one by one, each excluding those before; only pairs that some plan uses matter."""
        barred = [k for k in range(self.pairs) if k not in used] if whole else []
        while len(self.found) <= cap:
            known = list(self.found.values())
            program = Change(barred=barred, excluded=known).applied(self.inside, ())
            new, none = any_plan(program, self.costs.deadline)
            if new is None:
                return tuple(known), none
            self.found[self.solutions.key(new)] = new[: self.pairs]
        return tuple(list(self.found.values())[:cap]), False
