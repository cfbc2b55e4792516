r"""Rows that cut off mixtures of teams that no village can have.

For the types z and auxiliary values y of a village, a row :math:`\pi z + \rho y \le \max_{\text{teams}} (\pi z + \rho y)` holds
for every plan, whatever :math:`\pi` and :math:`\rho`. The coefficients that cut off most of the LP's answer are themselves
found by a small LP; they are then rounded to small integers, and the right side is taken over all listed teams anew, in
integers. So the row holds exactly, wherever its coefficients came from.
"""

from __future__ import annotations

import numpy as np

from ...data.exact import Floats, Ints
from ...data.rows import INFINITY
from ..model.model import Cut, Model
from ..proof.teams import Team, Teams
from .incremental_lp import IncrementalLP, LPFailure

FINE = 10**6  # steps in which the LP's answer is handed on
SMALL = 24  # coefficients are made whole by a factor up to this


def separate(teams: Teams, x: Floats, at_once: int = 10**9) -> list[Cut]:
    """Rows that the LP's answer breaks, one a village at most."""
    loose = np.flatnonzero((np.abs(x - np.rint(x)) > 1e-6) & teams.pair)
    cuts = []
    for village in np.unique(teams.of_column[loose]).tolist():
        team = teams.of(village)
        row = _cut(team, x) if team is not None else None
        if row is not None:
            cuts.append(row)
        if len(cuts) >= at_once:
            break
    return cuts


def _cut(team: Team, x: Floats) -> Cut | None:
    there = np.concatenate([np.bincount(team.kind, x[team.columns], team.types), x[team.aux]])
    if np.abs(there - np.rint(there)).max() < 1e-6 and _is_team(team, np.rint(there)):
        return None
    try:
        weights = _separating_weights(team, there)
    except LPFailure:  # no row is lost by it, only found
        return None
    if weights is None:
        return None
    for factor in range(1, SMALL + 1):
        if np.abs(weights * factor - np.rint(weights * factor)).max() < 1e-5:
            break
    whole = np.rint(weights * factor).astype(np.int64)
    whole[team.types :] = np.where(whole[team.types :] * team.side > 0, whole[team.types :], 0)
    most = int((team.points @ whole).max())
    if whole @ there < most + 1e-4 * np.abs(whole).max():
        return None
    value = np.concatenate([whole[: team.types][team.kind], whole[team.types :]])
    column = np.concatenate([team.columns, team.aux])
    used = np.flatnonzero(value)
    divisor = int(np.gcd.reduce(value[used]))
    return Cut(column[used], value[used] // divisor, most // divisor)


def _is_team(team: Team, there: Floats) -> bool:
    same = (team.points[:, : team.types] == there[: team.types]).all(axis=1)
    aux = team.side * (team.points[:, team.types :] - there[team.types :])
    return bool((same & (aux >= 0).all(axis=1)).any())


def _separating_weights(team: Team, there: Floats) -> Floats | None:
    """Coefficients within -1 and 1 by which the point lies furthest beyond every team; None if it lies beyond none."""
    points = team.points
    size = points.shape[1]
    near = np.argsort(np.abs(points - there).sum(axis=1), kind="stable")[: 3 * size]
    used = np.zeros(len(points), bool)
    used[near] = True
    order = near
    lower = np.concatenate([-np.ones(size, np.int64), [-INFINITY]])
    upper = np.concatenate([np.ones(size, np.int64), [INFINITY]])
    lower[:size][team.types :][team.side > 0] = 0
    upper[:size][team.types :][team.side < 0] = 0
    goal = np.concatenate([np.rint(there * FINE).astype(np.int64), [-FINE]])
    lp = None
    for _ in range(50):
        model = _separation(points[order], lower, upper, goal)
        if lp is None:
            lp = IncrementalLP(model, np.ones(size + 1, bool), elastic=False)
        lp.update(model)
        answer = lp.solve(10.0)
        if answer.x is None or goal @ answer.x < 1e-4 * FINE:
            return None
        weights, most = answer.x[:size], answer.x[size]
        beyond = points @ weights - most
        worst = np.argsort(-beyond, kind="stable")[:20]
        worst = worst[(beyond[worst] > 1e-6) & ~used[worst]]
        if not len(worst):
            return weights
        used[worst] = True
        order = np.concatenate([order, worst])
    return None


def _separation(points: Ints, lower: Ints, upper: Ints, goal: Ints) -> Model:
    rows, size = points.shape
    table = np.hstack([points, -np.ones((rows, 1), np.int64)])
    row, column = np.nonzero(table)
    return Model(np.zeros(size + 1, np.int64), np.arange(size + 1), lower, upper, row, column, table[row, column],
                 np.full(rows, -INFINITY), np.zeros(rows, np.int64), np.arange(rows), goal, 0)  # fmt: skip
