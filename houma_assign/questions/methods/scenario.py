"""What becomes of one edit of a problem, as plain data that goes to other processes and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ...data.language import ZH
from ...data.placement import Placement
from ...errors import SHOWN, HoumaError, InputError, Message
from ...plan.plan import Plan
from ...plan.status import Status
from ...problem.problem import Problem
from .moves import Move

NO_PLAN = Message("scenario_infeasible", "no plan keeps every hard rule", "没有方案满足全部硬性规则")
NO_PLAN_YET = Message("scenario_unknown", "no plan was found in time", "限时内没有找到方案")
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


def scenario_of(plan: Plan) -> Scenario:
    """The plan of the problem as it stands, as a scenario without a name."""
    named = [tier for tier in plan.tiers if tier.named]
    signs = {tier.aim: tier.sign for tier in named}
    values = {tier.aim: tier.value for tier in named if tier.value is not None}
    bounds = {tier.aim: tier.bound for tier in named} if plan else {}
    reason = "" if plan else NO_PLAN
    return Scenario("", plan.status, values, bounds, signs, plan.placements, (), reason)


def failure(error: Exception) -> Message:
    """Why an edit or a solve failed."""
    if isinstance(error, InputError):
        zh = ZH.parts(fault.words("zh") for fault in error.items[:SHOWN])
    else:  # what a user's own function says is in the user's own words
        zh = "求解未能完成" if isinstance(error, HoumaError) else f"所给的函数出错（{error}）"
    return Message("edit_failed", f"{type(error).__name__}: {error}", zh)


def no_problem(edited: Any) -> Message:
    """An edit gave something else."""
    return Message("edit_no_problem", f"the edit gives a {type(edited).__name__}, not a Problem", "修改得到的不是选派问题")


def said_reason(reason: str, lang: str) -> str:
    """A reason in a language, as far as it is known in it."""
    return reason.words(lang) if isinstance(reason, Message) else reason
