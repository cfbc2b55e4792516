"""Classes as a user might write them, some with a mistake; each in a function, so that a test makes it when it wants it."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np

from houma_assign.aims.base import Aim, Grid, Objective, Placements, ProblemLike
from houma_assign.constraints.base import Breach, Constraint, Rows, grouped


def one_each(state: Any, name: str = "own_rule", breaches: bool = True, module: str = "own_file") -> type[Constraint]:
    """A rule whose rows are what ``state(grid)`` gives."""

    def rows(self: Any, grid: Grid) -> Rows:
        made: Rows = state(grid)
        return made

    def check(self: Any, problem: ProblemLike, placements: Placements) -> list[Breach]:
        return []

    said: dict[str, Any] = {"rows": rows} | ({"breaches": check} if breaches else {})
    body = {"__module__": module, "__qualname__": "OwnRule", "__annotations__": {"kind": ClassVar[str]}, "kind": name, **said}
    return type(Constraint)("OwnRule", (Constraint,), body)


def plain(grid: Grid) -> Rows:
    """Rows without a mistake: one person a post."""
    return grouped(grid.post, grid.pairs.posts, upper=1)


def worth(state: Any, value: Any = 0, name: str = "own_aim") -> type[Aim]:
    """An aim whose objective is what ``state(grid)`` gives, and whose plans are all worth the same."""

    def objective(self: Any, grid: Grid) -> Objective:
        made: Objective = state(grid)
        return made

    def said(self: Any, problem: ProblemLike, placements: Placements) -> Any:
        return value

    body = {"__module__": "own_file", "__qualname__": "OwnAim", "__annotations__": {"kind": ClassVar[str]}, "kind": name,
            "objective": objective, "value": said}  # fmt: skip
    return type(Aim)("OwnAim", (Aim,), body)


def nothing(grid: Grid) -> Objective:
    """An objective without a mistake."""
    return Objective(np.zeros(len(grid), np.int64))
