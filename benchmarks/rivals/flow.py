"""OR-Tools' SimpleMinCostFlow, for problems that are a flow: posts filled, one post each, points and nothing else.

Given: arcs and supplies in bulk arrays; people supply what they may hold, posts take their slots, and who is left over goes
to one sink at no cost (a source with an arc to each person takes as long). Taking the arrays from the problem is timed.
"""

from __future__ import annotations

import numpy as np
from ortools.graph.python import min_cost_flow

import houma_assign as ha

from ..contestant import Answer, Run, Unavailable, tiers_answer

KINDS = {"posts_filled", "slots", "posts_each"}


def only_a_flow(problem: ha.Problem) -> None:
    """Refuse what a flow does not say."""
    fine = {rule.kind for rule in problem.constraints} == KINDS and all(rule.penalty is None for rule in problem.constraints)
    if not fine or problem.tiers[0].kind != "merit" or any(post.floor != post.slots for post in problem.posts):
        raise Unavailable("not a flow")


def min_cost(problem: ha.Problem, cap: float) -> Run:
    """The first aim."""
    only_a_flow(problem)

    def run() -> Answer:
        pairs = problem.pairs
        people, posts = len(pairs.candidates), len(pairs.posts)
        most = {person.id: person.most for person in problem.candidates}
        slots = {post.id: post.slots for post in problem.posts}
        supply = np.array([most[who] for who in pairs.candidates])
        demand = np.array([slots[post] for post in pairs.posts])
        weights = problem.tiers[0].objective(problem.eligibility.grid).pairs
        sink, idle = people + posts, np.arange(people)
        flow = min_cost_flow.SimpleMinCostFlow()
        flow.add_arcs_with_capacity_and_unit_cost(
            np.concatenate([pairs.candidate, idle]), np.concatenate([pairs.post + people, np.full(people, sink)]),
            np.concatenate([np.ones(len(pairs), np.int64), supply]), np.concatenate([-weights, np.zeros(people, np.int64)]),
        )  # fmt: skip
        nodes = np.concatenate([supply, -demand, [demand.sum() - supply.sum()]])
        flow.set_nodes_supplies(np.arange(sink + 1), nodes)
        if flow.solve() != flow.OPTIMAL:
            return Answer("unknown")
        return tiers_answer(problem, [-flow.optimal_cost()], 1)

    return run
