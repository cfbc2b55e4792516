"""Published problems that lie beside the repository, in ``../shared/cases``; ``Absent`` where they do not.

The environment variable ``HOUMA_ASSIGN_CASES`` names another folder.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np

import houma_assign as ha

CASES = Path(os.environ.get("HOUMA_ASSIGN_CASES") or Path(__file__).resolve().parents[3] / "shared" / "cases")


class Absent(Exception):
    """The file of a published problem is not there; the instance is left out."""


def numbers_in(name: str) -> list[int]:
    """The whole numbers of a text file."""
    path = CASES / name
    if not path.is_file():
        raise Absent(f"no {name} among the published cases")
    return [int(word) for word in path.read_text(encoding="ascii").split()]


def assignment(name: str, most: int | None = None) -> ha.Problem:
    """A square assignment problem of the OR-Library (costs, as points with a minus); its first ``most`` rows and columns."""
    size, *costs = numbers_in(f"orlib_assign/{name}.txt")
    table = np.array(costs).reshape(size, size)[:most, :most]
    return ha.Problem.from_matrix(-table, aims=(ha.Merit(),))


def generalised(name: str, sign: int = 1) -> ha.Problem:
    """A generalised assignment problem (Cattrysse et al. 1994): jobs are posts, agents people with a budget of weight.

    The largest total of the file's numbers for ``sign`` 1, as the OR-Library asks, the smallest for -1.
    """
    agents, jobs, *numbers = numbers_in(f"orlib_gap/cattrysse1994/{name}")
    worth, weight = np.array(numbers[: 2 * agents * jobs]).reshape(2, agents, jobs)
    budgets = {f"c{k}": budget for k, budget in enumerate(numbers[2 * agents * jobs :])}
    rule = ha.Capacity(load="weight", limit=budgets, each="candidate")
    return ha.Problem.from_matrix(sign * worth, most_each=jobs, constraints=[rule], aims=(ha.Merit(),),
                                  pair_facts={"weight": weight})  # fmt: skip
