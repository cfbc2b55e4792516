"""`python -m benchmarks.questions`: each question on Houma, against HiGHS asked afresh for every answer.

The naive way solves the edited problem from nothing, tier by tier, without lots (in its favour). It is timed on a sample of the
edits; where a question needs more solves than the sample holds, the median is scaled up, and the table says so. Times are those
of the processor, of this process and all its threads. A ratio is naive / ours, smallest, median and largest of the rounds.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from random import Random
from time import process_time

import houma_assign as ha

from .rivals.highs import all_tiers
from .spread import Spread, written

Edits = list[ha.Problem]


@dataclass(frozen=True)
class Question:
    """A question, the edits it stands for, and how many solves the naive way needs in all."""

    name: str
    ask: Callable[[ha.Plan], object]
    edits: Callable[[ha.Plan], Edits]
    solves: Callable[[ha.Plan], int]


def _pinned(plan: ha.Plan) -> Edits:
    pairs = [pair for pair in plan.problem.pairs.at if not plan.problem.eligibility.barred_by(*pair)]
    return [plan.problem.pin(*pair) for pair in Random(1).sample(pairs, min(SAMPLE, len(pairs)))]


def _absent(plan: ha.Plan) -> Edits:
    return [plan.problem.without(place.candidate) for place in plan.placements[:SAMPLE]]


def _open_pairs(plan: ha.Plan) -> int:
    pairs = plan.problem.pairs.at
    return sum(not plan.problem.eligibility.barred_by(*pair) for pair in pairs) + len(plan.placements)


def _points(plan: ha.Plan) -> int:
    """One solve for each plan of each frontier; that no further one is left out is not asked of the naive way."""
    return sum(len(each.points) for each in ha.contingency(plan).repairs.values())


def _one(plan: ha.Plan) -> tuple[str, str]:
    taken = set(plan.placements)
    free = (pair for pair in plan.problem.pairs.at if pair not in taken and not plan.problem.eligibility.barred_by(*pair))
    return next(iter(free))


SAMPLE = 5
QUESTIONS = (
    Question("why_not, one pair", lambda plan: ha.why_not(plan, *_one(plan)), _pinned, lambda plan: 1),
    Question("explain, one person", lambda plan: ha.explain(plan, plan.placements[0].candidate), _pinned, lambda plan: 1),
    Question("prices", ha.prices, _pinned, _open_pairs),
    Question("passed_over", ha.passed_over, _pinned, lambda plan: len(ha.passed_over(plan).cases)),
    Question("contingency", ha.contingency, _absent, _points),
)


def _seconds(call: Callable[[], object]) -> float:
    begun = process_time()
    call()
    return process_time() - begun


def _afresh() -> ha.Plan:
    """A plan of a problem that no question has been asked about."""
    return ha.solve(ha.datasets.houma_2020())


def compared(question: Question, rounds: int, cap: float) -> str:
    """One row of the table."""
    ours = []
    for _ in range(rounds):
        plan = _afresh()
        ours.append(_seconds(partial(question.ask, plan)))
    plan = _afresh()
    solves = question.solves(plan)
    naive = [_seconds(partial(all_tiers, edit, cap)) for edit in question.edits(plan)[: max(solves, 1)]]
    middle = Spread.of(naive).middle * solves
    note = "" if len(naive) >= solves else f" (scaled up from {len(naive)})"
    ratios = Spread.of([middle / each for each in ours])
    return f"{question.name} | {Spread.of(ours)} | {solves} x {Spread.of(naive)} = {written(middle)}{note} | {ratios}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.questions", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="", help="part of a question's name")
    parser.add_argument("--cap", type=float, default=60.0, help="seconds for each naive solve")
    given = parser.parse_args()
    print("question | ours (s) | HiGHS (s) | HiGHS / ours")
    for question in QUESTIONS:
        if given.only in question.name:
            print(compared(question, given.rounds, given.cap), flush=True)


if __name__ == "__main__":
    main()
