"""`python -m benchmarks.lots_share`: what share of a solve the lots take, in processor time, and how much of it the aims."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from time import process_time

import houma_assign as ha
from houma_assign.plan.progress import Progress

from .instances.budgets import budgets
from .instances.exact_quotas import exact_quotas
from .instances.random_town import random_town
from .spread import Spread

SIZES: dict[str, tuple[Callable[[], ha.Problem], int]] = {
    "Houma, 31 slots": (ha.datasets.houma_2020, 9),
    "Houma, published structure": (partial(ha.datasets.houma_2020, structure="published"), 9),
    "twenty exact quotas": (partial(exact_quotas, 1), 5),
    "town 80 x 30": (partial(random_town, 80, 30, 2), 5),
    "budgets c 30 x 5": (partial(budgets, "c", 30, 5), 5),
    "budgets e 30 x 5": (partial(budgets, "e", 30, 5), 5),
}


def parts(make: Callable[[], ha.Problem], limit: float | None) -> tuple[float, float]:
    """Processor seconds until all aims are proven, and after that until the plan is there."""
    problem, heard = make(), []

    def listen(news: Progress) -> None:
        heard.append((process_time(), news.aim, news.best is not None and news.best == news.bound))

    begun = process_time()
    ha.solve(problem, progress=listen, time_limit=limit)
    end, last = process_time(), problem.tiers[-1].id
    there = [when for when, aim, proven in heard if aim == last and proven] or [end]
    return there[0] - begun, end - there[0]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.lots_share", description=__doc__)
    parser.add_argument("--limit", type=float, help="seconds for each solve; none unless given")
    options = parser.parse_args()
    print(
        "processor seconds as min / median / max\ninstance | until the aims are proven | lots, audit, plan | share of the whole"
    )
    for name, (make, rounds) in SIZES.items():
        parts(make, options.limit)
        rows = [parts(make, options.limit) for _ in range(rounds)]
        aims, lots = Spread.of([a for a, _ in rows]), Spread.of([b for _, b in rows])
        share = Spread.of([100 * b / (a + b) for a, b in rows])
        print(f"{name} | {aims} | {lots} | {share} %", flush=True)


if __name__ == "__main__":
    main()
