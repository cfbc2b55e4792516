"""A search by whichever of the two engines suits the model."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic

from ..model.model import Model
from .coarse_objective import branch_coarsely, fits_coarsely
from .cp_sat import Effort, Found, Listener, search
from .scip import branch, fits

WIDE = 1500  # columns; beyond, following an LP is faster than learning from conflicts
NODES = 1000  # of branch and cut for each unit of CP-SAT's deterministic time


def wide_search(model: Model, workers: int, seconds: float, effort: Effort, listen: Listener | None = None) -> Found:
    """Maximise the model's objective, by CP-SAT if it is small and by SCIP if it is not."""
    nodes = None if effort.most is None else int(NODES * effort.most)
    found, end = None, monotonic() + seconds
    if effort.cuts and len(model.columns) > WIDE:
        if fits(model):
            found = branch(model, seconds, nodes)
        elif fits_coarsely(model):
            found = branch_coarsely(model, seconds, nodes, effort.exact)
    if found is None:
        return search(model, workers, seconds, effort, listen)
    if found.optimal or found.infeasible or found.stopped or effort.most is not None or monotonic() >= end:
        return found
    # Tolerances were in the way, or more plans alike than are asked for one by one: integers decide.
    return _both(found, search(model, workers, end - monotonic(), effort, listen))


def _both(one: Found, other: Found) -> Found:
    """What two searches of the same model say together; the second has the last word where it proves something."""
    if other.optimal or other.infeasible:
        return other
    best = one if one.x is not None and (other.x is None or one.value > other.value) else other
    bounds = [found.bound for found in (one, other) if found.bound is not None]
    return replace(best, bound=min(bounds, default=None), stopped=other.stopped)
