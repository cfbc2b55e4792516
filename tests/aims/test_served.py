"""Villages served: plain, weighted by form, without forms, and weights that no people add up to."""

from __future__ import annotations

from fractions import Fraction

import pytest

import houma_assign as ha

from ..constraints.test_village_forms import problem


def test_a_form_counts_by_its_weight() -> None:
    asked = problem(least={"team": 1, "alone": 1}, most={"team": 1, "alone": 1})
    plan = ha.solve(asked.with_aims(ha.Served(number="score", weights={"team": 3})))
    assert plan.forms == {"v0": "team", "v2": "alone"}
    assert plan.value["served"] == 3 * 9 + 7
    assert ha.Served(number="score", weights={"team": 0.5}).value(asked, plan.placements) == Fraction(23, 2)


def test_without_forms_every_village_is_open() -> None:
    asked = problem().dropping("forms")
    assert ha.Served(number="score").value(asked, ()) == 21
    assert ha.solve(asked).value["served"] == 21


@pytest.mark.parametrize(("aim", "said"), [
    (ha.Served(number="age"), "has this column"), (ha.Served(number="score", weights={"tema": 2}), "no form has this name"),
])  # fmt: skip
def test_what_is_refused(aim: ha.Aim, said: str) -> None:
    with pytest.raises(ha.InputError, match=said):
        problem().with_aims(aim)


def test_weights_must_go_with_people() -> None:
    three = {"a": {"secretary": 1}, "b": {"secretary": 1, "member": 1}, "c": {"secretary": 1, "member": 2}}
    asked = problem(forms=three)
    asked.with_aims(ha.Served(number="score", weights={"a": 1, "b": 2, "c": 3}))
    with pytest.raises(ha.InputError, match="no worth of single roles"):
        asked.with_aims(ha.Served(number="score", weights={"a": 1, "b": 2, "c": 5}))
