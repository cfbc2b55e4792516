"""`python -m benchmarks.shared_out [d,400,20 ...]`: generalised assignment against HiGHS, so many seconds of processor time each.

On a shared machine seconds on the wall are worth little: the engine's clock is replaced by the processor time of this process and
the processes it started, and HiGHS (one thread) is ended by its callback at the same amount. Both run in one process, in turn.
"""

from __future__ import annotations

import argparse
from importlib import import_module
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from typing import Any

import numpy as np

import houma_assign as ha
from houma_assign.plan.progress import Progress

from .instances.budgets import budgets
from .rivals.highs_alone import given
from .rivals.plain_rows import plain_model

SIZES = ("d,100,5", "d,100,10", "d,200,20", "d,400,20", "e,100,10", "e,100,20", "e,200,20", "e,400,20")
AT = (1, 5, 15, 30, 60)


def spent() -> float:
    """Processor seconds of this process and those it has started and seen end."""
    return sum(use.ru_utime + use.ru_stime for use in (getrusage(RUSAGE_SELF), getrusage(RUSAGE_CHILDREN)))


def ours(problem: ha.Problem, cap: float) -> tuple[list[tuple[float, float]], ha.Plan]:
    """Better and better plans, with their seconds, and the last one."""
    clock: Any = import_module("houma_assign.engine.solvers.deadline")
    begun, before = spent(), clock.monotonic
    heard: list[tuple[float, float]] = []

    def listen(news: Progress) -> None:
        if news.best is not None and (not heard or news.best > heard[-1][1]):
            heard.append((spent() - begun, float(news.best)))

    clock.monotonic = spent
    try:
        plan = ha.solve(problem, time_limit=cap, progress=listen)
    finally:
        clock.monotonic = before
    return heard, plan


def highs(problem: ha.Problem, cap: float) -> tuple[list[tuple[float, float]], float]:
    """The same of HiGHS, and its bound."""
    highspy: Any = import_module("highspy")
    model = plain_model(problem)
    solver, found = highspy.Highs(), []
    for name, value in (("output_flag", False), ("threads", 1), ("mip_rel_gap", 0.0)):
        solver.setOptionValue(name, value)
    begun = spent()

    def better(event: Any) -> None:
        found.append((spent() - begun, model.constant - event.data_out.objective_function_value))

    def end(event: Any) -> None:
        event.data_in.user_interrupt = spent() - begun > cap

    solver.cbMipImprovingSolution += better
    solver.cbMipInterrupt += end
    solver.passModel(given(highspy, model))
    solver.run()
    return found, model.constant - solver.getInfo().mip_dual_bound


def at(found: list[tuple[float, float]], seconds: float) -> str:
    """The best plan of so many seconds."""
    best = [value for when, value in found if when <= seconds]
    return f"{best[-1]:,.0f}" if best else "none"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.shared_out", description=__doc__)
    parser.add_argument("sizes", nargs="*", default=SIZES, help="type, jobs, agents")
    parser.add_argument("--cap", type=float, default=60.0, help="seconds of processor time")
    options = parser.parse_args()
    print(f"best plans after {AT} seconds")
    print("instance | first plan (s) | ours | bound | HiGHS | bound | ours behind HiGHS | behind the best bound")
    for size in options.sizes:
        kind, jobs, agents = size.split(",")
        problem = budgets(kind, int(jobs), int(agents))
        found, plan = ours(problem, options.cap)
        rival, bound = highs(budgets(kind, int(jobs), int(agents)), options.cap)
        told = [" / ".join(at(each, seconds) for seconds in AT) for each in (found, rival)]
        own, theirs = float(plan.value[0]), rival[-1][1] if rival else float("nan")
        most = min(float(plan.bound[0]), float(np.floor(bound + 1e-6)))
        print(f"{size} | {found[0][0]:.2f} | {told[0]} | {plan.bound[0]:,} | {told[1]} | {bound:,.1f} | "
              f"{100 * (theirs - own) / abs(theirs):.3f} % | {100 * (most - own) / abs(most):.3f} %", flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
