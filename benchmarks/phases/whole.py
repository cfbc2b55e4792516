"""What a user waits for: ``ha.solve`` with one worker, from the problem to the audited plan, lots included."""

from __future__ import annotations

import houma_assign as ha
from houma_assign.progress import Progress

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

    def run() -> Answer:
        aim = problem.tiers[0].id
        settled: list[float] = []

        def listen(news: Progress) -> None:
            if news.aim != aim or (news.best is not None and news.best == news.bound):
                settled.append(news.seconds)

        plan = ha.solve(problem, time_limit=cap, progress=listen)
        told = plan.tiers[0]
        status = "optimal" if told.proven else plan.status.value
        return Answer(status, (told.aim,), (told.value,), (told.bound,), seconds=settled[0] if settled and told.proven else None)

    return run
