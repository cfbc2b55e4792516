"""Ctrl-C at any moment of a question ends it as a ``KeyboardInterrupt``, soon, and the next question is answered as ever."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="signals as on Linux")
EACH, ALL = 120, 15 * 200  # moments of a portion, and of all: 200 of each question
CHILD = """
import json, os, random, signal, sys, threading, time, traceback
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.path[:0] = [{root!r}]
import houma_assign as ha
from benchmarks.instances.random_town import random_town

def absent(plan): return [plan.placements[0].candidate]
def left(plan): return sorted({{each.id for each in plan.problem.candidates}} - {{who for who, _ in plan.placements}})[0]
def stuck(problem): return problem.adding(ha.Quota(id="all", where={{}}, least=31))
QUESTIONS = {{
    "solve": lambda plan: ha.solve(plan.problem),
    "confirm": lambda plan: plan.confirm(),
    "alternatives": lambda plan: ha.alternatives(plan, within=5),
    "contingency": ha.contingency,
    "explain": lambda plan: ha.explain(plan, left(plan)),
    "firm": lambda plan: ha.firm(plan, within=5),
    "passed_over": ha.passed_over,
    "prices": ha.prices,
    "repair": lambda plan: ha.repair(plan, absent(plan)),
    "robustness": lambda plan: ha.robustness(plan, 0.5, draws=20),
    "stability": lambda plan: ha.stability(plan, of=("points",)),
    "trade_off": lambda plan: ha.trade_off(plan.problem, "merit", "needs"),
    "what_if": lambda plan: ha.what_if(plan.problem, {{"a": lambda it: it, "b": lambda it: it.without(absent(plan)[0])}}),
    "why_infeasible": lambda plan: ha.why_infeasible(stuck(plan.problem)),
    "why_not": lambda plan: ha.why_not(plan, left(plan), plan.placements[0].post),
}}
def problem(): return random_town(30, 10, 3)
took = {{}}
for moment in range({first}, {last}):
    dice = random.Random(moment)
    name = list(QUESTIONS)[moment % len(QUESTIONS)]
    if name not in took:
        plan, begun = ha.solve(problem()), time.monotonic()
        QUESTIONS[name](plan)
        took[name] = min(time.monotonic() - begun, 3.0)
    plan, kind, pressed, caught = ha.solve(problem()), "ended", [], 0.0  # a new problem, of which nothing is remembered
    def press():
        pressed.append((time.monotonic(), time.process_time()))
        os.kill(os.getpid(), signal.SIGINT)
    timer = threading.Timer(dice.uniform(0.0, took[name]), press)
    try:
        timer.start()
        QUESTIONS[name](plan)
        timer.cancel()
        time.sleep(0.05)  # not join(), which an interrupt leaves in disorder
    except KeyboardInterrupt as stop:
        kind, caught = type(stop).__name__, time.process_time()
    except BaseException as stop:
        kind = "foreign " + "".join(traceback.format_exception(stop))
    late = caught - pressed[0][1] if caught and pressed else 0.0
    timer.join()
    print(json.dumps([name, moment, kind, late]), flush=True)
plan = ha.solve(problem())
print(json.dumps(["again", -1, plan.status.name, 0.0]), flush=True)
"""


def told(first: int, last: int) -> list[Any]:
    """What became of the questions at these moments; nothing that they started outlives them."""
    text = CHILD.format(root=str(Path(__file__).parents[2]), first=first, last=last)
    child = subprocess.Popen([sys.executable, "-c", text], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                             start_new_session=True)  # fmt: skip
    try:
        out, err = child.communicate(timeout=1800)
    finally:
        child.kill()
    lines = [json.loads(line) for line in out.splitlines()]
    assert lines, err
    assert lines[-1][0] == "again", (lines[-1], err)
    patience = time.monotonic() + 10
    while orphans(child.pid) and time.monotonic() < patience:
        time.sleep(0.1)
    assert not orphans(child.pid)
    return lines


def orphans(session: int) -> list[str]:
    """Processes of a session that has ended."""
    found = []
    for place in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # gone in the meantime
            name, _, rest = place.read_text().rpartition(")")
            state, _, _, its_session = rest.split()[:4]
            found += [name] if int(its_session) == session and state != "Z" else []
    return found


@pytest.mark.parametrize(
    ("first", "last"), [(0, 4), *(pytest.param(k, k + EACH, marks=pytest.mark.slow) for k in range(4, ALL, EACH))]
)
def test_an_interrupt_at_any_moment_of_a_question_is_a_keyboard_interrupt(first: int, last: int) -> None:
    lines = told(first, last)
    kinds = {kind for _, _, kind, _ in lines[:-1]}
    assert kinds <= {"ended", "KeyboardInterrupt", "Interrupted"}, [line for line in lines if "foreign" in line[2]]
    assert kinds - {"ended"}
    assert max(late for *_, late in lines) < 2.0, lines
    assert lines[-1][2] == "OPTIMAL"
