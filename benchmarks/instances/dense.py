"""Square assignment: as many people as posts, every pair scored. The field of the Hungarian method and its heirs."""

from __future__ import annotations

import numpy as np

import houma_assign as ha


def dense(size: int, seed: int) -> ha.Problem:
    """Whole points from 1 to 10,000, so that ties are few but there."""
    points = np.random.default_rng(seed).integers(1, 10001, size=(size, size))
    return ha.Problem.from_matrix(points, aims=(ha.Merit(),))
