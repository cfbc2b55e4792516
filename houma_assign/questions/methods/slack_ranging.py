"""How far the slack of a tier may move before the best plan is another one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...data.exact import Ints
from ...program.change import Change
from .reoptimiser import Reoptimiser

if TYPE_CHECKING:
    from ...engine.proof.outcome import Outcome
    from ...engine.solvers.deadline import Deadline

Steps = Sequence[int]
LOOKS = 2  # steps of slack that are asked about one by one, before the smallest slack is asked for in general


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

    def wider(self, position: int) -> tuple[int | None, Ints | None, bool]:
        """The smallest slack at which another plan is the answer, None if there is none; that plan; and whether it is proven."""
        down = self._next_down(position)
        if down is not None:
            return *down, True
        least = self.slack[position] + 1
        if position + 2 < len(self.own):  # more than lots can be gained, so the next step will mostly do
            plan = self.answer(position, least)
            if plan is None or not self._same(plan):
                return None if plan is None else least, plan, plan is not None
        slack, proven = self._nearest(position)
        return slack, None if slack is None else self.answer(position, slack), proven

    def _next_down(self, position: int) -> tuple[int, Ints] | None:
        """The same by plans worth one step less in this tier, then two, and as much as the plan behind it; None if unknown."""
        named = len(self.reoptimiser.named)
        if any(self.slack) or position + 1 >= named:
            return None
        before = tuple(self.best[:position])
        for less in range(1, LOOKS + 1):
            value = self.best[position] - less
            least = (*before, value, *self.own[position + 1 : named])
            found = self._by_teams((*before, value + 1), least)
            if found is None and position + 2 < named:
                most = self._most(self._before(position) | {position: value}, position + 1)
                found = None if most is None else self._by_teams((*before, value, most + 1), least)
            if found is None:
                return None
            if found.x is not None and self.reoptimiser.solutions.steps(found.x)[position + 1 :] > self.own[position + 1 :]:
                return less, found.x
        return None

    def _by_teams(self, below: Steps = (), least: Steps = (), less: int = 0) -> Outcome | None:
        named, lots = self.reoptimiser.named, self.reoptimiser.program.tiers[len(self.reoptimiser.named) :]
        start = self.x if less else None
        return self.reoptimiser.solve_by_teams(Change(), named, start, self.deadline, lots, below=below, least=least, less=less)

    def _same(self, x: Ints) -> bool:
        return self.reoptimiser.solutions.key(x) == self.reoptimiser.solutions.key(self.x)

    def _nearest(self, position: int) -> tuple[int | None, bool]:
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
        if position + 1 == len(self.reoptimiser.named) and not any(self.slack) and slack > 0 and self.deadline.left > 0:
            found = self._by_teams(less=slack)
            if found is not None:
                return found.x
        floors = self._before(position) | {position: self.best[position] - slack}
        start = self.x if slack >= self.used(position) else None
        outcome = self.reoptimiser.solve(
            Change(floors=floors), self.reoptimiser.program.tiers[position + 1 :], start, self.deadline
        )
        return outcome.x if outcome.proven else None

    def _before(self, position: int) -> dict[int, int]:
        return {k: self.best[k] - self.slack[k] for k in range(position)}
