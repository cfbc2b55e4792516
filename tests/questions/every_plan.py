"""All plans of a tiny problem with what they are worth: what the answers to questions are held against."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import cached_property
from typing import Any

from tests.oracles.aims_by_hand import counts_points, lots, sign, worth
from tests.oracles.brute_force import every_plan, feasible_plans
from tests.oracles.laws_by_hand import law
from tests.oracles.rules_by_hand import Data, Plan, exact

Key = Callable[[Plan], Any]


class EveryPlan:
    """A problem and its feasible plans; values of tiers are signed so that more is better."""

    def __init__(self, problem: Any, seed: str = "") -> None:
        self.problem, self.seed, self.data = problem, seed, Data(problem)
        self.slots = sum(post.slots for post in problem.posts)
        soft = [(rule.penalty, law(rule, self.data)) for rule in problem.constraints if rule.penalty is not None]
        self.lost = lambda plan: sum(Fraction(penalty) * breach(plan) for penalty, breach in soft)
        aims = [(aim.id, sign(aim), exact(aim.slack), worth(aim, self.data)) for aim in problem.tiers if aim.kind != "lots"]
        if soft and not any(counts_points(aim) for aim in problem.tiers):
            aims.insert(0, ("concessions", -1, Fraction(0), lambda plan, lost: Fraction(lost)))
        self.aims = aims

    @cached_property
    def plans(self) -> list[Plan]:
        return list(feasible_plans(self.problem, self.data))

    @cached_property
    def all_sets(self) -> list[Plan]:
        return list(every_plan(self.data.listed))

    def value(self, name: str, plan: Plan) -> Fraction:
        """In the aim's own units."""
        _, _, _, value = next(aim for aim in self.aims if aim[0] == name)
        return value(plan, self.lost(plan))

    def keys(self, names: Iterable[str] | None = None) -> list[tuple[Key, Fraction]]:
        """For each tier what is to be made large, and its slack."""
        wanted = [aim for aim in self.aims if names is None or aim[0] in names]
        return [(lambda plan, way=way, value=value: way * value(plan, self.lost(plan)), slack) for _, way, slack, value in wanted]

    def winner(self, plans: Iterable[Plan], *more: Key, keys: list | None = None) -> Plan | None:
        """The plan that the tiers, then the further keys, then the lots choose."""
        kept = list(plans)
        for key, slack in [*(self.keys() if keys is None else keys), *((key, Fraction(0)) for key in more)]:
            if kept:
                best = max(map(key, kept))
                kept = [plan for plan in kept if best - key(plan) <= slack]
        return max(kept, key=lambda plan: lots(plan, self.seed, self.slots)) if kept else None

    def worths(self, plan: Plan) -> tuple[Fraction, ...]:
        """Signed values of all tiers."""
        return tuple(key(plan) for key, _ in self.keys())
