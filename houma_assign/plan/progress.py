"""News from a running solve."""

from __future__ import annotations

import sys
from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from ..data.exact import shown
from ..program.program import Program

if TYPE_CHECKING:
    from ..engine.solvers.deadline import Deadline


class Progress(NamedTuple):
    """Where a solve stands.

    The aim being optimised, its best value so far (None if there is no plan yet) and its bound, both in its units, seconds
    since the start, and how many columns are still open in its model.
    """

    aim: str
    best: int | float | None
    bound: int | float | None
    seconds: float
    columns: int = 0

    @property
    def gap(self) -> int | float | None:
        """How far the best value is from the bound; None if there is no plan yet."""
        return None if self.best is None or self.bound is None else abs(self.bound - self.best)


def reporter(progress: bool | Callable[[Progress], Any], program: Program, deadline: Deadline) -> Any:
    """A function for the engine, which knows tiers by number and values in steps; None where nobody listens."""
    if not progress:
        return None
    tell = progress if callable(progress) else _print

    def report(tier: int, best: int | None, bound: int | None, columns: int = 0) -> None:
        held = program.tiers[tier]
        unit = held.aim.sign * held.scale
        in_units = [None if steps is None else shown(Fraction(steps, unit)) for steps in (best, bound)]
        tell(Progress(held.aim.id, in_units[0], in_units[1], deadline.spent, columns))

    return report


def _print(news: Progress) -> None:
    best = "no plan yet" if news.best is None else f"best {news.best}"
    gap = "" if news.gap is None else f", gap {news.gap:g}"
    columns = f", {news.columns} columns" if news.columns else ""
    print(f"{news.seconds:8.2f} s  {news.aim}: {best}, bound {news.bound}{gap}{columns}", file=sys.stderr)
