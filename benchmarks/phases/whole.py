"""What a user waits for: ``ha.solve`` with one worker, from the problem to the audited plan, lots included."""

from __future__ import annotations

import houma_assign as ha
from houma_assign.plan.progress import Progress

from ..contestant import Answer, Run, plan_answer


def whole(problem: ha.Problem, cap: float) -> Run:
    """The solve."""
    return lambda: plan_answer(ha.solve(problem, time_limit=cap))


def traced(problem: ha.Problem, cap: float) -> Run:
    """The solve with a listener, for the curve of the gap."""

    def run() -> Answer:
        heard: list[Progress] = []
        plan = ha.solve(problem, time_limit=cap, progress=heard.append)
        return plan_answer(plan, trace=tuple((news.seconds, news.aim, news.best, news.bound) for news in heard))

    return run


def first(problem: ha.Problem, cap: float) -> Run:
    """The seconds until the first aim is proven, as the progress of a whole solve tells."""
    return lambda: _until(problem, cap, 1)


def named(problem: ha.Problem, cap: float) -> Run:
    """The seconds until every aim but the lots is proven: as much as a rival answers that draws none."""
    return lambda: _until(problem, cap, len(problem.tiers))


def _until(problem: ha.Problem, cap: float, number: int) -> Answer:
    settled: list[float] = []
    aims = [aim.id for aim in problem.tiers]

    def listen(news: Progress) -> None:
        at, there = aims.index(news.aim) if news.aim in aims else len(aims), news.best is not None and news.best == news.bound
        if at >= number or (at == number - 1 and there):
            settled.append(news.seconds)

    plan = ha.solve(problem, time_limit=cap, progress=listen)
    told = plan.tiers[:number]
    proven = all(tier.proven for tier in told)
    values, bounds = tuple(tier.value for tier in told), tuple(tier.bound for tier in told)
    seconds = settled[0] if settled and proven else None
    return Answer("optimal" if proven else plan.status.value, tuple(tier.aim for tier in told), values, bounds, seconds=seconds)
