"""The rules' own rows over pairs and the first aim, without the columns that count a person's posts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

import houma_assign as ha
from houma_assign.data.exact import Ints
from houma_assign.data.rows import Rows

from ..contestant import Unavailable


@dataclass(frozen=True)
class PlainModel:
    """Maximise ``weights·x + constant`` over whole ``lower <= x <= upper`` with ``low <= table x <= high``."""

    table: csr_array
    low: Ints
    high: Ints
    lower: Ints
    upper: Ints
    weights: Ints
    constant: int


def plain_model(problem: ha.Problem) -> PlainModel:
    """Every hard rule, and the first aim as the objective."""
    if any(rule.penalty is not None for rule in problem.constraints):
        raise Unavailable("soft rules")
    grid = problem.eligibility.grid
    objective = problem.tiers[0].objective(grid)
    blocks = [*(rule.rows(grid) for rule in problem.constraints), objective.rows]
    extra = len(objective.aux)
    pairs = len(grid)
    return PlainModel(
        _stacked(blocks, pairs + extra),
        np.concatenate([block.lower for block in blocks]), np.concatenate([block.upper for block in blocks]),
        np.concatenate([np.zeros(pairs, np.int64), objective.rows.aux_lower]),
        np.concatenate([np.ones(pairs, np.int64), objective.rows.aux_upper]),
        np.concatenate([objective.pairs, objective.aux]), objective.constant,
    )  # fmt: skip


def _stacked(blocks: list[Rows], columns: int) -> csr_array:
    starts = np.cumsum([0, *(len(block) for block in blocks)])
    row = np.concatenate([block.row + start for block, start in zip(blocks, starts, strict=False)])
    column = np.concatenate([block.column for block in blocks])
    value = np.concatenate([block.coefficient for block in blocks])
    return csr_array((value, (row, column)), shape=(int(starts[-1]), columns))
