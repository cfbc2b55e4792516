"""Rows that hold tiers at a worth inside a bench's models."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ..exact import Ints
from ..rows import INFINITY
from .model import Model


def with_objectives(model: Model, weights: Sequence[Ints]) -> Model:
    """The model with a row for each objective at its end, without bounds."""
    used = [np.flatnonzero(each) for each in weights]
    open_ = np.full(len(used), INFINITY)
    return replace(
        model,
        row=np.concatenate([model.row, *(np.full(len(at), model.rows + k) for k, at in enumerate(used))]),
        column=np.concatenate([model.column, *used]),
        data=np.concatenate([model.data, *(each[at] for each, at in zip(weights, used, strict=True))]),
        row_lower=np.append(model.row_lower, -open_), row_upper=np.append(model.row_upper, open_),
        origin=np.append(model.origin, np.full(len(used), -1)),
    )  # fmt: skip


def at_least(part: Model, value: int) -> Model:
    """The model with its objective, worth so much at least, as a row."""
    wider = with_objectives(part, [part.c])
    wider.row_lower[-1] = value - part.constant
    return wider
