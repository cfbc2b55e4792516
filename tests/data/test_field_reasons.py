"""Records say in our words what is wrong with them, in both languages."""

from __future__ import annotations

import re
from string import Formatter
from typing import Any

import numpy as np
import pandas as pd
import pytest

import houma_assign as ha
from houma_assign.data.field_reasons import WORDS

THEIRS = re.compile(r"Input should|valid (tuple|list|dict|string|number)|unable to|instance of|truth value|ambiguous")
ODD: dict[str, Any] = {
    "number": 5, "float": 2.5, "nan": float("nan"), "inf": float("inf"), "huge": 10**30, "truth": True, "text": "x",
    "bytes": b"x",
    "list": [1, 2], "set": {1}, "mapping": {"a": 1}, "odd mapping": {1: "a"}, "object": object(), "array": np.array([1, 2]),
    "table": np.ones((2, 2)), "0-d": np.array(5), "series": pd.Series([1, 2]), "frame": pd.DataFrame({"a": [1]}), "NA": pd.NA,
    "NaT": pd.NaT, "duration": np.timedelta64(5, "ns"), "moment": np.datetime64("2020-01-01", "ns"), "complex": 1j, "type": int,
    "half": np.float16(2.5), "masked": np.ma.masked, "none": None, "stamp": pd.Timestamp("2020-01-01"), "surrogate": "\ud800",
}  # fmt: skip
KINDS: dict[type[Any], dict[str, Any]] = {
    ha.Candidate: {"id": "c"}, ha.Village: {"id": "v"}, ha.Post: {"village": "v"}, ha.Quota: {"where": {"sex": "f"}, "least": 1},
    ha.Total: {"number": "km", "most": 3}, ha.Pinned: {"candidate": "c", "post": "p"}, ha.NeedsMet: {}, ha.Wishes: {"wishes": {}},
}  # fmt: skip
FIELDS = [(kind, field) for kind in KINDS for field in kind.model_fields]


@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=lambda each: getattr(each, "__name__", each))
def test_odd_values_are_taken_or_refused_in_our_words(kind: type[Any], field: str) -> None:
    for value in ODD.values():
        try:
            kind(**{**KINDS[kind], field: value})
        except ha.InputError as error:
            for fault in error.items:
                assert fault.reason
                assert not THEIRS.search(fault.reason), fault
                assert not fault.code or fault.words("zh") != fault.words("en")


@pytest.mark.parametrize("finding", WORDS)
def test_words_ask_only_for_what_findings_hold(finding: str) -> None:
    asked = [{name for _, name, _, _ in Formatter().parse(words) if name} for words in WORDS[finding]]
    held = {"ge", "gt", "le", "lt", "multiple_of", "min_length", "max_length", "expected", "class"}
    assert asked[1] <= asked[0] <= held


@pytest.mark.parametrize("given", [["law", "fire"], ("law", "fire"), np.array(["law", "fire"]), np.array(["law", "fire"], object),
                                   pd.Series(["law", "fire"]), pd.Index(["law", "fire"]),
                                   pd.array(["law", "fire"], dtype="string"),
                                   {"law", "fire"}], ids=lambda each: type(each).__name__)  # fmt: skip
def test_lists_come_in_every_container(given: Any) -> None:
    assert sorted(ha.Candidate(id="c", skills=given).skills) == ["fire", "law"]


def test_lists_of_other_libraries_are_lists() -> None:
    assert ha.Candidate(id="c", skills=pytest.importorskip("pyarrow").array(["law"])).skills == ("law",)
    assert ha.Candidate(id="c", skills=pytest.importorskip("polars").Series(["law"])).skills == ("law",)


def test_durations_are_no_numbers() -> None:
    for value in (np.timedelta64(5, "ns"), np.timedelta64(5, "m"), np.datetime64("2020-01-01", "ns")):
        with pytest.raises(ha.InputError, match="a fact must be"):
            ha.Candidate(id="c", facts={"age": value})


def test_decimals_are_facts_where_floats_say_them() -> None:
    from decimal import Decimal
    from fractions import Fraction

    person = ha.Candidate(id="c", facts={"a": Decimal("85.25"), "b": Fraction(1, 4), "c": Decimal(3), "d": np.float32(0.1)})
    assert dict(person.facts) == {"a": 85.25, "b": 0.25, "c": 3, "d": 0.1}
    for value in (Decimal("0.12345678901234567890"), Fraction(1, 3), Decimal("Infinity")):
        with pytest.raises(ha.InputError):
            ha.Candidate(id="c", facts={"a": value})
