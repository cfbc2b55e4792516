"""Little problems planned as provinces are: the same answers without a limit, honest ones with one, and nothing left behind."""

from __future__ import annotations

import signal
import threading
import time
from importlib import import_module
from random import Random
from typing import Any

import pytest

import houma_assign as ha
from houma_assign.engine.large.subproblem import PartialSolution
from houma_assign.engine.model.model import keeps

from ...oracles.middling_problems import draw_middling
from ...oracles.test_brute_force import check
from ...portions import portions
from ..settings import CHAIN
from ..solvers.test_process import children, press

ENGINE = "houma_assign.engine."
LARGE, BLOCK_LNS, WORKER, PROCESS = (
    import_module(ENGINE + name) for name in ("large.large_scale", "large.block_lns", "large.bound_worker", "solvers.process")
)
ODD = (86_037, 86_147, 86_242, 86_317, 86_389, 86_394)  # no village, or broken rows where there is none


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CHAIN, "LARGE_ROWS", 0)
    monkeypatch.setattr(CHAIN, "LARGE_ENTRIES", 0)
    monkeypatch.setattr(LARGE, "PATIENCE", 6)
    monkeypatch.setattr(BLOCK_LNS, "FIRST", 3)


def test_tiny_problems_have_the_plan_of_brute_force() -> None:
    seen = {check(seed) for seed in (*ODD, *range(86_000, 86_036))}
    assert seen == {ha.Status.OPTIMAL, ha.Status.INFEASIBLE}


def test_one_answer_stays_one_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(910, 918):
        problem = draw_middling(seed)
        plan = ha.solve(problem)
        with monkeypatch.context() as usual:
            usual.setattr(CHAIN, "LARGE_ROWS", 10**9)
            other = ha.solve(problem)
        assert (plan.status, plan.placements) == (other.status, other.placements), seed
        assert dict(plan.value) == dict(other.value), seed
        assert not plan or dict(plan.bound) == dict(other.bound), seed


@pytest.mark.parametrize("limit", [0.01, 0.1, 0.3, 1.0])
def test_with_a_limit_no_bound_is_below_what_there_is(limit: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plan that is as good in all tiers but the last that can be better shows each bound up."""
    for seed in range(920, 926):
        problem = draw_middling(seed)
        plan = ha.solve(problem, time_limit=limit)
        with monkeypatch.context() as usual:
            usual.setattr(CHAIN, "LARGE_ROWS", 10**9)
            true = ha.solve(problem)
        if plan.status in (ha.Status.OPTIMAL, ha.Status.INFEASIBLE):
            assert (plan.status, plan.placements) == (true.status, true.placements), seed
        if not plan or any(aim.slack for aim in problem.tiers):
            continue
        signs = {aim.id: 1 if aim.sense == "max" else -1 for aim in problem.tiers if hasattr(aim, "sense")}
        for name in plan.value:
            sign = signs.get(name, 1 if plan.bound[name] >= plan.value[name] else -1)
            assert sign * plan.bound[name] >= sign * true.value[name], (seed, name)
            if plan.value[name] != true.value[name]:
                break  # tiers behind are compared among plans as good as this one


# An interrupt within Python's own start of a process leaves its pipes to the collector, which closes them with a warning.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("k", portions(3, 6))
def test_an_interrupt_at_any_moment_leaves_nothing_behind(k: int) -> None:
    old = signal.signal(signal.SIGINT, signal.default_int_handler)
    problem, before = draw_middling(903 + k), threading.active_count()
    timer = threading.Timer(Random(k).uniform(0.02, 0.4), press)
    left = None
    try:
        timer.start()
        plan = ha.solve(problem)
        timer.cancel()
        timer.join()
        assert plan.status in (ha.Status.OPTIMAL, ha.Status.INFEASIBLE)
    except KeyboardInterrupt as stop:  # one of ours, or after the solve
        left = getattr(stop, "plan", None)
    finally:
        signal.signal(signal.SIGINT, old)
    timer.join()
    assert left is None or left.status in (ha.Status.FEASIBLE, ha.Status.OPTIMAL)
    PROCESS._end_all()
    until = time.monotonic() + 5
    while children() and time.monotonic() < until:  # one that was just being started sees that nobody is there
        time.sleep(0.05)
    assert children() == []
    end = time.monotonic() + 5
    while threading.active_count() > before and time.monotonic() < end:
        time.sleep(0.01)
    assert threading.active_count() <= before  # fewer, where one of an earlier test was just ending


def test_an_interrupt_while_bounds_are_waited_for_ends_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """The plan is there; its bounds would still take long."""
    begun = time.monotonic()

    def bounds(worker: Any, *given: Any) -> None:
        threading.Timer(0.3, press).start()
        while not worker.given_up:
            assert time.monotonic() - begun < 20
            time.sleep(0.01)

    old = signal.signal(signal.SIGINT, signal.default_int_handler)
    monkeypatch.setattr(WORKER.BoundWorker, "_bounds", bounds)
    try:
        with pytest.raises(ha.Interrupted):
            ha.solve(draw_middling(911))
    finally:
        signal.signal(signal.SIGINT, old)
    assert time.monotonic() - begun < 10
    time.sleep(0.1)
    while [thread for thread in threading.enumerate() if "bounds" in thread.name]:
        assert time.monotonic() - begun < 10
        time.sleep(0.01)


def test_a_draft_never_gets_worse_and_every_plan_kept_keeps_all_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    take, kept, worths = BLOCK_LNS.BlockLNS._take, [], []

    def watched(self: Any, columns: Any, values: Any, again: bool) -> None:
        solution: PartialSolution = self.solution
        before, keep = solution.worth(), self.keep
        self.keep = lambda x: (kept.append(keeps(solution.model, x)), keep(x))
        try:
            take(self, columns, values, again)
        finally:
            self.keep = keep
        if again:
            worths.append(solution.worth() - before)

    monkeypatch.setattr(BLOCK_LNS.BlockLNS, "_take", watched)
    for seed in range(930, 938):
        ha.solve(draw_middling(seed))
    assert all(kept)
    assert min(worths) >= 0
    assert max(worths) > 0
