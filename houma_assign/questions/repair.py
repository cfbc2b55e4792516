"""He fell ill: who takes over, how many others must move, and what it costs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from ..data.placement import Placement
from ..errors import Fault, Message
from ..plan.argument_words import argument_fault
from ..plan.arguments import limit_faults
from ..plan.news import Listener, telling
from ..plan.plan import Plan
from ..plan.status import Status
from ..plan.wording import Wording
from ..problem.problem import Problem
from .answer import Answer, argument_meant, plan_faults, refuse
from .methods.absence import Absences
from .methods.epsilon_constraint import MovesFrontier
from .methods.moves import Move, joined, move_words, moves
from .methods.reoptimiser import Reoptimiser
from .replan import Replanned, replan, retraced

if TYPE_CHECKING:
    import pandas as pd

    from ..engine.solvers.deadline import Deadline


NOBODY = Message("nobody_absent", "name at least one person", "请至少写一个人")
WORDS = {
    "en": {
        "none": "Without {who} no plan keeps every hard rule (proven); see why_infeasible.",
        "unknown": "Without {who}: no plan was found in time, and it is not proven that there is none.",
        "dropped": "Rules dropped because they speak of the absent: {rules}.",
        "point": "{moved} others moved: {values}{loss}. {moves}",
        "loss": "; loss against the best: {loss}",
        "best": "This is the best plan without {who}.",
        "all": "Each is proven the best with so few others moved; no plan moves fewer than {least}.",
        "part": "Time ran out: plans with fewer moves, or better ones, may exist (see the column proven).",
    },
    "zh": {
        "none": "缺少 {who} 时，没有任何方案满足全部硬性规则（已证明）；可询问“为何无解”。",
        "unknown": "缺少 {who} 时，限时内没有找到方案，也没有证明不存在方案。",
        "dropped": "以下规则专门针对缺席者，已撤去：{rules}。",
        "point": "其他人变动 {moved} 个：{values}{loss}。{moves}",
        "loss": "；比最优方案少：{loss}",
        "best": "这是缺少 {who} 时的最优方案。",
        "all": "以上每个方案都已证明是相应变动人数内最好的；变动少于 {least} 个的方案不存在。",
        "part": "时间用完：可能还有变动更少或更好的方案（见“已证明”一列）。",
    },
}


@dataclass(frozen=True)
class Repaired:
    """One plan of the frontier.

    Attributes
    ----------
    others_moved
        Placements of other people that are not kept; with one post each, the number of people who move.
    values, loss
        By aim, in its own units; the loss is against the best plan without the absent, positive where it is worse.
    placements
        The plan.
    moves
        Who moves, those who join included.
    joining
        Placements of people who had no post before: the reserves called in.
    proven
        That no plan with so few others moved is better in the aims, in their order.
    """

    others_moved: int
    values: Mapping[str, int | float]
    loss: Mapping[str, int | float]
    placements: tuple[Placement, ...]
    moves: tuple[Move, ...]
    joining: tuple[Placement, ...]
    proven: bool


@dataclass(frozen=True)
class Repair(Answer):
    """The frontier of loss against the number of other people moved, fewest moves first.

    Attributes
    ----------
    absent
        Who cannot go.
    status
        OPTIMAL: the frontier is complete and proven. FEASIBLE: time ran out. INFEASIBLE, UNKNOWN: as for a plan.
    points
        The plans; between two of them no further move helps.
    dropped
        Rules that speak of the absent only, and were dropped.
    problem
        The problem of the plan, for names and labels.
    """

    absent: tuple[str, ...]
    status: Status
    points: tuple[Repaired, ...]
    dropped: tuple[str, ...]
    problem: Problem = field(repr=False, compare=False)

    def __bool__(self) -> bool:
        """Whether there is a plan."""
        return bool(self.points)

    def stated(self, lang: str) -> pd.DataFrame:
        """One row a plan: others_moved, each aim, the loss in each aim, joining, moves, proven."""
        import pandas as pd

        rows, wording = [], Wording(self.problem, lang)
        for point in self.points:
            loss = {f"{aim} loss": value for aim, value in point.loss.items()}
            joining = joined(point.joining, wording)
            rows.append({"others_moved": point.others_moved, **point.values, **loss, "joining": joining,
                         "moves": move_words(point.moves, wording), "proven": point.proven})  # fmt: skip
        return pd.DataFrame(rows) if rows else pd.DataFrame(columns=pd.Index(["others_moved", "joining", "moves", "proven"]))

    def sentences(self, lang: str) -> list[str]:
        """The frontier in words."""
        words, wording = WORDS[lang], Wording(self.problem, lang)
        who = wording.people(self.absent)
        dropped = [words["dropped"].format(rules=wording.language.names(map(wording.rule, self.dropped)))] if self.dropped else []
        if not self.points:
            return [words["none" if self.status is Status.INFEASIBLE else "unknown"].format(who=who), *dropped]
        lines = []
        for point in self.points:
            lost = wording.figures(point.loss)
            values = wording.values(point.values)
            lines.append(words["point"].format(moved=point.others_moved, values=values, moves=wording.moves(point.moves),
                                               loss=words["loss"].format(loss=lost) if lost else "").rstrip())  # fmt: skip
        whole = self.status is Status.OPTIMAL
        ending = (
            [words["best"].format(who=who), words["all"].format(least=self.points[0].others_moved)] if whole else [words["part"]]
        )
        return [*dropped, *lines, *ending]


@telling
def repair(plan: Plan, absent: Iterable[str], time_limit: float | None = None, progress: Listener = False) -> Repair:
    """Replace people who cannot go, with every useful trade between loss and moving others.

    Parameters
    ----------
    plan
        The plan as it stands, proven best or not.
    absent
        Ids of the people who cannot go, or names that nobody else has; at least one.
    time_limit
        Seconds > 0 for the whole call, None for no limit.
    progress
        As in ``solve``.

    Returns
    -------
    Repair
        From the fewest other people moved to the best plan without the absent: ``replan`` on the problem without them.

    Raises
    ------
    InputError
        If there is no plan, or ids are unknown.
    """
    gone = _gone(plan, absent, time_limit)
    return Repairs(plan, many=False).of(gone, Reoptimiser.deadline(time_limit))


class Repairs:
    """Repairs of one plan; ``many`` says that it is worth preparing for them."""

    def __init__(self, plan: Plan, many: bool) -> None:
        self.plan, self.many, self.absences = plan, many, Absences(plan.problem)

    @cached_property
    def reoptimiser(self) -> Reoptimiser:
        """The problem as it stands, for absences that take pairs away and nothing else."""
        return Reoptimiser.of(self.plan)

    def of(self, gone: tuple[str, ...], deadline: Deadline) -> Repair:
        """The repair without these people, as far as it is found by then; nothing is asked for once time is up."""
        plan = self.plan
        if deadline.over:
            return Repair(gone, Status.UNKNOWN, (), (), plan.problem)
        problem, dropped, barred = self.absences.without(gone)
        others = [place for place in plan.placements if place.candidate not in gone]
        if barred is None:
            limit = max(deadline.left, 1e-9) if deadline.limited else None
            again = replan(others, problem, time_limit=limit, seed=plan.seed)
            status, found = again.status, again.points
        else:
            frontier = MovesFrontier(self.reoptimiser, plan.placements, deadline, barred=barred, many=self.many)
            status, found = retraced(frontier, others, others)
        return Repair(gone, status, tuple(_point(each, plan) for each in found), dropped, plan.problem)


def repaired(plan: Plan, gone: tuple[str, ...], deadline: Deadline) -> Repair:
    """The repair of a plan without these people, in a process that knows nothing of other repairs."""
    return Repairs(plan, many=False).of(gone, deadline)


def _gone(plan: Plan, absent: Iterable[str], time_limit: float | None) -> tuple[str, ...]:
    refuse([*limit_faults("repair", time_limit), *plan_faults("repair", plan)])
    faults: list[Fault] = []
    given = (absent,) if isinstance(absent, (str, int)) else tuple(dict.fromkeys(absent))
    ids = tuple(dict.fromkeys(argument_meant("repair", "absent", plan, who, faults) for who in given))
    if not ids:
        faults.append(argument_fault("repair", "absent", None, NOBODY))
    refuse(faults)
    return ids


def _point(found: Replanned, plan: Plan) -> Repaired:
    held = {place.candidate for place in plan.placements}
    joining = tuple(place for place in found.placements if place.candidate not in held)
    return Repaired(found.moved, found.values, found.loss, found.placements, moves(plan.placements, found.placements), joining,
                    found.proven)  # fmt: skip
