"""And, or and not over conditions mean what they mean over truths, for people whose facts are all known."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import houma_assign as ha
from houma_assign.data.condition import all_hold
from houma_assign.data.condition_text import read_conditions

ATOMS = {
    "a = x": lambda who: who["a"] == "x",
    "n >= 2": lambda who: who["n"] >= 2,
    "n < 1": lambda who: who["n"] < 1,
    "a != x | y": lambda who: who["a"] not in ("x", "y"),
    "d 2015-07..2015-08-15": lambda who: "2015-07-01" <= who["d"] <= "2015-08-15",
    "d > 2015-07": lambda who: who["d"] > "2015-07-31",
}
PEOPLE = [{"a": a, "n": n, "d": d} for a, n, d in product("xyz", (0, 1, 2), ("2015-06-30", "2015-07-31", "2015-08-16"))]
Tree = Any

atoms = st.sampled_from(sorted(ATOMS)).map(lambda text: (text, ATOMS[text]))
signs = {"and": [" and ", " 且 ", "，", " & "], "or": [" or ", " 或 ", " || "]}


def grown(inner: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    turned = st.tuples(st.sampled_from(["not ({})", "非（{}）"]), inner).map(
        lambda pair: (pair[0].format(pair[1][0]), lambda who: not pair[1][1](who))
    )
    return turned | st.sampled_from(["and", "or"]).flatmap(lambda kind: joined(kind, inner))


def joined(kind: str, inner: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    take = all if kind == "and" else any
    return st.tuples(st.sampled_from(signs[kind]), st.lists(inner, min_size=2, max_size=3)).map(
        lambda pair: (pair[0].join(f"({text})" for text, _ in pair[1]), lambda who: take(test(who) for _, test in pair[1]))
    )


@settings(max_examples=150, deadline=None)
@given(st.recursive(atoms, grown, max_leaves=5))
def test_a_statement_is_true_of_whom_it_is_true(tree: Tree) -> None:
    text, truth = tree
    where = read_conditions(text)
    for who in PEOPLE:
        assert all_hold(where, ha.Candidate(id="c", facts=who)) is truth(who), text


def test_semicolons_bind_least() -> None:
    where = read_conditions("a = x or n >= 2; d <= 2015-07")
    met = [(who["a"], who["n"], who["d"][5:]) for who in PEOPLE if all_hold(where, ha.Candidate(id="c", facts=who))]
    assert all((a == "x" or n == 2) and day < "08" for a, n, day in met)
    assert len(met) == 2 * 5


@pytest.mark.parametrize("text", ["a = x", "a != x", "n >= 2", "n < 1", "not (a = x or n >= 2)", "a = x or n >= 2"])
def test_a_missing_fact_satisfies_nothing(text: str) -> None:
    assert not all_hold(read_conditions(text), ha.Candidate(id="c", facts={"a": None}))


def test_a_date_without_a_day_is_the_first_of_its_month_and_an_end_means_the_whole_month() -> None:
    def held(text: str) -> list[str]:
        days = ["2015-06-30", "2015-07", "2015-07-01", "2015-07-31", "2015-08-01"]
        return [day for day in days if all_hold(read_conditions(text), ha.Candidate(id="c", facts={"d": day}))]

    assert held("d <= 2015-07") == ["2015-06-30", "2015-07", "2015-07-01", "2015-07-31"]
    assert held("d > 2015-07") == ["2015-08-01"]
    assert held("d >= 2015-07-01") == ["2015-07", "2015-07-01", "2015-07-31", "2015-08-01"]
    assert held("d < 2015-07-31") == ["2015-06-30", "2015-07", "2015-07-01"]
    assert not all_hold(read_conditions("d != 2015-07..2015-08"), ha.Candidate(id="c", facts={"d": "summer"}))


@pytest.mark.parametrize(
    "given",
    [{}, {"fact": "a"}, {"equals": 1}, {"fact": "a", "equals": 1, "least": 2}, {"fact": "a", "least": "2015-07", "most": 3},
     {"fact": "a", "least": "x"}, {"fact": "a", "least": "2015-07-31", "most": "2015-07-01"},
     {"fact": "a", "least": 3, "most": 2},
     {"fact": "a", "any_of": [{"fact": "b", "equals": 1}]}, {"any_of": [{"any_of": [{"fact": "b", "equals": 1}]}]},
     {"any_of": [{"fact": "b", "equals": 1}], "unless": True}],
)  # fmt: skip
def test_a_condition_states_one_test(given: dict[str, Any]) -> None:
    with pytest.raises(ha.InputError):
        ha.Condition(**given)
