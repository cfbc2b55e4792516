"""Columns that a tier settles for those after it: no other values of them are as good."""

from __future__ import annotations

import numpy as np

from ..data.exact import Ints
from .bounds.relaxation_chain import RelaxationChain
from .proof.restrict import above
from .proof.shortfalls import one_fewer, smallest_sum
from .solvers.cp_sat import Effort
from .solvers.portfolio import solve_portfolio

Settled = tuple[tuple[int, int], ...]


def settled(chain: RelaxationChain, k: int, value: int, x: Ints | None, workers: int) -> Settled:
    """The columns that tier k is about, with their values, where a search says that no plan as good has others.

    Lots between villages decide which are opened. Held by its total alone, such a tier leaves the LPs of the tiers after it
    free to open a little of many villages; with its columns settled they decide about people only. The threshold of a sum of
    the few smallest is put where it may stand in all plans that are left, in ``x``, too.
    """
    columns = chain.program.tiers[k].settles
    if columns is None or x is None:
        return () if x is None else _threshold(chain, k, value, x)
    proof = chain.relaxations[k].proof
    known = proof.model.columns[np.isin(proof.model.columns, columns)]
    if not len(known) or chain.deadline.over:
        return ()
    part = above(proof, value, chain.program.pairs, x, known)
    if part is not None:
        result = solve_portfolio(part, workers, chain.deadline.left, Effort(cuts=True, most=None))
        if not result.infeasible:
            return ()
    return tuple((int(column), int(x[column])) for column in known)


def _threshold(chain: RelaxationChain, k: int, value: int, x: Ints) -> Settled:
    before, mine = one_fewer(chain.program, k, chain.floors), smallest_sum(chain.program, k)
    if before is None or mine is None:
        return ()
    sizes, columns, weights = mine.totals
    totals, stand = np.zeros(len(sizes), np.int64), value - before
    np.add.at(totals, np.repeat(np.arange(len(sizes)), sizes), weights * x[columns])
    x[mine.column], x[mine.short] = stand, np.maximum(stand - totals, 0)
    return ((mine.column, stand),)
