"""Villages, forms and people decided together: middling problems against HiGHS, on rows of the test's own."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

import houma_assign as ha

from ..portions import portions
from .middling_problems import draw_middling
from .milp_by_tiers import best_of_tiers

SHAPES = {"whole": {"secretary": 1, "member": 1}, "large": {"secretary": 1, "member": 2}, "alone": {"secretary": 1}}
REFUSED = {"posts_filled", "skill", "worst_off", "stable"}  # a least in a post opens its village; skills speak of opened villages


def draw_forms(seed: int) -> ha.Problem:
    """A middling problem in which some villages stay closed; soft only where they are few, for HiGHS takes minutes else."""
    for attempt in range(100):
        problem, rng = draw_middling(1000 * seed + attempt), Random(f"forms by HiGHS {seed} {attempt}")
        villages = tuple(each.changed(facts={**each.facts, "screening": rng.randint(3, 20)}) for each in problem.villages)
        posts = tuple(each.changed(least=0, slots=1 if each.role == "secretary" else 2) for each in problem.posts)
        forms = {form: SHAPES[form] for form in rng.sample(sorted(SHAPES), rng.randint(1, 3))}
        rule = ha.VillageForms(
            id="forms", forms=forms, least={form: rng.randint(0, 2) for form in forms if rng.random() < 0.5},
            most={form: rng.randint(2, 4) for form in forms},
            penalty=None if len(villages) > 4 or rng.random() < 0.7 else rng.choice((2, 30)),
            where={form: "screening >= 6" for form in forms if rng.random() < 0.3},
        )  # fmt: skip
        rules = [each for each in problem.constraints if each.kind not in REFUSED]
        served: tuple[ha.Aim, ...] = (ha.Served(number="screening", slack=rng.choice((0, 2, 5))),) if rule.penalty is None else ()
        aims = tuple(each for each in problem.tiers if each.kind != "vacancies")
        try:
            return problem.changed(villages=villages, posts=posts, constraints=(*rules, ha.PostsFilled(), rule),
                                   aims=(*served, *aims))  # fmt: skip
        except ha.InputError:
            continue
    raise AssertionError(f"no problem for {seed}")


def check(seed: int) -> Any:
    problem = draw_forms(seed)
    plan, best = ha.solve(problem), best_of_tiers(problem)
    assert plan.status is (ha.Status.INFEASIBLE if best is None else ha.Status.OPTIMAL), seed
    if best is not None:
        assert [plan.bound[aim] for aim in best] == pytest.approx([float(value) for value in best.values()], abs=1e-9), seed
    return plan.status


@pytest.mark.parametrize("chunk", portions(1, 10))
def test_middling_problems(chunk: int) -> None:
    seen = [check(seed) for seed in range(chunk * 4, chunk * 4 + 4)]
    assert ha.Status.OPTIMAL in seen
