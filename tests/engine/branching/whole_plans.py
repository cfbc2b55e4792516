"""Questions that end in whole plans, lots included, asked both ways: by teams, and of a problem made anew."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress

import pytest

import houma_assign as ha
from houma_assign.engine.branching import team_studies
from houma_assign.questions.methods.absence import without_people
from houma_assign.questions.methods.reoptimiser import Reoptimiser
from houma_assign.questions.methods.scenario import scenario_of
from houma_assign.questions.methods.scenario_runner import ScenarioRunner
from houma_assign.questions.repair import Repairs
from houma_assign.questions.replan import replan

MOST = 2  # people of a plan who are absent, and pairs that are barred and pinned


class Watched:
    """Counts what teams answer while it is in force."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.seen: Counter[str] = Counter()
        monkeypatch.setattr(team_studies, "FEW", 0)
        ask = Reoptimiser.solve_by_teams

        def watched(*args, **options):
            found = ask(*args, **options)
            self.seen["open" if found is None else "infeasible" if found.infeasible else "answered"] += 1
            return found

        monkeypatch.setattr(Reoptimiser, "solve_by_teams", watched)


def repairs_compared(plan: ha.Plan, people: list[str]) -> None:
    """The repair without each of these people, by one program's teams and by a program of its own."""
    repairs = Repairs(plan, many=True)
    for who in people:
        found = repairs.of((who,), Reoptimiser.deadline(None))
        others = [place for place in plan.placements if place.candidate != who]
        true = replan(others, without_people(plan.problem, (who,))[0], seed=plan.seed)
        assert found.status is true.status, (plan.seed, who)
        assert [(each.others_moved, each.values, each.loss, each.placements, each.proven) for each in found.points] == [
            (each.moved, each.values, each.loss, each.placements, each.proven) for each in true.points
        ], (plan.seed, who)


def scenarios_compared(plan: ha.Plan, edits: dict[str, ha.Problem]) -> None:
    """Edited problems as scenarios of one problem, and each solved by itself."""
    runner = ScenarioRunner(plan.problem, plan.seed, scenario_of(plan), many=True)
    for found in runner.run(list(edits.items()), Reoptimiser.deadline(None)):
        true = ha.solve(edits[found.name], seed=plan.seed)
        assert (found.status, found.placements) == (true.status, true.placements), (plan.seed, found.name)
        assert not true or found.value == {tier.aim: tier.value for tier in true.tiers if tier.named}, (plan.seed, found.name)


def edits_of(plan: ha.Plan) -> dict[str, ha.Problem]:
    """Pairs of the plan barred, people left out, pairs pinned that are not in the plan."""
    problem, taken = plan.problem, plan.placements[:MOST]
    free = [pair for pair in problem.eligibility.grid.pairs.at if pair not in plan.placements][:: max(len(plan.placements), 1)]
    made = {}
    for place in taken:
        with suppress(ha.InputError):  # of a pair that a rule pins
            made[f"bar {place}"] = problem.bar(*place)
    made |= {f"without {place.candidate}": without_people(problem, (place.candidate,))[0] for place in taken}
    for pair in free[:MOST]:
        with suppress(ha.InputError):  # of somebody who may hold no post
            made[f"pin {pair}"] = problem.pin(*pair)
    return made


def compared(problem: ha.Problem, seed: str, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Repairs and scenarios of a problem; how many questions teams answered."""
    with monkeypatch.context() as patch:
        watched = Watched(patch)
        plan = ha.solve(problem, seed=seed)
        if not plan.placements or len(problem.candidates) < 2 or Reoptimiser.of(plan).teams.model is None:
            return watched.seen
        repairs_compared(plan, list(dict.fromkeys(place.candidate for place in plan.placements))[:MOST])
        scenarios_compared(plan, edits_of(plan))
        return watched.seen
