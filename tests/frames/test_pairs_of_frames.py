import numpy as np
import pandas as pd

import houma_assign as ha

from ..constraints.small_town import placed
from .frames import PEOPLE, PLACES, POST_IDS, made, points, reasons


def test_without_pairs_everybody_for_every_post_with_their_own_score():
    found = points(made())
    assert len(found) == 9
    assert {found["ann", post] for post in POST_IDS} == {9.25}
    assert made().pairs.scale == 4
    bare = points(made(people=PEOPLE.drop(columns="score")))
    assert set(bare.values()) == {0}


def test_empty_score_bars():
    assert {who for who, _ in points(made(people=PEOPLE.assign(score=[9, None, 1])))} == {"ann", "cy"}
    pairs = pd.DataFrame({"candidate": ["ann", "bo"], "post": ["a/lead", "b/lead"], "score": [5, None]})
    assert points(made(pairs)) == {("ann", "a/lead"): 5}


def test_pairs_by_post_with_score_and_grade():
    pairs = pd.DataFrame({"candidate": ["cy", "ann"], "post": ["b/lead", "a/lead"], "score": [3, 4.5], "grade": [None, "B"]})
    problem = made(pairs)
    assert points(problem) == {("ann", "a/lead"): 4.5, ("cy", "b/lead"): 3}
    assert (problem.pairs.grade_of("ann", "a/lead"), problem.pairs.grade_of("cy", "b/lead")) == ("B", "")


def test_pairs_by_village_stand_for_all_its_posts():
    pairs = pd.DataFrame({"candidate": ["ann", "bo"], "village": ["a", "b"], "score": [4, 3], "grade": ["A", "C"]})
    problem = made(pairs)
    assert points(problem) == {("ann", "a/lead"): 4, ("ann", "a/member"): 4, ("bo", "b/lead"): 3}
    assert problem.pairs.grade_of("ann", "a/member") == "A"


def test_pairs_without_scores_take_those_of_the_people():
    assert points(made(pd.DataFrame({"candidate": ["ann", "cy"], "village": ["b", "b"]}))) == {
        ("ann", "b/lead"): 9.25, ("cy", "b/lead"): 1.5,
    }  # fmt: skip


def test_further_pair_columns_are_numbers_for_rules():
    pairs = pd.DataFrame({"candidate": ["ann", "ann", "bo", "bo", "cy", "cy"], "village": ["a", "b"] * 3,
                          "score": [9, 1, 7, 6, 1, 5], "km": [12.5, 3, 4.25, 2, 1, 1]})  # fmt: skip
    people = PEOPLE.assign(most=1)
    assert placed(ha.solve(made(pairs, None, people))) == {"ann": "a", "bo": "b"}
    plan = ha.solve(made(pairs, None, people, PLACES, ha.Total(number="pair.km", most=14)))
    assert placed(plan) == {"ann": "a", "cy": "b"}  # 14.5 km are too far, 13.5 are not
    assert plan.value["merit"] == 14


def test_empty_number_of_a_pair_that_is_barred_does_not_matter():
    pairs = pd.DataFrame({"candidate": ["ann", "bo"], "village": ["a", "b"], "score": [5, None], "km": [2, None]})
    assert len(made(pairs).pairs) == 2


def test_empty_number_of_a_pair_that_counts_is_a_fault():
    pairs = pd.DataFrame({"candidate": ["ann", "bo"], "village": ["a", "b"], "score": [5, 4], "km": [2, None]})
    assert reasons(pairs) == [("pairs", "row 2", "km")]


def test_numbers_of_numpy_in_columns_of_objects():
    scores = pd.Series([np.float64(4.5), np.int64(3)], dtype=object)
    pairs = pd.DataFrame({"candidate": ["ann", "bo"], "village": ["b", "b"], "score": scores})
    assert points(made(pairs)) == {("ann", "b/lead"): 4.5, ("bo", "b/lead"): 3}
