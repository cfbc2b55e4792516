"""A plan by mending: take and give up pairs until no row is broken, whatever breaks rows most going first.

It begins with nothing, with the whole part of an LP's answer, or with any other choice. At each step one broken row is looked at:
pairs that would bring it nearer to its bounds, by themselves or together with another pair that gives way (an ejection chain of
two), and the best of these moves is made. Rows that stay broken weigh more and more (the breakout method), so that it does not
run in circles. Nothing here is proof, and a lack of success says nothing; dice have a fixed seed.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ...data.exact import Floats, Ints
from ..model.model import Impossible, Model, keeps
from ..model.presolve import presolved_under
from ..solvers.cp_sat import Effort, solve_cp_sat
from ..solvers.interruptible import Stopped, heed
from .flips import Flips

SINGLE, BEST, PARTNERS = 40, 5, 24  # pairs looked at in a row; of these, those with partners; partners of each
WAIT = 8  # steps in which a pair that moved stays
GREED = 0.2  # what the whole range of points counts against a unit of a row
STEPS, EACH_ROW, MOST = 1000, 4, 20_000  # moves looked for, as many more for each row, and at most
SURE = 0.5  # of a pair in an LP's answer that is taken to begin with
SECONDS = 0.2  # for columns that do not follow from the pairs
HEAVIER = 0.5  # what is added to the weight of a row that stays broken


class Mending:
    """The search, over the pairs of ``flips``.

    Parameters
    ----------
    flips
        The pairs and what they move.
    begun
        For each pair whether it is taken at the beginning.
    """

    def __init__(self, flips: Flips, begun: Ints) -> None:
        self.flips, self.dice = flips, np.random.default_rng(0)
        self.taken = begun.astype(np.int64)
        self.activity = flips.activity_at_rest.copy()
        used = np.flatnonzero(self.taken)
        _, row, change = flips.rows_of(used, np.ones(len(used), np.int64), np.zeros(len(used), np.int64))
        np.add.at(self.activity, row, change)
        self.weight = np.ones(len(self.activity))
        self.stuck, self.forced = np.zeros(len(self.activity), bool), False
        self.rank = 1.0 / (1.0 + flips.choice.astype(float))  # short rows first: they leave the least choice
        spread = float(np.ptp(flips.worth)) if len(flips.worth) else 0.0
        self.greed: Floats = flips.worth * (GREED / max(spread, 1.0))
        self.moved = np.full(len(self.taken), -WAIT - 1)
        self.broken = self._broken(np.arange(len(self.activity)), self.activity)

    def run(self, steps: int, over: Callable[[], bool] = bool) -> bool:
        """Mend for so many steps at most; whether no row is broken any more."""
        for step in range(steps):
            rows = np.flatnonzero((self.broken > 0) & ~self.stuck)
            if not len(rows):
                if not self.stuck.any():
                    return True
                rows = self._shaken()
            if step % 16 == 0:
                heed()
                if over():
                    return False
            row = int(rows[np.argmax(self.weight[rows] * self.rank[rows])])
            found = self._best(row, step)
            if found is not None and (found[0] < 0 or self.forced):
                self._make(found[1], step)
                self.stuck[:] = False
            else:
                self.stuck[row] = True
            self.forced = False
        return not (self.broken > 0).any()

    def _shaken(self) -> Ints:
        """A row to be mended at whatever price: none can be mended without breaking more, so that all of them get heavier."""
        rows = np.flatnonzero(self.broken > 0)
        self.weight[rows] += HEAVIER
        self.stuck[:], self.forced = False, True
        return self.dice.choice(rows, 1)

    def _broken(self, rows: Ints, activity: Ints) -> Floats:
        """By how many units the rows are broken."""
        low, high = self.flips.low[rows], self.flips.high[rows]
        units: Floats = np.maximum(np.maximum(low - activity, activity - high), 0) / self.flips.scale[rows]
        return units

    def _best(self, row: int, step: int) -> tuple[float, Ints] | None:
        """The best move for a row, as pairs to be turned, and what it is worth; less is better."""
        up = self.activity[row] < self.flips.low[row]
        pair, amount = self.flips.pairs_in(row, 4 * SINGLE, self.dice)
        sign = 1 - 2 * self.taken[pair]
        right = np.flatnonzero(((sign * amount > 0) == up) & (amount != 0) & (step - self.moved[pair] > WAIT))
        if not len(right):
            return None
        right = self._some(right, sign * self.greed[pair], SINGLE)
        single = pair[right]
        count = len(single)
        worth, newly = self._judged(single, np.arange(count), count)
        order = np.argsort(worth, kind="stable")
        best = (float(worth[order[0]]), single[order[:1]])
        both = [np.zeros((0, 2), np.int64)]
        for k in order[:BEST].tolist():
            if newly[k] >= 0:
                partner = self._partners(int(newly[k]), int(single[k]), step)
                both.append(np.stack([np.full(len(partner), single[k]), partner], axis=1))
        chains = np.concatenate(both)
        if len(chains):
            worth, _ = self._judged(chains.ravel(), np.repeat(np.arange(len(chains)), 2), len(chains))
            least = int(np.argmin(worth))
            if worth[least] < best[0]:
                best = (float(worth[least]), chains[least])
        return best

    def _partners(self, row: int, pair: int, step: int) -> Ints:
        """Pairs that would mend what turning a pair does to a row."""
        other, amount = self.flips.pairs_in(row, 4 * PARTNERS, self.dice)
        own = amount[other == pair]
        way = int(own[0]) * (1 - 2 * int(self.taken[pair])) if len(own) else 0
        sign = 1 - 2 * self.taken[other]
        right = np.flatnonzero((sign * amount * way < 0) & (other != pair) & (step - self.moved[other] > WAIT))
        return other[self._some(right, sign * self.greed[other], PARTNERS)]

    def _some(self, right: Ints, gain: Floats, most: int) -> Ints:
        """At most so many of these: half of them those that gain most, the others by lot."""
        if len(right) <= most:
            return right
        order = np.argsort(-gain[right], kind="stable")
        others = self.dice.choice(len(right) - most // 2, most - most // 2, replace=False)
        drawn: Ints = right[np.concatenate([order[: most // 2], order[most // 2 + others]])]
        return drawn

    def _judged(self, pairs: Ints, move: Ints, count: int) -> tuple[Floats, Ints]:
        """What each move adds to the broken rows by weight, less what it gains; and the row that it newly breaks most."""
        sign = 1 - 2 * self.taken[pairs]
        by, row, change = self.flips.rows_of(pairs, sign, move)
        now = self._broken(row, self.activity[row] + change)
        worse = self.weight[row] * (now - self.broken[row])
        gained = np.bincount(move, (sign * self.greed[pairs]).astype(float), count)
        worth: Floats = np.bincount(by, worse.astype(float), count).astype(float) - gained
        newly = np.full(count, -1, np.int64)
        bad = np.flatnonzero(worse > 0)
        order = bad[np.argsort(worse[bad], kind="stable")]
        newly[by[order]] = row[order]  # the last one written is the worst
        return worth, newly

    def _make(self, pairs: Ints, step: int) -> None:
        sign = 1 - 2 * self.taken[pairs]
        _, row, change = self.flips.rows_of(pairs, sign, np.zeros(len(pairs), np.int64))
        self.activity[row] += change
        self.broken[row] = self._broken(row, self.activity[row])
        self.taken[pairs] += sign
        self.moved[pairs] = step


def mended(model: Model, pairs: int, begun: Floats | None = None, over: Callable[[], bool] = bool) -> Ints | None:
    """Values of a model's columns that keep all rows, None if the search does not find any.

    Parameters
    ----------
    pairs
        How many of the program's first columns are pairs.
    begun
        Values to begin with, such as an LP's answer; nothing is taken unless given.
    over
        Asked now and then whether time is up.
    """
    flips = Flips(model, pairs)
    taken = np.zeros(len(flips.pair)) if begun is None else begun[flips.pair] - model.lower[flips.pair]
    search = Mending(flips, (taken > SURE).astype(np.int64))
    if not search.run(min(STEPS + EACH_ROW * model.rows, MOST), over):
        return None
    lower, upper = model.lower.copy(), model.upper.copy()
    lower[flips.pair] = upper[flips.pair] = model.lower[flips.pair] + search.taken
    return _completed(model, lower, upper)


def _completed(model: Model, lower: Ints, upper: Ints) -> Ints | None:
    """The best values of the columns that are not settled, as far as a brief search finds them."""
    try:
        rest = presolved_under(model, lower, upper)
    except Impossible:
        return None
    if not len(rest.columns):
        return rest.base
    result = solve_cp_sat(rest, 1, SECONDS, Effort(cuts=False, most=SECONDS))
    if result.stopped:
        raise Stopped(None)
    x = rest.full(result.x) if result.x is not None else None
    return x if x is not None and keeps(model, x) else None
