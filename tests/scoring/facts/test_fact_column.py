"""Columns of every kind say of every row what ``Condition.holds`` says of its record."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

import houma_assign as ha
from houma_assign.data.condition_subject import answers
from houma_assign.scoring.facts.criterion import FALSE, TRUE, UNKNOWN, Criterion
from houma_assign.scoring.facts.fact_table import FactTable

NUMBERS = [-3, 0, 7, 1_000_000, 7, -3]
CELLS: dict[str, tuple[Any, list[Any]]] = {
    "small ints": (np.array([3, 0, 7]), [3, 0, 7]),
    "ints from one on": (np.array([3, 5, 7], dtype=np.int8), [3, 5, 7]),
    "negative ints": (np.array([-3, 0, 7]), [-3, 0, 7]),
    "ints far apart": (np.array(NUMBERS), NUMBERS),
    "large ints": (np.array([10**15, 10**15 + 1]), [10**15, 10**15 + 1]),
    "unsigned": (np.array([2**63, 7], dtype=np.uint64), [2**63, 7]),
    "bools": (np.array([True, False]), [True, False]),
    "floats": (np.array([1.5, np.nan, -7.0, 7.0]), [1.5, None, -7.0, 7.0]),
    "text array": (np.array(["a", "b", "a"]), ["a", "b", "a"]),
    "objects": (np.array([1, True, "1", None, 7], dtype=object), [1, True, "1", None, 7]),
    "list": ([7, None, "", " ", "a"], [7, None, None, None, "a"]),
    "series": (pd.Series([7.0, None, 2.0]), [7.0, None, 2.0]),
    "text series": (pd.Series(["a", None, "", "7"]), ["a", None, None, "7"]),
    "nullable ints": (pd.Series([7, None, 3], dtype="Int64"), [7, None, 3]),
    "nullable bools": (pd.Series([True, None, False], dtype="boolean"), [True, None, False]),
    "categories": (pd.Series(["a", None, "b"], dtype="category"), ["a", None, "b"]),
    "dates": (["2015-07-31", "2015-08", None, "soon", 7], ["2015-07-31", "2015-08", None, "soon", 7]),
    "object series": (pd.Series([1, True, pd.NA, "a"], dtype=object), [1, True, None, "a"]),
}
CONDITIONS = ({"equals": 7}, {"equals": True}, {"equals": "a"}, {"one_of": (1, "b", False)}, {"least": 0}, {"most": 3},
              {"least": -3, "most": 7}, {"equals": 7, "unless": True}, {"least": 2, "unless": True},
              {"most": "2015-07"}, {"most": "2015-07", "unless": True},
              {"least": "2015-07-31", "most": "2015-08-01"})  # fmt: skip


@pytest.mark.parametrize("kind", CELLS)
@pytest.mark.parametrize("test", CONDITIONS, ids=str)
def test_a_condition_says_the_same_of_a_column_as_of_records(kind: str, test: dict[str, Any]) -> None:
    given, plain = CELLS[kind]
    condition = ha.Condition(fact="x", **test)
    table = FactTable.of({"id": [f"p{k}" for k in range(len(plain))], "x": given})
    truth = Criterion(id="t", where=condition).truth(table)
    records = [ha.Village(id=f"p{k}", facts={"x": cell}) for k, cell in enumerate(plain)]
    wanted = [UNKNOWN if cell is None else TRUE if condition.holds(record) else FALSE
              for cell, record in zip(plain, records, strict=True)]  # fmt: skip
    assert truth.tolist() == wanted


@pytest.mark.parametrize("kind", CELLS)
def test_a_choice_of_conditions_says_the_same_of_a_column_as_of_records(kind: str) -> None:
    given, plain = CELLS[kind]
    condition = ha.Condition(any_of=[{"fact": "x", **test} for test in ({"equals": "a"}, {"least": 5}, {"most": "2015-07"})])
    table = FactTable.of({"id": [f"p{k}" for k in range(len(plain))], "x": given})
    records = [ha.Village(id=f"p{k}", facts={"x": cell}) for k, cell in enumerate(plain)]
    wanted = [UNKNOWN if cell is None else TRUE if condition.holds(record) else FALSE
              for cell, record in zip(plain, records, strict=True)]  # fmt: skip
    assert Criterion(id="t", where=condition).truth(table).tolist() == wanted
    assert answers(condition, {"x": plain}) == [truth == TRUE for truth in wanted]


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [((True, "a"), TRUE), ((True, "b"), TRUE), ((False, "a"), TRUE), ((False, "b"), FALSE), ((None, "a"), TRUE),
     ((None, "b"), UNKNOWN), ((False, None), UNKNOWN), ((True, None), TRUE)],
)  # fmt: skip
def test_either_is_the_best_of_its_conditions(facts: tuple[Any, Any], wanted: int) -> None:
    table = FactTable.of({"id": ["p"], "x": [facts[0]], "y": [facts[1]]})
    assert Criterion(id="t", either="x = true; y = a").truth(table).tolist() == [wanted]


def test_a_table_does_not_follow_later_changes_of_the_users_array() -> None:
    ages = np.array([30, 50])
    table = FactTable.of({"id": ["a", "b"], "age": ages})
    test = Criterion(id="t", where="age >= 40")
    before = test.truth(table).tolist()
    ages[:] = 0
    assert test.truth(table).tolist() == before == [FALSE, TRUE]


def test_whole_floats_of_a_sheet_are_whole_numbers() -> None:
    rows = [{"row": "problem", "id": "p", "weight": 1.0}, {"row": "form", "id": "f", "villages": 9.0, "posts": "secretary: 1"}]
    assert ha.VillagePolicy.from_records(rows).places == 9


def test_a_near_spelling_in_a_policy_is_a_fault() -> None:
    table = FactTable.of({"id": ["a", "b"], "rank": ["staff", "deputy"], "party": [True, False]})
    for where, near in (("rank = Staff", "'staff' is there"), ("rank != deputi", "'deputy' is there")):
        (fault,) = Criterion(id="t", where=where).table_faults(table, "rules")
        assert near in fault.reason
    assert Criterion(id="t", where="rank = staff | chief; party = 是").table_faults(table, "rules") == []
