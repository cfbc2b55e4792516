"""Solvers in processes of their own: ended, killed, interrupted, forked, and always gone in the end."""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from threading import Thread, Timer, main_thread
from typing import Any

import numpy as np
import pytest

from houma_assign.engine.model.model import Model
from houma_assign.engine.solvers.interruptible import Stopped
from houma_assign.engine.solvers.scip import solve_scip
from houma_assign.errors import SolverFailure

from ..models import best, model, thrown

PROCESS = import_module("houma_assign.engine.solvers.process")
SCIP = import_module("houma_assign.engine.solvers.scip")
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes and descriptors as on Linux")


@pytest.fixture(autouse=True)
def _afresh() -> Iterator[None]:
    PROCESS._end_all()
    yield
    PROCESS._end_all()
    assert children() == []


def children() -> list[int]:
    """Solver processes of this one that are running."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            state, parent = (entry / "stat").read_text().rsplit(")", 1)[1].split()[:2]
            line = (entry / "cmdline").read_bytes().decode()
        except OSError:
            continue
        if int(parent) == os.getpid() and state != "Z" and "solvers/child.py" in line:
            found.append(int(entry.name))
    return sorted(found)


def split(size: int = 60) -> Model:
    """A market split: hours of work for every solver."""
    rng = np.random.default_rng(5)
    rows = []
    for _ in range(6):
        weights = rng.integers(1000, 10_000, size)
        rows.append((dict(enumerate(weights.tolist())), int(weights.sum()) // 2, int(weights.sum()) // 2))
    return model([0] * size, [1] * size, rows, [1] * size)


def press() -> None:
    signal.pthread_kill(main_thread().ident or 0, signal.SIGINT)


def easy(seed: int = 3) -> None:
    held = thrown(np.random.default_rng(seed))
    found, top = solve_scip(held, 60.0), best(held)
    assert (found.value if found.optimal else None) == top


def waited(running: Any) -> Any:
    while not running:
        time.sleep(0.01)
    return next(iter(running))


def asked(running: Any, seconds: float = 60.0) -> Any:
    from ortools.math_opt import parameters_pb2

    return PROCESS.solve_in_process(
        parameters_pb2.SOLVER_TYPE_GSCIP, SCIP._proto(split()), SCIP._parameters(None), seconds, running
    )


def test_one_process_serves_one_model_after_the_other() -> None:
    easy()
    first = children()
    assert len(first) == 1
    easy(4)
    assert children() == first


def test_killed_at_work_it_has_no_answer_and_the_next_one_does() -> None:
    easy()
    first, running, answers = children(), set(), []
    thread = Thread(target=lambda: answers.append(asked(running)))
    thread.start()
    process = waited(running)
    time.sleep(0.3)
    process.process.kill()
    thread.join(10)
    assert answers == [None]
    assert running == set()
    assert children() == []
    easy()
    assert children() != first


def test_killed_while_idle_it_is_not_asked() -> None:
    easy()
    (first,) = children()
    os.kill(first, signal.SIGKILL)
    time.sleep(0.1)
    easy()
    assert first not in children()


def test_killed_before_it_has_read_its_model() -> None:
    """It stands still, the pipe is full, and what was not read is lost with it."""
    easy()
    (first,) = children()
    os.kill(first, signal.SIGSTOP)
    held = split(20_000)
    Timer(0.5, os.kill, (first, signal.SIGKILL)).start()
    found = solve_scip(held, 60.0)
    assert (found.x, found.optimal, found.infeasible, found.stopped) == (None, False, False, False)
    easy()
    gc.collect()


@pytest.mark.parametrize("seconds", [0.0, 0.3, 1.0])
def test_time_limits_are_kept(seconds: float) -> None:
    easy()
    begun = time.monotonic()
    found = solve_scip(split(), seconds)
    assert time.monotonic() - begun < seconds + 1.0
    assert not found.optimal
    assert not found.infeasible
    easy()


def test_a_process_that_does_not_hear_its_limit_is_ended() -> None:
    easy()
    (first,) = children()
    os.kill(first, signal.SIGSTOP)
    begun = time.monotonic()
    assert asked(set(), 0.2) is None
    assert time.monotonic() - begun < 1.2
    assert children() == []
    easy()


def test_a_fork_leaves_its_parents_process_alone() -> None:
    easy()
    first = children()
    code = os.fork()
    if not code:
        try:
            easy(4)
            mine = children()
            PROCESS._end_all()
            os._exit(0 if len(mine) == 1 and not children() else 3)
        finally:
            os._exit(4)
    assert os.waitstatus_to_exitcode(os.waitpid(code, 0)[1]) == 0
    assert children() == first
    easy(5)
    assert children() == first


def test_an_interrupt_ends_the_process_and_is_told() -> None:
    easy()
    timer = Timer(0.5, press)
    old = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        timer.start()
        begun = time.monotonic()
        with pytest.raises(Stopped):
            asked(set(), np.inf)
        assert time.monotonic() - begun < 2.0
        assert children() == []
        Timer(0.5, press).start()
        assert solve_scip(split(), 30.0).stopped
    finally:
        signal.signal(signal.SIGINT, old)
    easy()


def test_thirty_solves_leave_no_more_than_one() -> None:
    easy()
    before = sorted(os.listdir("/proc/self/fd"))
    for seed in range(28):
        easy(seed)
    for _ in range(2):
        running: Any = set()
        Timer(0.2, lambda running=running: waited(running).process.kill()).start()
        assert asked(running) is None
        easy()
    assert len(children()) == 1
    assert len(os.listdir("/proc/self/fd")) == len(before)


def test_two_at_once_have_a_process_each() -> None:
    threads = [Thread(target=easy, args=(seed,)) for seed in (3, 4, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert 1 <= len(children()) <= 3


def test_a_model_that_is_refused_is_our_failure() -> None:
    from ortools.math_opt import parameters_pb2

    proto = SCIP._proto(thrown(np.random.default_rng(3)))
    proto.variables.lower_bounds.append(0.0)
    with pytest.raises(SolverFailure):
        PROCESS.solve_in_process(parameters_pb2.SOLVER_TYPE_GSCIP, proto, SCIP._parameters(None), 10.0)
    easy()
