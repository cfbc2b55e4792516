"""Ctrl-C ends a solve at once, and afterwards is what it always was."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import houma_assign as ha

from .town import ties, town

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="signals as on Linux")
# A test run in the background may have been started with SIGINT ignored, and children inherit that.
START = f"""
import signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.path.insert(0, {str(Path(__file__).parents[1])!r})
import houma_assign as ha
from faults.pressed import pressed
from faults.town import town
ha.solve(town())
"""
SOLVE = """
problem = pressed(slack={slack})
try:
    print("ready", flush=True)
    ha.solve(problem)
except KeyboardInterrupt as stop:
    plan = getattr(stop, "plan", None)
    print("caught", time.monotonic(), type(stop).__name__, plan and plan.status.name, len(plan.placements) if plan else 0)
finally:
    print("finally", flush=True)
sys.exit(7)
"""
AFTER = """
try:
    print("ready", flush=True)
    time.sleep(30)
except KeyboardInterrupt as stop:
    print("caught", time.monotonic(), type(stop).__name__)
finally:
    print("finally", flush=True)
sys.exit(7)
"""
BESIDE = """
from concurrent.futures import ThreadPoolExecutor
problem = pressed(slack=1500)
with ThreadPoolExecutor(1) as threads:
    job = threads.submit(ha.solve, problem, 3)
    time.sleep(0.5)
    try:
        print("ready", flush=True)
        job.result()
    except KeyboardInterrupt as stop:
        print("caught", time.monotonic(), type(stop).__name__)
    print("finally", bool(job.result()), flush=True)
sys.exit(7)
"""
SECOND = """
problem = pressed(slack=0)
plan = ha.solve(problem, time_limit=1e-6)
from dataclasses import replace
try:
    print("ready", flush=True)
    replace(plan, status=ha.Status.INFEASIBLE).confirm()  # asks HiGHS, which has no answer for minutes
except KeyboardInterrupt as stop:
    print("caught", time.monotonic(), type(stop).__name__)
finally:
    print("finally", flush=True)
sys.exit(7)
"""


def interrupted(body: str, delay: float) -> tuple[list[str], float]:
    """What the child says after a SIGINT, in words, and how many seconds later it was caught."""
    child = subprocess.Popen([sys.executable, "-c", START + body], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        time.sleep(delay)
        sent = time.monotonic()
        child.send_signal(signal.SIGINT)
        out, err = child.communicate(timeout=20)
    finally:
        child.kill()
        child.communicate()
    assert child.returncode == 7, err
    lines = out.splitlines()
    assert lines[0].startswith("caught"), out
    assert lines[1].startswith("finally"), out
    return lines[0].split(), float(lines[0].split()[1]) - sent


@pytest.mark.parametrize(
    ("slack", "delay"), [(1500, 0.0), (0, 0.3), (1500, 0.6), (0, 1.2), pytest.param(1500, 1.5, marks=pytest.mark.slow)]
)
def test_an_interrupt_during_a_solve_comes_back_at_once_with_the_best_plan(slack: int, delay: float) -> None:
    words, waited = interrupted(SOLVE.format(slack=slack), delay)
    assert waited < 2
    if delay >= 0.6:
        assert words[2] == "Interrupted"
    if slack and delay >= 1.5:  # by then there is a plan
        assert words[3:] == ["FEASIBLE", "22"]
    assert words[2:] in (["KeyboardInterrupt", "None", "0"], ["Interrupted", "None", "0"], ["Interrupted", "FEASIBLE", "22"])


def test_an_interrupt_after_a_solve_is_an_ordinary_one() -> None:
    words, waited = interrupted(AFTER, 0.2)
    assert words[2] == "KeyboardInterrupt"
    assert waited < 2


def test_an_interrupt_beside_a_solve_in_another_thread_leaves_it_alone() -> None:
    words, waited = interrupted(BESIDE, 0.5)
    assert words[2] == "KeyboardInterrupt"
    assert waited < 2


def test_an_interrupt_reaches_the_second_engine_too() -> None:
    _, waited = interrupted(SECOND, 0.5)
    assert waited < 2


def caught_signals() -> str:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(line for line in lines if line.startswith("SigCgt"))


def test_a_solve_leaves_the_signal_handlers_as_they_were() -> None:
    before, handler = caught_signals(), signal.getsignal(signal.SIGINT)
    ha.solve(ties())
    ha.solve(town(ha.Quota(where={"sex": "female"}, least=4)))
    ha.solve(ties(), time_limit=1e-3)
    assert (caught_signals(), signal.getsignal(signal.SIGINT)) == (before, handler)


def test_a_solve_works_in_any_thread_and_in_many_at_once() -> None:
    plan, found = ha.solve(ties()), []
    thread = threading.Thread(target=lambda: found.append(ha.solve(ties())))
    thread.start()
    thread.join(60)
    assert [each.placements for each in found] == [plan.placements]
    with ThreadPoolExecutor(4) as threads:
        plans = list(threads.map(lambda _: ha.solve(ties()), range(8)))
    assert {each.placements for each in plans} == {plan.placements}
    assert not [t for t in threading.enumerate() if t.name == "houma_assign solver"]


class Enough(Exception):
    """Raised by a listener that has heard enough."""


@pytest.mark.parametrize("after", [1, 2, 3, 4])
def test_a_listener_that_raises_ends_the_solve_with_its_own_error(after: int) -> None:
    heard: list[ha.Progress] = []

    def listen(news: ha.Progress) -> None:
        heard.append(news)
        if len(heard) >= after:
            raise Enough

    try:
        ha.solve(ties(), progress=listen)
    except Enough:
        assert len(heard) == after
    else:
        assert len(heard) < after
    assert ha.solve(ties()).status is ha.Status.OPTIMAL


def test_news_are_in_the_aims_own_units_and_in_order() -> None:
    heard: list[ha.Progress] = []
    plan = ha.solve(ties(), progress=heard.append)
    assert list(dict.fromkeys(news.aim for news in heard)) == [tier.aim for tier in plan.tiers]
    for news in heard:
        assert news.best is None or news.bound is None or news.best <= news.bound
