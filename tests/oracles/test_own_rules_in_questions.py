"""Every question about problems with rules and aims of a user's own that bring columns, against every plan tried.

The checks are those of the questions themselves; only the problems are others.
"""

from importlib import import_module

import pytest

import houma_assign as ha

from .own_problems import draw_own

QUESTIONS = {
    "prices": 10, "why_not": 10, "firm": 10, "alternatives": 10, "explain": 10, "repair": 10, "what_if": 10, "why_infeasible": 16,
    "passed_over": 10, "stability": 6, "trade_off": 10, "robustness": 6,
}  # fmt: skip


def answers(question, seeds, monkeypatch):
    module = import_module(f"tests.questions.test_{question}")
    monkeypatch.setattr(module, "draw_problem", draw_own)
    return [module.check(seed) for seed in seeds]


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_answer_is_that_of_every_plan(question, monkeypatch):
    assert any(answers(question, range(QUESTIONS[question]), monkeypatch))


@pytest.mark.slow
@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("chunk", range(5))
def test_many_answers_are_those_of_every_plan(question, chunk, monkeypatch):
    answers(question, range(20_000 + chunk * 40, 20_040 + chunk * 40), monkeypatch)


def test_a_contingency_is_the_repair_for_each_person():
    seen = 0
    for seed in range(12):
        plan = ha.solve(draw_own(seed, 8), seed=str(seed))
        if plan:
            for who, found in ha.contingency(plan, executor=None).repairs.items():
                assert found == ha.repair(plan, [who])
                seen += bool(found)
    assert seen > 5
