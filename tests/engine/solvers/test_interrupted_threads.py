"""Ctrl-C reaches the main thread alone, which ends the solver calls of others; and waiting leaves no lock in disorder."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread, Timer, get_ident
from typing import Any

import pytest

from houma_assign.engine.solvers.cp_sat import solve_cp_sat
from houma_assign.engine.solvers.interruptible import Stopped, interrupt, interruptible, let_go_on
from houma_assign.engine.solvers.scip import solve_scip
from houma_assign.errors import Interrupted
from houma_assign.questions.methods.executor import map_in_order

from .test_process import press, split

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="signals as on Linux")
CALLS: dict[str, Callable[[], Any]] = {
    "CP-SAT": lambda: solve_cp_sat(split(), 1, 60.0), "SCIP": lambda: solve_scip(split(), 60.0),
}  # fmt: skip


def test_what_an_interrupt_raises_is_a_keyboard_interrupt() -> None:
    assert issubclass(Stopped, Interrupted)
    assert issubclass(Stopped, KeyboardInterrupt)
    assert Stopped("reply").plan is None


@pytest.mark.parametrize("name", CALLS)
def test_a_call_of_another_thread_can_be_ended_and_none_begins(name: str) -> None:
    found: list[Any] = []
    numbers: list[int] = []

    def work() -> None:
        numbers.append(get_ident())
        found.extend(CALLS[name]() for _ in range(3))

    thread = Thread(target=work)
    thread.start()
    time.sleep(0.5)
    begun = time.monotonic()
    interrupt(numbers)
    try:
        thread.join(20)
        assert not thread.is_alive()
    finally:
        let_go_on(numbers)
    assert [each.stopped for each in found] == [True] * 3
    assert time.monotonic() - begun < 10


def test_a_thread_that_may_go_on_is_not_ended() -> None:
    interrupt([get_ident()])
    let_go_on([get_ident()])
    assert interruptible(lambda: 5, lambda: None) == 5


@pytest.mark.parametrize("name", CALLS)
def test_jobs_in_threads_end_with_the_one_who_waits_for_them(name: str) -> None:
    old, begun = signal.signal(signal.SIGINT, signal.default_int_handler), time.monotonic()
    timer = Timer(0.5, press)
    try:
        timer.start()
        with pytest.raises(KeyboardInterrupt):
            list(map_in_order(2, lambda _: CALLS[name](), [(k,) for k in range(4)]))
    finally:
        signal.signal(signal.SIGINT, old)
        timer.join()
    assert time.monotonic() - begun < 20


def test_hundreds_of_interrupts_are_nothing_else() -> None:
    """Short calls, and an interrupt in the midst of them again and again."""
    old, kinds, stop = signal.signal(signal.SIGINT, signal.default_int_handler), set(), Event()

    def pressing() -> None:
        while not stop.wait(0.003):
            press()

    thread = Thread(target=pressing)
    end = time.monotonic() + 3
    try:
        thread.start()
        while time.monotonic() < end:
            with suppress(KeyboardInterrupt):  # one between two calls ends nothing of ours
                try:
                    for _ in range(20):
                        interruptible(lambda: None, lambda: None)
                except KeyboardInterrupt as interrupted:
                    kinds.add(type(interrupted).__name__)
    except KeyboardInterrupt:
        pass
    finally:
        while True:
            try:
                stop.set()
                thread.join()
                signal.signal(signal.SIGINT, old)
                break
            except KeyboardInterrupt:
                pass
    assert kinds <= {"Stopped", "KeyboardInterrupt"}
    assert "Stopped" in kinds
