"""What one tier, held at a floor, leaves of a program: the part that later questions need to look at."""

from __future__ import annotations

from dataclasses import dataclass

from ...data.exact import Ints
from ...errors import Interrupted
from ...program.program import Program
from ..proof.restrict import at_floor, presolved
from ..solvers.deadline import Deadline
from ..solvers.interruptible import Stopped, load_solvers
from .relaxation_chain import RelaxationChain


@dataclass(frozen=True)
class ReducedProgram:
    """Bounds of all the program's columns, and rows over them in coordinate form, sorted by row."""

    lower: Ints
    upper: Ints
    row: Ints
    column: Ints
    data: Ints
    row_lower: Ints
    row_upper: Ints


def reduced_program(program: Program, floor: int, deadline: Deadline) -> ReducedProgram:
    """What plans worth at least ``floor`` in the program's first tier leave open; rows found on the way stay in it.

    Where time runs out it is wider.

    Raises
    ------
    Interrupted
        On Ctrl-C.
    """
    try:
        load_solvers()
        return _reduced_program(program, floor, deadline)
    except Stopped:
        raise Interrupted(None) from None


def _reduced_program(program: Program, floor: int, deadline: Deadline) -> ReducedProgram:
    chain = RelaxationChain(program, presolved(program, program.tiers[0].weights), None, deadline)
    chain.relaxation(0)
    chain.tighten(0)
    model = at_floor(chain.relaxations[0].proof, floor)
    lower, upper = model.whole_bounds()
    return ReducedProgram(lower, upper, model.row, model.columns[model.column], model.data, model.row_lower, model.row_upper)
