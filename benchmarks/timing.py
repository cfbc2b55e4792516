"""How times are taken: in turn, in one process, imports and problem building left out, ratios round by round."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True)
class Spread:
    """Smallest, median and largest of several figures."""

    low: float
    middle: float
    high: float

    @classmethod
    def of(cls, figures: list[float]) -> Spread:
        return cls(min(figures), median(figures), max(figures))

    def __str__(self) -> str:
        return f"{self.low:.3g} / {self.middle:.3g} / {self.high:.3g}"


def timed(call: Callable[[], object]) -> float:
    """Seconds of one call."""
    start = perf_counter()
    call()
    return perf_counter() - start


def in_turn(ours: Callable[[], object], rival: Callable[[], object], rounds: int) -> tuple[Spread, Spread, Spread]:
    """Our seconds, the rival's, and the rival's over ours, taken alternately so that a slow moment hits both."""
    ours()  # once to warm up: the first solve imports the solver
    pairs = [(timed(ours), timed(rival)) for _ in range(rounds)]
    return (Spread.of([a for a, _ in pairs]), Spread.of([b for _, b in pairs]), Spread.of([b / a for a, b in pairs]))
