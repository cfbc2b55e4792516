"""Matrices that are none: one clear fault for a kind of cell in a column, in both languages, never 168."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import houma_assign as ha

from ..faults.listing import refused

WHOLE: dict[str, Any] = {
    "durations in ns": np.array([[5, 6], [7, 8]], dtype="timedelta64[ns]"),
    "durations in minutes": np.array([[5, 6], [7, 8]], dtype="timedelta64[m]"),
    "masked durations": np.ma.masked_array(np.array([[5, 6], [7, 8]], dtype="timedelta64[ns]"), mask=[[0, 1], [0, 0]]),
    "days": np.array([["2020-01-01", "2020-01-02"]], dtype="datetime64[D]"),
    "moments": np.array([["2020-01-01", "2020-01-02"]], dtype="datetime64[ns]"),
    "complex": np.ones((40, 40), dtype=complex),
    "truth": np.ones((40, 40), dtype=bool),
    "text": np.full((40, 40), "5"),
    "bytes": np.full((40, 40), b"5"),
    "text in objects": np.full((40, 40), "5", dtype=object),
    "truth in lists": [[True, False], [True, True]],
    "durations in objects": [[timedelta(1), timedelta(2)], [timedelta(1), timedelta(2)]],
    "a frame of durations": pd.DataFrame(np.ones((30, 30))).apply(pd.to_timedelta),
    "a frame of dates": pd.DataFrame([[date(2020, 1, 1), date(2020, 1, 2)]] * 3),
    "a frame of text": pd.DataFrame([["1", "2"], ["3", "4"]], dtype="string"),
    "a frame of truth": pd.DataFrame([[True, False], [True, None]], dtype="boolean"),
    "a frame of classes": pd.DataFrame([["a", "b"], ["b", "a"]], dtype="category"),
    "objects of any kind": np.array([[object(), object()], [object(), object()]]),
    "lists in cells": np.ones((3, 2, 1), dtype=object),
    "a structured array": np.array([(1, 2.0), (3, 4.0)], dtype=[("a", int), ("b", float)]),
    "rows of different lengths": [[1, 2], [3]],
    "a row and a number": [[1, 2], 3],
    "a number": 5,
    "0-d": np.array(5.0),
    "a vector": [1, 2, 3],
    "a series": pd.Series([1, 2]),
    "three dimensions": np.ones((2, 2, 2)),
    "a mapping": {"a": [1, 2]},
    "text alone": "12",
    "nothing": None,
    "a generator": (row for row in [[1, 2]]),
    "an empty list": [],
    "empty rows": [[], []],
    "an empty frame": pd.DataFrame(),
    "labels of two levels": pd.DataFrame([[1, 2]], columns=pd.MultiIndex.from_tuples([("a", "x"), ("a", "y")])),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_matrix_of_something_else_is_refused_once(name: str) -> None:
    faults = refused(lambda: ha.Problem.from_matrix(WHOLE[name]))
    assert len(faults) == 1
    assert faults[0].table == "score"
    assert faults[0].code
    assert faults[0].words("zh") != faults[0].words("en")


def test_a_sparse_matrix_is_refused_with_what_to_do() -> None:
    sparse = pytest.importorskip("scipy.sparse")
    for made in (sparse.csr_matrix(np.eye(3)), sparse.coo_array(np.eye(3))):
        (fault,) = refused(lambda made=made: ha.Problem.from_matrix(made))
        assert ".toarray()" in fault.reason


GARBAGE: tuple[tuple[Any, str], ...] = (
    ("90", "matrix.text"), (True, "matrix.truth"), (np.bool_(True), "matrix.truth"), (1 + 2j, "matrix.complex"),
    (timedelta(1), "matrix.time"), (np.timedelta64(5, "ns"), "matrix.time"), (np.datetime64("2020-01-01", "ns"), "matrix.time"),
    (pd.Timestamp("2020-01-01"), "matrix.time"), ([1], "matrix.other"), ({}, "matrix.other"), (b"5", "matrix.text"),
    (float("inf"), "matrix.infinite"), (float("-inf"), "matrix.infinite"), (Decimal("Infinity"), "matrix.infinite"),
    (np.float32("inf"), "matrix.infinite"), (np.array([1, 2]), "matrix.other"),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(data=st.data(), framed=st.booleans())
def test_spoilt_matrices_name_each_column_once_for_a_kind(data: st.DataObject, framed: bool) -> None:
    n, m = data.draw(st.integers(2, 6)), data.draw(st.integers(2, 6))
    score = np.arange(n * m, dtype=float).reshape(n, m).astype(object)
    columns = data.draw(st.lists(st.integers(0, m - 1), min_size=1, max_size=m - 1, unique=True))
    wanted = {}
    for column in columns:
        value, code = data.draw(st.sampled_from(GARBAGE))
        rows = data.draw(st.lists(st.integers(0, n - 1), min_size=1, unique=True))
        for row in rows:
            score[row, column] = value
        wanted[f"p{column}"] = (code, f"c{min(rows)}", len(rows))
    labels = [f"c{k}" for k in range(n)], [f"p{k}" for k in range(m)]
    made = pd.DataFrame(score.tolist(), *labels, dtype=object) if framed else score
    faults = refused(lambda: ha.Problem.from_matrix(made))
    assert {fault.column: (fault.code, fault.row, int(str(fault.reason).rpartition("(")[2].split()[0])
            if "cells of" in fault.reason else 1) for fault in faults} == wanted  # fmt: skip
    assert len(faults) == len(columns)


@pytest.mark.parametrize("empty", [None, float("nan"), pd.NA, pd.NaT, np.nan, Decimal("NaN"), np.ma.masked, np.float32("nan")],
                         ids=repr)  # fmt: skip
def test_every_kind_of_nothing_bars(empty: Any) -> None:
    score = np.array([[1, 2], [3, 4]], dtype=object)
    score[0, 0] = None if empty is np.ma.masked else empty
    assert ("c0", "p0") not in ha.Problem.from_matrix(score).pairs.at
    assert ("c0", "p0") not in ha.Problem.from_matrix([[empty, 2], [3, 4]]).pairs.at


def test_one_and_the_text_one_are_told_apart_in_words() -> None:
    faults = refused(lambda: ha.Problem.from_matrix(pd.DataFrame([[1, 2], [3, 4]], index=[1, "1"], columns=["x", "y"])))
    assert [(fault.row, fault.column, fault.code) for fault in faults] == [("1", "index", "id.two_kinds")]
    assert "the number and the text" in faults[0].reason
    faults = refused(lambda: ha.Problem.from_matrix(pd.DataFrame([[1, 2]], index=["a"], columns=["7", 7])))
    assert [(fault.row, fault.column, fault.code) for fault in faults] == [("7", "columns", "id.two_kinds")]


@pytest.mark.parametrize("label", [None, np.nan, pd.NaT], ids=repr)
def test_a_missing_label_is_no_id(label: Any) -> None:
    frame = pd.DataFrame([[1, 2], [3, 4]], columns=["x", "y"])
    frame.index = pd.Index(["a", label], dtype=object)
    (fault,) = refused(lambda: ha.Problem.from_matrix(frame))
    assert fault.code == "matrix.no_label"


def test_slashes_of_dates_are_no_structure() -> None:
    columns = ["2024/05/01", "2024/05/02", "2024/05", "v1/lead", "v1/member", "/x", "x/"]
    problem = ha.Problem.from_matrix(pd.DataFrame(np.ones((7, 7)), columns=columns))
    assert [(post.village, post.role) for post in problem.posts] == [
        ("2024/05/01", ""), ("2024/05/02", ""), ("2024/05", ""), ("v1", "lead"), ("v1", "member"), ("/x", ""), ("x/", ""),
    ]  # fmt: skip
    dated = pd.DataFrame(np.ones((2, 2)), columns=pd.to_datetime(["2024-05-01", "2024-05-02"]))
    assert [post.id for post in ha.Problem.from_matrix(dated).posts] == ["2024-05-01", "2024-05-02"]


@pytest.mark.parametrize("unit", ["ns", "s", "m", "D"])
@pytest.mark.parametrize("name", ["slots", "least", "most_each"])
def test_durations_are_no_counts_in_any_unit(unit: str, name: str) -> None:
    given = np.array([1, 1], dtype=f"timedelta64[{unit}]")
    for each in (given, list(given), pd.Series(given.astype("timedelta64[ns]"), index=[f"{'c' if 'each' in name else 'p'}{k}"
                 for k in (0, 1)]), given[0], np.ma.masked_array(given)):  # fmt: skip
        assert all(fault.code == "matrix.count" for fault in refused(lambda each=each: ha.Problem.from_matrix(
            np.ones((2, 2)), **{name: each})))  # fmt: skip


def test_many_bad_counts_are_told_once() -> None:
    faults = refused(lambda: ha.Problem.from_matrix(np.ones((3, 30)), slots=["2"] * 30, least=0))
    assert [(fault.table, fault.row) for fault in faults] == [("slots", "p0")]
    assert "30 cells" in faults[0].reason
