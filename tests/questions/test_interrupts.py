"""Ctrl-C at the n-th call of a part ends each question as a ``KeyboardInterrupt``; asked again, it is answered."""

from __future__ import annotations

import subprocess
import sys
from _thread import get_ident
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import houma_assign as ha
from benchmarks.instances.random_town import random_town
from houma_assign.engine.solvers.interruptible import Stopped, heed, interrupt, let_go_on
from houma_assign.questions.methods import memory

EXECUTOR = import_module("houma_assign.questions.methods.executor")
Ask = Callable[[ha.Plan], Any]


def stuck(problem: ha.Problem) -> ha.Problem:
    return problem.adding(ha.Quota(id="all", where={}, least=len(problem.candidates) + 1))


def out(plan: ha.Plan) -> str:
    return plan.placements[0].candidate


QUESTIONS: dict[str, Ask] = {
    "alternatives": lambda plan: ha.alternatives(plan, within=5),
    "contingency": ha.contingency,
    "explain": lambda plan: ha.explain(plan, out(plan)),
    "firm": lambda plan: ha.firm(plan, within=5),
    "passed_over": ha.passed_over,
    "prices": ha.prices,
    "repair": lambda plan: ha.repair(plan, [out(plan)]),
    "robustness": lambda plan: ha.robustness(plan, 0.5, draws=10, executor=2),
    "stability": lambda plan: ha.stability(plan, of=("role weight", "slack")),
    "trade_off": lambda plan: ha.trade_off(plan.problem, "merit", "needs"),
    "what_if": lambda plan: ha.what_if(plan.problem, {"a": lambda it: it.without(out(plan))}, executor=2),
    "why_infeasible": lambda plan: ha.why_infeasible(stuck(plan.problem), 1, 1),
    "why_not": lambda plan: ha.why_not(plan, out(plan), plan.placements[-1].post),
}  # fmt: skip
HOOKS = [
    ("program.program", "build"),
    ("engine.lexicographic", "presolved"),
    ("engine.bounds.relaxation_chain", "at_floor"),
]


@pytest.fixture(scope="module")
def plan() -> ha.Plan:
    return ha.solve(random_town(14, 5, 1))


@pytest.mark.parametrize("after", [0, 2])
@pytest.mark.parametrize(("module", "name"), HOOKS, ids=[name for _, name in HOOKS])
@pytest.mark.parametrize("question", QUESTIONS)
def test_an_interrupt_in_a_part_is_a_keyboard_interrupt(question: str, module: str, name: str, after: int, plan: ha.Plan,
                                                       monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    memory._KEPT.clear()
    place, calls = import_module(f"houma_assign.{module}"), []
    right = getattr(place, name)

    def pressed(*given: Any, **named: Any) -> Any:
        calls.append(1)
        if len(calls) == after + 1:
            raise KeyboardInterrupt
        return right(*given, **named)

    monkeypatch.setattr(place, name, pressed)
    kind = "ended"
    try:
        QUESTIONS[question](plan)
    except KeyboardInterrupt as stop:
        kind = type(stop).__name__
    assert kind in (("KeyboardInterrupt", "Interrupted") if len(calls) > after else ("ended",))


def test_a_question_that_was_interrupted_is_answered_afterwards(plan: ha.Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    memory._KEPT.clear()
    place = import_module("houma_assign.engine.bounds.relaxation_chain")
    right = place.certificate
    expected = {name: QUESTIONS[name](plan).words() for name in ("firm", "alternatives", "robustness")}
    for name, words in expected.items():
        memory._KEPT.clear()
        with monkeypatch.context() as patched:
            patched.setattr(place, "certificate", lambda *given: (_ for _ in ()).throw(KeyboardInterrupt))
            with pytest.raises(KeyboardInterrupt):
                QUESTIONS[name](plan)
        assert place.certificate is right
        assert QUESTIONS[name](plan).words() == words


def test_work_that_no_solver_would_end_heeds() -> None:
    heed()
    interrupt([get_ident()])
    try:
        with pytest.raises(Stopped):
            heed()
        with pytest.raises(KeyboardInterrupt):
            ha.prices(ha.solve(ha.Problem.from_matrix([[3, 1], [2, 2]])))
    finally:
        let_go_on([get_ident()])
    heed()


def test_a_thread_that_begins_after_the_others_were_stopped_stops_too(monkeypatch: pytest.MonkeyPatch) -> None:
    stopped: list[list[int]] = []
    monkeypatch.setattr(EXECUTOR, "interrupt_solves", lambda threads: stopped.append(list(threads)))
    pool = EXECUTOR._pool(2)
    begin = pool.__enter__()._initializer
    assert not pool.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)  # it goes on
    begin()
    assert stopped == [[], [get_ident()]]


ORPHAN = """
import os, signal, sys, threading, time
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.path[:0] = [{root!r}]
from benchmarks.instances.budgets import budgets
from houma_assign.engine.proof.restrict import presolved
from houma_assign.engine.solvers.scip import solve_scip
from houma_assign.program.program import Program

def press():
    while not (children := [pid for pid in os.listdir("/proc") if pid.isdigit() and parent(pid) == os.getpid()]):
        time.sleep(0.05)
    print(*children, flush=True)
    os.kill(os.getpid(), signal.SIGINT)

program = Program.of(budgets("d", 200, 20))
model = presolved(program, program.tiers[0].weights)
threading.Timer(0.1, press).start()
print(solve_scip(model, 60.0).stopped, flush=True)
"""
PARENT = """
def parent(pid):
    try:
        with open(f"/proc/{pid}/stat") as file:
            return int(file.read().rsplit(")", 1)[1].split()[1])
    except OSError:
        return 0
"""


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes as on Linux")
def test_no_process_outlives_an_interrupted_one() -> None:
    text = PARENT + ORPHAN.format(root=str(Path(__file__).parents[2]))
    child = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=False, timeout=120)
    assert child.returncode == 0, child.stderr
    *started, stopped = child.stdout.split()
    assert (bool(started), stopped) == (True, "True")
    assert not [pid for pid in started if Path(f"/proc/{pid}").exists()]
