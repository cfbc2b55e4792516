"""Of all plans that are best under a change, the one that the lots choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...program.change import Change
from .opportunity_cost import OpportunityCost

if TYPE_CHECKING:
    from ...engine.proof.outcome import Outcome


def first_choice(cost: OpportunityCost, change: Change) -> Outcome:
    """The plan that ``solve`` would give under a change, where teams can say it at once; it is audited."""
    reoptimiser, named, known = cost.reoptimiser, cost.reoptimiser.named, cost.best_known(change.kept_by)
    found = reoptimiser.solve_by_teams(change, named, known, cost.deadline, reoptimiser.program.tiers[len(named) :])
    found = found or reoptimiser.solve(change, start=known, deadline=cost.deadline)
    if found.x is not None:
        cost.solutions.steps(found.x)
    return found
