"""62 people for 22 posts with 31 slots, random points and no further rule: an LP settles it."""

from __future__ import annotations

import random

import houma_assign as ha


def points_only(seed: int) -> ha.Problem:
    """Points from 40 to 100 with two decimals."""
    rng = random.Random(seed)
    points = [[rng.randrange(4000, 10000) / 100 for _ in range(22)] for _ in range(62)]
    return ha.Problem.from_matrix(points, slots=[1] * 13 + [2] * 9)
