"""Until a solve that is not proven was nearly there: provinces end with their time, whatever their size."""

from __future__ import annotations

from collections.abc import Sequence

WITHIN = 0.002  # of the bound
Event = tuple[float, str, float | None, float | None]


def nearly(events: Sequence[Event]) -> float | None:
    """Seconds until the last named aim was within ``WITHIN`` of the bound it ended with; None if it never was."""
    named = [event for event in events if event[1] != "lots"]
    last = named[-1][1] if named else ""
    told = [(seconds, best, bound) for seconds, aim, best, bound in named if aim == last]
    bounds = [bound for _, _, bound in told if bound is not None]
    if not bounds:
        return None
    reach = WITHIN * max(abs(bounds[-1]), 1e-9)
    return next((seconds for seconds, best, _ in told if best is not None and abs(bounds[-1] - best) <= reach), None)
