import numpy as np
import pandas as pd

import houma_assign as ha

from ..constraints.small_town import placed
from .matrices import SCORE, made, refused, solved


def test_slots_and_least_as_numbers():
    score = np.array([[9, 1], [8, 1], [7, 5], [6, 2]])
    assert solved(score, slots=2).value["merit"] == 9 + 8 + 5 + 2
    plan = solved(-score, slots=2, least=1)
    assert (len(plan.placements), plan.value["merit"]) == (2, -6 - 1)
    assert len(solved(-score, slots=2, least=0).placements) == 0


def test_slots_and_least_as_vectors():
    score = np.array([[9, 1], [8, 1], [7, 5], [6, 2]])
    problem = made(score, slots=[3, 1])
    assert [(post.slots, post.floor) for post in problem.posts] == [(3, 3), (1, 1)]
    assert solved(score, slots=np.array([3, 1])).value["merit"] == 9 + 8 + 6 + 5
    assert solved(score, slots=[3, 2], least=[0, 2]).value["merit"] == 9 + 8 + 5 + 2
    assert solved(-score, slots=[3, 2], least=[0, 2]).value["merit"] == -2


def test_most_each_as_number_and_vector():
    score = np.array([[9, 8, 7], [1, 2, 3]])
    assert solved(score, most_each=3).value["merit"] == 24
    assert solved(score, most_each=[2, 1]).value["merit"] == 9 + 8 + 3
    assert placed(solved(score, most_each=np.array([1, 2]))) == {"c0": "p0", "c1": "p1 + p2"}


def test_grades_are_a_tier_before_merit():
    grade = np.array([["C", "B", "A"], ["B", "C", ""], ["C", None, "C"]], dtype=object)
    plan = solved(grade=grade)
    assert list(plan.value) == ["grades", "merit", "lots"]
    assert (plan.value["grades"], plan.value["merit"]) == (3, 13)  # c0 in p2 and c1 in p0
    assert list(solved().value) == ["merit", "lots"]


def test_facts_of_pairs_may_be_named_in_rules():
    km = np.array([[12.5, 1, 1], [1, 1, 1], [1, 1, 1]])
    plan = solved(pair_facts={"km": km}, constraints=[ha.Total(number="pair.km", most=14)])
    assert plan.value["merit"] == 21
    assert solved(pair_facts={"km": km}, constraints=ha.Total(number="km", most=14.5)).value["merit"] == 24


def test_aims_may_be_given():
    plan = solved(aims=[ha.WorstOff(), ha.Merit()])
    assert list(plan.value) == ["worst_off", "merit", "lots"]


def test_senseless_arguments_are_refused():
    assert refused(np.array([[1, float("inf")]])) == [("score", "c0")]
    assert refused(np.array([1, 2])) == [("score", "")]
    assert refused(slots=[1, 2]) == [("slots", "")]
    assert refused(slots=1, least=2)[0] == ("least", "p0")
    assert refused(slots=1.5)[0] == ("slots", "p0")
    assert refused(most_each=-1)[0] == ("most_each", "c0")
    assert refused(grade=[["A", "B"]]) == [("grade", "")]
    assert refused(pd.DataFrame(SCORE, index=["x", "x", "y"])) == [("score", "x")]
    assert refused(pair_facts={"km": SCORE[:2]}) == [("km", "")]
