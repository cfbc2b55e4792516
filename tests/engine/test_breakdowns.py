"""A solver that breaks down in the middle is an answer less, not the end of the solve."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest

import houma_assign as ha

from ..oracles.test_brute_force import check
from .settings import SETTINGS, throw

LP = import_module("houma_assign.engine.bounds.incremental_lp")


@pytest.mark.parametrize("setting", ["never sifted", "columns join one by one", "always tightened"])
@pytest.mark.parametrize("after", [0, 1, 5])
def test_an_lp_that_breaks_down_is_an_answer_less(after: int, setting: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from ortools.math_opt.core.python import solver  # noqa: F401  # it brings the errors of the next line
    from pybind11_abseil import status

    calls, interruptible = [], LP.interruptible

    def breaks(*given: Any) -> Any:
        calls.append(1)
        if len(calls) > after:
            raise status.StatusNotOk(status.internal_error("Unexpected GLOP termination reason: ABNORMAL"))
        return interruptible(*given)

    throw(monkeypatch, setting)
    monkeypatch.setattr(LP, "interruptible", breaks)
    for seed in range(71_000, 71_030):
        calls.clear()
        check(seed)


def test_no_setting_breaks_glop_down_unheard(monkeypatch: pytest.MonkeyPatch) -> None:
    """On this way GLOP has been seen to end abnormally."""
    assert "columns join one by one" in SETTINGS
    throw(monkeypatch, "columns join one by one")
    assert ha.solve(ha.datasets.houma_2020(structure="published")).status is ha.Status.OPTIMAL
