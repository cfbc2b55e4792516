"""What is found for one question serves the next, and is forgotten with the problem."""

import gc
import pickle
import weakref

import pytest

import houma_assign as ha
from houma_assign.program.program import Program
from houma_assign.questions.methods import memory
from houma_assign.questions.methods.memory import Recent, memory_of
from houma_assign.questions.methods.reoptimiser import Reoptimiser


def made():
    return ha.Problem.from_matrix([[9, 3], [8, 7], [2, 5]])


def test_questions_about_a_plan_share_one_program_and_its_plans(monkeypatch):
    built, build = [], Program.of
    monkeypatch.setattr(Program, "of", lambda *given: built.append(given) or build(*given))
    plan = ha.solve(made())
    built.clear()
    ha.why_not(plan, "c1", "p0")
    found = len(memory_of(plan.problem, "").plans.values())
    ha.firm(plan)
    ha.why_not(plan, "c2", "p1")
    assert len(built) == 1
    assert found > 1  # the plan itself and the one asked about
    assert Reoptimiser.of(plan).memory is memory_of(plan.problem, "")
    assert len(Reoptimiser.of(plan).memory.plans.values()) > found


def test_seeds_are_kept_apart_and_only_some_of_them():
    problem = made()
    kept = memory_of(problem, "a")
    assert memory_of(problem, "b") is not kept
    assert memory_of(problem, "a") is kept
    for seed in range(memory.SEEDS):
        memory_of(problem, str(seed))
    assert memory_of(problem, "a") is not kept


def test_what_is_known_is_forgotten_with_the_problem():
    gc.collect()
    before = len(memory._KEPT)
    plan = ha.solve(made())
    ha.explain(plan, "c0")
    gone = weakref.ref(plan.problem)
    assert len(memory._KEPT) == before + 1
    del plan
    gc.collect()
    assert gone() is None
    assert len(memory._KEPT) == before


def test_problems_that_were_not_asked_about_for_long_are_forgotten():
    problems = [made() for _ in range(memory.PROBLEMS + 1)]
    first, second = (memory_of(problem, "") for problem in problems[:2])
    for problem in problems[2:-1]:
        memory_of(problem, "")
    assert memory_of(problems[0], "") is first
    memory_of(problems[-1], "")
    assert len(memory._KEPT) == memory.PROBLEMS
    assert memory_of(problems[0], "") is first  # it was asked about lately
    assert memory_of(problems[1], "") is not second


@pytest.mark.parametrize(
    "ask", [ha.firm, ha.prices, lambda plan: ha.why_not(plan, "c2", "p0")], ids=["firm", "prices", "why not"]
)
def test_a_question_leaves_no_trace_in_problem_and_plan(ask):
    plan, other = ha.solve(made()), ha.solve(made())
    held, sent = set(plan.problem.__dict__), pickle.dumps(plan)
    ask(plan)
    worked_out = {name for kind in type(plan.problem).__mro__ for name in vars(kind)}
    assert set(plan.problem.__dict__) - held <= worked_out  # nothing but its own cached properties
    assert pickle.loads(pickle.dumps(plan)) == plan == other
    assert hash(plan.problem) == hash(other.problem)
    assert len(pickle.dumps(plan)) == len(sent)


def test_the_oldest_entries_go_and_the_first_of_a_key_stays():
    recent = Recent(2)
    assert recent.add("a", 1) == 1
    assert recent.add("a", 2) == 1
    recent.add("b", 3)
    recent.add("c", 4)
    assert recent.get("a") is None
    assert recent.values() == [3, 4]


def test_a_plan_that_was_forgotten_is_found_again(monkeypatch):
    monkeypatch.setattr(memory, "FEWEST", 1)
    monkeypatch.setattr(memory, "BYTES", 0)
    plan = ha.solve(made())
    known = ha.solve(made())
    assert ha.prices(plan).frame.equals(ha.prices(known).frame)
    assert len(memory_of(plan.problem, "").plans.values()) == 1
    assert ha.firm(plan).count == 1
