"""A change of a program in terms of its teams: pairs that are forced or barred, one of some, and rows between villages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ...data.exact import Ints
from ...data.rows import INFINITY
from ...program.change import AddedRow, Change
from ..proof.team_bound import Part, TeamModel
from ..proof.team_hull import TeamHull

ADDED = -(2**41)  # the source of a row that a question adds


@dataclass(frozen=True, eq=False)
class TeamChange:
    """What a question changes.

    Attributes
    ----------
    forced, barred, some_of
        Pairs that must be taken, that must not, and of which one must be; the last may be none at all.
    rows
        Further rows over pairs.
    sides
        Rows of the program with other sides.
    """

    forced: Ints
    barred: Ints
    some_of: Ints
    rows: tuple[AddedRow, ...]
    sides: Mapping[int, tuple[int, int]]

    @classmethod
    def of(cls, change: Change, pairs: int) -> TeamChange | None:
        """A change, None where teams cannot say it."""
        if change.excluded or change.floors or change.extra:
            return None
        forced, barred = list(change.forced), list(change.barred)
        some = [list(each) for each in change.any_of]
        rows = []
        for row in change.rows:
            columns, weights = np.asarray(row.columns, np.int64), np.asarray(row.coefficients, np.int64)
            counts = bool((weights == 1).all())
            if (columns >= pairs).any():
                return None
            if counts and row.lower == len(columns) <= row.upper:
                forced += columns.tolist()
            elif counts and row.lower == 1 and row.upper >= len(columns):
                some.append(columns.tolist())
            else:
                rows.append(row)
        if len(some) > 1:
            return None
        one = np.array(some[0] if some else (), np.int64)
        return cls(np.array(forced, np.int64), np.array(barred, np.int64), one, tuple(rows), change.sides)

    @property
    def key(self) -> tuple[bytes, ...]:
        """What rows are added, their sides aside."""
        return tuple(np.asarray(each, np.int64).tobytes() for row in self.rows
                     for each in (row.columns, row.coefficients, (row.lower > -INFINITY, row.upper < INFINITY)))  # fmt: skip

    def part(self, model: TeamModel) -> Part | None:
        """The plans that it leaves; None where those of whom one is asked for are not pairs of one person.

        The hull has the change's rows behind its own. None, too, where a row with other sides is none of the hull's.
        """
        hull = model.hull
        whole = self._sided(model.whole, hull)
        if whole is None:
            return None
        shut, lower, upper, person = whole.barred.copy(), whole.lower.copy(), whole.upper, hull.program.person
        shut[self.barred] = True
        if self.rows:
            first, upper = hull.rows - len(self.rows), upper.copy()
            lower[first:], upper[first:] = [row.lower for row in self.rows], [row.upper for row in self.rows]
        left = list(whole.forced)
        for pairs in [*self.forced.reshape(-1, 1), *([self.some_of] if len(self.some_of) else [])]:
            row = int(hull.person_row[person[pairs[0]]])
            others = np.append(person == person[pairs[0]], False)
            others[pairs] = False
            alone = row >= 0 and (hull.upper[row] == 1 or (len(pairs) > 1 and shut[others].all()))
            if alone and (person[pairs] == person[pairs[0]]).all():
                lower[row] = 1  # one post at most, and this is it: fewer teams of the LP are shut than by forcing the pair
                shut |= others
            elif len(pairs) == 1:
                left.append(int(pairs[0]))
            else:
                return None
        return replace(whole, barred=shut, forced=tuple(left), lower=lower, upper=upper)

    def _sided(self, whole: Part, hull: TeamHull) -> Part | None:
        """All plans under the other sides.

        None where teams were listed by such a row, where it counts somebody's posts, of which at most one is a fact of the hull,
        or where it had no such side: an LP cannot let it be broken there.
        """
        if not self.sides:
            return whole
        lower, upper, matrix = whole.lower.copy(), whole.upper.copy(), hull.program.matrix
        for row, asked in self.sides.items():
            at = np.flatnonzero(hull.source == row)
            if len(at) != 1 or (hull.person_row == at[0]).any():
                return None
            for mine, own, side in ((lower, matrix.lower[row], asked[0]), (upper, matrix.upper[row], asked[1])):
                if abs(side) < INFINITY <= abs(own):
                    return None
                mine[at] = side if abs(side) >= INFINITY else mine[at] + side - own  # constants may have been taken off
        return replace(whole, lower=lower, upper=upper) if (lower <= upper).all() else None


def with_rows(hull: TeamHull, rows: Sequence[AddedRow]) -> TeamHull:
    """A hull with further rows behind its own."""
    if not rows:
        return hull
    size = hull.rows + len(rows)
    row_of = np.full((len(hull.row_of), len(rows)), size, np.int64)
    weight_of = np.zeros_like(row_of)
    for k, row in enumerate(rows):
        columns, weights = np.asarray(row.columns, np.int64), np.asarray(row.coefficients, np.int64)
        row_of[columns, k], weight_of[columns, k] = hull.rows + k, weights
    own = np.where(hull.row_of == hull.rows, size, hull.row_of)
    sides = np.array([(row.lower, row.upper) for row in rows], np.int64)
    return replace(hull, row_of=np.hstack([own, row_of]), weight_of=np.hstack([hull.weight_of, weight_of]),
                   lower=np.append(hull.lower, sides[:, 0]), upper=np.append(hull.upper, sides[:, 1]),
                   source=np.append(hull.source, np.full(len(rows), ADDED)))  # fmt: skip
