r"""Small linear programs in exact rationals, by the dual simplex method (Lemke 1954; smallest index of Bland 1977).

.. math:: \min\; c^\top x \quad\text{where}\quad A x \ge b,\; x \ge 0,\; c \ge 0

Costs are not negative, so that nothing at all is a dual solution to begin with. The answer carries its proof: prices ``y >= 0``
of the rows with ``y A <= c`` and ``y b = c x``, or, where nothing keeps all rows, ``y >= 0`` with ``y A <= 0`` and ``y b > 0``
(Farkas 1902). A handful of rows and columns; every step is done in whole fractions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

Row = Mapping[int, Fraction]  # column -> coefficient
ZERO = Fraction(0)


@dataclass(frozen=True)
class Solved:
    """What was found.

    Attributes
    ----------
    x
        The columns; None where no columns keep all rows.
    y
        One price a row: the proof, that ``x`` is best or that there is none.
    """

    x: tuple[Fraction, ...] | None
    y: tuple[Fraction, ...]


class Dictionary:
    """Basic variables as constants and multiples of the others: first the columns, then the slack of each row."""

    def __init__(self, costs: Sequence[Fraction], rows: Sequence[tuple[Row, Fraction]]) -> None:
        self.columns, self.rows = len(costs), len(rows)
        self.cost: dict[int, Fraction] = dict(enumerate(costs))
        self.basic: dict[int, dict[int, Fraction]] = {self.columns + k: dict(row) for k, (row, _) in enumerate(rows)}
        self.constant: dict[int, Fraction] = {self.columns + k: -bound for k, (_, bound) in enumerate(rows)}

    def short(self) -> int | None:
        """The first basic variable that is negative."""
        return min((each for each, value in self.constant.items() if value < 0), default=None)

    def entering(self, leaving: int) -> int | None:
        """What may take its place and leave every cost at least 0; None if nothing can."""
        row = self.basic[leaving]
        ratios = [(self.cost[each] / row[each], each) for each in self.cost if row.get(each, ZERO) > 0]
        return min(ratios)[1] if ratios else None

    def exchange(self, leaving: int, entering: int) -> None:
        """Exchange a basic variable for another one."""
        row, constant = self.basic.pop(leaving), self.constant.pop(leaving)
        factor = row.pop(entering)
        made = {each: -value / factor for each, value in row.items()} | {leaving: 1 / factor}
        start = -constant / factor
        for other, line in self.basic.items():
            if share := line.pop(entering, ZERO):
                _add(line, made, share)
                self.constant[other] += share * start
        if share := self.cost.pop(entering):
            _add(self.cost, made, share)
        self.cost.setdefault(leaving, ZERO)
        for each in made:
            self.cost.setdefault(each, ZERO)
        self.basic[entering], self.constant[entering] = made, start

    def prices(self, line: Mapping[int, Fraction], sign: int) -> tuple[Fraction, ...]:
        """What a line has in the slack of each row."""
        return tuple(sign * line.get(self.columns + k, ZERO) for k in range(self.rows))


def _add(line: dict[int, Fraction], other: Mapping[int, Fraction], share: Fraction) -> None:
    for each, value in other.items():
        line[each] = line.get(each, ZERO) + share * value


def minimise(costs: Sequence[Fraction], rows: Sequence[tuple[Row, Fraction]]) -> Solved:
    """The cheapest columns that keep every row ``sum(coefficient * column) >= bound``.

    Parameters
    ----------
    costs
        Of each column, not negative.
    rows
        Coefficients and bound.
    """
    held = Dictionary(costs, rows)
    while (leaving := held.short()) is not None:
        entering = held.entering(leaving)
        if entering is None:
            proof = dict(held.basic[leaving]) | {leaving: Fraction(-1)}
            return Solved(None, held.prices(proof, -1))
        held.exchange(leaving, entering)
    x = tuple(held.constant.get(each, ZERO) for each in range(held.columns))
    return Solved(x, held.prices(held.cost, 1))
