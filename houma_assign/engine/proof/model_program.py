"""A model as a program of its own, so that its villages' teams can be listed."""

from __future__ import annotations

import numpy as np

from ...data.exact import Ints
from ...program.program import Matrix, Program
from ...program.tier import Tier
from ..model.model import Model


def model_program(model: Model, columns: Ints, program: Program, tier: Tier) -> Program:
    """A model with one tier, its own objective.

    Parameters
    ----------
    model
        What is left of a program.
    columns
        For each of the model's columns the program's, in their order.
    tier
        Whose objective it is.
    """
    pairs = int(np.searchsorted(columns, program.pairs))
    none = np.zeros(model.rows, np.int64)
    start = np.searchsorted(model.row, np.arange(model.rows + 1))
    matrix = Matrix(start, model.column, model.data, model.row_lower, model.row_upper, none, ("",), ("",) * model.rows)
    asked = Tier(tier.aim, model.c, model.constant, tier.scale, pairs, len(columns))
    return Program(pairs, model.lower, model.upper, matrix, (asked,), program.person[columns[:pairs]],
                   program.village[columns[:pairs]])  # fmt: skip
