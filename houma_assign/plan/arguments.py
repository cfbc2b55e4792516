"""What is wrong with the arguments that solves and questions share."""

from __future__ import annotations

from typing import Any

from ..data.exact import is_number
from ..errors import Fault, Message
from .argument_words import argument_fault

SECONDS = Message("seconds", "seconds > 0, or None for no limit", "应为大于 0 的秒数，或留空不限时")
THREADS = Message("threads", "a whole number of threads, at least 1", "应为不小于 1 的线程数")


def limit_faults(call: str, time_limit: Any, name: str = "time_limit") -> list[Fault]:
    """A time limit that is none."""
    if time_limit is None or (is_number(time_limit) and 0 < time_limit < float("inf")):
        return []
    return [argument_fault(call, name, time_limit, SECONDS)]


def worker_faults(call: str, workers: Any) -> list[Fault]:
    """A number of threads that is none."""
    if not isinstance(workers, bool) and isinstance(workers, int) and workers >= 1:
        return []
    return [argument_fault(call, "workers", workers, THREADS)]
