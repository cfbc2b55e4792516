"""`python -m benchmarks.flows`: whole solves of pure matrices, lots and audit included, in processor time against bare solvers.

The rival is given the problem's arrays; what it takes to make its own of them and to solve is timed, and nothing else: no lots,
no audit, no proof. Ours is ``ha.solve`` of a problem just made, so that nothing looked up before can help. All take turns in one
process; ratios are taken round by round.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from time import process_time

import houma_assign as ha

from .contestant import Unavailable
from .instances.dense import dense
from .instances.pure import pure_posts, pure_villages
from .rivals.flow import min_cost
from .rivals.linear_sum import linear_sum
from .spread import Spread

SIZES: dict[str, tuple[Callable[[], ha.Problem], int]] = {
    "pure 62 x 13": (partial(pure_villages, 62, 13, 1), 31),
    "pure 250 x 50": (partial(pure_villages, 250, 50, 1), 11),
    "pure 1000 x 333 posts": (partial(pure_posts, 1000, 333, 1), 5),
    "dense 100 x 100": (partial(dense, 100, 1), 21),
    "dense 250 x 250": (partial(dense, 250, 1), 11),
    "dense 500 x 500": (partial(dense, 500, 1), 7),
    "dense 1000 x 1000": (partial(dense, 1000, 1), 5),
}
WAYS = ("ours", "ours, no lots", "SimpleMinCostFlow", "linear_sum_assignment")


def spent(call: Callable[[], object]) -> float:
    """Processor seconds of a call."""
    begun = process_time()
    call()
    return process_time() - begun


def one_round(make: Callable[[], ha.Problem]) -> dict[str, float]:
    """Seconds of each way, each on a problem made anew; those that cannot take it are left out."""
    whole, aims = make(), make()
    found = {"ours": spent(lambda: ha.solve(whole)), "ours, no lots": spent(lambda: ha.solve(aims, lots=False))}
    for name, rival in (("SimpleMinCostFlow", min_cost), ("linear_sum_assignment", linear_sum)):
        try:
            run = rival(make(), 60.0)
        except Unavailable:
            continue
        found[name] = spent(run)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.flows", description=__doc__)
    parser.add_argument("--only", default="", help="sizes whose name begins so")
    options = parser.parse_args()
    print(
        "milliseconds as medians; ratios as min / median / max\ninstance | " + " | ".join(WAYS) + " | ours / each of the others"
    )
    for name, (make, rounds) in SIZES.items():
        if not name.startswith(options.only):
            continue
        one_round(make)
        rows = [one_round(make) for _ in range(rounds)]
        told = [f"{1000 * Spread.of([row[way] for row in rows]).middle:.3g}" if way in rows[0] else "-" for way in WAYS]
        ratios = [str(Spread.of([row["ours"] / row[way] for row in rows])) for way in WAYS[2:] if way in rows[0]]
        print(" | ".join([name, *told, *ratios]), flush=True)


if __name__ == "__main__":
    main()
