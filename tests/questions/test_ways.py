"""Questions say the same by the teams of all villages, however few these are, and without any teams."""

from __future__ import annotations

from collections.abc import Callable
from operator import methodcaller
from typing import Any

import pytest

import houma_assign as ha
from houma_assign.engine.branching import team_studies
from houma_assign.questions import contingency, what_if
from houma_assign.questions.methods import opportunity_cost, scenario_runner
from tests.engine.hamlets import hamlet
from tests.oracles.random_problems import draw_problem

from . import test_stability

NEVER = 10**9


def told(name: str) -> Callable[[ha.Plan], Any]:
    """All that a question says of a plan, as text."""
    return lambda plan: getattr(ha, name)(plan).stated("en").to_csv()


def edited(plan: ha.Plan) -> Any:
    problem = plan.problem
    edits: dict[str, Any] = {who.id: methodcaller("without", who.id) for who in problem.candidates}
    edits |= {f"no {place.candidate}": methodcaller("bar", *place) for place in plan.placements}
    return [(each.name, each.status, dict(each.value), each.placements) for each in ha.what_if(problem, edits, executor=None)]


QUESTIONS = {name: told(name) for name in ("stability", "prices", "passed_over", "contingency")} | {"what_if": edited}
DRAWN = {"tiny": draw_problem, "hamlet": hamlet, "stability": test_stability.draw}


def throw(monkeypatch: pytest.MonkeyPatch, by_teams: bool) -> None:
    """Any number of teams, and of questions, is enough; or none is."""
    monkeypatch.setattr(team_studies, "FEW", 0 if by_teams else NEVER)
    for module in (opportunity_cost, scenario_runner, contingency, what_if):
        monkeypatch.setattr(module, "MANY", 1)


def both(
    draw: Callable[[int], ha.Problem], seed: int, question: Callable[[ha.Plan], Any], monkeypatch: pytest.MonkeyPatch
) -> int:
    """How many questions teams answered; all that is said is the same without them."""
    answers, seen, best = [], [], team_studies.TeamStudies.best

    def counted(self: Any, *given: Any) -> Any:
        found = best(self, *given)
        seen.append(found is not None)
        return found

    monkeypatch.setattr(team_studies.TeamStudies, "best", counted)
    for by_teams in (True, False):
        throw(monkeypatch, by_teams)
        plan = ha.solve(draw(seed), seed=str(seed))
        if not plan:
            break
        answers.append(question(plan))
    monkeypatch.undo()
    assert answers[:1] == answers[1:], seed
    return sum(seen)


@pytest.mark.parametrize("question", QUESTIONS)
def test_some_hamlets(question: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sum(both(hamlet, seed, QUESTIONS[question], monkeypatch) for seed in (91_303, 91_307))


def test_slack_of_the_last_aim(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lots choose among plans that are a little worse, too."""
    assert all(both(hamlet, seed, told("stability"), monkeypatch) for seed in (93_002, 93_004))


@pytest.mark.slow
@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("kind", DRAWN)
def test_many_problems(kind: str, question: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sum(both(DRAWN[kind], seed, QUESTIONS[question], monkeypatch) for seed in range(93_000, 93_060))


@pytest.mark.slow
@pytest.mark.parametrize("portion", range(4))
def test_ends_by_teams_are_exact(portion: int, monkeypatch: pytest.MonkeyPatch) -> None:
    throw(monkeypatch, True)
    assert set().union(*(test_stability.check(40_000 + 50 * portion + k) for k in range(50)))
