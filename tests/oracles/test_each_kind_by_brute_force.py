"""Every kind of rule, hard and soft, and every kind of aim alone in whole solves against every plan tried.

Random mixes seldom let one rule decide. Here a problem has one rule or aim besides those on slots and posts each, so that its
limits, by number, group or column, are what the plan turns on.
"""

import pytest

import houma_assign as ha
from houma_assign.aims.base import KINDS as AIMS
from houma_assign.constraints.base import KINDS as RULES

from .brute_force import brute_force
from .random_problems import draw_for_aim, draw_for_rule

USUAL, ALL = 2, 300
NEWER = ("capacity", "mean", "opens_with", "posts_each", "quota", "total", "in_use", "together_wish", "even_load", "worst_off")
RULE_KINDS = [kind for kind in sorted(RULES) if kind not in ("village_forms", "stable")]  # these have oracles of their own
AIM_KINDS = [kind for kind in sorted(AIMS) if kind not in ("lots", "village_lots")]


def kinds(of: list[str]) -> list:
    """The newer ones with a few problems in the usual suite, all with many in the slow one."""
    usual = [pytest.param(kind, USUAL, id=kind) for kind in of if kind in NEWER]
    return usual + [pytest.param(kind, ALL, id=f"{kind}-all", marks=pytest.mark.slow) for kind in of]


def agree(problem: ha.Problem, lots: str) -> tuple:
    """The plan of a solve, which must be the oracle's, with the oracle's figures."""
    true, plan = brute_force(problem, lots), ha.solve(problem, seed=lots)
    said = (lots, problem.constraints, problem.tiers)
    assert plan.status is (ha.Status.OPTIMAL if true.feasible else ha.Status.INFEASIBLE), said
    if any(rule.kind == "village_forms" for rule in problem.constraints):  # villages draw first, which other oracles look at
        assert not true.feasible or set(plan.placements) in [set(each) for each in true.optimal], said
    else:
        assert set(plan.placements) == set(true.drawn), said
    assert {aim: plan.bound[aim] for aim in true.best} == {aim: float(best) for aim, best in true.best.items()}, said
    return tuple(sorted(plan.placements))


@pytest.mark.parametrize("hard", [True, False], ids=["hard", "soft"])
@pytest.mark.parametrize(("kind", "problems"), kinds(RULE_KINDS))
def test_a_rule_alone(kind: str, problems: int, hard: bool) -> None:
    binds = 0
    for seed in range(problems):
        problem, rule = draw_for_rule(kind, hard, f"whole {seed}")
        found = agree(problem, str(seed))
        if problems == ALL:
            binds += found != tuple(sorted(ha.solve(problem.dropping(rule.id), seed=str(seed)).placements))
    assert binds > problems / 20 or problems == USUAL, "the rule never decides"


@pytest.mark.parametrize(("kind", "problems"), kinds(AIM_KINDS))
def test_an_aim_alone(kind: str, problems: int) -> None:
    plans = {agree(draw_for_aim(kind, f"whole {seed}", 10), str(seed)) for seed in range(problems)}
    assert len(plans) > 1
