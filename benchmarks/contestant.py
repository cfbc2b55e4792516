"""What is timed: a phase of ours or a rival. Each prepares in its own time and gives back the call that is timed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import houma_assign as ha
from houma_assign.data.exact import shown
from houma_assign.plan.status import Status


class Unavailable(Exception):
    """The step cannot be timed on its own here: the engine has no such function, or the rival cannot take the problem."""


Event = tuple[float, str, int | float | None, int | float | None]  # seconds, aim, best, bound


@dataclass(frozen=True)
class Answer:
    """What a contestant says.

    Attributes
    ----------
    status
        "optimal" (proven), "feasible", "infeasible" or "unknown"; "done" for a phase that answers nothing.
    aims, values, bounds
        Ids of the aims and, in their own units, best and bound, for as many tiers as the contestant answers; None where it
        has none.
    seconds
        Where the contestant takes its own time; None: the whole call counts.
    trace
        What the progress of the solve was: seconds, aim, best, bound.
    note
        For the reader of the table.
    """

    status: str = "done"
    aims: tuple[str, ...] = ()
    values: tuple[int | float | None, ...] = ()
    bounds: tuple[int | float | None, ...] = ()
    seconds: float | None = None
    trace: tuple[Event, ...] = field(default=(), repr=False)
    note: str = ""


Run = Callable[[], Answer]
Prepare = Callable[[ha.Problem, float], Run]  # the problem, and the seconds it may take


@dataclass(frozen=True)
class Contestant:
    """A name and how it is made ready.

    Attributes
    ----------
    rival
        Somebody else's engine. The others are ours.
    first_only
        It answers the first aim and no other.
    """

    name: str
    prepare: Prepare
    rival: bool = False
    first_only: bool = False


def plan_answer(plan: ha.Plan, trace: tuple[Event, ...] = ()) -> Answer:
    """A plan of ours, lots left out: no rival draws them."""
    told = [tier for tier in plan.tiers if tier.kind != "lots"]
    values, bounds = tuple(tier.value for tier in told), tuple(tier.bound for tier in told)
    return Answer(plan.status.value, tuple(tier.aim for tier in told), values, bounds, trace=trace)


def in_units(problem: ha.Problem, steps: list[int | None]) -> tuple[int | float | None, ...]:
    """Steps of the first tiers in the units of their aims."""
    grid = problem.eligibility.grid
    units = [aim.sign * aim.objective(grid).scale for aim in problem.tiers]
    return tuple(None if step is None else shown(step * (1 if unit > 0 else -1), abs(unit))
                 for step, unit in zip(steps, units, strict=False))  # fmt: skip


def tiers_answer(problem: ha.Problem, steps: list[int | None], asked: int) -> Answer:
    """The answer of a rival that says what it has proven, tier by tier."""
    proven = len(steps) == asked and None not in steps
    values, aims = in_units(problem, steps), tuple(aim.id for aim in problem.tiers[: len(steps)])
    return Answer(Status.OPTIMAL.value if proven else Status.UNKNOWN.value, aims, values, values)
