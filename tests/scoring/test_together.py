"""The Houma pool with villages, forms and people decided together."""

from __future__ import annotations

import pytest

import houma_assign as ha


@pytest.fixture(scope="module")
def pool() -> ha.Problem:
    return ha.datasets.houma_2020(stage="pool")


def test_without_slack_it_is_one_after_the_other(pool: ha.Problem) -> None:
    policy, marks = ha.datasets.houma_policy(), ha.datasets.houma_marks("pool")
    apart = ha.funnel(pool, policy, ha.datasets.houma_marks())
    both = ha.funnel(pool, policy, marks, together=ha.Served(number="score"))
    assert both.plan.status is ha.Status.OPTIMAL
    assert both.plan.forms == dict(apart.villages.forms)
    assert set(both.plan.placements) == set(apart.plan.placements)
    assert {aim: both.plan.value[aim] for aim in apart.plan.value} == apart.plan.value
    assert len(both.problem.villages) == 68
    said = dict(zip(both.plan.structure("zh")["category"], both.plan.structure("zh")["share"], strict=False))
    assert (said["选定"], said["整建制"], said["单派书记"]) == (0.191, 0.692, 0.308)


@pytest.mark.slow
def test_slack_gives_better_needs(pool: ha.Problem) -> None:
    policy, marks = ha.datasets.houma_policy(), ha.datasets.houma_marks("pool")
    plan = ha.funnel(pool, policy, marks, together=ha.Served(number="score", slack=3)).plan
    assert plan.status is ha.Status.OPTIMAL
    assert plan.bound["served"] - plan.value["served"] <= 3
    assert plan.value["needs"] > 160


def test_the_number_must_be_there(pool: ha.Problem) -> None:
    with pytest.raises(ha.InputError, match="no village has a number of this name"):
        ha.funnel(pool, ha.datasets.houma_policy(), together=ha.Served(number="skore"))
