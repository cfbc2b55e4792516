"""What becomes of one edit of a problem, as plain data that goes to other processes and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ...data.placement import Placement
from ...plan.status import Status
from ...problem.problem import Problem
from .moves import Move

Edit = Callable[[Problem], Problem] | Problem
Values = Mapping[str, int | float]


@dataclass(frozen=True)
class Scenario:
    """What becomes of one edit.

    Attributes
    ----------
    name
        The scenario's name.
    status
        What is proven of its plan; None where the edit itself failed, and then ``reason`` says why.
    value, bound, signs
        Of each aim, in its own units; ``signs`` is 1 where more is better.
    placements, moves
        The plan, and who moves against the plan of the problem as it stands.
    reason
        Why there is no plan to show.
    reused
        Whether an earlier plan was proven to be the answer, so that no search was needed.
    seconds
        Time it took.
    """

    name: str
    status: Status | None
    value: Values = field(default_factory=dict)
    bound: Values = field(default_factory=dict)
    signs: Mapping[str, int] = field(default_factory=dict)
    placements: tuple[Placement, ...] = ()
    moves: tuple[Move, ...] = ()
    reason: str = ""
    reused: bool = field(default=False, compare=False)
    seconds: float = field(default=0.0, compare=False)

    @property
    def found(self) -> bool:
        """Whether there is a plan."""
        return self.status in (Status.OPTIMAL, Status.FEASIBLE)


@dataclass(frozen=True)
class Failed:
    """An edit that failed before it was sent to another process."""

    reason: str
