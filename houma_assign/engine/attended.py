"""Solver calls that Ctrl-C can end.

Left to itself CP-SAT replaces Python's SIGINT handler and does not give it back: the next Ctrl-C kills the process. So its
handler is switched off and the call runs in a thread of its own, while the caller's thread waits and stays able to receive
the interrupt, asks the solver to stop and lets it finish cleanly.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread
from typing import TypeVar

T = TypeVar("T")


class Stopped(Exception):
    """The user pressed Ctrl-C; ``result`` is what the solver returned after being asked to stop."""

    def __init__(self, result: object) -> None:
        super().__init__(result)
        self.result = result


def attended(call: Callable[[], T], stop: Callable[[], object]) -> T:
    """The result of ``call``; on Ctrl-C ``stop`` is called and ``Stopped`` raised once the call has ended."""
    results: list[T] = []
    errors: list[BaseException] = []
    done = Event()

    def work() -> None:
        try:
            results.append(call())
        except BaseException as error:  # handed over to the caller's thread
            errors.append(error)
        finally:
            done.set()

    thread = Thread(target=work, name="houma_assign solver", daemon=True)
    thread.start()
    interrupted = False
    while not done.is_set():  # not is_alive(): after an interrupted join() it can say False of a running thread
        try:
            done.wait()
        except KeyboardInterrupt:
            interrupted = True
            stop()
    if errors:
        raise errors[0]
    if interrupted:
        raise Stopped(results[0])
    return results[0]
