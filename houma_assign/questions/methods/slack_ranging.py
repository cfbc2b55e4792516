"""How far the slack of a tier may move before the best plan is another one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...data.exact import Ints
from ...program.change import Change
from .reoptimiser import Reoptimiser

if TYPE_CHECKING:
    from ...engine.solvers.deadline import Deadline

Steps = Sequence[int]


class SlackRanging:
    """A plan among the tiers of its problem, all in steps.

    Parameters
    ----------
    reoptimiser, x
        The problem and the plan.
    best
        The proven optimum of each tier, given those before it.
    slack
        What each tier lets those after it take back.
    """

    def __init__(self, reoptimiser: Reoptimiser, x: Ints, best: Steps, slack: Steps, deadline: Deadline) -> None:
        self.reoptimiser, self.x, self.deadline = reoptimiser, x, deadline
        self.best, self.slack, self.own = best, slack, reoptimiser.solutions.steps(x)

    def used(self, position: int) -> int:
        """The slack that the plan needs: with any less it is out of reach, with any more up to ``wider`` it stands."""
        return self.best[position] - self.own[position]

    def wider(self, position: int) -> tuple[int | None, bool]:
        """The smallest slack at which another plan is the answer, None if there is none; and whether that is proven.

        That plan is better in the tiers after this one, in their order: as good in some of them and better in the next. For
        each such next tier one solve gives the plan that costs this tier least.
        """
        nearest: int | None = None
        for better in reversed(range(position + 1, len(self.own))):
            if nearest == self.slack[position] + 1:
                break  # it stands with the slack there is, so this is the smallest that there can be
            floors = self._before(position) | {k: self.own[k] for k in range(position + 1, better)}
            # Asked first, so that nothing rests on a search that finds no plan at all under rows as fine as lots.
            most = self._most(floors, better)
            if most is None:
                return None, False
            if most > self.own[better]:
                value = self._most(floors | {better: self.own[better] + 1}, position)
                if value is None:
                    return None, False
                needed = self.best[position] - value
                nearest = needed if nearest is None else min(nearest, needed)
        return nearest, True

    def _most(self, floors: dict[int, int], position: int) -> int | None:
        outcome = self.reoptimiser.solve(
            Change(floors=floors), (self.reoptimiser.program.tiers[position],), start=self.x, deadline=self.deadline
        )
        return outcome.tiers[0].value if outcome.proven else None

    def answer(self, position: int, slack: int) -> Ints | None:
        """The plan with another slack in this tier."""
        floors = self._before(position) | {position: self.best[position] - slack}
        outcome = self.reoptimiser.solve(
            Change(floors=floors), self.reoptimiser.program.tiers[position + 1 :], deadline=self.deadline
        )
        return outcome.x if outcome.proven else None

    def _before(self, position: int) -> dict[int, int]:
        return {k: self.best[k] - self.slack[k] for k in range(position)}
