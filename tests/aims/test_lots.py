from hashlib import sha256
from itertools import permutations

import pytest

import houma_assign as ha

from ..constraints.small_town import best, says, town

PEOPLE, POSTS = ("ann", "bo", "cy", "dee"), ("a", "b", "c")
EQUAL = "a b c\n" + "\n".join(f"{who} 5 5 5" for who in PEOPLE)


def lot(seed, candidate, post):
    """As stated: the first 40 bits of SHA-256 over seed|candidate|post."""
    return int(sha256(f"{seed}|{candidate}|{post}".encode()).hexdigest()[:10], 16)


def drawn(seed, people=PEOPLE):
    """The plan with the largest total, and the total."""
    plans = [tuple(zip(chosen, POSTS, strict=True)) for chosen in permutations(people, len(POSTS))]
    return max((sum(lot(seed, *place) for place in plan), plan) for plan in plans)


@pytest.mark.parametrize("seed", ["", "2020", "侯马 公开种子", "a|b"])
def test_among_equal_plans_the_one_with_the_most_lots(seed):
    plan = best(town(EQUAL), seed=seed)
    total, places = drawn(seed)
    assert set(plan.placements) == set(places)
    assert plan.value["lots"] == total
    assert plan.seed == seed


def test_seeds_change_the_plan_and_nothing_else():
    plans = [best(town(EQUAL), seed=str(seed)) for seed in range(12)]
    assert len({plan.placements for plan in plans}) > 3
    assert {plan.value["merit"] for plan in plans} == {15}
    assert {tuple(plan.value) for plan in plans} == {("merit", "lots")}


def test_lots_never_cost_a_point():
    board = EQUAL.replace("ann 5 5 5", "ann 5.01 5 5")
    for seed in range(12):
        plan = best(town(board), seed=str(seed))
        assert ("ann", "a") in plan.placements
        assert plan.value["merit"] == 15.01


def test_seed_of_the_aim_comes_before_that_of_the_solve():
    plan = best(town(EQUAL, aims=(ha.Merit(), ha.Lots(seed="own"))), seed="other")
    assert set(plan.placements) == set(drawn("own")[1])
    assert list(plan.value) == ["merit", "lots"]


def test_lots_listed_first_come_first():
    board = EQUAL.replace("ann 5 5 5", "ann 1 1 1")
    seed = next(str(k) for k in range(99) if "ann" in dict(drawn(str(k))[1]))
    plan = best(town(board, aims=(ha.Lots(), ha.Merit())), seed=seed)
    assert set(plan.placements) == set(drawn(seed)[1])
    assert plan.value["merit"] == 11


def test_order_of_rows_and_villages_does_not_matter():
    board = "c b a\n" + "\n".join(f"{who} 5 5 5" for who in reversed(PEOPLE))
    assert set(best(town(board)).placements) == set(best(town(EQUAL)).placements)


def test_words_name_the_seed():
    assert says(ha.Lots(seed="2020"), "2020")
