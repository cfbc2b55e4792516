"""What a class of a user's own must be is said when it is defined; what it states is looked at when it enters a program."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from types import ModuleType
from typing import Any, ClassVar

import numpy as np
import pytest

import houma_assign as ha
from houma_assign.aims.base import KINDS as AIMS
from houma_assign.aims.base import Aim, Objective
from houma_assign.constraints.base import INFINITY, Constraint, Forbidding, Rows, grouped
from houma_assign.constraints.base import KINDS as RULES

from .own_classes import nothing, one_each, plain, worth


@pytest.fixture(autouse=True)
def _leave_the_registers_as_they_were() -> Iterator[None]:
    before = dict(RULES), dict(AIMS)
    yield
    for kinds, kept in zip((RULES, AIMS), before, strict=True):
        kinds.clear()
        kinds.update(kept)


def problem(*rules: Constraint, aims: Any = None) -> ha.Problem:
    return ha.Problem.from_matrix([[3, 1, 2], [2, 4, 1]], least=0, constraints=rules, aims=aims)


def fault(make: Any) -> ha.Fault:
    with pytest.raises(ha.InputError) as caught:
        make()
    (only,) = caught.value.items
    return only


def test_a_kind_of_the_package_is_taken() -> None:
    found = fault(lambda: one_each(plain, "quota"))
    assert (found.table, found.row, found.column, found.value) == ("rules", "own_file.OwnRule", "kind", "quota")
    assert "houma_assign.constraints.quota.Quota" in found.reason
    assert RULES["quota"] is ha.Quota
    assert "houma_assign.aims.merit.Merit" in fault(lambda: worth(nothing, name="merit")).reason


def test_a_class_defined_anew_takes_its_own_place() -> None:
    first, second = one_each(plain), one_each(plain)
    assert first is not second
    assert RULES["own_rule"] is second


def test_a_file_that_is_run_and_imported_defines_its_classes_once(monkeypatch: pytest.MonkeyPatch) -> None:
    file = ModuleType("own_file")
    file.__file__ = "own_file.py"
    monkeypatch.setitem(sys.modules, "own_file", file)
    monkeypatch.setitem(sys.modules, "own_file_as_run", file)
    one_each(plain)
    second = one_each(plain, module="own_file_as_run")
    assert RULES["own_rule"] is second
    assert "own_file_as_run.OwnRule" in fault(lambda: one_each(plain, module="another_file")).reason


def test_a_kind_is_a_name_that_cells_and_ids_can_hold() -> None:
    for kind in ("Own", "own rule", "同村", "1st", 7):
        assert fault(lambda kind=kind: one_each(plain, kind)).column == "kind"
    assert not any(each.__module__ == "own_file" for each in RULES.values())


def test_a_class_made_from_a_kind_needs_one_of_its_own() -> None:
    def define() -> None:
        class Stricter(ha.Quota):
            pass

    assert "houma_assign.constraints.quota.Quota" in fault(define).reason
    assert RULES["quota"] is ha.Quota


@pytest.mark.filterwarnings("ignore:Field name")
def test_a_kind_written_as_a_field_is_refused() -> None:
    def define() -> None:
        body = {"__module__": "own_file", "__annotations__": {"kind": str}, "kind": "own_rule"}
        type(Constraint)("OwnRule", (one_each(plain, ""),), body)

    assert "ClassVar" in fault(define).reason


def test_a_missing_statement_is_said_when_the_class_is_defined() -> None:
    assert fault(lambda: one_each(plain, breaches=False)).column == "breaches"

    def mute() -> None:
        class Mute(Constraint):
            kind: ClassVar[str] = "mute"

            def breaches(self, problem: Any, placements: Any) -> list[ha.Breach]:
                return []

    def half() -> None:
        class Half(Forbidding):
            kind: ClassVar[str] = "half"

            def barred(self, grid: Any) -> Any:
                return np.zeros(len(grid), bool)

    def unworthy() -> None:
        class Unworthy(Aim):
            kind: ClassVar[str] = "unworthy"

            def objective(self, grid: Any) -> Objective:
                return nothing(grid)

    def aimless() -> None:
        class Aimless(Aim):
            kind: ClassVar[str] = "aimless"

            def value(self, problem: Any, placements: Any) -> Any:
                return 0

    found = [fault(each) for each in (mute, half, unworthy, aimless)]
    assert [each.column for each in found] == ["rows", "forbids", "value", "objective"]
    assert all(each.row.endswith(name) for each, name in zip(found, ("Mute", "Half", "Unworthy", "Aimless"), strict=True))
    assert not {"own_rule", "mute", "half", "unworthy", "aimless"} & (RULES.keys() | AIMS.keys())


def test_a_base_without_a_kind_is_possible_but_is_no_rule() -> None:
    assert fault(one_each(plain, "")).row == "own_file.OwnRule"
    assert fault(worth(nothing, name="")).row == "own_file.OwnAim"
    assert "" not in RULES.keys() | AIMS.keys()


ROWS: dict[str, Any] = {
    "coefficients of float": lambda grid: grouped(grid.post, grid.pairs.posts, np.full(len(grid), 0.5), upper=1),
    "coefficients that are NaN": lambda grid: grouped(grid.post, grid.pairs.posts, np.full(len(grid), np.nan), upper=1),
    "a bound of float": lambda grid: grouped(grid.post, grid.pairs.posts, upper=0.5),
    "too few coefficients": lambda grid: grouped(grid.post, grid.pairs.posts, np.ones(2, int), upper=1),
    "too many bounds": lambda grid: grouped(grid.post, grid.pairs.posts, upper=np.ones(9, int)),
    "groups of people, not of pairs": lambda grid: grouped(np.arange(len(grid.people)), grid.pairs.candidates, upper=1),
    "a group that has no label": lambda grid: grouped(grid.post, grid.pairs.posts[:1], upper=1),
    "columns of float": lambda grid: grouped(grid.post, grid.pairs.posts, upper=1, columns=grid.post * 0.5),
    "a column that is not there": lambda grid: replace(plain(grid), column=plain(grid).column + len(grid)),
    "lists": lambda grid: replace(plain(grid), row=plain(grid).row.tolist()),
    "floats in rows": lambda grid: replace(plain(grid), lower=np.full(3, 0.0)),
    "a bound beyond infinity": lambda grid: replace(plain(grid), upper=np.full(3, INFINITY + 1)),
    "two entries in one place": lambda grid: replace(plain(grid), column=plain(grid).column * 0, row=plain(grid).row * 0),
    "a unit of nothing": lambda grid: replace(plain(grid), unit=0),
    "labels that are no text": lambda grid: replace(plain(grid), labels=(1, 2, 3)),
    "room for auxiliary columns on one side": lambda grid: replace(plain(grid), aux_lower=np.zeros(1, np.int64)),
    "no rows at all": lambda grid: None,
}


@pytest.mark.parametrize("state", ROWS.values(), ids=ROWS.keys())
def test_rows_that_are_none_are_one_clear_error(state: Any) -> None:
    edited = problem(one_each(state)(id="mine"))
    found = fault(lambda: ha.solve(edited))
    assert (found.table, found.row, found.column) == ("rules", "mine", "rows")
    assert found.reason.endswith("a mistake of the class own_file.OwnRule, not of the data")


def test_rows_without_a_mistake_pass() -> None:
    assert ha.solve(problem(one_each(plain)())).placements == ha.solve(problem()).placements
    assert ha.solve(problem(one_each(lambda grid: Rows())())).status is ha.Status.OPTIMAL


@pytest.mark.parametrize("mask", [np.ones(2, bool), np.ones(6, int), [True] * 6], ids=["short", "int", "list"])
def test_a_mask_that_is_none_is_one_clear_error(mask: Any) -> None:
    made = one_each(plain)
    made.bars = lambda self, grid: mask
    found = fault(lambda: problem(made(id="mine")).eligibility)
    assert (found.row, found.column) == ("mine", "bars")
    assert "own_file.OwnRule" in found.reason


OBJECTIVES: dict[str, Any] = {
    "floats": lambda grid: Objective(np.full(len(grid), 0.5)),
    "too few": lambda grid: Objective(np.zeros(2, np.int64)),
    "a scale of float": lambda grid: Objective(np.zeros(len(grid), np.int64), scale=0.5),
    "auxiliary columns without bounds": lambda grid: Objective(np.zeros(len(grid), np.int64), aux=np.zeros(1, np.int64)),
    "rows of lists": lambda grid: Objective(np.zeros(len(grid), np.int64), rows=replace(plain(grid), lower=[0, 0, 0])),
    "no objective": lambda grid: np.zeros(len(grid), np.int64),
}


@pytest.mark.parametrize("state", OBJECTIVES.values(), ids=OBJECTIVES.keys())
@pytest.mark.parametrize("blended", [False, True], ids=["alone", "in a blend"])
def test_an_objective_that_is_none_is_one_clear_error(state: Any, blended: bool) -> None:
    aim = worth(state)(id="mine")
    found = fault(lambda: ha.solve(problem(aims=[ha.Blend(parts=[(aim, 2)]) if blended else aim])))
    assert (found.table, found.row, found.column) == ("aims", "mine", "objective")
    assert found.reason.endswith("a mistake of the class own_file.OwnAim, not of the data")


def test_a_value_is_exact() -> None:
    assert ha.solve(problem(aims=[worth(nothing)()])).status is ha.Status.OPTIMAL
    found = fault(lambda: ha.solve(problem(aims=[worth(nothing, 0.1)(id="mine")])))
    assert (found.row, found.column) == ("mine", "value")
    assert "float" in found.reason


def test_a_kind_that_nobody_knows_says_what_to_do() -> None:
    rule = one_each(plain)(id="mine")
    written = problem(rule).to_json()
    assert ha.Problem.from_json(written).constraints[-1] == rule
    del RULES["own_rule"]
    found = fault(lambda: ha.Problem.from_json(written))
    assert (found.row, found.value) == ("mine", "own_rule")
    assert "import the file" in found.reason
