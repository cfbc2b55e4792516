"""scipy's linear_sum_assignment, for the same problems as the flow where everybody may hold one post.

Given: a dense matrix with a row for each slot and a column for each person, the shape it is fastest in, as floats (what it
computes in). Filling the matrix is timed.
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import linear_sum_assignment

import houma_assign as ha

from ..contestant import Answer, Run, Unavailable, tiers_answer
from .flow import only_a_flow


def linear_sum(problem: ha.Problem, cap: float) -> Run:
    """The first aim."""
    only_a_flow(problem)
    if any(person.most != 1 for person in problem.candidates):
        raise Unavailable("somebody may hold several posts")

    def run() -> Answer:
        pairs = problem.pairs
        slots = {post.id: post.slots for post in problem.posts}
        weights = problem.tiers[0].objective(problem.eligibility.grid).pairs
        table = np.full((len(pairs.posts), len(pairs.candidates)), -np.inf)
        table[pairs.post, pairs.candidate] = weights
        seats = np.repeat(np.arange(len(pairs.posts)), [slots[post] for post in pairs.posts])
        cost = table if len(seats) == len(table) else table[seats]
        row, column = linear_sum_assignment(cost, maximize=True)
        return tiers_answer(problem, [round(float(cost[row, column].sum()))], 1)

    return run
