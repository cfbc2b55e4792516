"""What else is as good: other plans, best first or as different as possible."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

from ..data.exact import Ints, shown
from ..data.placement import Placement
from ..data.shared_messages import at_least
from ..errors import Fault, Message
from ..plan.argument_words import argument_fault
from ..plan.arguments import limit_faults
from ..plan.news import Listener, telling
from ..plan.plan import Plan
from ..plan.wording import Wording
from .answer import Answer, plan_faults, refuse
from .methods.diverse_plans import DiversePlans
from .methods.moves import Move, move_words, moves
from .methods.near_optimal import Within, allowed, within_faults
from .methods.opportunity_cost import OpportunityCost
from .methods.price import Figures, loss_columns

if TYPE_CHECKING:
    import pandas as pd

Order = Literal["best", "different"]
ORDERS = get_args(Order)
ORDERS_ARE = Message("orders_are", f"orders are {', '.join(ORDERS)}", "没有这种排列方式；可按最好在前，或差异最大在前")
WORDS = {
    "en": {
        "unsettled": "The best value of an aim is not proven, so it cannot be said which plans lose how much.",
        "one": "{number}. {loss}; {count} people differ: {moves}.", "same": "as good in every aim", "loses": "loses {loss}",
        "best": "Each is proven to be the best of those that are left{least}; no better one is left out.",
        "different": "Each is proven to differ from the plan and those before it in as many people as possible.",
        "least": " (at least {min_changes} people different from the plan and from each other)",
        "all": "There are no others within the loss allowed (proven).", "none": "There is no other plan like that (proven).",
        "ask": "Ask for plans at a loss, within={'merit': 5} for example, or within=None for the next best whatever they lose.",
        "late": "Time ran out: better ones, or more of them, may exist (see the column proven).",
    },
    "zh": {
        "unsettled": "有目标的最优值尚未证明，无法判定各方案损失多少。",
        "one": "{number}. {loss}；{count} 人不同：{moves}。", "same": "各项目标同样好", "loses": "损失 {loss}",
        "best": "每个方案都已证明是其余方案中最好的{least}，没有遗漏更好的方案。",
        "different": "每个方案都已证明与本方案及此前各方案不同的人数最多。",
        "least": "（与本方案及彼此至少 {min_changes} 人不同）",
        "all": "在允许的损失内没有其他方案（已证明）。", "none": "没有这样的其他方案（已证明）。",
        "ask": "可放宽允许的损失再问，或不限损失，查看其次最好的方案。",
        "late": "时间用完：可能还有更好或更多的方案（见“已证明”一列）。",
    },
}  # fmt: skip


@dataclass(frozen=True)
class Alternative:
    """Another plan.

    Attributes
    ----------
    placements
        Who goes where.
    loss
        By aim, in its own units, against the plan asked about; positive where it is worse.
    moves
        Who holds other posts than in the plan asked about.
    proven
        That it is the best (or most different) of those that were left.
    """

    placements: tuple[Placement, ...]
    loss: Figures
    moves: tuple[Move, ...]
    proven: bool


@dataclass(frozen=True)
class Alternatives(Answer):
    """Other plans.

    Attributes
    ----------
    plan, within, min_changes, order
        What was asked; ``within`` is None for any loss.
    plans
        The others, in their order.
    complete
        Whether it is proven that there are no more.
    settled
        Whether the best value of each aim is known; if not, nothing can be said within a loss.
    """

    plan: Plan
    within: Mapping[str, int | float] | None
    min_changes: int
    order: Order
    plans: tuple[Alternative, ...]
    complete: bool = False
    settled: bool = True

    def __len__(self) -> int:
        return len(self.plans)

    def __iter__(self) -> Iterator[Alternative]:
        return iter(self.plans)

    def __getitem__(self, number: int) -> Alternative:
        """The alternative with this number, from 0."""
        return self.plans[number]

    @property
    def proven(self) -> bool:
        """Whether no better (or more different) plan was left out."""
        return self.settled and all(each.proven for each in self.plans) and (self.complete or bool(self.plans))

    def stated(self, lang: str) -> pd.DataFrame:
        """One row a plan: number, the loss in each aim, people who differ, moves, proven."""
        import pandas as pd

        wording = Wording(self.plan.problem, lang)
        rows = [{"number": number, **loss_columns(each.loss), "moved": len(each.moves), "moves": move_words(each.moves, wording),
                 "proven": each.proven}
                for number, each in enumerate(self.plans, 1)]  # fmt: skip
        return pd.DataFrame(rows) if rows else pd.DataFrame(columns=pd.Index(["number", "moved", "moves", "proven"]))

    def sentences(self, lang: str) -> list[str]:
        """The plans in words, and what is proven."""
        words = WORDS[lang]
        if not self.settled:
            return [words["unsettled"]]
        lines, wording = [], Wording(self.plan.problem, lang)
        for number, each in enumerate(self.plans, 1):
            loss = wording.figures(each.loss)
            said = words["loses"].format(loss=loss) if loss else words["same"]
            lines.append(words["one"].format(number=number, loss=said, count=len(each.moves), moves=wording.moves(each.moves)))
        if not self.proven:
            return [*lines, words["late"]]
        least = words["least"].format(min_changes=self.min_changes) if self.min_changes > 1 else ""
        if self.plans:
            lines.append(words[self.order].format(least=least))
        if self.complete:
            lines.append(words["all" if self.plans else "none"])
        return [*lines, words["ask"]] if not self.plans and self.within is not None else lines


@telling
def alternatives(plan: Plan, k: int = 5, within: Within | None = 0, min_changes: int = 1, order: Order = "best",
                 time_limit: float | None = None, progress: Listener = False) -> Alternatives:  # fmt: skip
    """Other plans that are as good, or within a stated loss.

    Parameters
    ----------
    plan
        A plan, proven best or not.
    k
        How many others at most, at least 1.
    within
        The loss allowed against the best, as in ``firm``; None for any loss.
    min_changes
        How many people at least must hold other posts than in the plan and in each of the others; those who come in or go out
        count.
    order
        "best": by the aims in their order, then by lots, as ``solve`` would choose if the plans before were not allowed.
        "different": each time the plan in which the fewest people that differ from the plan, or from one of the others, are most;
        among those the best.
    time_limit
        Seconds > 0 for the whole call, None for no limit.
    progress
        As in ``solve``.

    Returns
    -------
    Alternatives
        Fewer than ``k`` where there are no more; it says whether that is proven.

    Raises
    ------
    InputError
        If there is no plan, or the arguments make no sense.
    """
    faults = [*limit_faults("alternatives", time_limit), *plan_faults("alternatives", plan)]
    faults += within_faults("alternatives", plan, within) if within is not None else []
    faults += _faults(k=k, min_changes=min_changes)
    if order not in ORDERS:
        faults.append(argument_fault("alternatives", "order", order, ORDERS_ARE))
    refuse(faults)
    costs = OpportunityCost(plan, time_limit)
    loss = None if within is None else allowed(plan, within)
    said = None if loss is None else {aim: shown(amount) for aim, amount in loss.items()}
    if loss is not None and not costs.settled:
        return Alternatives(plan, said, min_changes, order, (), settled=False)
    reoptimiser = costs.reoptimiser
    floors = () if loss is None else tuple(costs.floors(loss).values())
    inside = reoptimiser.restricted_to(floors, costs.deadline)
    search = DiversePlans(costs, inside, min_changes, order == "different")
    complete = search.listed(loss, k) or search.run(k)
    found = tuple(_alternative(costs, x, proven) for x, proven in search.found)
    return Alternatives(plan, said, min_changes, order, found, complete)


def _faults(**numbers: Any) -> list[Fault]:
    return [argument_fault("alternatives", name, number, at_least(1)) for name, number in numbers.items()
            if isinstance(number, bool) or not isinstance(number, int) or number < 1]  # fmt: skip


def _alternative(costs: OpportunityCost, x: Ints, proven: bool) -> Alternative:
    solutions = costs.solutions
    placements = solutions.placements(x)
    loss = solutions.loss(solutions.steps(costs.start), solutions.steps(x))
    return Alternative(placements, loss, moves(costs.plan.placements, placements), proven)
