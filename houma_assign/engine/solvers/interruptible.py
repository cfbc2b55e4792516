"""Solver calls that Ctrl-C can end.

Left to itself CP-SAT replaces Python's SIGINT handler and does not give it back: the next Ctrl-C kills the process. So its
handler is switched off and the call runs in a thread of its own, while the caller's thread waits and stays able to receive
the interrupt, asks the solver to stop and lets it finish cleanly.

An interrupt in the midst of the import of a compiled module turns into another error, or aborts the process. So the solvers'
modules are imported in the same way, before the first of them is used.
"""

from __future__ import annotations

import sys
from _thread import allocate_lock, get_ident, start_new_thread
from collections.abc import Callable, Iterable
from importlib import import_module
from threading import main_thread
from typing import TypeVar

from ...errors import Interrupted

T = TypeVar("T")
MODULES = (
    "ortools.sat.python.cp_model_helper",
    "ortools.graph.python.linear_sum_assignment",
    "ortools.graph.python.max_flow",
    "ortools.graph.python.min_cost_flow",
    "ortools.math_opt.callback_pb2",
    "ortools.math_opt.model_pb2",
    "ortools.math_opt.model_parameters_pb2",
    "ortools.math_opt.model_update_pb2",
    "ortools.math_opt.parameters_pb2",
    "ortools.math_opt.result_pb2",
    "ortools.math_opt.core.python.solver",
    "ortools.util.python.solve_interrupter",
)
RETRY = 0.05  # seconds after which a solver is asked once more to stop
LOOK = 0.2  # seconds between two looks of a thread that Ctrl-C does not reach by itself

_interrupted: set[int] = set()  # such threads that are to stop


class Stopped(Interrupted):
    """The user pressed Ctrl-C; ``result`` is what the solver returned after being asked to stop.

    A ``KeyboardInterrupt`` itself, so that it is no other error to anyone whom it reaches.
    """

    def __init__(self, result: object) -> None:
        super().__init__(None)
        self.result = result


def interruptible(call: Callable[[], T], stop: Callable[[], object]) -> T:
    """The result of ``call``; on Ctrl-C ``stop`` is called and ``Stopped`` raised once the call has ended."""
    results: list[T] = []
    errors: list[BaseException] = []
    # A bare lock: an ``Event`` takes locks in Python, where Ctrl-C between two steps can become "release unlocked lock".
    done, me = allocate_lock(), get_ident()
    done.acquire()

    def work() -> None:
        try:
            results.append(call())
        except BaseException as error:  # handed over to the caller's thread
            errors.append(error)
        finally:
            done.release()

    begun, interrupted = False, me in _interrupted
    while not (results or errors):
        try:
            if not begun:
                # One call into C, so that an interrupt comes before the thread exists or once it is waited for: left alone, it
                # would use a solver that is gone, and abort the process.
                begun = True
                start_new_thread(work, ())
            interrupted |= me in _interrupted
            if interrupted:
                stop()  # again and again: a solver that has not begun yet does not hear it
            done.acquire(timeout=RETRY if interrupted else -1 if me == main_thread().ident else LOOK)
        except KeyboardInterrupt:
            interrupted = True
    if errors:
        raise errors[0]
    if interrupted:
        raise Stopped(results[0])
    return results[0]


def interrupt(threads: Iterable[int]) -> None:
    """End the solver calls of other threads, now and from now on, as Ctrl-C does in the main thread, which alone hears it."""
    _interrupted.update(threads)


def heed() -> None:
    """End the work of a thread that is to stop; called between steps that take a moment, of which no solver would tell.

    Raises
    ------
    Stopped
        Where ``interrupt`` said so.
    """
    if get_ident() in _interrupted:
        raise Stopped(None)


def let_go_on(threads: Iterable[int]) -> None:
    """Threads are gone; others may have their numbers."""
    _interrupted.difference_update(threads)


def load_solvers(modules: Iterable[str] = MODULES) -> None:
    """Import solvers' modules; costs nothing once they are there.

    Raises
    ------
    Stopped
        On Ctrl-C, once they are imported.
    """
    missing = [name for name in modules if name not in sys.modules]
    if missing:
        interruptible(lambda: [import_module(name) for name in missing], lambda: None)
