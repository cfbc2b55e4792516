"""A problem that takes long: 62 people for 22 posts, few different points, and totals drawn tight around a planted plan.

Totals that must be met exactly (market split) give neither the LP nor a search a hold; nothing here ends in seconds.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

import houma_assign as ha

PEOPLE, PLACES = 62, 22


def pressed(seed: int = 0, exact: int = 4, slack: int = 0) -> ha.Problem:
    """Tight quotas on four facts, and ``exact`` totals that lie within ``slack`` of those of the planted plan."""
    rng = np.random.default_rng(seed)
    ids, homes = [f"c{k:02}" for k in range(PEOPLE)], [f"v{k:02}" for k in range(PLACES)]
    columns = {f"fact{k}": rng.integers(0, 3, PEOPLE) for k in range(4)}
    weights = {f"weight{k}": rng.integers(100, 10_000, PEOPLE) for k in range(exact)}
    planted = rng.permutation(PEOPLE)[:PLACES]
    rules: list[ha.Constraint] = []
    for name, values in columns.items():
        for level in range(3):
            count = int((values[planted] == level).sum())
            rules.append(ha.Quota(where={name: level}, least=count, most=count))
    for name, values in weights.items():
        total = int(values[planted].sum())
        rules.append(ha.Total(number=name, least=total - slack, most=total + slack))
    frame = pd.DataFrame({"id": ids, **columns, **weights})
    points = 60 + 5 * rng.integers(0, 4, (PEOPLE, PLACES))
    listed = [(c, p, points[i, j]) for i, c in enumerate(ids) for j, p in enumerate(homes)]
    pairs = pd.DataFrame(listed, columns=["candidate", "village", "score"])
    return ha.Problem.from_frames(frame, pd.DataFrame({"id": homes}), pairs=pairs, constraints=rules)
