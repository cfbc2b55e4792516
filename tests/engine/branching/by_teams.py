"""Questions about forced and barred pairs asked both ways: by teams, and by solving the changed program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest

import houma_assign as ha
from houma_assign.engine.branching import team_studies
from houma_assign.program.change import Change
from houma_assign.questions.methods.opportunity_cost import OpportunityCost

MOST = 12  # pairs of a problem that are forced


def changes(costs: OpportunityCost) -> Iterator[Change]:
    """Pairs forced, people left out, one pair for another, one of two of somebody, one of two people's."""
    columns = list(costs.solutions.columns.values())[:MOST]
    last = list(costs.solutions.columns.values())[-1]
    yield from (Change([column]) for column in columns)
    yield from (Change(barred=costs._all_of(place.candidate)) for place in costs.plan.placements[:4])
    yield from (Change([one], [other]) for one, other in pairwise(columns))
    yield Change(any_of=[columns[:2]])
    yield Change(any_of=[[columns[0], last]])


def compared(problem: ha.Problem, seed: str, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How many questions were answered by teams, however few there are, each as the changed program answers it."""
    monkeypatch.setattr(team_studies, "FEW", 0)
    seen: Counter[str] = Counter()
    plan = ha.solve(problem, seed=seed)
    if not plan:
        return seen
    costs = OpportunityCost(plan)
    reoptimiser = costs.reoptimiser
    if reoptimiser.teams.model is None:
        return seen
    for change in changes(costs):
        found = reoptimiser.solve_by_teams(change, reoptimiser.named, None, costs.deadline)
        if found is None:
            seen["open"] += 1
            continue
        true = reoptimiser.solve(change, reoptimiser.named)
        assert found.infeasible == true.infeasible, (seed, change)
        if not found.infeasible:
            assert [tier.value for tier in found.tiers] == [tier.value for tier in true.tiers], (seed, change)
            assert change.applied(reoptimiser.program, ()).keeps(found.x)
        seen["infeasible" if found.infeasible else "answered"] += 1
    return seen
