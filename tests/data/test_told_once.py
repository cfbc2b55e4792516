"""The same matter in many rows is one line; different matters are lines of their own."""

from __future__ import annotations

import pandas as pd
import pytest

import houma_assign as ha
from houma_assign.data.told_once import NAMED, once
from houma_assign.errors import Fault, Message

REASON = Message("odd", "odd", "不对")


def many(number: int, column: str = "a", reason: str = REASON) -> list[Fault]:
    return [Fault("candidates", f"c{k}", column, k, reason) for k in range(number)]


def test_few_are_told_one_by_one_and_many_as_one() -> None:
    assert once(many(NAMED)) == many(NAMED)
    (fault,) = once(many(NAMED + 1))
    assert (fault.row, fault.code) == ("c0", "odd")
    assert str(fault.reason) == f"odd (so in {NAMED + 1} rows)"
    assert fault.words("zh").endswith(f"不对（共 {NAMED + 1} 行）")


def test_columns_and_reasons_are_matters_of_their_own() -> None:
    told = once([*many(9, "a"), *many(9, "b"), *many(9, "a", "other")])
    assert [(fault.column, fault.reason) for fault in told] == [
        ("a", "odd (so in 9 rows)"), ("b", "odd (so in 9 rows)"), ("a", "other (so in 9 rows)"),
    ]  # fmt: skip


def test_a_rule_over_a_column_of_text_says_so_once() -> None:
    people = pd.DataFrame({"id": [f"c{k}" for k in range(168)], "score": 1, "age": "thirty"})
    with pytest.raises(ha.InputError) as caught:
        ha.Problem.from_frames(people, {"id": ["v"]}, constraints=[ha.Mean(number="age", most=40)])
    (fault,) = caught.value.items
    assert "168 rows" in fault.reason


def test_every_unknown_id_is_told_and_each_once() -> None:
    people, places = pd.DataFrame({"id": ["a"], "score": [1]}), pd.DataFrame({"id": [f"v{k}" for k in range(9)]})
    pairs = pd.DataFrame([(f"x{k}", f"v{j}", 1) for k in range(5) for j in range(9)], columns=["candidate", "village", "score"])
    with pytest.raises(ha.InputError) as caught:
        ha.Problem.from_frames(people, places, pairs=pairs)
    assert [fault.value for fault in caught.value.items] == [f"x{k}" for k in range(5)]
