"""A plan made better a few villages at a time, or a few people.

The villages where the plan loses most against the bound are opened, with some others; everything else stays. CP-SAT finds the
best of what that leaves, which is small, and so on until nothing helps any more. Where people have budgets, all that a few of
them hold is dealt out anew, too; whichever way has helped more of late has its turn.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from ...data.exact import Ints
from ...data.rows import Mask
from ..model.model import Impossible, Model
from ..model.presolve import presolved_under
from ..proof.certificate import Certificate
from ..solvers.cp_sat import Effort
from ..solvers.deadline import Deadline
from ..solvers.portfolio import MANY_COLUMNS, solve_portfolio

NEIGHBOURHOOD = 24  # places opened together at first
FEW = 4  # people who share out what they hold, at first
ROUNDS = 400
TRIES = 16  # rounds without success before giving up
FORGET = 0.95  # what is left of a success after a further round
EFFORT = Effort(cuts=True, most=0.1, exact=False)


@dataclass
class Partition:
    """Columns by what they belong to, -1 for nothing, and how much of it is opened at a time."""

    place: Ints
    size: int
    least: int
    tried: float = 0.0
    won: float = 0.0

    def __post_init__(self) -> None:
        self.pair: Mask = self.place >= 0
        self.count = int(self.place.max(initial=-1)) + 1

    @property
    def promise(self) -> float:
        """How often it has helped of late; what has not been tried for long promises most."""
        return (self.won + 1) / (self.tried + 1)

    def opened(self, proof: Certificate, x: Ints, rng: np.random.Generator, idle: int) -> Mask:
        """For each place whether it is opened: where most is lost, or by lot in proportion to it, once those did not help."""
        model, size = proof.model, min(self.size, self.count)
        regret = np.where(proof.d > 0, (model.upper - x) * proof.d, (model.lower - x) * proof.d) / proof.scale
        of = np.bincount(self.place[self.pair], regret[self.pair], self.count) + 1e-9
        half = np.argsort(-of, kind="stable")[: size // 2] if not idle else np.zeros(0, np.int64)
        weight = np.sqrt(of + of.max() * 0.01)
        weight[half] = 0
        rest = min(size - len(half), int((weight > 0).sum()))
        others = rng.choice(self.count, rest, replace=False, p=weight / weight.sum()) if rest else np.zeros(0, np.int64)
        opened = np.zeros(self.count + 1, bool)  # the last one stands for columns of no place
        opened[half] = opened[others] = True
        return opened

    def smaller(self) -> None:
        """It was too much at once."""
        self.size = max(self.size * 7 // 10, self.least)

    def larger(self, by: tuple[int, int]) -> None:
        """It was easy."""
        if self.size < self.count:
            self.size = self.size * by[0] // by[1] + 1


def improve(proof: Certificate, x: Ints, village: Ints, workers: int, deadline: Deadline, keep: Callable[[Ints], object],
            person: Ints | None = None, tries: int = TRIES, rounds: int = ROUNDS,
            growing: bool = False) -> tuple[Ints, bool]:  # fmt: skip
    """A plan at least as good as ``x``, both as values of the model's columns, and whether Ctrl-C was pressed.

    Parameters
    ----------
    proof
        Prices of the model; they say where the plan loses.
    village
        For each of the program's pairs the position of its village.
    keep
        Called with every better plan.
    person
        The same of people, where it is worth while to deal out anew what a few of them hold.
    tries, rounds
        How often in a row it may be of no use, and how often in all.
    growing
        Rows weigh people differently: rounds stay small, and their effort is doubled each time that a quarter of the tries have
        been of no use.
    """
    model = proof.model
    kinds = [Partition(_places(model, village), NEIGHBOURHOOD, 4)]
    if person is not None:
        kinds.append(Partition(_places(model, person), FEW, 2))
    idle, value, effort = 0, int(model.c @ x), EFFORT
    rng = np.random.default_rng(0)
    for _ in range(rounds):
        if idle >= tries or proof.bound <= value + model.constant or deadline.over:
            break
        kind = max(kinds, key=lambda each: each.promise)
        part, everything = _part(proof, x, kind, kind.opened(proof, x, rng, idle), value)
        idle += 1
        if growing and idle % (tries // 4 + 1) == 0:
            effort = replace(effort, most=2 * (effort.most or 0))
        for each in kinds:
            each.tried, each.won = FORGET * each.tried, FORGET * each.won
        kind.tried += 1
        if part is None:
            kind.larger((4, 3))
            continue
        if growing and len(part.columns) > MANY_COLUMNS:
            kind.smaller()  # branch and cut would not come to an end at its first node
            continue
        result = solve_portfolio(part, workers, deadline.left, effort)
        if result.x is not None and result.value > value + model.constant:
            x, idle = part.full(result.x), 0
            value, kind.won = int(model.c @ x), kind.won + 1
            keep(x)
        elif result.optimal or result.infeasible:
            kind.larger((6, 5))
            idle = tries if everything else idle  # there is nothing left to open, and the same question would be asked again
        else:
            kind.smaller()
        if result.stopped:
            return x, True
    return x, False


def _part(proof: Certificate, x: Ints, kind: Partition, opened: Mask, value: int) -> tuple[Model | None, bool]:
    """What may change while all that is not opened stays, among plans that are better; None if there are none.

    And whether everything is opened.
    """
    lower, upper, row_lower, row_upper = proof.fixed(value + proof.model.constant + 1)
    shut = kind.pair & ~opened[kind.place]
    lower[shut] = upper[shut] = x[shut]
    try:
        return presolved_under(proof.model, lower, upper, row_lower, row_upper), not shut.any()
    except Impossible:
        return None, False


def _places(model: Model, of: Ints) -> Ints:
    """What each column belongs to, -1 for nothing."""
    pair = model.columns < len(of)
    place = np.full(len(pair), -1, np.int64)
    place[pair] = of[model.columns[pair]]
    return place
