"""`python -m benchmarks.limits`: how far every question goes beyond its time limit, building included, as Markdown.

Each call begins from nothing known: the plan is read anew. Limits are counted in processor time, so that figures do not depend on
what else a machine does: the library's clock is replaced, and solvers, which have a clock of their own, get no more than what is
left. On a quiet machine this is the clock on the wall. A limit is kept if the call takes at most a tenth more, or a second.
"""

from __future__ import annotations

import argparse
import os
import pickle
import resource
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

import houma_assign as ha

from .instances.random_town import random_town

LIMITS = (0.5, 1.0, 3.0, 10.0)
LOOK = 0.02  # seconds between two looks at other processes
HEAD = "| instance | question | limit | processor (s) | beyond (s) | kept |\n" + "|---" * 6 + "|"
Ask = Callable[[ha.Plan, float], Any]


class Kept(NamedTuple):
    """One call: seconds of the processor, and those beyond its limit."""

    processor: float
    beyond: float

    def within(self, limit: float) -> bool:
        """Whether the limit was kept."""
        return self.beyond <= max(0.1 * limit, 1.0)


def _left(plan: ha.Plan) -> str:
    placed = {who for who, _ in plan.placements}
    return next((each.id for each in plan.problem.candidates if each.id not in placed), plan.problem.candidates[-1].id)


def _scenarios(plan: ha.Plan) -> dict[str, Any]:
    return {f"without {who}": (lambda it, who=who: it.without(who)) for who, _ in plan.placements}


def _stuck(problem: ha.Problem) -> ha.Problem:
    return problem.adding(ha.Quota(id="all", where={}, least=len(problem.candidates) + 1))


def _wishes(plan: ha.Plan) -> dict[str, list[str]]:
    posts = [post.id for post in plan.problem.posts]
    return {who.id: [posts[(k + j) % len(posts)] for j in range(3)] for k, who in enumerate(plan.problem.candidates)}


def _weights(plan: ha.Plan) -> dict[str, int]:
    return {aim.id: 1 for aim in plan.problem.tiers}


def _aims(plan: ha.Plan) -> tuple[Any, Any]:
    """Two aims that pull apart; the sum against the worst-off where the problem has but one."""
    named = [aim.id for aim in plan.problem.tiers]
    return (named[-1], named[0]) if len(named) > 1 else (named[0], ha.WorstOff())


QUESTIONS: dict[str, Ask] = {
    "solve": lambda plan, limit: ha.solve(plan.problem, time_limit=limit),
    "alternatives": lambda plan, limit: ha.alternatives(plan, within=5, time_limit=limit),
    "alternatives, different": lambda plan, limit: ha.alternatives(plan, within=None, order="different", time_limit=limit),
    "confirm": lambda plan, limit: plan.confirm(time_limit=limit),
    "contingency": lambda plan, limit: ha.contingency(plan, None, time_limit=limit),
    "evaluate": lambda plan, limit: ha.evaluate(plan.problem, plan.placements, time_limit=limit),
    "explain": lambda plan, limit: ha.explain(plan, plan.placements[0].candidate, time_limit=limit),
    "fairer": lambda plan, limit: ha.fairer(plan, _wishes(plan), time_limit=limit),
    "firm": lambda plan, limit: ha.firm(plan, within=5, time_limit=limit),
    "override": lambda plan, limit: plan.override(_left(plan), plan.placements[-1].post, by="a", body="b", reason="c",
                                                  on="2026-01-01", time_limit=limit),
    "passed_over": lambda plan, limit: ha.passed_over(plan, time_limit=limit, workers=1),
    "prices": lambda plan, limit: ha.prices(plan, time_limit=limit, workers=1),
    "rationalise": lambda plan, limit: ha.rationalise(plan.problem, plan.placements, weights=_weights(plan), time_limit=limit),
    "repair": lambda plan, limit: ha.repair(plan, [plan.placements[0].candidate], time_limit=limit),
    "replay": lambda plan, limit: ha.replay(plan.problem, plan.placements, time_limit=limit),
    "robustness": lambda plan, limit: ha.robustness(plan, 0.5, draws=200, time_limit=limit),
    "rule_prices": lambda plan, limit: ha.rule_prices(plan, time_limit=limit),
    "stability": lambda plan, limit: ha.stability(plan, time_limit=limit),
    "trade_off": lambda plan, limit: ha.trade_off(plan.problem, *_aims(plan), time_limit=limit),
    "what_if": lambda plan, limit: ha.what_if(plan.problem, _scenarios(plan), time_limit=limit),
    "why_infeasible": lambda plan, limit: ha.why_infeasible(_stuck(plan.problem), time_limit=limit),
    "why_not": lambda plan, limit: ha.why_not(plan, _left(plan), plan.placements[0].post, time_limit=limit),
}  # fmt: skip


