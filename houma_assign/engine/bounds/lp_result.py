"""What an LP says of a model."""

from __future__ import annotations

from dataclasses import dataclass

from ...data.exact import Floats


@dataclass(frozen=True)
class LPResult:
    """What the LP says.

    Attributes
    ----------
    infeasible
        The LP has no solution, so the model has none, as far as floating point can tell.
    x
        Values of the columns, None if the LP did not finish.
    y
        Dual prices of the rows (positive: the upper bound costs), zeros if the LP did not finish.
    """

    infeasible: bool
    x: Floats | None
    y: Floats
