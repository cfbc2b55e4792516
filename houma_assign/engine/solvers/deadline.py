"""The time that is left."""

from __future__ import annotations

from time import monotonic


class Deadline:
    """A moment after which nothing more is started; ``None`` seconds means never."""

    def __init__(self, seconds: float | None) -> None:
        self.start = monotonic()
        self.end = float("inf") if seconds is None else self.start + seconds

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
