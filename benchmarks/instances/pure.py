"""Pure assignment: every post is filled, everybody holds one at most, points count and nothing else. A flow settles it."""

from __future__ import annotations

import numpy as np
import pandas as pd

import houma_assign as ha

from .villages import posts_of


def pure_villages(people: int, villages: int, seed: int) -> ha.Problem:
    """Everybody for every post of so many villages, points from 40 to 100 with two decimals."""
    posts = posts_of(villages)
    rng = np.random.default_rng(seed)
    points = rng.integers(4000, 10001, size=(people, len(posts))) / 100
    ids = [f"c{k:04d}" for k in range(people)]
    score = pd.DataFrame(points, index=ids, columns=posts["village"] + "/" + posts["role"])
    return ha.Problem.from_matrix(score, slots=posts["slots"].to_numpy(), aims=(ha.Merit(),))


def pure_posts(people: int, posts: int, seed: int) -> ha.Problem:
    """Everybody for every post, one slot each."""
    points = np.random.default_rng(seed).integers(4000, 10001, size=(people, posts)) / 100
    return ha.Problem.from_matrix(points, aims=(ha.Merit(),))
