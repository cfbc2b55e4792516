"""Solvers that run in processes of their own, started when first needed and kept for the next model."""

from __future__ import annotations

import atexit
import os
import subprocess
from pathlib import Path
from threading import Event, Timer
from typing import Any

from ...errors import SolverFailure
from .child import read, write
from .interpreter import command
from .interruptible import interruptible

CHILD = Path(__file__).with_name("child.py")
GRACE = 0.5  # seconds after its limit in which a solver may end by itself

Running = set["SolverProcess"]  # processes at work, so that someone else can end them

_idle: list[SolverProcess] = []


class SolverProcess:
    """One such process."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        words, environment = command(CHILD)
        try:
            self.process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
        except OSError as failure:
            raise SolverFailure(f"a solver's process cannot be started: {failure}") from None

    @property
    def alive(self) -> bool:
        """Whether it can be given a model; a forked process must not use the pipes of its parent."""
        return self.owner == os.getpid() and self.process.poll() is None

    def end(self) -> None:
        """End it at once."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()

    def ask(self, task: tuple[Any, ...]) -> Any:
        """The answer to a task, None if the process was ended."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        try:
            write(self.process.stdin, task)
            return read(self.process.stdout)
        except (OSError, ValueError):  # ended while it was written to
            return None


def solve_in_process(kind: int, model: Any, parameters: Any, seconds: float, running: Running | None = None) -> Any:
    """The reply of a solver of this kind, None if it did not end in time.

    Parameters
    ----------
    kind, model, parameters
        MathOpt's solver type and protocol buffers.
    seconds
        After so many, and a short grace, the process is ended.
    running
        Notes the process while it is at work.

    Raises
    ------
    Stopped
        On Ctrl-C, which ends the process.
    SolverFailure
        If the solver refuses the model, or there is nothing to run it in.
    """
    from ortools.math_opt import result_pb2

    if seconds < 1e6:
        parameters.time_limit.FromNanoseconds(int(max(seconds, 0.001) * 1e9))
    task = _Task((kind, model.SerializeToString(), parameters.SerializeToString()), set() if running is None else running)
    alarm = Timer(seconds + GRACE, task.stop) if seconds < 1e6 else None
    try:
        if alarm:
            alarm.daemon = True
            alarm.start()
        answer = interruptible(task.work, task.stop)
    finally:
        if alarm:
            alarm.cancel()
    if isinstance(answer, str):
        raise SolverFailure(f"the solver ended with {answer}")
    return None if answer is None else result_pb2.SolveResultProto.FromString(answer)


class _Task:
    """A task for one process, which another thread may stop at any moment."""

    def __init__(self, content: tuple[Any, ...], running: Running) -> None:
        self.content, self.running = content, running
        self.mine: Running = set()
        self.stopped = Event()

    def work(self) -> Any:
        """The answer; Ctrl-C comes to the caller's thread alone, so what is begun here is always brought to an end."""
        process, answer = _take_idle(), None
        self.mine.add(process)
        self.running.add(process)
        try:
            if not self.stopped.is_set():
                answer = process.ask(self.content)
        finally:
            self.mine.discard(process)
            self.running.discard(process)
            if answer is not None and process.alive and not self.stopped.is_set():
                _idle.append(process)
            else:
                process.end()
        return answer

    def stop(self) -> None:
        """End the process, or see to it that none begins."""
        self.stopped.set()
        for process in tuple(self.mine):
            process.process.kill()


def _take_idle() -> SolverProcess:
    while True:
        try:
            process = _idle.pop()
        except IndexError:  # another thread may have taken the last one since anyone looked
            return SolverProcess()
        if process.alive:
            return process
        if process.owner == os.getpid():
            process.end()  # someone else ended it; its pipes are still open


@atexit.register
def _end_all() -> None:
    while _idle:
        process = _idle.pop()
        if process.alive:
            process.end()
