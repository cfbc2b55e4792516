"""An assignment problem whose first aim tells all plans apart is decided by one flow, without a chain of LPs or further solvers.

Where plans are equal in it, or anything else is asked for, the tiers go their usual way from that flow.
"""

from __future__ import annotations

import numpy as np

from ..program.assignment_rows import AssignmentRows
from ..program.program import Program
from .bounds.lp_result import LPResult
from .bounds.relaxation_chain import TierRelaxation
from .flow.flow_solver import solve_flow
from .flow.network import network
from .model.model import Model
from .proof.evidence import Evidence
from .proof.outcome import Outcome, Report
from .proof.restrict import at_floor, compacted, with_objective
from .solvers.deadline import Deadline
from .solvers.interruptible import load_solvers

FLOWS = tuple(f"ortools.graph.python.{name}" for name in ("min_cost_flow", "max_flow", "linear_sum_assignment"))


def first_flow(program: Program, base: Model, deadline: Deadline) -> TierRelaxation | None:
    """The first tier of an assignment problem with its best flow; None for other programs, and where there is no flow.

    Raises
    ------
    Stopped
        On Ctrl-C.
    """
    if not isinstance(program.rows, AssignmentRows) or not program.tiers or any(tier.aim.slack for tier in program.tiers):
        return None
    load_solvers(FLOWS)
    model = with_objective(base, program.tiers[0])
    graph = network(model)
    flow = solve_flow(graph, deadline.left) if graph and len(model.columns) else None
    if flow is None or flow.x is None:
        return None
    return TierRelaxation(program.tiers[0], model, LPResult(False, flow.x.astype(float), flow.y.astype(float)), flow.proof, True)


def decide(program: Program, first: TierRelaxation, outcome: Outcome, report: Report | None, tiers: int) -> bool:
    """Fill in the outcome of the first so many tiers if the first of them leaves one plan; whether it does."""
    value, left = first.proof.bound, compacted(at_floor(first.proof, first.proof.bound))
    if len(left.columns):
        return False
    outcome.x, none = left.base, np.zeros(0, np.int64)
    for k, (tier, entry) in enumerate(zip(program.tiers[:tiers], outcome.tiers, strict=False)):
        entry.value = entry.bound = value if not k else tier.worth(left.base)
        entry.proven = True
        if k:
            entry.evidence = Evidence(1, none, entry.bound, entry.bound, (), True, 0, 0, None)
            continue
        entry.columns = len(first.model.columns)
        entry.evidence = first.evidence(value, value, program.pairs, False)
        if report:
            report(0, value, value, entry.columns)
    return True
