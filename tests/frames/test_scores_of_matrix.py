import numpy as np
import pandas as pd
import pytest

import houma_assign as ha

from ..constraints.small_town import placed
from .matrices import SCORE, made, solved

NAN = float("nan")


def test_array_has_numbered_people_and_posts():
    problem = made()
    assert [person.id for person in problem.candidates] == ["c0", "c1", "c2"]
    assert [post.id for post in problem.posts] == ["p0", "p1", "p2"]
    assert placed(solved()) == {"c0": "p0", "c1": "p1", "c2": "p2"}
    assert solved().value["merit"] == 24


def test_frame_has_its_own_ids_in_their_order():
    frame = pd.DataFrame(SCORE, index=["zoe", "ann", 7], columns=["v/lead", "v/member", "a"])
    problem = made(frame)
    assert [person.id for person in problem.candidates] == ["zoe", "ann", "7"]
    assert [(post.id, post.village, post.role) for post in problem.posts] == [
        ("v/lead", "v", "lead"), ("v/member", "v", "member"), ("a", "a", ""),
    ]  # fmt: skip
    assert [village.id for village in problem.villages] == ["v", "a"]
    assert placed(solved(frame)) == {"zoe": "v/lead", "ann": "v/member", "7": "a"}


def test_more_than_ten_ids_keep_their_order():
    problem = made(np.eye(12))
    assert [person.id for person in problem.candidates] == [f"c{k}" for k in range(12)]
    assert problem.pairs.points("c10", "p10") == 1
    assert problem.pairs.points("c10", "p2") == 0
    assert solved(np.eye(12)).value["merit"] == 12


def test_nan_bars_a_pair():
    barred = np.array([[NAN, 8, 1], [7, 9, 2], [1, 5, 6]])
    assert len(made(barred).pairs) == 8
    assert solved(barred).value["merit"] == 21
    assert made(np.array([[NAN, 1.0], [2.0, 3.0]])).pairs.points("c0", "p0") is None


def test_frames_of_grades_and_facts_are_matched_by_their_labels():
    frame = pd.DataFrame([[1, 2], [3, 4]], index=["x", "y"], columns=["a", "b"])
    grade = pd.DataFrame([["A", "B"], ["C", "A"]], index=["y", "x"], columns=["b", "a"])
    try:
        problem = made(frame, grade=grade)
    except ha.InputError:
        return  # refusing labels in another order is as good as matching them
    assert problem.pairs.grade_of("y", "b") == "A"
    assert problem.pairs.grade_of("x", "b") == "C"


def test_series_of_slots_is_matched_by_its_labels():
    frame = pd.DataFrame([[1, 2], [3, 4]], index=["x", "y"], columns=["a", "b"])
    try:
        problem = made(frame, slots=pd.Series([2, 1], index=["b", "a"]), least=0)
    except ha.InputError:
        return
    assert {post.id: post.slots for post in problem.posts} == {"a": 1, "b": 2}


def test_decimals_are_exact():
    problem = made(np.array([[0.1, 0.25], [85.25, 70.3]]))
    assert problem.pairs.scale == 100
    assert problem.pairs.points("c1", "p1") == 70.3
    assert solved(np.array([[0.1, 0.2], [0.2, 0.31]])).value["merit"] == 0.41


@pytest.mark.parametrize("size", [1e-3, 1, 1e7])
def test_random_floats_are_held_to_a_millionth_of_the_largest(size):
    score = np.random.default_rng(7).random((6, 5)) * size
    pairs = made(score).pairs
    held = np.array([[pairs.points(f"c{i}", f"p{j}") for j in range(5)] for i in range(6)])
    assert np.abs(held - score).max() <= 1e-6 * score.max()
    assert solved(score).value["merit"] == pytest.approx(sum(score[int(c[1:]), int(p[1:])] for c, p in solved(score).placements))


def test_negative_points_are_costs():
    plan = solved(-SCORE.astype(float))
    assert plan.value["merit"] == -11  # the two worst ways by points
    assert set(solved(np.array([[-0.5]])).value.values()) >= {-0.5}
