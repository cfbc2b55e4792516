"""All 892 prices and absences of the Houma case against answers kept beside the repository, in ``../shared/speed``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import houma_assign as ha
from houma_assign.questions.methods.opportunity_cost import OpportunityCost

KNOWN = Path(__file__).resolve().parents[4] / "shared" / "speed" / "truth.json"
PORTIONS = 8
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not KNOWN.is_file(), reason="no known answers in ../shared/speed")]


@pytest.fixture(scope="module")
def known() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(KNOWN.read_text(encoding="utf-8"))
    assert len(found["answers"]) == 892
    return found


@pytest.fixture(scope="module")
def plan() -> ha.Plan:
    return ha.solve(ha.datasets.houma_2020())


def test_the_plan_and_its_proof(plan: ha.Plan, known: dict[str, Any]) -> None:
    assert list(OpportunityCost(plan).base.values) == known["base"]
    plan.check_proof()


@pytest.mark.parametrize("portion", range(PORTIONS))
def test_every_price_is_exact(portion: int, plan: ha.Plan, known: dict[str, Any]) -> None:
    costs = OpportunityCost(plan)
    costs.many = True
    for each in known["answers"][portion::PORTIONS]:
        who, post = each["candidate"], each["post"]
        take, leave = ([], costs._all_of(who)) if post is None else ([costs.solutions.column(who, post)], [])
        found = costs.forced(take, leave, shown=False)
        assert found.infeasible == each["infeasible"], (who, post)
        assert found.infeasible or list(found.values) == each["optima"], (who, post)
    assert costs.reoptimiser.teams.model is not None  # teams were not given up on the way
