"""What is known of a plan."""

from __future__ import annotations

from enum import Enum


class Status(Enum):
    """OPTIMAL: every tier proven. FEASIBLE: a plan, not proven best. INFEASIBLE: proven that there is none. UNKNOWN: undecided."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"
