"""Other points for pairs that are there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from ..data.exact import Ints, fraction, is_number
from ..data.pairs import Pairs
from ..data.quantities import LARGEST
from ..data.record import plain
from ..errors import Fault, InputError, Message

NO_PAIR = Message("score_of_no_pair", "unknown candidate, or a pair that is not scored", "没有这个人选，或这一配对没有得分")
POINTS = Message(
    "points_too_fine", "points are numbers below 1e12 with at most two decimals", "得分应为一万亿以下、最多两位小数的数字"
)


def rescored(pairs: Pairs, scores: Mapping[Any, Any]) -> Pairs:
    """The pairs with other points; see ``Problem.with_scores``."""
    faults = []
    factor = 100 // pairs.scale if 100 % pairs.scale == 0 else 1
    score, scale = pairs.score * factor, pairs.scale * factor
    at = {who: k for k, who in enumerate(pairs.candidates)}
    for key, points in scores.items():
        where = _rows_of(key, pairs, at)
        value = plain(points)
        usable = is_number(value) and value == value and abs(value) < LARGEST
        steps = fraction(value) * scale if usable else None
        if where is None:
            faults.append(Fault("scores", str(key), "", points, NO_PAIR))
        elif steps is None or steps.denominator != 1:
            faults.append(Fault("scores", str(key), "score", points, POINTS))
        else:
            score[where] = int(steps)
    if faults:
        raise InputError(faults)
    return Pairs(pairs.candidates, pairs.posts, pairs.candidate, pairs.post, score, scale, pairs.grade, pairs.facts)


def _rows_of(key: Any, pairs: Pairs, at: Mapping[str, int]) -> int | Ints | None:
    """Positions of one pair or of all pairs of a person; None if there are none of that name."""
    if isinstance(key, tuple):
        return pairs.at.get(key)
    return np.flatnonzero(pairs.candidate == at[key]) if key in at else None
