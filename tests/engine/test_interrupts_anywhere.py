"""Ctrl-C at any moment of a solve, in a solver or between two calls of one, loses neither the plan nor what comes after."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any

import pytest

import houma_assign as ha

from ..oracles.middling_problems import draw_middling
from .settings import CORE_SEARCH, throw

LNS = import_module("houma_assign.engine.heuristics.lns")
CHILD = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.path[:0] = [{root!r}]
import houma_assign as ha
from houma_assign.engine.lexicographic import optimise
from benchmarks.instances.random_town import random_town
problem, small = random_town(250, 50, 3), random_town(12, 4, 1)
expected = ha.solve(small).placements
try:
    print("ready", flush=True)
    plan = ha.solve(problem)
    print("ended", plan.status.name, flush=True)
except KeyboardInterrupt as stop:
    plan = getattr(stop, "plan", None)
    print("caught", type(stop).__name__, plan.status.name if plan else None, bool(plan and plan.placements), flush=True)
print("again", ha.solve(small).placements == expected, flush=True)
"""


def told(delay: float) -> list[str]:
    """What a solve says that is interrupted after so many seconds."""
    text = CHILD.format(root=str(Path(__file__).parents[2]))
    child = subprocess.Popen([sys.executable, "-c", text], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        time.sleep(delay)
        child.send_signal(signal.SIGINT)
        out, err = child.communicate(timeout=60)
    finally:
        child.kill()
        child.communicate()
    lines = out.splitlines()
    if lines and lines[0].startswith("ended"):
        return lines[:1]  # the interrupt came after the solve, wherever that was
    assert child.returncode == 0, err
    assert lines[-1] == "again True"
    return lines[0].split()


def delays(number: int) -> list[float]:
    dice = Random(4)
    return [round(dice.uniform(0.0, 2.0), 3) for _ in range(number)]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="signals as on Linux")
@pytest.mark.parametrize(
    "delay", [pytest.param(each, marks=[pytest.mark.slow] if k > 2 else []) for k, each in enumerate(delays(25))]
)
def test_an_interrupt_at_any_moment(delay: float) -> None:
    words = told(delay)
    if words[0].startswith("ended"):
        return
    assert words[1] in ("Interrupted", "KeyboardInterrupt")
    assert words[2:] in (["None", "False"], ["FEASIBLE", "True"], ["OPTIMAL", "True"])


def solved(seed: int) -> ha.Plan | None:
    """The plan of a problem, or the one that an interrupt leaves."""
    try:
        return ha.solve(draw_middling(seed))
    except ha.Interrupted as stop:
        plan: ha.Plan | None = stop.plan
        return plan


PARTS = [
    ("core_search", "above"),
    ("core_search", "polish"),
    ("heuristics.lns", "presolved_under"),
    ("heuristics.lns", "solve_portfolio"),
    ("heuristics.diving", "presolved_under"),
    ("bounds.relaxation_chain", "certificate"),
    ("bounds.relaxation_chain", "separate"),
    ("look_ahead", "keeps"),
    ("tier_solver", "solve_portfolio"),
    ("bounds.column_generation", "best_of_rows"),
]


@pytest.mark.parametrize("after", [0, 3])
@pytest.mark.parametrize(("module", "name"), PARTS)
def test_an_interrupt_between_two_calls_is_ours(module: str, name: str, after: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python raises it wherever it stands; here at the n-th call of a part."""
    throw(monkeypatch, "everything at once")
    place, calls = import_module(f"houma_assign.engine.{module}"), []
    right = getattr(place, name)

    def pressed(*given: Any, **named: Any) -> Any:
        calls.append(1)
        if len(calls) == after + 1:
            raise KeyboardInterrupt
        return right(*given, **named)

    monkeypatch.setattr(place, name, pressed)
    try:
        plan = ha.solve(draw_middling(903))
    except ha.Interrupted as stop:
        plan = stop.plan
        assert plan is None or plan.status in (ha.Status.FEASIBLE, ha.Status.OPTIMAL)
        assert len(calls) > after
    assert plan is None or plan.placements
    monkeypatch.setattr(place, name, right)
    again = ha.solve(draw_middling(903))
    assert again.status in (ha.Status.OPTIMAL, ha.Status.INFEASIBLE)


def test_a_plan_that_was_dived_for_survives_an_interrupt_while_it_is_mended(monkeypatch: pytest.MonkeyPatch) -> None:
    throw(monkeypatch, "every core is large")
    dived, dive = [], CORE_SEARCH.dive

    def dives(*given: Any) -> Any:
        dived.append(dive(*given))
        return dived[-1]

    def pressed(*given: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr(CORE_SEARCH, "dive", dives)
    monkeypatch.setattr(LNS, "solve_portfolio", pressed)
    lost = []
    for seed in range(900, 915):
        dived.clear()
        plan = solved(seed)
        if dived and dived[-1] is not None:
            lost.append(plan is None or not plan.placements)
    assert lost
    assert not any(lost)


FIRST = """
import signal, sys, threading, os, builtins
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.path[:0] = [{root!r}]
import houma_assign as ha
rule = ha.Quota(where={{"id": "c0"}}, least=1)  # a matrix alone takes no solver but that of flows
problem = ha.Problem.from_matrix([[1, 2], [3, 5]], constraints=[rule])
class Pressed:
    def find_spec(self, name, *rest):
        if name == {name!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Pressed())
try:
    ha.solve(problem)
except KeyboardInterrupt as stop:
    print(type(stop).__name__, flush=True)
print(dict(ha.solve(problem).value)["merit"], flush=True)
"""


MODULES = ("ortools.sat.python.cp_model_helper", "ortools.math_opt.core.python.solver", "ortools.util.python")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="signals as on Linux")
@pytest.mark.parametrize("name", MODULES)
def test_an_interrupt_while_the_solvers_are_imported_is_ours(name: str) -> None:
    text = FIRST.format(root=str(Path(__file__).parents[2]), name=name)
    shown = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=False)
    assert (shown.returncode, shown.stdout.split()) == (0, ["Interrupted", "6"]), shown.stderr
