"""Many independent jobs, one after the other or spread over threads, processes or a cluster; results in the order of the jobs."""

from __future__ import annotations

from _thread import allocate_lock, get_ident
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

from ...errors import Fault, Message
from ...plan.argument_words import argument_fault
from .elsewhere import Own, own_classes, reach_faults, submit
from .reoptimiser import forget_interrupts, interrupt_solves

EXECUTOR = Message(
    "executor_expected",
    "None, a number of threads (at least 1) or a concurrent.futures.Executor is expected",
    "应为空、不小于 1 的线程数，或一个执行器",
)
Result = TypeVar("Result")
Workers = Executor | int | None


def map_in_order(executor: Workers, function: Callable[..., Result], jobs: Sequence[tuple[Any, ...]],
             own: tuple[Own, ...] = ()) -> Iterator[Result]:  # fmt: skip
    """The results of ``function(*job)``, job after job.

    Parameters
    ----------
    executor
        None for one after the other, a number for so many threads of our own, or any ``concurrent.futures.Executor``, which
        is used and left running. The solver lets other threads run, so that threads are as good as processes.
    function, jobs
        With processes or a cluster both must pickle.
    own
        Classes of the user's own that the jobs need; by default those of the problems and plans among them.

    Raises
    ------
    InputError
        If another process cannot make what it is sent.
    """
    if executor is None:
        yield from (function(*job) for job in jobs)
        return
    with _pool(executor) as pool:
        here = isinstance(pool, ThreadPoolExecutor)
        needed = () if here else own or own_classes(list(jobs))
        futures: list[Future[Result]] = [
            pool.submit(function, *job) if here else submit(pool, needed, function, job) for job in jobs
        ]
        try:
            yield from (_awaited(future) if here else future.result() for future in futures)
        finally:
            for future in futures:
                future.cancel()


def _awaited(future: Future[Result]) -> Result:
    """The result once it is there; waited for on a bare lock, since Ctrl-C can leave those of ``result()`` in disorder."""
    done = allocate_lock()
    done.acquire()
    future.add_done_callback(lambda _: done.release())
    done.acquire()
    return future.result()


@contextmanager
def _pool(executor: Executor | int) -> Iterator[Executor]:
    if not isinstance(executor, int):
        yield executor
        return
    threads: list[int] = []
    halted: list[bool] = []

    def begin() -> None:
        """Runs in each thread first, perhaps after all others were told to stop."""
        threads.append(get_ident())
        if halted:
            interrupt_solves([get_ident()])

    try:
        with ThreadPoolExecutor(executor, "houma_assign", begin) as own:
            try:
                yield own
            except (KeyboardInterrupt, GeneratorExit):
                halted.append(True)
                own.shutdown(wait=False, cancel_futures=True)
                interrupt_solves(threads)  # the main thread alone hears Ctrl-C
                raise
    finally:
        forget_interrupts(threads)


def executor_faults(question: str, executor: Any, asked: Any = ()) -> list[Fault]:
    """Something that jobs cannot be given to, or classes in what is asked about that its processes cannot import."""
    if executor is None or (isinstance(executor, int) and not isinstance(executor, bool) and executor >= 1):
        return []
    if callable(getattr(executor, "submit", None)):
        return reach_faults(executor, asked)
    return [argument_fault(question, "executor", str(executor)[:40], EXECUTOR)]
