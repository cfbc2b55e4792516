from functools import cache

import pytest

import houma_assign as ha

from .facts import PAIRINGS

MODES = (None, "published")


@cache
def solved(structure):
    return ha.solve(ha.datasets.houma_2020(structure=structure))


PAIRS = [(skills, village) for skills, villages in PAIRINGS.items() for village in villages]


@pytest.mark.parametrize("structure", MODES)
@pytest.mark.parametrize(("skills", "village"), PAIRS)
def test_published_pairings_hold(structure, skills, village):
    plan = solved(structure)
    team = [place.candidate for place in plan.placements if plan.problem.post(place.post).village == village]
    assert any(set(skills) & set(plan.problem.candidate(who).skills) for who in team)


@pytest.mark.parametrize("structure", MODES)
@pytest.mark.parametrize(("skills", "village"), PAIRS)
def test_pairings_hold_because_of_the_needs(structure, skills, village):
    problem = ha.datasets.houma_2020(structure=structure)
    able = [person.id for person in problem.candidates if set(skills) & set(person.skills)]
    for who in able:
        problem = problem.bar(who, village=village)
    plan = ha.solve(problem.with_aims(problem.tiers[0]))
    assert plan.status is ha.Status.OPTIMAL
    assert plan.value["needs"] < solved(structure).value["needs"]


@pytest.mark.parametrize("structure", MODES)
def test_the_31_with_the_most_points_cannot_do_it(structure):
    problem = ha.datasets.houma_2020(structure=structure)
    ranked = sorted(problem.candidates, key=lambda person: -person.fact("score"))
    plan = ha.solve(problem.without(*(person.id for person in ranked[31:])))
    assert plan.status is ha.Status.INFEASIBLE


@pytest.mark.parametrize("structure", [None, pytest.param("published", marks=pytest.mark.slow)])
def test_points_before_needs_loses_needs(structure):
    needs, _, merit = ha.datasets.houma_2020(structure=structure).tiers
    plan = ha.solve(ha.datasets.houma_2020(structure=structure).with_aims(merit, needs))
    assert plan.status is ha.Status.OPTIMAL
    assert plan.value["merit"] > solved(structure).value["merit"]
    assert plan.value["needs"] < solved(structure).value["needs"]
