"""The time that is left."""

from __future__ import annotations

from time import monotonic, time

LEAST = 1.0  # seconds for the lots under a time limit, however little time the aims took


class Deadline:
    """A moment after which nothing more is started; ``None`` seconds means never.

    In another process it is the same moment by the clock on the wall, and never later than what was left when it was sent.
    """

    def __init__(self, seconds: float | None) -> None:
        self.start = monotonic()
        self.end = float("inf") if seconds is None else self.start + seconds

    def for_lots(self) -> Deadline:
        """As much time again as was spent, LEAST seconds at least: which of equal plans is drawn is not worth the whole limit."""
        return self.sooner(max(self.spent, LEAST)) if self.limited else self

    def sooner(self, seconds: float) -> Deadline:
        """The same with so many seconds left at most."""
        sooner = Deadline(None)
        sooner.start, sooner.end = self.start, min(self.end, monotonic() + seconds)
        return sooner

    def __getstate__(self) -> tuple[float, float]:
        """What is left, and when it ends by the clock on the wall."""
        return self.left, time() + self.left

    def __setstate__(self, state: tuple[float, float]) -> None:
        """The same moment here."""
        left, end = state
        self.start = monotonic()
        self.end = self.start + min(left, end - time())

    @property
    def left(self) -> float:
        """Seconds left, 0 when it is over."""
        return max(self.end - monotonic(), 0.0)

    @property
    def limited(self) -> bool:
        """Whether it is ever over."""
        return self.end < float("inf")

    @property
    def spent(self) -> float:
        """Seconds since the start."""
        return monotonic() - self.start

    @property
    def over(self) -> bool:
        """Whether no time is left."""
        return self.left <= 0.0
