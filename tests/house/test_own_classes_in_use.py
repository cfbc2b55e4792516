"""What a user's own class raises or gives while it is used is told as the mistake of that class, and leaves nothing behind."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import pytest

import houma_assign as ha
from houma_assign.aims.base import Aim
from houma_assign.constraints.base import Constraint, Forbidding

from .own_classes import nothing, one_each, plain, worth
from .test_own_classes import _leave_the_registers_as_they_were, fault, problem

__all__ = ["_leave_the_registers_as_they_were"]


def missing(*given: Any) -> Any:
    return {"a": 1}["小明的家乡"]


@pytest.mark.parametrize("method", ["faults", "bars", "rows", "breaches", "words"])
def test_a_rule_that_raises_inside_is_one_clear_error(method: str) -> None:
    body: dict[str, Any] = {"rows": lambda self, grid: plain(grid), "breaches": lambda self, problem, placements: []}
    body |= {"__module__": "own_file", "__qualname__": "OwnRule", "kind": "own_rule", method: missing,
             "__annotations__": {"kind": ClassVar[str]}}  # fmt: skip
    rule = type(Constraint)("OwnRule", (Constraint,), body)(id="mine")
    found = fault(lambda: (ha.solve(problem(rule)), rule.words()))
    assert (found.table, found.row, found.column, found.value) == ("rules", "mine", method, None)
    line = missing.__code__.co_firstlineno + 1
    assert f"it raises KeyError in line {line} of {Path(__file__).name}" in found.reason
    assert "a mistake of the class own_file.OwnRule, not of the data" in found.reason
    assert "小明" not in found.words("en") + found.words("zh")  # what an error says may be somebody's facts
    assert "OwnRule" not in found.words("zh")


@pytest.mark.parametrize("method", ["faults", "objective", "value", "words", "per_unit"])
def test_an_aim_that_raises_inside_is_one_clear_error(method: str) -> None:
    made = worth(nothing)
    body = {"__module__": "own_file", "__qualname__": "OtherAim", "kind": "other_aim", method: missing,
            "__annotations__": {"kind": ClassVar[str]}}  # fmt: skip
    aim = type(Aim)("OtherAim", (made,), body)(id="mine")
    soft = ha.Quota(id="soft", least=1, penalty=1)
    found = fault(lambda: ha.solve(problem(soft, aims=[aim])).summary())
    assert (found.table, found.row) == ("aims", "mine")
    assert "it raises KeyError in line" in found.reason


def test_a_forbidding_rule_that_raises_is_named_and_so_is_one_of_a_mixin() -> None:
    class Mixed:
        def forbids(self, problem: Any, placement: Any) -> bool:
            return bool(missing())

    class Hated(Mixed, Forbidding):
        kind: ClassVar[str] = "hated"

        def barred(self, grid: Any) -> Any:
            return np.zeros(len(grid), bool)

    found = fault(lambda: ha.solve(problem(Hated(id="mine"))))
    assert (found.row, found.column) == ("mine", "forbids")


BREACHES: dict[str, Any] = {
    "a number": lambda rule: 3, "tuples": lambda rule: [(rule.id, "here", 1)],
    "half a unit": lambda rule: [ha.Breach(rule.id, "here", 0.5)],  # type: ignore[arg-type]
    "nothing": lambda rule: [ha.Breach(rule.id, "here", 0)],
    "those of another": lambda rule: [ha.Breach("another", "here", 1)], "None": lambda rule: None,
}  # fmt: skip


@pytest.mark.parametrize("given", BREACHES.values(), ids=BREACHES.keys())
def test_breaches_that_are_none_are_one_clear_error(given: Any) -> None:
    class Own(one_each(plain, "")):  # type: ignore[misc]
        kind: ClassVar[str] = "own_rule"

        def breaches(self, problem: Any, placements: Any) -> Any:
            return given(self)

    found = fault(lambda: ha.solve(problem(Own(id="mine", penalty=1))))
    assert (found.row, found.column) == ("mine", "breaches")
    assert "is expected" in found.reason
    assert "a mistake of the class" in found.reason


def test_faults_that_are_none_are_one_clear_error() -> None:
    class Own(one_each(plain, "")):  # type: ignore[misc]
        kind: ClassVar[str] = "own_rule"

        def faults(self, problem: Any) -> Any:
            return ["the town is missing"]

    found = fault(lambda: problem(Own(id="mine")))
    assert (found.column, found.code) == ("faults", "own_class")


def test_two_statements_that_differ_are_the_mistake_of_the_class_and_leave_no_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    class Own(one_each(plain, "")):  # type: ignore[misc]
        kind: ClassVar[str] = "own_rule"

        def breaches(self, problem: Any, placements: Any) -> Any:
            return self.breach("everywhere", 1)

    found = fault(lambda: ha.solve(problem(Own(id="mine"))))
    assert (found.table, found.row, found.column, found.code) == ("rules", "mine", "rows and breaches", "statements_differ")
    assert "not of the data" in found.reason
    assert "houma_assign.testing.check_rule" in found.reason
    assert not any(tmp_path.iterdir())


def test_an_engine_that_breaks_the_rows_of_an_own_rule_is_to_blame_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    engine = import_module("houma_assign.engine.lexicographic")
    right = engine.optimise

    def careless(*given: Any, **named: Any) -> Any:
        outcome = right(*given, **named)
        outcome.x = outcome.x.copy()
        outcome.x[:2] = 1
        return outcome

    class Own(one_each(plain, "")):  # type: ignore[misc]
        kind: ClassVar[str] = "own_rule"

        def breaches(self, problem: Any, placements: Any) -> Any:
            held = [place.post for place in placements]
            return self.breach("a post", len(held) - len(set(held)))

    monkeypatch.setattr(engine, "optimise", careless)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    wide = ha.Problem.from_matrix([[3, 1], [2, 4]], slots=2, least=0, most_each=2, constraints=[Own(id="mine")])
    with pytest.raises(ha.AuditFailure, match="a mistake of this package; reproduce with"):
        ha.solve(wide)
