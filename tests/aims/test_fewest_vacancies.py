import pytest

import houma_assign as ha

from ..constraints.small_town import best, says, sent, town

COSTS = "a*0-2 b*0-1\nann -1 -5\nbo -2 -9\ncy - -"


@pytest.mark.parametrize(
    ("aims", "empty", "who"),
    [
        ((ha.Merit(), ha.FewestVacancies()), 3, []),
        ((ha.FewestVacancies(), ha.Merit()), 1, ["ann", "bo"]),  # cy can take nothing
        ((ha.FewestVacancies(slack=1), ha.Merit()), 2, ["ann"]),
        ((ha.FewestVacancies(slack=2), ha.Merit()), 3, []),
    ],
)
def test_slots_left_empty(aims, empty, who):
    plan = best(town(COSTS, aims=aims))
    assert (plan.value["vacancies"], sent(plan)) == (empty, who)


def test_bound_is_a_number_of_slots():
    plan = best(town(COSTS, aims=(ha.FewestVacancies(),)))
    assert (plan.bound["vacancies"], plan.gap["vacancies"]) == (1, 0)


def test_words():
    assert says(ha.FewestVacancies())