def wide() -> ha.Problem:
    """250 people, 40 posts, and a rule, so that it is no flow."""
    points = np.round(np.random.default_rng(0).uniform(60, 100, (250, 40)), 2)
    return ha.Problem.from_matrix(points, constraints=[ha.Quota(where={"id": "c7"}, least=0, id="q")])


INSTANCES: dict[str, Callable[[], ha.Problem]] = {
    "Houma": ha.datasets.houma_2020,
    "matrix 250 x 40": wide,
    "town 80 x 30": partial(random_town, 80, 30, 3),
}


def timed(ask: Ask, plan: bytes, limit: float) -> Kept:
    """One call from nothing known."""
    from houma_assign.engine.solvers import deadline
    from houma_assign.questions.methods import memory

    memory._KEPT.clear()
    fresh = pickle.loads(plan)
    processor = Processor()
    setattr(deadline, "monotonic", processor)  # noqa: B010  (not a name that it exports)
    try:
        used = processor()
        ask(fresh, limit)
        taken = processor() - used
    finally:
        setattr(deadline, "monotonic", time.monotonic)  # noqa: B010
    return Kept(taken, max(taken - limit, 0.0))


class Processor:
    """Processor time of this process, of those that it ended, and of those that it runs, which are looked at now and then."""

    def __init__(self) -> None:
        self.looked, self.children = 0.0, 0.0

    def __call__(self) -> float:
        """Seconds."""
        if time.monotonic() - self.looked > LOOK:
            ended = sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])
            self.children = max(self.children, ended + sum(map(_running, _children())))
            self.looked = time.monotonic()
        return time.process_time() + self.children


def _children() -> list[str]:
    return [pid for file in Path("/proc/self/task").glob("*/children") for pid in _text(file).split()]


def _running(pid: str) -> float:
    after = _text(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split()
    return sum(map(int, after[11:13])) / os.sysconf("SC_CLK_TCK") if after else 0.0


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError:  # a process, or thread, that has just ended
        return ""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.limits", description=__doc__)
    parser.add_argument("--only", default="", help="part of a question's name")
    parser.add_argument("--instance", default="", help="part of an instance's name")
    parser.add_argument("--limits", type=float, nargs="+", default=LIMITS, help="seconds")
    parser.add_argument("--broken", action="store_true", help="print only limits that were not kept")
    given = parser.parse_args()
    print(HEAD, flush=True)
    for name, make in INSTANCES.items():
        if given.instance not in name:
            continue
        plan = pickle.dumps(ha.solve(make()))
        for question, ask in QUESTIONS.items():
            for limit in given.limits if given.only in question else ():
                try:
                    found = timed(ask, plan, limit)
                except (ha.InputError, ha.NoPlan) as error:
                    print(f"| {name} | {question} | {limit:g} | {str(error).splitlines()[-1].strip()} |", flush=True)
                    break
                kept = found.within(limit)
                if not (kept and given.broken):
                    cells = (f"{each:.2f}" for each in found)
                    print(f"| {name} | {question} | {limit:g} | {' | '.join(cells)} | {'yes' if kept else 'NO'} |", flush=True)


if __name__ == "__main__":
    main()
