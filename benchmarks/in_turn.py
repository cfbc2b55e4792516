"""Two calls timed alternately in one process, so that a slow moment hits both; ratios are taken round by round."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from .spread import Spread


def timed(call: Callable[[], object]) -> float:
    """Seconds of one call."""
    start = perf_counter()
    call()
    return perf_counter() - start


def in_turn(ours: Callable[[], object], rival: Callable[[], object], rounds: int) -> tuple[Spread, Spread, Spread]:
    """Our seconds, the rival's, and the rival's over ours, after one call of ours to warm up."""
    ours()
    pairs = [(timed(ours), timed(rival)) for _ in range(rounds)]
    return (Spread.of([a for a, _ in pairs]), Spread.of([b for _, b in pairs]), Spread.of([b / a for a, b in pairs]))
