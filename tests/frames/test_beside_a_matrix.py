"""Facts of people and posts beside a matrix, and measured points in frames."""

import numpy as np
import pandas as pd
import pytest

import houma_assign as ha

SCORE = pd.DataFrame({"v/x": [9.0, 8.0, 7.0], "w/x": [1.0, 5.0, 6.5]}, index=["ann", "bo", "cy"])
FACTS = pd.DataFrame({"sex": ["f", "m", "f"], "unit": ["u1", "u1", "u2"], "skills": ["law; farming", "", "law"]})


@pytest.mark.parametrize(
    "facts",
    [
        FACTS,
        FACTS.set_axis(["ann", "bo", "cy"], axis=0).iloc[::-1],
        FACTS.assign(id=["ann", "bo", "cy"]).iloc[[2, 0, 1]],
        {"sex": ["f", "m", "f"], "unit": ["u1", "u1", "u2"], "skills": ["law; farming", "", "law"]},
        {"sex": pd.Series({"cy": "f", "ann": "f", "bo": "m"}), "unit": pd.Series({"cy": "u2", "ann": "u1", "bo": "u1"}),
         "skills": pd.Series({"cy": "law", "ann": "law; farming", "bo": ""})},
    ],
)  # fmt: skip
def test_people_have_facts_in_any_usual_form(facts):
    rules = [ha.Quota(where={"sex": "f"}, least=2), ha.UnitCap(most=1)]
    problem = ha.Problem.from_matrix(SCORE, constraints=rules, people_facts=facts)
    assert [(who.id, who.fact("sex"), who.unit, who.skills) for who in problem.candidates] == [
        ("ann", "f", "u1", ("law", "farming")), ("bo", "m", "u1", ()), ("cy", "f", "u2", ("law",))]  # fmt: skip
    assert ha.solve(problem).value["merit"] == 15.5


def test_posts_have_facts_too():
    problem = ha.Problem.from_matrix(SCORE.to_numpy(), slots=2, least=0, post_facts={"hours": [3, 1.5]},
                                     constraints=[ha.Total(number="hours", most=5)])  # fmt: skip
    plan = ha.solve(problem)
    assert plan.value["merit"] == 9 + 6.5  # two people in the first post would have six hours


@pytest.mark.parametrize(
    ("facts", "column"),
    [
        (FACTS.iloc[:2], "id"),
        (FACTS.assign(id=["ann", "bo", "eve"]), "id"),
        (FACTS.assign(most=[1, 2, 1]), "most"),
        (FACTS.assign(kin=["bo", "", "zoe"]), "kin"),
    ],
)
def test_facts_that_do_not_fit_are_refused(facts, column):
    with pytest.raises(ha.InputError) as caught:
        ha.Problem.from_matrix(SCORE, people_facts=facts)
    assert {fault.column for fault in caught.value.items} == {column}


def _framed(scores, column="score"):
    pairs = pd.DataFrame(
        [{"candidate": f"c{k}", "post": f"v{n}", column: float(scores[k, n])} for k in range(3) for n in range(2)]
    )
    return ha.Problem.from_frames([{"id": f"c{k}"} for k in range(3)], [{"id": "v0"}, {"id": "v1"}],
                                  [{"village": "v0", "id": "v0"}, {"village": "v1", "id": "v1"}], pairs)  # fmt: skip


def test_the_points_of_a_model_are_held_to_a_millionth():
    scores = np.random.default_rng(3).random((3, 2))
    problem = _framed(scores)
    held = problem.pairs.score / problem.pairs.scale
    assert (np.abs(held - scores.ravel()) <= 1e-6 * scores.ravel()).all()
    assert any("rounded" in note for note in problem.notes)
    matrix = ha.solve(ha.Problem.from_matrix(scores)).value["merit"]
    assert ha.solve(problem).value["merit"] == pytest.approx(matrix, rel=1e-6)


def test_three_decimals_are_held_exactly_and_two_as_before():
    problem = _framed(np.array([[0.125, 2], [3.5, 4.25], [1, 7.001]]))
    assert (problem.pairs.scale, any("rounded" in note for note in problem.notes)) == (1000, False)
    assert _framed(np.array([[0.25, 2], [3.5, 4.25], [1, 7]])).pairs.scale == 4


def test_points_of_people_may_be_measured_too():
    people = [{"id": "a", "score": 0.123456789}, {"id": "b", "score": 0.2}]
    plan = ha.solve(ha.Problem.from_frames(people, [{"id": "v"}]))
    assert plan.value["merit"] == 0.2


@pytest.mark.parametrize("odd", ["n/a", float("inf"), 1e13, True])
def test_odd_cells_among_measured_points_are_refused(odd):
    rows = [{"candidate": "a", "post": "v", "score": 0.123456789}, {"candidate": "b", "post": "v", "score": odd}]
    with pytest.raises(ha.InputError):
        ha.Problem.from_frames([{"id": "a"}, {"id": "b"}], [{"id": "v"}], None, pd.DataFrame(rows, dtype=object))
