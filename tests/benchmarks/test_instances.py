"""Every registered instance is built and solved once in a small version, and HiGHS agrees on every tier but lots."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

import houma_assign as ha
from benchmarks.contestant import in_units
from benchmarks.instance import Instance
from benchmarks.instances import province as province_module
from benchmarks.instances.province_people import Hidden
from benchmarks.instances.published import Absent
from benchmarks.registry import INSTANCES, named
from benchmarks.rivals.highs import all_tiers


def _key(make: Callable[[], ha.Problem]) -> Any:
    return (make.func, make.args, tuple(make.keywords.items())) if isinstance(make, partial) else make


# Instances of a family share their small version; each is solved once.
SMALL = list({_key(instance.small): instance for instance in reversed(INSTANCES)}.values())[::-1]


def small_of(instance: Instance) -> ha.Problem:
    try:
        return instance.small()
    except Absent as reason:
        pytest.skip(str(reason))


@pytest.mark.parametrize("instance", SMALL, ids=lambda instance: instance.name)
def test_a_small_version_is_solved_and_highs_agrees(instance: Instance) -> None:
    problem = small_of(instance)
    plan = ha.solve(problem, time_limit=60)
    assert plan.status is ha.Status.OPTIMAL
    told = [tier.bound for tier in plan.tiers if tier.named]  # what an aim with slack could have reached
    assert list(in_units(problem, all_tiers(problem, cap=60))) == told


def test_names_are_unique_and_found() -> None:
    names = [instance.name for instance in INSTANCES]
    assert len(names) == len(set(names))
    assert all(named(name).name == name for name in names)


@pytest.mark.parametrize("name", ["pure 250 x 50", "town 40 x 12", "province 625"])
def test_a_generator_gives_the_same_problem_again(name: str) -> None:
    make = named(name).make
    assert make() == make()


@pytest.mark.parametrize("people", [80, 625, 1250])
def test_the_hidden_plan_of_a_province_keeps_every_rule(people: int, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Hidden] = []
    rules = province_module._rules
    monkeypatch.setattr(province_module, "_rules", lambda crowd, county, plan: (seen.append(plan), rules(crowd, county, plan))[1])
    problem = province_module.province(people, people // 5, 1)
    (hidden,) = seen
    placements = [ha.Placement(f"c{who:05d}", problem.posts[post].id)
                  for who, post in zip(hidden.person.tolist(), hidden.post.tolist(), strict=True)]  # fmt: skip
    assert all(place in problem.pairs.at for place in placements)
    assert not [breach for rule in problem.constraints for breach in rule.breaches(problem, placements)]


def test_a_province_has_the_shape_that_is_told_of_it() -> None:
    problem = named("province 625").make()
    each = [list(problem.pairs.candidate).count(k) for k in range(0, 625, 25)]
    assert min(each) >= 50
    assert max(each) <= 200
    assert {rule.kind for rule in problem.constraints} >= {"quota", "unit_cap", "kin", "home_village", "mean"}
    assert len(problem.tiers) == 3
