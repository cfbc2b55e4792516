"""What one tier, held at a floor, leaves of a program: the part that later questions need to look at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..data.exact import Ints
from ..program.program import Program
from .bounds.relaxation_chain import Road, held
from .model.model import Model
from .model.presolve import reduced
from .solvers.deadline import Deadline


@dataclass(frozen=True)
class Remainder:
    """Bounds of all the program's columns, and rows over them in coordinate form, sorted by row."""

    lower: Ints
    upper: Ints
    row: Ints
    column: Ints
    data: Ints
    row_lower: Ints
    row_upper: Ints


def left_open(program: Program, costs: Ints | Callable[[Ints], Ints], constant: int = 0) -> Model:
    """The program without what its own bounds and rows decide.

    Raises
    ------
    Impossible
        If a row cannot be kept.
    """
    matrix = program.matrix
    return reduced(program.lower, program.upper, matrix.row, matrix.indices, matrix.data, matrix.lower, matrix.upper, costs,
                   constant)  # fmt: skip


def remainder(program: Program, floor: int) -> Remainder:
    """What plans worth at least ``floor`` in the program's first tier leave open; rows found on the way stay in it."""
    road = Road(program, left_open(program, program.tiers[0].weights), None, Deadline(None))
    road.stage(0)
    road.tighten(0)
    model = held(road.stages[0].proof, floor)
    lower, upper = model.whole_bounds()
    return Remainder(lower, upper, model.row, model.columns[model.column], model.data, model.row_lower, model.row_upper)
