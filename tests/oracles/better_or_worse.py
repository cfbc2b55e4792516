"""Plans compared tier by tier, and problems changed in one thing: what the metamorphic tests are made of."""

from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

import houma_assign as ha

from .random_problems import draw_problem

SEEDS = st.integers(0, 10**6)
# Derandomised: the same examples everywhere, so that a red run can be repeated.
some = settings(max_examples=25, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))


def changed(record: Any, **changes: Any) -> Any:
    """A record (a problem, a rule, an aim) with other fields, checked like any new one."""
    return type(record)(**{**{name: getattr(record, name) for name in type(record).model_fields}, **changes})


def without_slack(seed: int) -> ha.Problem:
    """A random problem whose tiers take nothing back and whose rules mean the same beside any others.

    So more freedom can never be a loss.
    """
    problem = draw_problem(seed)
    problem = changed(problem, constraints=tuple(rule.held_fast(problem) for rule in problem.constraints))
    return problem.with_aims([changed(aim, slack=0) for aim in problem.tiers])


def rank(problem: ha.Problem) -> list:
    """What the best plan is worth, so that a larger list is better; an empty one where there is no plan."""
    return rank_of(ha.solve(problem))


def rank_of(plan: ha.Plan) -> list:
    """The same for a plan that is there; without tiers for concessions there are none, which is worth nothing lost."""
    if not plan:
        assert plan.status is ha.Status.INFEASIBLE
        return []
    tiers = [tier.sign * tier.value for tier in plan.tiers if tier.aim != "lots"]
    return tiers if plan.tiers[0].aim == "concessions" else [0, *tiers]


def refused(edit: Any, *given: Any) -> ha.Problem | None:
    """The problem that an edit gives, None where the edit makes no sense."""
    try:
        made: ha.Problem = edit(*given)
    except ha.InputError:
        return None
    return made


def speaks_of_scores(rule: Any) -> bool:
    """Whether a rule weighs points itself, and so changes its meaning with them."""
    return getattr(rule, "number", getattr(rule, "load", "")) == "score"


def shares_evenly(problem):
    """Even load counts whoever can take something, placed or not: who is let in, or barred from all there is, changes that.

    So does the worst-off person, and a rule that asks something of everybody.
    """
    asking = any(getattr(rule, "each", "") == "candidate" and rule.least is not None for rule in problem.constraints)
    said = [f"{aim.kind} {aim.model_dump_json()}" for aim in problem.tiers]
    return asking or any("even_load" in each or ("worst_off" in each and '"each":"candidate"' in each) for each in said)
