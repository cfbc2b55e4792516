"""A search by whichever of the two engines suits the model."""

from __future__ import annotations

from .branch import branch, fits
from .coarse import branch_coarsely, fits_coarsely
from .model import Model
from .search import Effort, Found, Listener, search

WIDE = 1500  # columns; beyond, following an LP is faster than learning from conflicts
NODES = 1000  # of branch and cut for each unit of CP-SAT's deterministic time


def wide_search(model: Model, workers: int, seconds: float, effort: Effort, listen: Listener | None = None) -> Found:
    """Maximise the model's objective, by CP-SAT if it is small and by SCIP if it is not."""
    nodes = None if effort.most is None else int(NODES * effort.most)
    if effort.cuts and len(model.columns) > WIDE:
        if fits(model):
            return branch(model, seconds, nodes)
        if fits_coarsely(model):
            return branch_coarsely(model, seconds, nodes, effort.exact)
    return search(model, workers, seconds, effort, listen)
