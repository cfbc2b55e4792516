"""Tasks to be shared out: every task goes to one holder, and every holder has room for so much weight and no more.

That is the generalised assignment problem, whoever holds (people, posts, villages) and whatever is weighed. Other rows that are
left make it another problem.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...data.exact import Floats, Ints
from ...data.rows import INFINITY
from ..model.model import Model

WIDEST = 20_000  # room of a holder up to which it is gone through unit by unit
ENDS = 2  # rows that a column is in


@dataclass(frozen=True)
class Sharing:
    """A model as tasks and holders.

    Attributes
    ----------
    column
        The model's column of each holder and task, -1 where there is none; shape (holders, tasks).
    weight, loss
        What a task takes of a holder's room, and how much less it gains there than where it gains most, in steps of the
        objective; same shape. Infinite loss where there is no column.
    room
        Of each holder.
    most
        What each task gains where it gains most.
    row
        The model's row of each task.
    """

    column: Ints
    weight: Ints
    loss: Floats
    room: Ints
    most: Ints
    row: Ints

    @property
    def count(self) -> int:
        """How many tasks there are."""
        return len(self.row)

    @property
    def ideal(self) -> int:
        """What all tasks would gain where each gains most."""
        return int(self.most.sum())

    def holders(self, x: Ints) -> Ints:
        """Who holds each task in values of the model's columns; -1 for nobody."""
        held = (self.column >= 0) & (x[self.column] == 1)
        return np.where(held.any(axis=0), held.argmax(axis=0), -1)

    def values(self, holder: Ints, x: Ints) -> Ints:
        """Values of the model's columns where these hold the tasks; what is no pair of a task stays as in ``x``."""
        out = x.copy()
        out[self.column[self.column >= 0]] = 0
        out[self.column[holder, np.arange(len(holder))]] = 1
        return out

    def total(self, holder: Ints) -> int:
        """What is lost against the ideal."""
        return int(self.loss[holder, np.arange(len(holder))].sum())


def sharing(model: Model) -> Sharing | None:
    """The model as tasks and holders, None if it is something else."""
    size = len(model.columns)
    if not size or model.lower.any() or (model.upper != 1).any() or len(model.row) != ENDS * size:
        return None
    one = (model.row_lower == 1) & (model.row_upper == 1)
    budget = (model.row_lower <= 0) & (model.row_upper < INFINITY) & ~one
    if not (one | budget).all() or (model.data[one[model.row]] != 1).any() or (model.data <= 0).any():
        return None
    of_task = np.flatnonzero(one[model.row])
    of_holder = np.flatnonzero(budget[model.row])
    if len(of_task) != size or len(np.unique(model.column[of_task])) != size or len(np.unique(model.column[of_holder])) != size:
        return None
    task_rows, holder_rows = np.flatnonzero(one), np.flatnonzero(budget)
    number = np.zeros(model.rows, np.int64)
    number[task_rows], number[holder_rows] = np.arange(len(task_rows)), np.arange(len(holder_rows))
    task, holder, weight = np.zeros((3, size), np.int64)
    task[model.column[of_task]] = number[model.row[of_task]]
    holder[model.column[of_holder]] = number[model.row[of_holder]]
    weight[model.column[of_holder]] = model.data[of_holder]
    room = model.row_upper[holder_rows]
    shape = (len(holder_rows), len(task_rows))
    pair = np.unique(holder * shape[1] + task)
    if room.max() > WIDEST or len(pair) < size:
        return None
    most = np.full(shape[1], np.iinfo(np.int64).min)
    np.maximum.at(most, task, model.c)
    column, weights, loss = np.full(shape, -1), np.zeros(shape, np.int64), np.full(shape, np.inf)
    column[holder, task], weights[holder, task] = np.arange(size), weight
    loss[holder, task] = most[task] - model.c
    return Sharing(column, weights, loss, room, most, task_rows)
