"""Bad score matrices and bad numbers beside them: one InputError with every fault, and the arrays stay as they were."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

import houma_assign as ha

from ..faults.listing import lists, refused


def good() -> np.ndarray:
    return np.array([[80.0, 70.5, 60.25], [75.0, np.nan, 90.0], [85.0, 65.0, 55.0], [50.0, 51.0, 52.0]])


def with_cell(value: Any) -> np.ndarray:
    score = good().astype(object)
    score[1, 2] = value
    return score


@pytest.mark.parametrize("value", [np.inf, -np.inf, "90", True, 1 + 2j], ids=repr)
def test_a_bad_score_is_named(value: Any) -> None:
    score = with_cell(value)
    if isinstance(value, float):
        score = score.astype(float)
    lists(refused(lambda: ha.Problem.from_matrix(score)), [("score", "c1", "p2", "")])


@pytest.mark.parametrize("shape", [(0, 3), (3, 0), (3,), (2, 2, 2), ()])
def test_what_is_not_a_matrix_is_refused(shape: tuple[int, ...]) -> None:
    lists(refused(lambda: ha.Problem.from_matrix(np.ones(shape))), [("score", "", "", "a matrix")])


@pytest.mark.parametrize("score", [np.ones((2, 2), bool), np.array([["1", "2"]]), np.array([["a", 1.0]], object)])
def test_truth_and_text_are_not_points(score: np.ndarray) -> None:
    assert all(fault.table == "score" for fault in refused(lambda: ha.Problem.from_matrix(score)))


@pytest.mark.parametrize("name", ["slots", "least", "most_each"])
@pytest.mark.parametrize("value", [-1, 1.5, np.nan, np.inf, True, "2", None, 10**30], ids=repr)
def test_a_bad_count_is_named_alone_and_in_a_list(name: str, value: Any) -> None:
    if not (name == "least" and value is None):  # None is the default there
        assert any(name in (f.table, f.column) for f in refused(lambda: ha.Problem.from_matrix(good(), **{name: value})))
    length = 4 if name == "most_each" else 3
    listed = np.array([1] * (length - 1) + [value], dtype=object)
    row = "c3" if name == "most_each" else "p2"
    assert any(f.row == row for f in refused(lambda: ha.Problem.from_matrix(good(), **{name: listed})))


def test_truth_among_counts_is_not_counted() -> None:
    lists(refused(lambda: ha.Problem.from_matrix(good(), slots=[1, True, 1])), [("slots", "p1", "slots", "")])


@pytest.mark.parametrize("name", ["slots", "least", "most_each"])
def test_a_list_of_counts_of_the_wrong_length_is_refused(name: str) -> None:
    lists(refused(lambda: ha.Problem.from_matrix(good(), **{name: [1, 1]})), [(name, "", "", "one for each of")])


@pytest.mark.parametrize("value", ["D", "a", "Ａ", 1, True, ("A",), ["A"]], ids=repr)
def test_a_bad_grade_is_named(value: Any) -> None:
    grade = np.full((4, 3), "A", dtype=object)
    grade[2, 1] = value
    lists(refused(lambda: ha.Problem.from_matrix(good(), grade=grade)), [("grade", "c2", "p1", "A, B and C")])


def test_repeated_and_invisible_labels_are_refused() -> None:
    frame = pd.DataFrame(good(), index=["a", "b", "a", "c\u200b"], columns=["p", "q", "q"])
    faults = refused(lambda: ha.Problem.from_matrix(frame))
    lists(faults, [("score", "a", "index", "more than once"), ("score", "q", "columns", "more than once")])
    frame = pd.DataFrame(good(), index=["a", "b", "c\u200b", "d"], columns=["p", "q\ufeff", " r"])
    faults = refused(lambda: ha.Problem.from_matrix(frame))
    assert {fault.value for fault in faults} >= {"c\u200b", "q\ufeff", " r"}


@pytest.mark.parametrize("value", [np.nan, np.inf, "x"], ids=repr)
def test_a_bad_number_of_a_pair_is_refused(value: Any) -> None:
    cost = np.ones((4, 3), dtype=object)
    cost[0, 0] = value
    given = cost.astype(float) if isinstance(value, float) else cost
    assert any(f.table == "cost" for f in refused(lambda: ha.Problem.from_matrix(good(), pair_facts={"cost": given})))


@pytest.mark.parametrize("large", [1e300, 1e17, 2.0**53 + 2])
def test_points_too_large_are_refused(large: float) -> None:
    lists(refused(lambda: ha.Problem.from_matrix(np.array([[large, 1.0]]), slots=[1, 0])), [("score", "", "score", "too large")])


@pytest.mark.parametrize("pair", [(np.pi, np.e), (1 / 3, 1e-12), (1e6 / 3, np.pi)])
def test_measured_points_are_held_to_a_millionth_of_each(pair: tuple[float, float]) -> None:
    pairs = ha.Problem.from_matrix(np.array([pair]), slots=[1, 0]).pairs
    assert (np.abs(pairs.score / pairs.scale - np.array(pair)) <= 1e-6 * np.array(pair)).all()


@pytest.mark.parametrize("pair", [(1e12 + 0.001, 1e-9), (1e12, np.pi)])
def test_points_that_a_larger_one_would_make_coarse_are_refused(pair: tuple[float, float]) -> None:
    lists(refused(lambda: ha.Problem.from_matrix(np.array([pair]), slots=[1, 0])), [("score", "", "score", "NaN or None")])


def test_integers_beyond_floats_are_not_changed_quietly() -> None:
    score = np.array([[2**53 + 1, 2**53]], dtype=np.int64)
    assert refused(lambda: ha.Problem.from_matrix(score, slots=[1, 0]))


def test_all_arguments_are_looked_at_before_the_error() -> None:
    score = good()
    score[0, 0], score[3, 2] = np.inf, -np.inf
    grade = np.full((4, 3), "A", dtype=object)
    grade[1, 1] = "E"
    faults = refused(lambda: ha.Problem.from_matrix(score, slots=[1, -2, 1], least=[2, 0, 0], most_each=[1, 1, -1, 1],
                                                    grade=grade, pair_facts={"cost": np.full((4, 3), np.nan)}))  # fmt: skip
    lists(faults, [("score", "c0", "p0", "infinite"), ("score", "c3", "p2", "infinite"), ("slots", "p1", "slots", ""),
                   ("least", "p0", "least", "exceeds"), ("most_each", "c2", "most_each", ""), ("grade", "c1", "p1", "A, B"),
                   ("cost", "c0", "p1", "missing")])  # fmt: skip


def test_text_in_the_matrix_does_not_hide_the_other_faults() -> None:
    faults = refused(lambda: ha.Problem.from_matrix(with_cell("90"), slots=[1, -2, 1], grade=[["A"]]))
    assert {fault.table for fault in faults} == {"score", "slots", "grade"}


def test_the_arrays_stay_as_they_were() -> None:
    score, slots, grade = good(), np.array([1, 1, 1]), np.full((4, 3), "A", dtype=object)
    copies = score.copy(), slots.copy(), grade.copy()
    ha.solve(ha.Problem.from_matrix(score, slots, grade=grade))
    refused(lambda: ha.Problem.from_matrix(score, slots - 5, grade=grade))
    for now, before in zip((score, slots, grade), copies, strict=True):
        np.testing.assert_array_equal(now, before)
    assert score.flags.writeable
    score[0, 0] = 1.0


def test_least_above_slots_and_too_many_slots_are_refused() -> None:
    lists(refused(lambda: ha.Problem.from_matrix(good(), slots=1, least=[2, 1, 0])), [("least", "p0", "least", "exceeds slots")])
    lists(refused(lambda: ha.Problem.from_matrix(good(), slots=2)), [("posts", "", "slots", "6 places must be filled")])
