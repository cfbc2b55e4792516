"""A second engine's word on a plan."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from .errors import NoPlan, SolverFailure
from .exact import fraction
from .program import build
from .status import Status
from .tiers import tiers

if TYPE_CHECKING:
    import pandas as pd

    from .plan import Plan


@dataclass(frozen=True)
class Confirmation:
    """What HiGHS found, tier by tier: (aim, our value, its value); its value is None where time ran out."""

    status: Status
    tiers: tuple[tuple[str, int | float | None, int | float | None], ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every tier was confirmed; False means that time ran out on some."""
        return all(ours == theirs for _, ours, theirs in self.tiers)

    @property
    def frame(self) -> pd.DataFrame:
        """The tiers as a frame: aim, value, confirmed."""
        import pandas as pd

        return pd.DataFrame(list(self.tiers), columns=pd.Index(["aim", "value", "second_engine"]))


def confirm(plan: Plan, time_limit: float | None = None) -> Confirmation:
    """Solve the plan's problem again by HiGHS, as carried by OR-Tools, in exact integers with gap 0.

    Raises
    ------
    NoPlan
        If there is nothing to confirm (status UNKNOWN or FEASIBLE without proof).
    SolverFailure
        If the engines disagree.
    """
    from .engine.second import confirm as ask
    from .engine.second import opinion

    if plan.status in (Status.UNKNOWN, Status.FEASIBLE):
        raise NoPlan(plan.status)
    problem, seconds = plan.problem, 1e9 if time_limit is None else time_limit
    soft = any(rule.penalty is not None for rule in problem.constraints)
    program = build(problem, tiers(problem.tiers, soft, plan.seed))
    if plan.status is Status.INFEASIBLE:
        second = opinion(program, None, [], seconds)
        if second.finished and not second.infeasible:
            raise SolverFailure("HiGHS finds a plan where none was found; neither is believed")
        return Confirmation(plan.status, (("feasibility", None, None),))
    steps = [int(fraction_of(result.value) * result.sign * tier.scale)
             for result, tier in zip(plan.tiers, program.tiers, strict=True)]  # fmt: skip
    floors = [value - int(fraction(tier.aim.slack) * tier.scale) for value, tier in zip(steps, program.tiers, strict=True)]
    found = []
    # Totals of lots are beyond HiGHS's tolerances (2**-9 of a unit at 2**53); the aims before them are what is confirmed.
    counted = [k for k, tier in enumerate(program.tiers) if tier.aim.kind != "lots"]
    for k, second in zip(counted, ask(program, steps[: len(counted)], floors, seconds), strict=False):
        result, tier = plan.tiers[k], program.tiers[k]
        if second.infeasible or (second.finished and second.value != steps[k]):
            raise SolverFailure(f"HiGHS finds {second.value} for {tier.aim.id}, not {steps[k]}; neither is believed")
        found.append((result.aim, result.value, result.value if second.finished else None))
    return Confirmation(plan.status, tuple(found))


def fraction_of(value: int | float | None) -> Fraction:
    """A reported value as the exact number it stands for."""
    return Fraction(0) if value is None else fraction(value)
