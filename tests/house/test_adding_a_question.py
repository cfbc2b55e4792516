"""The worked example of the page on questions runs, keeps its walls, and its test finds the losses of all plans."""

from __future__ import annotations

import ast
from typing import Any

import pytest

import houma_assign as ha

from .pages import blocks, run

PAGE = "adding_a_question.md"


@pytest.fixture(scope="module")
def space() -> dict[str, Any]:
    return run(PAGE)


def test_its_losses_are_those_of_all_plans(space: dict[str, Any]) -> None:
    assert sum(space["check"](seed) for seed in range(60)) > 30


def test_it_says_what_is_not_known(space: dict[str, Any]) -> None:
    plan = ha.solve(ha.datasets.houma_2020())
    hurried = space["units_kept"](plan, time_limit=1e-6)
    assert "time ran out" in str(hurried)
    assert str(hurried).endswith("bounds only: time ran out.")
    assert "时间用完" in hurried.words("zh")
    with pytest.raises(ha.InputError, match="time_limit"):
        space["units_kept"](plan, time_limit=0)
    empty = space["UnitsKept"](plan, ())
    assert list(empty.frame.columns) == ["unit", "placed", "status"]


def test_it_asks_nothing_that_a_question_may_not() -> None:
    tree = ast.parse(blocks(PAGE)[0])
    asked = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert "houma_assign.solve" in asked
    assert not [module for module in asked if module.startswith(("houma_assign.engine", "houma_assign.program", "ortools"))]
