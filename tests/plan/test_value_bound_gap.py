import pytest

import houma_assign as ha

from ..constraints.small_town import THREE, best, town

AIMS = (ha.FewestVacancies(), ha.Merit(), ha.WorstOff())


def plan():
    return best(town(THREE, aims=AIMS))


@pytest.mark.parametrize("what", ["value", "bound", "gap"])
def test_each_aim_by_id_by_position_and_in_order(what):
    found = getattr(plan(), what)
    assert list(found) == ["vacancies", "merit", "worst_off", "lots"]
    assert [found[k] for k in range(4)] == [found[aim] for aim in found]
    assert found[-1] == found["lots"]
    assert len(found) == 4


def test_values_are_in_the_aims_own_units():
    assert dict(plan().value)["merit"] == 24
    assert (plan().value["vacancies"], plan().value["worst_off"]) == (0, 6)


def test_optimal_has_no_gap_and_bounds_at_the_values():
    assert dict(plan().gap) == dict.fromkeys(plan().gap, 0)
    assert dict(plan().bound) == dict(plan().value)
    assert all(tier.proven for tier in plan().tiers)


def test_gap_of_a_plan_with_decimals_is_nought():
    assert best(town("a b\nann 9.10 8.20\nbo 7.30 6.70")).gap["merit"] == 0


def test_unknown_aim_is_a_key_error():
    with pytest.raises(KeyError):
        plan().value["grades"]
    with pytest.raises(IndexError):
        plan().value[4]


def test_no_plan_has_no_values_and_no_gap():
    none = ha.solve(town(THREE, ha.Barred(candidate="ann"), aims=AIMS))
    assert set(none.value.values()) == {None}
    assert set(none.gap.values()) == {None}
    assert not none
    with pytest.raises(ha.NoPlan) as caught:
        none.or_raise()
    assert caught.value.status is ha.Status.INFEASIBLE


def test_a_plan_is_true_and_is_itself():
    found = plan()
    assert found
    assert found.or_raise() is found


def test_aims_may_have_any_id_but_those_that_a_solve_gives_itself():
    assert best(town(THREE, aims=(ha.Merit(id="points"),))).value["points"] == 24
    for id in ("lots", "concessions"):
        with pytest.raises(ha.InputError, match="give another"):
            town(THREE, aims=(ha.Merit(id=id),))
