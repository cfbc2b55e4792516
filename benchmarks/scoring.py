"""`python -m benchmarks.scoring [--people N]`: a rubric of 34 rules against one numpy pass over the same columns.

The pass compares every column with one of its values and counts the hits: the least that a rule on that column could do.
Ours is timed from a pandas frame, columns encoded anew each time, and from a prepared table.
"""

from __future__ import annotations

import argparse
from typing import Any

import numpy as np
import pandas as pd

import houma_assign as ha
from houma_assign.scoring.facts.fact_table import FactTable

from .in_turn import in_turn
from .instances.many_applicants import many_applicants
from .spread import Spread


def one_pass(columns: dict[str, Any]) -> int:
    """Rows that equal the first one, column by column, added up."""
    return sum(int(np.count_nonzero(column == column[0])) for column in columns.values())


def ratios(people: int, rounds: int) -> dict[str, tuple[Spread, Spread, Spread]]:
    """Ours, the pass, and the pass over ours."""
    rubric = ha.datasets.houma_policy().rubric
    columns = many_applicants(rubric, people, seed=1)
    frame = pd.DataFrame(columns)
    prepared = FactTable.of(frame)
    whole = {name: np.asarray(frame[name]) for name in columns}  # ids and text as pandas holds them: Python strings
    facts = {name: column for name, column in columns.items() if name != "id"}
    return {
        "from a frame; pass over all its columns": in_turn(lambda: rubric.score(frame), lambda: one_pass(whole), rounds),
        "from a prepared table; pass over facts only": in_turn(lambda: rubric.score(prepared), lambda: one_pass(facts), rounds),
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scoring", description=__doc__)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    print(f"{options.people:,} people, 34 rules; seconds as min / median / max\nmeasure | ours | one pass | ours / pass")
    for name, (ours, rival, ratio) in ratios(options.people, options.rounds).items():
        print(f"{name} | {ours} | {rival} | {1 / ratio.high:.3g} / {1 / ratio.middle:.3g} / {1 / ratio.low:.3g}")


if __name__ == "__main__":
    main()
