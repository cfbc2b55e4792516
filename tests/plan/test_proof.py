"""What a plan says of its proof, and the check that goes through it again."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import houma_assign as ha
from benchmarks.instances.random_town import random_town
from houma_assign.engine.branching import core_teams

from ..engine.hamlets import hamlet
from ..oracles.random_problems import draw_problem
from ..portions import portions


@pytest.fixture(scope="module", params=["houma", "town"])
def plan(request: pytest.FixtureRequest) -> ha.Plan:
    return ha.solve(ha.datasets.houma_2020() if request.param == "houma" else random_town(250, 50, 3))


def test_the_proof_says_what_prices_exclude(plan: ha.Plan) -> None:
    assert [tier.aim for tier in plan.proof] == [tier.aim for tier in plan.tiers]
    for tier in plan.proof:
        assert tier.price_bound is not None
        assert tier.price_bound >= tier.bound == tier.value
        assert 0 <= tier.excluded <= tier.pairs <= len(plan.problem.pairs)
        assert tier.nearest is None or tier.let_in is None or tier.nearest > tier.let_in
    open_pairs = [tier.pairs for tier in plan.proof]
    assert open_pairs == sorted(open_pairs, reverse=True)
    assert plan.proof["merit"].aim in str(plan.proof)
    assert len(plan.proof.words("zh").splitlines()) == len(plan.proof.frame) == len(plan.tiers)


def test_its_prices_hold_when_gone_through_again(plan: ha.Plan) -> None:
    assert plan.check_proof() == ()


def tampered(plan: ha.Plan, aim: str, **changes: object) -> ha.Plan:
    """The plan with something else in the evidence of one aim."""
    tiers = []
    for tier in plan.proof:
        assert tier.evidence is not None
        tiers.append(replace(tier, evidence=replace(tier.evidence, **changes)) if tier.aim == aim else tier)
    return replace(plan, proof=ha.Proof(tuple(tiers)))


def test_a_bound_that_prices_do_not_prove_is_found(plan: ha.Plan) -> None:
    for tier in plan.proof:
        assert tier.evidence is not None
        assert tampered(plan, tier.aim, total=tier.evidence.total - 1).check_proof()
        assert tampered(plan, tier.aim, y=tier.evidence.y[:-1]).check_proof()


def test_prices_that_are_not_those_of_the_proof_are_found(plan: ha.Plan) -> None:
    seen = plan.proof["merit"].evidence
    assert seen is not None
    assert tampered(plan, "merit", y=np.zeros_like(seen.y)).check_proof()
    assert tampered(plan, "merit", y=-seen.y).check_proof()


def test_an_added_row_that_a_team_breaks_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(core_teams, "MOST", 0)  # rows are added where teams do not decide by themselves
    plan = ha.solve(random_town(250, 50, 3))
    seen = plan.proof["merit"].evidence
    assert seen is not None
    assert seen.added
    cut, *others = seen.added
    fewer = cut._replace(columns=cut.columns[1:], coefficients=cut.coefficients[1:])
    for wrong in (cut._replace(most=cut.most - 1), cut._replace(least=0), fewer):
        assert tampered(plan, "merit", added=(wrong, *others)).check_proof()


def test_a_tier_held_where_no_plan_reaches_is_found() -> None:
    plan = ha.solve(hamlet(20))
    seen = plan.proof["needs"].evidence
    assert seen is not None
    top = seen.total // seen.scale
    assert seen.floor < top
    (finding,) = tampered(plan, "needs", floor=top).check_proof()
    assert "leaves no plan" in finding
    assert tampered(plan, "needs", floor=top + 1).check_proof()


@pytest.mark.parametrize("chunk", portions(1, 4))
def test_every_proof_of_a_tiny_problem_holds(chunk: int) -> None:
    checked = 0
    for seed in range(90_000 + 60 * chunk, 90_000 + 60 * (chunk + 1)):
        plan = ha.solve(draw_problem(seed))
        assert plan.check_proof() == (), seed
        checked += bool(plan)
    assert checked
