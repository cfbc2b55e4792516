from dataclasses import replace

import pytest

import houma_assign as ha

from ..constraints.small_town import THREE, best, town

SOFT = ha.Barred(candidate="ann", village="a", penalty=5)


def test_second_engine_agrees_tier_by_tier():
    aims = (ha.FewestVacancies(), ha.Merit(), ha.WorstOff())
    found = best(town(THREE, SOFT, aims=aims)).confirm()
    assert found.status is ha.Status.OPTIMAL
    assert found.tiers == (("vacancies", 0, 0), ("merit", 19, 19), ("worst_off", 6, 6))  # lots are beyond its tolerances
    assert found.complete
    assert found.frame.to_numpy().tolist() == [list(tier) for tier in found.tiers]


def test_second_engine_agrees_that_there_is_no_plan():
    sizes = {who: {"size": 2} for who in ("ann", "bo", "cy")}
    for rule in (ha.Capacity(load="size", limit=3, each="village"), ha.Barred(candidate="ann")):
        none = ha.solve(town(THREE, rule, people=sizes))
        assert none.status is ha.Status.INFEASIBLE
        assert none.confirm().status is ha.Status.INFEASIBLE


@pytest.mark.parametrize("claimed", [23, 25])
def test_tampered_value_is_a_failure(claimed):
    plan = best(town(THREE))
    merit = replace(plan.tiers[0], value=claimed, bound=claimed)
    with pytest.raises(ha.SolverFailure, match="24"):
        replace(plan, tiers=(merit, *plan.tiers[1:])).confirm()


@pytest.mark.parametrize("claimed", [{"value": 7}, {"value": 7, "bound": 7}])
def test_tampered_second_tier_is_a_failure(claimed):
    plan = best(town(THREE, aims=(ha.Merit(), ha.WorstOff())))
    with pytest.raises(ha.SolverFailure, match="worst_off"):
        replace(plan, tiers=(plan.tiers[0], replace(plan.tiers[1], **claimed), plan.tiers[2])).confirm()


def test_infeasible_where_there_is_a_plan_is_a_failure():
    with pytest.raises(ha.SolverFailure):
        ha.Plan(town(THREE), ha.Status.INFEASIBLE).confirm()


@pytest.mark.parametrize("status", [ha.Status.UNKNOWN, ha.Status.FEASIBLE])
def test_what_is_not_proven_cannot_be_confirmed(status):
    plan = best(town(THREE))
    open_aim = replace(plan.tiers[0], proven=False)
    with pytest.raises(ha.NoPlan):
        replace(plan, status=status, tiers=(open_aim, *plan.tiers[1:])).confirm()


def test_a_plan_whose_draw_alone_is_open_is_confirmed():
    plan = ha.solve(town(THREE), lots=False)
    assert plan.status is ha.Status.FEASIBLE
    assert plan.confirm().complete


def test_decimals_and_penalties_are_confirmed():
    plan = best(town("a b\nann 9.13 8.27\nbo 7.31 6.79", ha.Barred(candidate="ann", penalty=1)))
    assert plan.confirm().tiers == (("merit", 14.92, 14.92),)


@pytest.mark.parametrize("points", [5, 4, 3, 2])
def test_values_that_no_decimal_can_hold_are_confirmed(points):
    board = f"a*3 b\nann 5 0\nbo {points} 0\ncy 1 0\ndee 0 4"  # thirds
    assert best(town(board, aims=(ha.WorstOff(), ha.Merit()))).confirm().complete


def test_slack_is_given_to_the_second_engine_too():
    aims = (ha.Merit(slack=3), ha.FewestMoves(placements=[("ann", "a/member"), ("bo", "a/lead")]))
    plan = best(town(THREE, aims=aims))
    assert plan.value["fewest_moves"] == 0
    assert plan.confirm().complete
