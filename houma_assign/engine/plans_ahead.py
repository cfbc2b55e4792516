"""Plans that the tiers to come would have by themselves, for a tier whose LP says little of where its own plans lie.

The least of many, or the distance between the most and the fewest, says nothing of most pairs. The plan with the largest sum
is mostly a good one there, too, and better than what a search comes upon first: no tier begins from a worse plan.
"""

from __future__ import annotations

import numpy as np

from ..data.exact import Ints
from ..data.rows import INFINITY
from ..program.program import Program
from .bounds.column_generation import ColumnGeneration
from .bounds.lp_result import LPResult
from .bounds.relaxation_chain import RelaxationChain
from .flow.flow_solver import solve_flow
from .flow.network import network
from .heuristics.diving import dive
from .heuristics.polish import polish
from .incumbent import Incumbent
from .model.model import Impossible, Model, keeps
from .model.presolve import presolve
from .proof.certificate import certificate
from .proof.restrict import with_objective
from .solvers.deadline import Deadline
from .solvers.interruptible import Stopped


def speaks_of_few(model: Model, pairs: int) -> bool:
    """Whether a tier's objective is made of auxiliary columns that pull against each other, or of a single one."""
    priced = np.flatnonzero(model.c)
    if not len(priced) or (model.columns[priced] < pairs).any():
        return False
    return len(priced) == 1 or bool((model.c > 0).any() and (model.c < 0).any())


def offer_plans_ahead(chain: RelaxationChain, k: int, incumbent: Incumbent, workers: int) -> None:
    """Offer the plans of all named tiers behind ``k``, each as if it were alone.

    Raises
    ------
    Stopped
        On Ctrl-C.
    """
    model = chain.relaxations[k].model
    for tier in chain.program.tiers[k + 1 :]:
        if not tier.aim.named or chain.deadline.over:
            continue
        ahead = with_objective(model, tier)
        dives = incumbent.x is None and not speaks_of_few(ahead, chain.program.pairs)  # its LP knows as little as this one's
        x = _plan(chain, ahead, dives, workers)
        if x is not None:
            offer_at_best(chain, k, incumbent, model.full(x), workers)


def offer_at_best(chain: RelaxationChain, k: int, incumbent: Incumbent, x: Ints, workers: int) -> None:
    """Offer a plan with the best value that its placements have in tier ``k``.

    Raises
    ------
    Stopped
        On Ctrl-C.
    """
    model = chain.relaxations[k].model
    best, _, stopped = polish(model, chain.program.pairs, x[model.columns], workers, chain.deadline.left)
    incumbent.offer(model.full(best))
    if stopped:
        raise Stopped(None)


def plan_by_flow(program: Program, base: Model, workers: int, deadline: Deadline) -> Ints | None:
    """The best plan of one of the named tiers by itself, where the rules alone are a flow that rows of aims hide; None if not.

    It is there within moments, when even the first LP has not been begun: of the plans of all such tiers the best in the order of
    the tiers.

    Parameters
    ----------
    base
        What is left of the program by its own bounds and rows.
    """
    matrix, aims = program.matrix, [tier for tier in program.tiers if tier.aim.named]
    ids = {tier.aim.id for tier in aims}
    own = np.array([name in ids for name in matrix.rules], bool)[matrix.rule] if matrix.rules else np.zeros(0, bool)
    entry = ~own[matrix.row]
    if not own.any():
        return None
    upper = program.upper.copy()
    upper[program.pairs :] = program.lower[program.pairs :]
    low, high = np.where(own, -INFINITY, matrix.lower), np.where(own, INFINITY, matrix.upper)
    rules = matrix.row[entry], matrix.indices[entry], matrix.data[entry], low, high
    found: list[Ints] = []
    for tier in aims:
        if tier.weights(np.arange(program.pairs)).any() and not deadline.over:
            try:
                graph = network(presolve(program.lower, upper, *rules, tier.weights, 0))
            except Impossible:
                return None
            flow = solve_flow(graph, deadline.left) if graph else None
            if flow is None or flow.x is None or graph is None:
                return None
            first = with_objective(base, aims[0])
            x, _, stopped = polish(first, program.pairs, graph.model.full(flow.x)[first.columns], workers, deadline.left)
            if stopped:
                raise Stopped(None)
            found += [first.full(x)] if program.keeps(first.full(x)) else []
    return max(found, key=lambda x: [tier.worth(x) for tier in aims], default=None)


def _plan(chain: RelaxationChain, model: Model, dives: bool, workers: int) -> Ints | None:
    """A good plan of the model, as values of its columns: the LP's where it is whole, or one near it."""
    graph, pairs, deadline = network(model), chain.program.pairs, chain.deadline
    flow = solve_flow(graph, deadline.left) if graph else None
    if flow is not None:
        return flow.x
    lp: LPResult = ColumnGeneration(model, pairs).solve(model, deadline.left)
    if lp.x is None:
        return None
    x = np.rint(lp.x).astype(np.int64)
    if keeps(model, x):
        return x
    return dive(certificate(model, lp.y), lp.x, pairs, workers, deadline) if dives else None
