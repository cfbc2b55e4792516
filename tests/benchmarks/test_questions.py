"""The questions' benchmark: every question of the library that needs solves is in it, and rivals answer as we do."""

from __future__ import annotations

import pickle

import pytest

import houma_assign as ha
from benchmarks.questions.compared import compared
from benchmarks.questions.many import many
from benchmarks.questions.planted import planted
from benchmarks.questions.question import RIVALS, Edit
from benchmarks.questions.registry import QUESTIONS
from benchmarks.questions.scenarios import scenarios
from benchmarks.rivals import default_cpsat, highs

POINTS = ha.Problem.from_matrix([[9, 3], [8, 7], [2, 5]])


def test_every_question_is_there() -> None:
    names = {question.name.split(",")[0] for question in QUESTIONS}
    assert names == {"explain", "why_not", "prices", "alternatives", "why_infeasible", "contingency", "passed_over", "firm"}


@pytest.mark.parametrize("rival", [highs, default_cpsat])
def test_rivals_answer_every_tier_and_keep_plans_out(rival) -> None:  # type: ignore[no-untyped-def]
    problem = POINTS.with_aims(ha.FewestVacancies(id="vacant"), ha.Merit())
    best = ha.solve(problem)
    assert rival.all_tiers(problem, 10) == [0, 16]
    assert rival.all_tiers(problem, 10, [best.placements]) == [0, 14]
    assert rival.all_tiers(problem.adding(ha.Quota(id="nobody", most=0)), 10) == [None]
    assert rival.any_plan(problem, 10) is True
    assert rival.any_plan(problem.adding(ha.Quota(id="nobody", most=0)), 10) is False


@pytest.mark.parametrize("name", RIVALS)
def test_a_filter_ends_at_a_clash(name: str) -> None:
    problem = POINTS.adding(ha.Quota(id="nobody", most=0), ha.Quota(id="somebody", least=1))
    assert RIVALS[name](Edit(problem, order=[rule.id for rule in problem.constraints]), 10)


@pytest.mark.parametrize(
    "name",
    ["why_not, one pair", "explain, one person", pytest.param("why_infeasible, three planted clashes", marks=pytest.mark.slow)],
)
def test_a_question_makes_a_row_of_the_table(name: str) -> None:
    question = next(question for question in QUESTIONS if question.name == name)
    (row,) = compared(question, 1, 20.0, ["HiGHS"])
    assert row.startswith(f"| {name} | ")
    assert row.count("|") == 8


def test_edits_stand_for_the_question() -> None:
    plan = ha.solve(ha.datasets.houma_2020())
    by_name = {question.name: question for question in QUESTIONS}
    for name in ("prices", "contingency", "firm"):
        edits = by_name[name].edits(plan, None, 3)
        assert len(edits) == 3
        assert all(edit.problem != plan.problem for edit in edits)
    assert ha.solve(planted()).status is ha.Status.INFEASIBLE


def test_scenarios_are_the_same_each_time_and_can_be_sent() -> None:
    problem = ha.datasets.houma_2020()
    made, again = scenarios(problem, 40), scenarios(problem, 40)
    assert list(made) == list(again)
    assert list(pickle.loads(pickle.dumps(made))) == list(made)
    for name, edit in made.items():
        assert callable(edit)
        assert edit(problem) == again[name](problem)  # type: ignore[operator]


@pytest.mark.slow
def test_what_if_is_timed_on_one_core_from_scratch_and_on_two() -> None:
    rows = many(2, 1, 10.0, ["HiGHS"])
    assert [row.split(",")[0] for row in rows] == [
        "| ours",
        "| built and solved from scratch by `solve`",
        "| HiGHS afresh",
        "| ours",
    ]
    assert "speed-up" in rows[-1]
