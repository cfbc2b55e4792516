"""An assignment problem as presolve would leave it, made straight from who may hold and who may take how many."""

from __future__ import annotations

import numpy as np

from ...data.exact import Ints
from ...data.rows import INFINITY
from ...program.assignment_rows import AssignmentRows
from .model import Model


def assignment_model(rows: AssignmentRows, lower: Ints, upper: Ints, c: Ints, constant: int) -> Model | None:
    """The model of which nothing is decided; None where a row, or a bound, decides something or says nothing."""
    size, people, posts = len(rows.post), len(rows.most), len(rows.slots)
    if len(lower) != size or lower.any() or not bool((upper == 1).all()):
        return None
    of_person, of_post = np.bincount(rows.candidate, minlength=people), np.bincount(rows.post, minlength=posts)
    floor, slots, most = rows.floor, rows.slots, rows.most
    if not (size and most.min() > 0 and (most < of_person).all() and (slots < of_post).all() and (floor <= slots).all()):
        return None
    needed = bool(floor.any())
    if slots.min() < 1 or floor.min() < needed:  # some posts may stay empty and others not: their rows stand apart
        return None
    first, least, second = rows.starts
    post_rows = min(least, second) if needed else second
    order = _by_post(rows.post, people)
    one = rows.candidate, np.arange(size), np.full(people, -INFINITY), most, first + np.arange(people)
    other = (np.repeat(np.arange(posts), of_post), order, floor if needed else np.full(posts, -INFINITY), slots,
             post_rows + np.arange(posts))  # fmt: skip
    sides = ((one, other), people) if first < post_rows else ((other, one), posts)
    upper_side, lower_side = sides[0]
    row = np.concatenate([upper_side[0], sides[1] + lower_side[0]])
    column, low, high, origin = (np.concatenate(both) for both in zip(upper_side[1:], lower_side[1:], strict=True))
    return Model(np.zeros(size, np.int64), np.arange(size), lower.copy(), upper.copy(), row, column,
                 np.ones(2 * size, np.int64), low, high, origin, c, constant)  # fmt: skip


def _by_post(post: Ints, people: int) -> Ints:
    """The pairs post after post."""
    posts = len(post) // people
    if posts * people == len(post) and bool((post.reshape(people, posts) == np.arange(posts)).all()):
        return np.arange(len(post)).reshape(people, posts).T.ravel()
    return np.argsort(post.astype(np.uint16) if int(post.max()) < 2**16 else post, kind="stable")
