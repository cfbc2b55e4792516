"""A time limit is for the whole call: once it is over nothing more is asked, and the answer says what is not proven."""

from __future__ import annotations

import pickle
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

import numpy as np
import pytest

import houma_assign as ha
from benchmarks.instances.random_town import random_town
from houma_assign.engine.solvers import deadline as clock
from houma_assign.engine.solvers.deadline import Deadline
from houma_assign.questions.methods import memory

LEXICOGRAPHIC = import_module("houma_assign.engine.lexicographic")
LIMIT = 1.0
Ask = Callable[[ha.Plan], Any]


def left(plan: ha.Plan) -> str:
    return sorted({each.id for each in plan.problem.candidates} - {who for who, _ in plan.placements})[0]


def cases(plan: ha.Plan) -> dict[str, Any]:
    return {f"without {who}": (lambda it, who=who: it.without(who)) for who, _ in plan.placements}


def stuck(problem: ha.Problem) -> ha.Problem:
    return problem.adding(ha.Quota(id="all", where={}, least=len(problem.candidates) + 1))


QUESTIONS: dict[str, Ask] = {
    "alternatives": lambda plan: ha.alternatives(plan, within=5, time_limit=LIMIT),
    "different": lambda plan: ha.alternatives(plan, within=None, order="different", time_limit=LIMIT),
    "contingency": lambda plan: ha.contingency(plan, None, time_limit=LIMIT),
    "explain": lambda plan: ha.explain(plan, plan.placements[0].candidate, time_limit=LIMIT),
    "firm": lambda plan: ha.firm(plan, within=5, time_limit=LIMIT),
    "passed_over": lambda plan: ha.passed_over(plan, time_limit=LIMIT, workers=1),
    "prices": lambda plan: ha.prices(plan, time_limit=LIMIT, workers=1),
    "repair": lambda plan: ha.repair(plan, [plan.placements[0].candidate], time_limit=LIMIT),
    "robustness": lambda plan: ha.robustness(plan, 0.5, draws=60, time_limit=LIMIT),
    "stability": lambda plan: ha.stability(plan, time_limit=LIMIT),
    "trade_off": lambda plan: ha.trade_off(plan.problem, "merit", "needs", time_limit=LIMIT),
    "what_if": lambda plan: ha.what_if(plan.problem, cases(plan), time_limit=LIMIT),
    "why_infeasible": lambda plan: ha.why_infeasible(stuck(plan.problem), time_limit=LIMIT),
    "why_not": lambda plan: ha.why_not(plan, left(plan), plan.placements[0].post, time_limit=LIMIT),
}  # fmt: skip
# What an answer says in its words, in English and in Chinese, where time ran out.
SAID = ("ime ran out", "in time", "时间用完", "限时内", "时限内")


class Clock:
    """Time that passes by being looked at, so that a limit is so many looks on any machine."""

    def __init__(self, each: float) -> None:
        self.now, self.each = 0.0, each

    def __call__(self) -> float:
        self.now += self.each
        return self.now


@pytest.fixture(scope="module")
def plan() -> ha.Plan:
    return ha.solve(random_town(30, 10, 3))


@pytest.mark.parametrize("each", [0.3, 0.02])
@pytest.mark.parametrize("name", QUESTIONS)
def test_nothing_is_asked_once_time_is_over(name: str, each: float, plan: ha.Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    memory._KEPT.clear()
    late, right = [], LEXICOGRAPHIC.optimise

    def optimise(program: Any, workers: int, deadline: Deadline, *more: Any, **named: Any) -> Any:
        late.append(deadline.limited and deadline.end <= ticking.now)
        return right(program, workers, deadline, *more, **named)

    monkeypatch.setattr(LEXICOGRAPHIC, "optimise", optimise)
    ticking = Clock(each)
    monkeypatch.setattr(clock, "monotonic", ticking)
    answer = QUESTIONS[name](plan)
    assert sum(late) <= 1  # it may end between the look and the call
    if each == 0.3:
        for lang in ("en", "zh"):
            text = answer.words(lang)
            assert any(said in text for said in SAID), text
    assert answer.table("en") is not None


@pytest.mark.parametrize("name", ["prices", "passed_over", "contingency", "robustness", "what_if"])
def test_with_time_enough_nothing_is_said_to_be_open(name: str, plan: ha.Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    ticking = Clock(1e-9)
    monkeypatch.setattr(clock, "monotonic", ticking)
    small = ha.solve(ha.Problem.from_matrix([[3, 1], [2, 2], [0, 1]]))
    text = QUESTIONS[name](small).words("en")
    assert not any(said in text for said in SAID), text


def test_what_the_plan_itself_has_is_exact_whatever_the_limit(plan: ha.Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "monotonic", Clock(0.3))
    found = ha.prices(plan, time_limit=LIMIT, workers=1)
    assert all(found[place].proven and not any(found[place].loss.values()) for place in plan.placements)
    assert not found.proven
    assert all(price.least.get("needs", 0) >= 0 for price in found if not price.proven)


def test_a_deadline_is_the_same_moment_in_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    wall = [1000.0]
    monkeypatch.setattr(clock, "time", lambda: wall[0])
    sent = pickle.dumps(Deadline(10.0))
    wall[0] += 4.0
    assert pickle.loads(sent).left == pytest.approx(6.0, abs=0.5)
    wall[0] -= 400.0  # another machine's clock may be wrong, which must not make it later
    assert pickle.loads(sent).left <= 10.0
    wall[0] += 500.0
    assert pickle.loads(sent).over
    assert not pickle.loads(pickle.dumps(Deadline(None))).limited


def test_no_second_engine_is_started_without_time(plan: ha.Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    def started(*given: Any) -> Any:
        raise AssertionError("a process was started")

    monkeypatch.setattr(clock, "monotonic", Clock(2.0))
    monkeypatch.setattr("houma_assign.engine.solvers.highs._asked", started)
    found = plan.confirm(time_limit=LIMIT)
    assert not found.complete
    assert all(theirs is None for _, _, theirs in found.tiers)


def wide() -> ha.Problem:
    points = np.round(np.random.default_rng(0).uniform(60, 100, (250, 40)), 2)
    return ha.Problem.from_matrix(points, constraints=[ha.Quota(where={"id": "c7"}, least=0, id="q")])


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in QUESTIONS if name != "trade_off"])
@pytest.mark.parametrize("make", [wide, lambda: random_town(120, 30, 3)], ids=["wide", "town"])
def test_a_second_is_a_second(make: Callable[[], ha.Problem], name: str) -> None:
    large = ha.solve(make())
    begun = time.process_time()
    QUESTIONS[name](large)
    assert time.process_time() - begun < 2 * LIMIT + 1.0  # two threads, and a second of grace
