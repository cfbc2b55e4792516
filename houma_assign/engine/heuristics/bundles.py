"""Bundles of tasks, one a holder: an LP over those that pay, found by going through every holder's room unit by unit.

Its value is far nearer to the best plan than that of the LP over single pairs, which splits tasks to fill rooms to the brim.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ...data.exact import Floats, Ints
from ...data.rows import Mask
from ..branching.team_lp import TeamLP, TeamLPAnswer

RANGE = 1000.0  # the largest loss of a pair inside the LP
PENALTY = 3 * RANGE  # for a task without holder; for a holder with two bundles, too, whence times the tasks of a bundle
STEADY = 0.7  # how far prices stay where the bound was best
ROUNDS = 300
NEAR, FAR = 0.3, 0.2  # steps from the best, or share of what may be gained, at which the LP is left
NOTHING = 1e-9


def best_bundle(gain: Floats, weight: Ints, room: int) -> tuple[float, Ints]:
    """The most that tasks gain together within a room, and which (by position): the knapsack problem, by dynamic programming."""
    paying = np.flatnonzero((gain > NOTHING) & (weight <= room))
    most = np.zeros((len(paying) + 1, room + 1))  # with the first so many of them, for each room
    sizes, gains = weight[paying].tolist(), gain[paying].tolist()
    for k, (size, value) in enumerate(zip(sizes, gains, strict=True)):
        now, then = most[k], most[k + 1]
        then[:size] = now[:size]
        np.add(now[: room + 1 - size], value, out=then[size:])
        np.maximum(then[size:], now[size:], out=then[size:])
    chosen, left = [], room
    for k in range(len(paying) - 1, -1, -1):
        if most[k + 1, left] > most[k, left]:
            chosen.append(k)
            left -= sizes[k]
    return float(most[-1, room]), paying[chosen[::-1]]


@dataclass
class Bundles:
    """The bundles of some holders over some tasks, some of which may be settled.

    Parameters
    ----------
    loss, weight, room
        As in ``Sharing``, of these holders and tasks only.
    price
        What each task is worth at first, in steps.

    Attributes
    ----------
    holder
        Of each task that is settled, -1 of others.
    bound
        No plan loses less, as far as floating point can be trusted.
    """

    loss: Floats
    weight: Ints
    room: Ints
    price: Floats
    owner: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    seen: set[bytes] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.holders, self.tasks = self.loss.shape
        self.holder = np.full(self.tasks, -1)
        self.member = np.zeros((0, self.tasks), bool)
        finite = self.loss[np.isfinite(self.loss)]
        self.unit = max(float(finite.max(initial=0.0)) / RANGE, 1e-6)
        lower = np.concatenate([np.ones(self.tasks), np.full(self.holders, -np.inf)])
        penalty = PENALTY * (1 + self.tasks // self.holders)
        self.lp = TeamLP(lower, np.ones(self.tasks + self.holders), penalty, np.zeros(0, np.int64))
        self.bound = -np.inf

    def settle(self, holder: Ints, task: Ints, answer: TeamLPAnswer) -> None:
        """Give tasks to holders; bundles that were in use go on without what is another's by now."""
        self.holder[task] = holder
        used = answer.taken
        member, owner = self.member[used].copy(), self.owner[used]
        settled = self.holder >= 0
        member[:, settled] = self.holder[settled] == owner[:, None]
        sizes = (member * self.weight[owner]).sum(axis=1)
        fits = sizes <= self.room[owner]
        self._join(owner[fits], member[fits])
        self.lp.close(self._closed(self.owner, self.member))
        self.bound = -np.inf

    def begin(self, holder: Ints) -> None:
        """Let the bundles of a plan into the LP, so that its prices make sense from the first."""
        self._join(np.arange(self.holders), holder == np.arange(self.holders)[:, None])

    def solve(self, beat: float, interrupter: Any, over: Any) -> TeamLPAnswer | None:
        """About the LP's answer; None if nothing loses less than ``beat`` or time is up.

        Raises
        ------
        LPFailure
            If GLOP gives up.
        """
        self._priced(self.price)
        for _ in range(ROUNDS):
            answer = self.lp.solve(interrupter)
            if self.bound > beat - 1 + 1e-6 or over():
                return None
            if answer.value * self.unit - self.bound < max(NEAR, FAR * (beat - self.bound)):
                return answer
            exact = answer.y[: self.tasks] * self.unit
            if not self._priced(STEADY * self.price + (1 - STEADY) * exact) and not self._priced(exact):
                return answer
        return answer

    def shares(self, answer: TeamLPAnswer) -> Floats:
        """How much of each task each holder takes in the LP's answer."""
        out = np.zeros((self.holders, self.tasks))
        np.add.at(out, self.owner[answer.taken], self.member[answer.taken] * answer.share[:, None])
        return out

    def _priced(self, price: Floats) -> bool:
        """Ask every holder for its best bundle at these prices; whether any of them is new."""
        free, member = self.holder < 0, np.zeros((self.holders, self.tasks), bool)
        total = float(price.sum())
        for k in range(self.holders):
            own = self.holder == k
            left = int(self.room[k] - self.weight[k, own].sum())
            gain = price - self.loss[k]
            value, tasks = best_bundle(np.where(free, gain, -1.0), self.weight[k], left)
            total -= value + float(gain[own].sum())
            member[k, tasks] = member[k, own] = True
        if total > self.bound:
            self.bound, self.price = total, price
        return self._join(np.arange(self.holders), member)

    def _join(self, owner: Ints, member: Mask) -> bool:
        """Let bundles into the LP that are not there yet; whether there are any."""
        new = []
        for k, (who, tasks) in enumerate(zip(owner.tolist(), np.packbits(member, axis=1), strict=True)):
            key = bytes([who % 256, who // 256]) + tasks.tobytes()
            if key not in self.seen:
                self.seen.add(key)
                new.append(k)
        if not new:
            return False
        owner, member = owner[new], member[new]
        column, task = np.nonzero(member)
        lost = np.bincount(column, self.loss[owner[column], task], len(new)) / self.unit
        every = np.arange(len(new))
        self.lp.add(lost, np.concatenate([task, self.tasks + owner]), np.concatenate([column, every]),
                    np.ones(len(column) + len(new)), self._closed(owner, member))  # fmt: skip
        self.owner, self.member = np.concatenate([self.owner, owner]), np.concatenate([self.member, member])
        return True

    def _closed(self, owner: Ints, member: Mask) -> Mask:
        """Bundles that lack a task that is their holder's, or have another's."""
        settled = self.holder >= 0
        closed: Mask = ((self.holder[settled] == owner[:, None]) != member[:, settled]).any(axis=1)
        return closed
