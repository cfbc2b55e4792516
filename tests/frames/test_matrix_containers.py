"""One matrix in every container gives one problem; what masks and empty cells hide is barred."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import houma_assign as ha

Rows = list[list[float | None]]


def _array(rows: Rows) -> np.ndarray:
    return np.array([[np.nan if cell is None else cell for cell in row] for row in rows])


def _each(rows: Rows, kind: Callable[[float], Any]) -> list[list[Any]]:
    return [[None if cell is None else kind(cell) for cell in row] for row in rows]


def _masked(rows: Rows) -> Any:
    mask = [[cell is None for cell in row] for row in rows]
    return np.ma.masked_array([[77.0 if cell is None else cell for cell in row] for row in rows], mask=mask)


def _read_only(rows: Rows) -> np.ndarray:
    array = _array(rows)
    array.setflags(write=False)
    return array


CONTAINERS: dict[str, Callable[[Rows], Any]] = {
    "lists": lambda rows: rows,
    "tuples": lambda rows: tuple(map(tuple, rows)),
    "lists of arrays": lambda rows: list(_array(rows)),
    "lists of masked rows": lambda rows: list(_masked(rows)),
    "decimals": lambda rows: _each(rows, lambda cell: Decimal(repr(cell))),
    "fractions": lambda rows: _each(rows, Fraction),
    "numpy scalars": lambda rows: _each(rows, np.float64),
    "objects": lambda rows: np.array(rows, dtype=object),
    "masked": _masked,
    "masked objects": lambda rows: _masked(rows).astype(object),
    "Fortran order": lambda rows: np.asfortranarray(_array(rows)),
    "every other column": lambda rows: np.repeat(_array(rows), 2, axis=1)[:, ::2],
    "read-only": _read_only,
    "float32": lambda rows: _array(rows).astype(np.float32),
    "float16": lambda rows: _array(rows).astype(np.float16),
    "longdouble": lambda rows: _array(rows).astype(np.longdouble),
    "negative zero": lambda rows: np.where(_array(rows) == 0, -0.0, _array(rows)),
}


def _polars(frame: pd.DataFrame) -> Any:
    cells = {name: [None if cell != cell else cell for cell in column.tolist()] for name, column in frame.items()}
    return pytest.importorskip("polars").DataFrame(cells)


def _pyarrow(frame: pd.DataFrame, **options: Any) -> Any:
    return pytest.importorskip("pyarrow").Table.from_pandas(frame, **options)


LABELLED: dict[str, Callable[[pd.DataFrame], Any]] = {
    "pandas": lambda frame: frame,
    "pandas objects": lambda frame: frame.astype(object),
    "pandas Float64": lambda frame: frame.astype("Float64"),
    "pandas float32": lambda frame: frame.astype("float32"),
    "pandas Float32": lambda frame: frame.astype("Float32"),
    "pandas of two widths": lambda frame: frame.astype({frame.columns[0]: "float32"}),
    "pandas sparse": lambda frame: frame.astype(pd.SparseDtype("float64")),
    "polars": lambda frame: _polars(frame.reset_index(names="id")),
    "pyarrow": _pyarrow,
    "pyarrow without an index": lambda frame: _pyarrow(frame.reset_index(names="id"), preserve_index=False),
    "pandas of pyarrow": lambda frame: pytest.importorskip("pyarrow") and frame.astype("float64[pyarrow]"),
}


# Eighths are exact in every width of float; short decimals are written the same in all but float16.
eighths = st.integers(-800, 800).map(lambda eighth: eighth / 8)
rows_of = st.integers(1, 4).flatmap(
    lambda m: st.lists(st.lists(st.one_of(st.none(), eighths), min_size=m, max_size=m), min_size=1, max_size=4)
)


def problem_of(score: Any) -> ha.Problem:
    return ha.Problem.from_matrix(score, least=0)


@pytest.mark.parametrize("name", CONTAINERS)
@settings(max_examples=25, deadline=None)
@given(rows=rows_of)
def test_every_container_gives_the_same_problem(name: str, rows: Rows) -> None:
    wanted = problem_of(_array(rows))
    assert len(wanted.pairs) == sum(cell is not None for row in rows for cell in row)
    for (i, j), cell in np.ndenumerate(np.array(rows, dtype=object)):
        assert wanted.pairs.points(f"c{i}", f"p{j}") == cell
    assert problem_of(CONTAINERS[name](rows)) == wanted


@pytest.mark.parametrize("name", LABELLED)
@settings(max_examples=15, deadline=None)
@given(rows=rows_of)
def test_every_table_gives_the_same_problem(name: str, rows: Rows) -> None:
    frame = pd.DataFrame(_array(rows)).set_axis([f"z{k}" for k in range(len(rows))]).add_prefix("v")
    assert problem_of(LABELLED[name](frame)) == problem_of(frame)
    assert [person.id for person in problem_of(frame).candidates] == list(frame.index)


@pytest.mark.parametrize("dtype", [np.float32, np.float64, "Float32", "float32"])
def test_short_decimals_are_what_they_are_written_as(dtype: Any) -> None:
    frame = pd.DataFrame([[0.1, 85.27], [70.3, 0.02]], index=["a", "b"], columns=["x", "y"]).astype(dtype)
    pairs = problem_of(frame).pairs
    assert (pairs.scale, pairs.points("a", "x"), pairs.points("a", "y")) == (100, 0.1, 85.27)


@pytest.mark.parametrize("dtype", ["int8", "uint8", "int64", "uint64", "Int64", "UInt16", object])
def test_whole_numbers_stay_whole(dtype: Any) -> None:
    frame = pd.DataFrame([[3, 120], [7, 5]], index=["a", "b"], columns=["x", "y"]).astype(dtype)
    pairs = problem_of(frame).pairs
    assert (pairs.scale, pairs.score.tolist()) == (1, [3, 120, 7, 5])


def test_thirds_are_thirds() -> None:
    plan = ha.solve(problem_of([[Fraction(1, 3), Fraction(1, 4)], [Fraction(1, 3), Fraction(1, 7)]]))
    assert plan.value["merit"] == pytest.approx(7 / 12, abs=1e-15)


def test_polars_without_ids_has_numbered_people() -> None:
    polars = pytest.importorskip("polars")
    problem = problem_of(polars.DataFrame({"x": [1, 2], "y": [3, None]}))
    assert [person.id for person in problem.candidates] == ["c0", "c1"]
    assert {pair: problem.pairs.points(*pair) for pair in problem.pairs.at} == {("c0", "x"): 1, ("c0", "y"): 3, ("c1", "x"): 2}


def test_masks_bar_in_grades_and_facts_too() -> None:
    score = np.array([[5.0, 4.0], [3.0, 2.0]])
    grade = np.ma.masked_array(np.array([["A", "B"], ["C", "A"]]), mask=[[True, False], [False, False]])
    km = np.ma.masked_array([[1, 2], [3, 4]], mask=[[True, False], [False, False]])
    problem = ha.Problem.from_matrix(score, grade=grade)
    assert [problem.pairs.grade_of(f"c{i}", f"p{j}") for i in (0, 1) for j in (0, 1)] == ["", "B", "C", "A"]
    with pytest.raises(ha.InputError, match="a number is missing"):
        ha.Problem.from_matrix(score, pair_facts={"km": km})
    score[0, 0] = np.nan
    assert len(ha.Problem.from_matrix(score, pair_facts={"km": km}).pairs) == 3


@pytest.mark.parametrize("given", [np.array([2, 1]), [2, 1], (2, 1), pd.Series([1, 2], index=["p1", "p0"]), {"p1": 1, "p0": 2},
                                   pd.array([2, 1]), np.array([2.0, 1.0]), [Decimal(2), Fraction(1)], pd.Index([2, 1]),
                                   np.ma.masked_array([2, 1])], ids=lambda each: type(each).__name__)  # fmt: skip
def test_counts_come_in_every_container(given: Any) -> None:
    assert [post.slots for post in ha.Problem.from_matrix([[1, 2], [3, 4], [5, 6]], slots=given).posts] == [2, 1]
