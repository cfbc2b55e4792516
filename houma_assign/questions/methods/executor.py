"""Many independent jobs, one after the other or spread over threads, processes or a cluster; results in the order of the jobs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

from ...errors import Fault
from .elsewhere import Own, own_classes, reach_faults, submit

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
            yield from (future.result() for future in futures)
        finally:
            for future in futures:
                future.cancel()


@contextmanager
def _pool(executor: Executor | int) -> Iterator[Executor]:
    if not isinstance(executor, int):
        yield executor
        return
    with ThreadPoolExecutor(executor, thread_name_prefix="houma_assign") as own:
        yield own


def executor_faults(question: str, executor: Any, asked: Any = ()) -> list[Fault]:
    """Something that jobs cannot be given to, or classes in what is asked about that its processes cannot import."""
    if executor is None or (isinstance(executor, int) and not isinstance(executor, bool) and executor >= 1):
        return []
    if callable(getattr(executor, "submit", None)):
        return reach_faults(executor, asked)
    reason = "None, a number of threads (at least 1) or a concurrent.futures.Executor is expected"
    return [Fault(question, "", "executor", str(executor)[:40], reason)]
