from collections import Counter
from functools import cache

import pytest

import houma_assign as ha
from houma_assign.plan.audit import audit

from .facts import AGES, MEAN_AGE, ROLES, STRUCTURE

MODES = (None, "published")


@cache
def solved(structure):
    return ha.solve(ha.datasets.houma_2020(structure=structure))


def people(plan):
    return [plan.problem.candidate(place.candidate) for place in plan.placements]


@pytest.mark.parametrize("structure", MODES)
def test_every_tier_is_proven_and_31_people_are_placed(structure):
    plan = solved(structure)
    assert plan.status is ha.Status.OPTIMAL
    assert list(plan.value) == ["needs", "grades", "merit", "lots"]
    assert all(tier.proven for tier in plan.tiers)
    assert set(plan.gap.values()) == {0}
    assert len({place.candidate for place in plan.placements}) == 31
    assert Counter(plan.problem.post(place.post).role for place in plan.placements) == ROLES


@pytest.mark.parametrize("structure", MODES)
def test_audit_in_plain_python_finds_nothing(structure):
    plan = solved(structure)
    aims = plan.problem.tiers
    values = {aim.id: aim.value(plan.problem, plan.placements) for aim in aims}
    assert audit(plan.problem, plan.placements, aims, values) == []
    assert [float(values[aim.id]) for aim in aims] == [plan.value[aim.id] for aim in aims]
    assert plan.breaches == ()


@pytest.mark.parametrize("structure", MODES)
def test_second_engine_agrees(structure):
    assert solved(structure).confirm().complete


def test_published_structure_is_reproduced_to_the_person():
    sent = people(solved("published"))
    for fact, counts in STRUCTURE.items():
        assert Counter(person.fact(fact) for person in sent) == counts
    for (low, high), number in AGES.items():
        assert sum(low <= person.fact("age") <= high for person in sent) == number
    assert sum(map(len, STRUCTURE.values())) + len(AGES) == 20
    assert abs(sum(person.fact("age") for person in sent) / 31 - MEAN_AGE) < 0.05


def test_structure_table_shows_the_published_figures_beside_equal_ones():
    rows = solved("published").structure().to_dict("records")
    assert len(rows) == 2 + len(AGES) + sum(map(len, STRUCTURE.values())) + 1
    assert [row["count"] for row in rows] == [row["published"] for row in rows]
    assert rows[-1]["count"] == MEAN_AGE


def test_without_the_quotas_the_structure_is_another():
    rows = solved(None).structure().to_dict("records")
    assert [row["count"] for row in rows] != [row["published"] for row in rows]
