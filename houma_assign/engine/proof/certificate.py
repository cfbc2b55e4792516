r"""Dual prices as an exact bound in integers, and what it says of columns and rows.

For any prices y, whatever their origin or precision, weak duality gives

.. math:: c \cdot x \le \sum_i \max_{a \in [l_i, u_i]} y_i a + \sum_j \max_{x_j} (c_j - A_j'y) x_j

Prices are rounded to multiples of 1/D and everything is computed in integers, so the bound does not rest on floating
point. What a plan loses against the bound is counted exactly by its distances from the maximisers:

.. math:: D (\text{bound} - c \cdot x) = \sum_j |d_j|\,\text{dist}(x_j) + \sum_i |y_i|\,\text{dist}(A_i x)

so a column whose reduced cost exceeds what may be lost stays where it is, and a row whose price exceeds it stays tight.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from ...data.exact import Ints, rough_total
from ...data.rows import INFINITY
from ..model.model import Model

FINE = 20  # at most 2**20 steps in a unit of the objective


@dataclass(frozen=True)
class Certificate:
    """An exact bound of a model.

    Attributes
    ----------
    scale
        D, a power of two.
    y, d
        Prices of rows and reduced costs of columns, times D.
    total
        The bound times D, the model's constant included.
    """

    model: Model
    scale: int
    y: Ints
    d: Ints
    total: int

    @property
    def bound(self) -> int:
        """No plan of the model has a larger objective."""
        return self.total // self.scale

    def allowance(self, floor: int) -> int:
        """What a plan with an objective of at least ``floor`` may lose, times D; negative if there is no such plan."""
        return self.total - self.scale * floor

    def fixed(self, floor: int) -> tuple[Ints, Ints, Ints, Ints]:
        """Bounds of columns and rows that every plan with an objective of at least ``floor`` keeps."""
        model, may = self.model, self.allowance(floor)
        if not may:  # whatever has a price stays where it is
            return (np.where(self.d > 0, model.upper, model.lower), np.where(self.d < 0, model.lower, model.upper),
                    np.where(self.y > 0, model.row_upper, model.row_lower),
                    np.where(self.y < 0, model.row_lower, model.row_upper))  # fmt: skip
        lower, upper = model.lower.copy(), model.upper.copy()
        reach = np.where(self.d == 0, 0, may // np.maximum(np.abs(self.d), 1))  # steps a column may move
        span = upper - lower
        up, down = (self.d > 0) & (reach < span), (self.d < 0) & (reach < span)
        lower[up] = upper[up] - reach[up]
        upper[down] = lower[down] + reach[down]
        row_lower, row_upper = model.row_lower.copy(), model.row_upper.copy()
        reach = np.where(self.y == 0, 0, may // np.maximum(np.abs(self.y), 1))
        at_high, at_low = self.y > 0, self.y < 0
        row_lower[at_high] = np.maximum(row_lower[at_high], row_upper[at_high] - reach[at_high])
        row_upper[at_low] = np.minimum(row_upper[at_low], row_lower[at_low] + reach[at_low])
        return lower, upper, row_lower, row_upper

    def bounds_suffice(self, floor: int) -> bool:
        """Whether the bounds of ``fixed`` alone keep every plan at ``floor`` or above, so that no row need say it."""
        if not self.allowance(floor):
            return True
        lower, upper, row_lower, row_upper = self.fixed(floor)
        lost = rough_total(np.abs(self.d), upper - lower)
        priced = self.y != 0
        lost += rough_total(np.abs(self.y[priced]), (row_upper - row_lower)[priced])
        return lost < (self.allowance(floor) + self.scale) * (1 - 1e-9)


def certificate(model: Model, prices: np.ndarray) -> Certificate:
    """The exact bound that these prices give; zero prices, and prices that are no numbers, give the trivial one."""
    if not prices.any():
        return _trivial(model)
    prices = np.where(np.isfinite(prices) & (np.abs(prices) < 1e15), prices, 0.0)
    if not prices.any():
        return _trivial(model)
    reach = np.maximum(np.abs(model.lower), np.abs(model.upper))
    weight = np.maximum(np.abs(_finite(model.row_lower)), np.abs(_finite(model.row_upper)))
    columns = np.bincount(model.column, np.abs(model.data * prices[model.row]), len(model.columns))
    size = rough_total(np.abs(model.c), reach) + rough_total(np.abs(prices), weight) + rough_total(columns, reach)
    room = int(60 - np.ceil(np.log2(max(size, 1.0))))
    if room < 0:
        return _trivial(model)
    scale = 2 ** max(min(FINE, room), 0)
    y = np.rint(prices * scale).astype(np.int64)
    y[(y > 0) & (model.row_upper >= INFINITY)] = 0
    y[(y < 0) & (model.row_lower <= -INFINITY)] = 0
    d = scale * model.c - model.products(y)
    total = scale * model.constant
    total += int(np.sum(np.where(y > 0, y * _finite(model.row_upper), y * _finite(model.row_lower))))
    total += int(np.sum(np.where(d > 0, d * model.upper, d * model.lower)))
    return Certificate(model, scale, y, d, total)


def _trivial(model: Model) -> Certificate:
    """What columns say by themselves, whatever the rows."""
    total = model.constant + int(np.where(model.c > 0, model.c * model.upper, model.c * model.lower).sum())
    return Certificate(model, 1, np.zeros(model.rows, np.int64), model.c, total)


def _finite(bounds: Ints) -> Ints:
    return np.where(np.abs(bounds) >= INFINITY, 0, bounds)


def exact_bound(model: Model, scale: int, y: Ints) -> tuple[int | None, Ints]:
    """The bound that whole prices prove times their scale, None if they price a bound that is not there; and reduced costs."""
    used = np.where(y > 0, model.row_upper, model.row_lower)
    if (np.abs(used[y != 0]) >= INFINITY).any():
        return None, np.zeros(0, np.int64)
    size = float(np.abs(model.data * y[model.row].astype(float)).sum()) + scale * float(np.abs(model.c).max(initial=0))
    kind: Any = np.int64 if size < 2**62 else object  # Python's own integers where 64 bits might not do
    d = scale * model.c.astype(kind)
    np.subtract.at(d, model.column, model.data.astype(kind) * y[model.row].astype(kind))
    rows = sum(int(a) * int(b) for a, b in zip(y[y != 0].tolist(), used[y != 0].tolist(), strict=True))
    columns = sum(max(a * low, a * high) for a, low, high in _open(d, model))
    return scale * model.constant + rows + columns, d


def _open(d: Any, model: Model) -> list[tuple[int, int, int]]:
    priced = np.flatnonzero((d != 0) & ((model.lower != 0) | (model.upper != 0)))
    return list(zip((int(a) for a in d[priced]), model.lower[priced].tolist(), model.upper[priced].tolist(), strict=True))
