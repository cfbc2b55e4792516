"""A second engine's word on a plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..data.exact import fraction
from ..errors import NoPlan, SolverFailure
from ..program.program import Program
from .news import Listener, news, telling
from .result import Result
from .status import Status

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Confirmation:
    """What HiGHS found.

    Attributes
    ----------
    status
        Status of the plan.
    tiers
        (aim, our optimum, its optimum); its optimum is None where time ran out.
    complete
        Whether everything was confirmed; False means that time ran out on some of it.
    """

    status: Status
    tiers: tuple[tuple[str, int | float | None, int | float | None], ...]
    complete: bool

    @property
    def frame(self) -> pd.DataFrame:
        """The tiers as a frame: aim, optimum, second_engine."""
        import pandas as pd

        return pd.DataFrame(list(self.tiers), columns=pd.Index(["aim", "optimum", "second_engine"]))


@telling
def confirm(plan: Result, time_limit: float | None = None, progress: Listener = False) -> Confirmation:
    """Solve the plan's problem again by HiGHS, as carried by OR-Tools, in exact integers with gap 0; progress is by aims.

    Raises
    ------
    NoPlan
        If there is nothing to confirm (status UNKNOWN, or FEASIBLE with more than the draw open).
    SolverFailure
        If the engines disagree.
    """
    from ..engine.solvers.deadline import Deadline
    from ..engine.solvers.highs import cross_check

    if plan.status is Status.UNKNOWN or (plan.status is Status.FEASIBLE and not plan.draw_open):
        raise NoPlan(plan.status)
    problem, deadline = plan.problem, Deadline(time_limit)
    program = Program.of(problem, plan.seed)
    if plan.status is Status.INFEASIBLE:
        second = cross_check(program, None, [], deadline.left)
        if second.finished and not second.infeasible:
            raise SolverFailure("HiGHS finds a plan where none was found; neither is believed")
        return Confirmation(plan.status, (("feasibility", None, None),), second.infeasible)
    confirmed: list[tuple[str, int | float | None, int | float | None]] = []
    floors: list[int] = []
    news().expect(sum(tier.aim.named for tier in program.tiers))
    for k, (result, tier) in enumerate(zip(plan.tiers, program.tiers, strict=True)):
        if not tier.aim.named:  # totals of lots are finer than HiGHS's tolerances; the aims before them are confirmed
            continue
        if result.value != result.bound and not tier.aim.slack:
            raise SolverFailure(f"the plan states {result.value} for {tier.aim.id}, but {result.bound} as proven optimum")
        best = round(fraction(result.bound) * tier.scale) * result.sign  # a third of a point has no exact float
        second = cross_check(program, k, floors, deadline.left)
        if second.infeasible or (second.value is not None and second.value < best):  # less than there is: asked again, plainly
            second = cross_check(program, k, floors, deadline.left, presolve=False)
        if second.infeasible or (second.finished and second.value != best):
            raise SolverFailure(f"HiGHS finds {second.value} steps for {tier.aim.id}, not {best}; neither is believed")
        confirmed.append((result.aim, result.bound, result.bound if second.finished else None))
        news().part()
        floors.append(best - int(fraction(tier.aim.slack) * tier.scale))
    return Confirmation(plan.status, tuple(confirmed), all(theirs is not None for _, _, theirs in confirmed))
