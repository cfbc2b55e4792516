"""Other points, limits and weights as other prices, sides and costs of the teams of all villages: the plans of a fresh solve."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from random import Random
from typing import Any

import pytest

import houma_assign as ha
from benchmarks.questions.scenarios import scenarios
from houma_assign.engine.branching.team_studies import TeamStudies
from houma_assign.questions.what_if import what_if
from tests.engine.hamlets import hamlet

from . import edits_at_random as edits
from . import test_what_if
from .every_plan import EveryPlan
from .test_ways import throw

LIMITS = ("women", "units", "staff")


TINY = 7  # pairs, of which all plans can be tried


def bounded(seed: int, largest: int = 6) -> ha.Problem:
    """A hamlet with limits over all of it, all rules hard, points last; one that cannot have them is drawn again."""
    rng = Random(f"bounded {seed}")
    while True:
        problem = hamlet(rng.getrandbits(32), largest)
        firm = [rule.changed(penalty=None) for rule in problem.constraints]
        limits = [
            ha.Quota(id="women", where={"sex": "f"}, least=rng.randint(0, 1), most=rng.choice((None, 2))),
            ha.UnitCap(id="units", fact="rank", most=rng.randint(1, 2)),
            ha.Quota(id="staff", where={"rank": "staff"}, role="member", most=rng.randint(1, 2)),
        ]
        try:
            made = problem.changed(constraints=(*firm, *limits), aims=(ha.NeedsMet(), ha.Grades(), ha.Merit()))
        except ha.InputError:
            continue
        if ha.solve(made, lots=False):
            return made


def drawn(problem: ha.Problem, rng: Random) -> Any:
    """Named edits of the kinds that teams can say, alone or two together."""
    people, pairs = [who.id for who in problem.candidates], list(problem.pairs.at)
    makers = [
        lambda: partial(edits.points, rng.choice(people), rng.choice((-3, -1, 0.5, 2))),
        lambda: partial(edits.looser, rng.choice(LIMITS)), lambda: partial(edits.tighter, rng.choice(LIMITS)),
        lambda: partial(edits.drop, rng.choice(LIMITS)), lambda: partial(edits.weights, rng.choice((1, 2, 3))),
        lambda: partial(edits.bar, rng.choice(pairs)), lambda: partial(edits.without, rng.choice(people)),
    ]  # fmt: skip
    two = {f"both {k}": partial(edits.both, rng.choice(makers)(), rng.choice(makers)()) for k in range(4)}
    return {f"edit {k}": make() for k, make in enumerate(makers)} | two


@contextmanager
def by_teams() -> Iterator[Counter[str]]:
    """However few teams there are, they are asked; gives what kinds of changes they answered."""
    seen, best = Counter[str](), TeamStudies.best

    def counted(self: Any, change: Any, aims: Any, *more: Any) -> Any:
        found = best(self, change, aims, *more)
        if found is not None:
            seen.update({"sides": bool(change.sides), "aims": tuple(aims) != self.named, "none": found.x is None})
        return found

    with pytest.MonkeyPatch.context() as patch:
        throw(patch, True)
        patch.setattr(TeamStudies, "best", counted)
        yield seen


def check(seed: int, largest: int = 6) -> Counter[str]:
    """Which kinds of changes teams answered; every scenario has the plan of a fresh solve, and the best of all of a tiny one."""
    problem = bounded(seed, largest)
    asked = drawn(problem, Random(f"edits {seed}"))
    with by_teams() as seen:
        found = what_if(problem, asked, seed=str(seed)).scenarios
    for each in found:
        edited, error = test_what_if.applied(asked[each.name], problem)
        if edited is None:
            assert each.status is None
            assert error in each.reason
            continue
        fresh = ha.solve(edited, seed=str(seed))
        assert (each.status, each.placements) == (fresh.status, fresh.placements), (seed, each)
        assert dict(each.value) == {aim: fresh.value[aim] for aim in each.value}
        if len(problem.pairs) <= TINY:
            known = EveryPlan(edited, str(seed))
            assert set(each.placements) == set(known.winner(known.plans) or ()), (seed, each)
    return seen


def test_some_edits_give_the_plan_of_a_fresh_solve() -> None:
    seen = sum((check(seed) for seed in range(6)), Counter[str]())
    assert min(seen[kind] for kind in ("sides", "aims")) > 5, seen


def test_some_edits_give_the_best_of_all_plans() -> None:
    seen = sum((check(seed, 3) for seed in range(12)), Counter[str]())
    assert min(2 * seen["sides"], seen["aims"]) > 5, seen


@pytest.mark.slow
@pytest.mark.parametrize("portion", range(10))
def test_many_edits_are_exact(portion: int) -> None:
    seen = sum((check(10_000 + 20 * portion + k) for k in range(20)), Counter[str]())
    assert min(seen[kind] for kind in ("sides", "aims")) > 5, seen
    for seed in range(100):
        check(500_000 + 100 * portion + seed, 3)
    with by_teams():
        for seed in range(100):
            test_what_if.check(500_000 + 100 * portion + seed)


@pytest.mark.slow
def test_houma_scenarios_are_those_of_a_fresh_solve() -> None:
    problem = ha.datasets.houma_2020()
    asked = {
        name: edit for name, edit in scenarios(problem, 120).items() if edit.func.__name__ in ("_points", "_quota", "_weight")
    }
    for each in what_if(problem, asked).scenarios:
        fresh = ha.solve(asked[each.name](problem))
        assert (fresh.status, fresh.placements) == (each.status, each.placements)
        assert {aim: fresh.value[aim] for aim in each.value} == dict(each.value)
