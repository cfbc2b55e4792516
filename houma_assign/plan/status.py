"""What is known of a plan."""

from __future__ import annotations

from enum import Enum


class Status(str, Enum):  # noqa: UP042  (of StrEnum, ``str`` would say the value, not "Status.OPTIMAL")
    """OPTIMAL: every tier is proven. FEASIBLE: not proven best. INFEASIBLE: proven that there is no plan. UNKNOWN: undecided.

    A status equals its word: ``plan.status == "optimal"``.

    A FEASIBLE plan may still be the best in every aim, with the draw among equal plans alone open: ``plan.draw_open``.
    """

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"
