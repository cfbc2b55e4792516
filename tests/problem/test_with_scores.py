import numpy as np
import pytest

import houma_assign as ha

from ..constraints.small_town import FOUR, THREE, best, placed, sent, town


def test_with_scores_of_people_and_of_pairs():
    assert sent(best(town(FOUR).with_scores({"dee": 8.5}))) == ["ann", "dee"]
    plan = best(town(THREE).with_scores({("cy", "a/member"): 30.25}))
    assert (plan.value["merit"], placed(plan)["cy"]) == (9 + 2 + 30.25, "a/member")
    assert best(town(THREE).with_scores({})).value["merit"] == 24


def test_with_scores_leaves_barred_pairs_barred():
    board = FOUR.replace("dee   4       4", "dee   4       -")
    plan = best(town(board).with_scores({"dee": 99}))
    assert placed(plan) == {"ann": "b/lead", "dee": "a/lead"}
    with pytest.raises(ha.InputError):
        town(board).with_scores({("dee", "b/lead"): 5})


@pytest.mark.parametrize("points", [np.float64(8.5), np.int64(9), np.float32(8.5)])
def test_with_scores_takes_numbers_of_numpy(points):
    assert sent(best(town(FOUR).with_scores({"dee": points}))) == ["ann", "dee"]


@pytest.mark.parametrize("points", [8.125, True, None, "8.5", float("nan"), float("inf"), 10**20, -(10**20)])
def test_senseless_scores_are_refused(points):
    with pytest.raises(ha.InputError):
        town(FOUR).with_scores({"dee": points})


@pytest.mark.parametrize("key", ["zoe", ("zoe", "a/lead"), ("ann", "z"), 7])
def test_scores_of_nobody_are_refused(key):
    with pytest.raises(ha.InputError):
        town(FOUR).with_scores({key: 1})
