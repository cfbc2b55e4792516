"""Many independent jobs, one after the other or spread over threads, processes or a cluster; results in the order of the jobs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

from ...errors import Fault

Result = TypeVar("Result")
Workers = Executor | int | None


def map_in_order(executor: Workers, function: Callable[..., Result], jobs: Sequence[tuple[Any, ...]]) -> Iterator[Result]:
    """The results of ``function(*job)``, job after job.

    Parameters
    ----------
    executor
        None for one after the other, a number for so many threads of our own, or any ``concurrent.futures.Executor``, which
        is used and left running. The solver lets other threads run, so that threads are as good as processes.
    function, jobs
        With processes or a cluster both must pickle.
    """
    if executor is None:
        yield from (function(*job) for job in jobs)
        return
    with _pool(executor) as pool:
        futures: list[Future[Result]] = [pool.submit(function, *job) for job in jobs]
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


def executor_faults(question: str, executor: Any) -> list[Fault]:
    """Something that jobs cannot be given to."""
    if executor is None or (isinstance(executor, int) and not isinstance(executor, bool) and executor >= 1):
        return []
    if callable(getattr(executor, "submit", None)):
        return []
    reason = "None, a number of threads (at least 1) or a concurrent.futures.Executor is expected"
    return [Fault(question, "", "executor", str(executor)[:40], reason)]
