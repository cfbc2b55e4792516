"""Rows that weigh people differently: budgets, and what they mean for a search."""

from __future__ import annotations

import numpy as np

from .model.model import Model

MANY = 5  # weights in one row; two or three only say that some count for more than others
SEVERAL = 3  # such rows; a mean over all posts is one, and does not change the nature of a problem


def has_budgets(model: Model, pairs: int) -> bool:
    """Whether several rows of rules weigh their pairs differently.

    The LP splits a person between two budgets, and nothing but cutting planes and branching puts them together again: searches
    without either, and cores of growing size around an LP that is far off, are time lost.
    """
    entry = np.flatnonzero((model.columns[model.column] < pairs) & (model.origin[model.row] >= 0))
    weights = np.unique(np.stack([model.row[entry], np.abs(model.data[entry])], axis=1), axis=0)
    different = np.bincount(weights[:, 0], minlength=model.rows)
    return int((different >= MANY).sum()) >= SEVERAL
