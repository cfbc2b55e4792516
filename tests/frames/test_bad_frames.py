"""Bad cells in frames: one InputError that names each of them, and the frames stay as they were."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import houma_assign as ha

from ..faults.listing import lists, refused
from ..faults.town import tables

ZERO_WIDTH = "c\u200b3"
# table, row (position), column, cell, what names the row, words in the reason
CELLS: list[tuple[str, int, str, Any, str, str]] = [
    ("candidates", 2, "id", "c1", "c1", "occurs 2 times"),
    ("candidates", 2, "id", ZERO_WIDTH, ZERO_WIDTH, "invisible"),
    ("candidates", 2, "id", "c\x003", "c\x003", "control"),
    ("candidates", 2, "id", " c3", " c3", "blanks"),
    ("candidates", 2, "id", 3, "3", "string"),
    ("candidates", 2, "id", None, "row 3", "required"),
    ("candidates", 2, "most", -1, "c3", "greater than or equal to 0"),
    ("candidates", 2, "most", float("inf"), "c3", ""),
    ("candidates", 2, "most", True, "c3", "integer"),
    ("candidates", 2, "most", "2", "c3", "integer"),
    ("candidates", 2, "most", 1.5, "c3", "integer"),
    ("candidates", 2, "most", 10**30, "c3", "less than or equal to"),
    ("candidates", 2, "home", "v9", "c3", "unknown village"),
    ("candidates", 2, "kin", "c9", "c3", "unknown candidate"),
    ("candidates", 2, "kin", "c1; c3", "c3", "themselves"),
    ("candidates", 2, "kin_villages", "v1; v9", "c3", "unknown village"),
    ("candidates", 2, "skills", 7, "c3", ""),
    ("candidates", 2, "age", float("-inf"), "c3", "infinite"),
    ("candidates", 2, "age", [31, 32], "c3", "a fact must be"),
    ("villages", 1, "id", "v1", "v1", "occurs 2 times"),
    ("villages", 1, "needs", "culture:6", "v2", "less than or equal to 5"),
    ("villages", 1, "needs", "culture:0", "v2", "greater than or equal to 1"),
    ("villages", 1, "needs", "culture:much", "v2", "integer"),
    ("villages", 1, "needs", {"culture": True}, "v2", "integer"),
    ("villages", 1, "needs", {"culture": 2.5}, "v2", "integer"),
    ("villages", 1, "needs", {"culture": float("nan")}, "v2", ""),
    ("posts", 1, "role", "secretary", "v1/secretary", "occurs 2 times"),
    ("posts", 1, "village", "v9", "v9/member", "unknown village"),
    ("posts", 1, "slots", -1, "v1/member", "greater than or equal to 0"),
    ("posts", 1, "slots", float("inf"), "v1/member", ""),
    ("posts", 1, "slots", True, "v1/member", "integer"),
    ("posts", 1, "slots", "2", "v1/member", "integer"),
    ("posts", 1, "slots", 10**30, "v1/member", "less than or equal to"),
    ("posts", 1, "least", -1, "v1/member", "greater than or equal to 0"),
    ("pairs", 4, "candidate", "c9", "row 5", "unknown candidate"),
    ("pairs", 4, "post", "v9/member", "row 5", "unknown post"),
    ("pairs", 4, "score", "85", "row 5", "it is text"),
    ("pairs", 4, "score", float("inf"), "row 5", "number"),
    ("pairs", 4, "score", True, "row 5", "number"),
    ("pairs", 4, "score", 1e15, "row 5", "too large"),
    ("pairs", 4, "score", 10**30, "row 5", "too large"),
    ("pairs", 4, "grade", "D", "row 5", "A, B and C"),
    ("pairs", 4, "grade", "a", "row 5", "A, B and C"),
    ("pairs", 4, "grade", True, "row 5", "A, B and C"),
    ("pairs", 4, "cost", "much", "row 5", "it is text"),
    ("pairs", 4, "cost", float("nan"), "row 5", "number"),
]  # fmt: skip


def spoilt(*cells: tuple[str, int, str, Any]) -> dict[str, pd.DataFrame]:
    frames = tables()
    for table, row, column, value in cells:
        frame = frames[table].astype({column: object})
        frame.iat[row, frame.columns.get_loc(column)] = value  # noqa: PD009  (a cell, whatever it holds)
        frames[table] = frame
    return frames


@pytest.mark.parametrize("cell", CELLS, ids=[f"{t}-{c}-{v!s:.12}" for t, _, c, v, *_ in CELLS])
def test_a_bad_cell_is_named_and_the_frames_stay_as_they_were(cell: tuple[str, int, str, Any, str, str]) -> None:
    table, row, column, value, name, words = cell
    frames = spoilt((table, row, column, value))
    before = {key: frame.copy(deep=True) for key, frame in frames.items()}
    lists(refused(lambda: ha.Problem.from_frames(**frames)), [(table, name, "id" if column == "role" else column, words)])
    for key, frame in frames.items():
        assert_frame_equal(frame, before[key])


def test_bad_cells_of_all_tables_are_listed_at_once() -> None:
    bad = [CELLS[k] for k in (6, 13, 19, 20, 28, 35, 36, 38, 43)]  # every table, shape and reference alike
    frames = spoilt(*[(table, row + k % 2, column, value) for k, (table, row, column, value, *_) in enumerate(bad)])
    listed = refused(lambda: ha.Problem.from_frames(**frames))
    for table, _, column, *_ in bad:
        assert any(fault.table == table and fault.column.split(".")[0] == column for fault in listed), (table, column)


def test_bad_cells_of_one_table_are_listed_at_once() -> None:
    frames = spoilt(("candidates", 0, "most", -1), ("candidates", 1, "most", "2"), ("candidates", 2, "age", float("inf")))
    wanted = [
        ("candidates", "c1", "most", "greater"),
        ("candidates", "c2", "most", "integer"),
        ("candidates", "c3", "age", "inf"),
    ]
    assert len(refused(lambda: ha.Problem.from_frames(**frames))) == 3
    lists(refused(lambda: ha.Problem.from_frames(**frames)), wanted)


@pytest.mark.parametrize(
    ("table", "column"), [("candidates", "id"), ("villages", "id"), ("posts", "village"), ("pairs", "candidate")]
)
def test_a_missing_column_is_named(table: str, column: str) -> None:
    frames = tables()
    frames[table] = frames[table].drop(columns=column)
    faults = refused(lambda: ha.Problem.from_frames(**frames))
    assert any(fault.table == table and column in fault.column and "missing column" in fault.reason for fault in faults)


@pytest.mark.parametrize("table", ["candidates", "villages", "posts"])
def test_an_empty_table_is_named(table: str) -> None:
    frames = tables()
    frames[table] = frames[table].head(0)
    lists(refused(lambda: ha.Problem.from_frames(**frames)), [(table, "", "", "empty")])


def test_two_columns_of_one_name_are_refused() -> None:
    frames = tables()
    frames["candidates"] = pd.concat([frames["candidates"], frames["candidates"][["age"]]], axis=1)
    lists(refused(lambda: ha.Problem.from_frames(**frames)), [("candidates", "", "age", "two columns")])


def test_a_pair_listed_twice_is_refused() -> None:
    frames = tables()
    frames["pairs"] = pd.concat([frames["pairs"], frames["pairs"].head(1)], ignore_index=True)
    lists(refused(lambda: ha.Problem.from_frames(**frames)), [("pairs", "row 25", "candidate, post", "listed twice")])


def test_a_village_of_pairs_without_posts_is_refused() -> None:
    frames = tables()
    frames["pairs"] = pd.DataFrame({"candidate": ["c1", "c2"], "village": ["v1", "v9"], "score": [70, 80]})
    lists(refused(lambda: ha.Problem.from_frames(**frames)), [("pairs", "row 2", "village", "no post in this village")])


def test_more_slots_than_people_are_counted_before_any_search() -> None:
    frames = spoilt(("posts", 1, "slots", 9), ("posts", 1, "least", 9))
    lists(refused(lambda: ha.Problem.from_frames(**frames)), [("posts", "", "slots", "12 places must be filled")])


def test_least_above_slots_names_the_post() -> None:
    frames = spoilt(("posts", 1, "least", 3))
    assert any(f.row == "v1/member" and "must not exceed" in f.reason for f in refused(lambda: ha.Problem.from_frames(**frames)))


def test_numpy_scalars_are_taken_for_what_they_are() -> None:
    post = ha.Post(village=np.str_("v1"), slots=np.int64(2), least=np.int32(1), facts={"room": np.float64(2.5)})
    person = ha.Candidate(id="c1", most=np.int8(3), facts={"age": np.int64(40), "member": np.bool_(True), "gone": np.nan})
    assert (post.slots, post.least, post.facts["room"]) == (2, 1, 2.5)
    assert (person.most, person.facts["age"], person.facts["member"], person.facts["gone"]) == (3, 40, True, None)
    kinds = [type(each) for each in (post.slots, post.id, person.most, person.facts["age"], person.facts["member"])]
    assert kinds == [int, str, int, int, bool]
