"""Which rules can be kept together, asked in any order, with and without settled placements, against every plan tried."""

from random import Random

import pytest

from houma_assign.questions.methods.conflicts import Conflicts
from houma_assign.questions.methods.reoptimiser import Reoptimiser
from tests.oracles.laws_by_hand import law
from tests.oracles.random_problems import draw_problem

from ..portions import portions
from .every_plan import EveryPlan

EACH = 25


class RunsOut:
    """A deadline that is over after so many questions."""

    left = float("inf")

    def __init__(self, asked):
        self.asked = asked

    @property
    def over(self):
        self.asked -= 1
        return self.asked < 0


def keeps(every, kept, forced):
    laws = [law(rule, every.data) for rule in every.problem.constraints if rule.id in kept and rule.penalty is None]
    return any(forced <= set(plan) and not any(breach(plan) for breach in laws) for plan in every.all_sets)


def check(seed):
    problem, rng = draw_problem(seed, 8), Random(seed)
    every, conflicts = EveryPlan(problem), Conflicts(problem, Reoptimiser.deadline())
    scored, seen = sorted(problem.pairs.at), set()
    for _ in range(8):  # one memory for all of them
        forced = frozenset(rng.sample(scored, rng.randint(0, min(2, len(scored)))))
        kept = frozenset(rng.sample(conflicts.rules, rng.randint(0, len(conflicts.rules))))
        answer = conflicts.possible(kept, forced)
        assert answer == keeps(every, kept, forced), (seed, kept, forced)
        seen.add((bool(forced), answer))
    forced = frozenset(rng.sample(scored, 1))
    found = conflicts.smallest(forced)
    assert (found is None) == keeps(every, conflicts.rules, forced)
    if found is not None:
        assert found.minimal
        assert list(found.rules) == [rule for rule in conflicts.rules if rule in found.rules]
        assert not keeps(every, found.rules, forced), seed
        assert all(keeps(every, set(found.rules) - {rule}, forced) for rule in found.rules), seed
    return seen


@pytest.mark.parametrize("chunk", portions(1, 4))
def test_a_hundred_tiny_problems(chunk):
    seen = set().union(*(check(seed) for seed in range(chunk * EACH, (chunk + 1) * EACH)))
    assert len(seen) > 2, "most of the four cases must be drawn"


def test_time_that_runs_out_leaves_a_set_that_is_not_proven_smallest():
    seed, pair = next(
        (seed, pair)
        for seed in range(60)
        for pair in sorted(draw_problem(seed, 8).pairs.at)
        if (found := Conflicts(draw_problem(seed, 8), Reoptimiser.deadline()).smallest([pair])) and len(found.rules) > 1
    )
    problem = draw_problem(seed, 8)
    whole = Conflicts(problem, Reoptimiser.deadline()).smallest([pair])
    assert Conflicts(problem, RunsOut(0)).smallest([pair]) is None
    cut = Conflicts(problem, RunsOut(1)).smallest([pair])
    assert not cut.minimal
    assert set(cut.rules) >= set(whole.rules)
    assert set(cut.rules) == set(Conflicts(problem, Reoptimiser.deadline()).rules)
