"""The answer to a question about two aims: the efficient plans, and what is proven of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..data.exact import plain
from ..data.placement import Placement
from ..plan.status import Status
from ..problem.problem import Problem
from .answer import Answer

if TYPE_CHECKING:
    import pandas as pd

WORDS = {
    "en": {
        "INFEASIBLE": "No plan keeps every hard rule (proven); see why_infeasible.",
        "UNKNOWN": "No plan was found in time, and it is not proven that there is none.",
        "head": "{aim} against {against}: {number} efficient plans.",
        "among": "Among the plans that have {aims} at their best:",
        "only": "{aim} against {against}: one plan is best in both, {first}; no other plan is better in either (proven).",
        "ends": "From {first} to {last}; the whole way costs {loss} of {aim} for {gain} of {against}.",
        "own": "The order of the aims picks {own}.",
        "OPTIMAL": "These are all: each is proven, and every other plan is no better in both aims than one of them.",
        "FEASIBLE": "Time ran out. Each plan here is proven; further ones may exist with {against} from {low} to {high} "
        "(a proven bound), none of them better in {aim} than {most}.",
        "none": "{aim} against {against}: time ran out before any plan was proven efficient.",
        "held": "Time ran out before the aims held first were proven to be at their best. Give more time.",
        "nearest": "Best plan known: {first}. No plan is better than {most} in {aim}, nor than {high} in {against} (proven).",
        "help": "Give more time, or hold further aims at their best first (holding=...), which leaves fewer plans to tell apart.",
    },
    "zh": {
        "INFEASIBLE": "没有任何方案满足全部硬性规则（已证明）；可询问“为何无解”。",
        "UNKNOWN": "限时内没有找到方案，也没有证明不存在方案。",
        "head": "{aim} 与 {against}：共 {number} 个有效方案。",
        "among": "以下只在{aims}达到最优的方案之中比较：",
        "only": "{aim} 与 {against}：有一个方案在两个目标上都是最好的，{first}；其他方案在任一目标上都不更好（已证明）。",
        "ends": "从 {first} 到 {last}；全程以 {aim} 的 {loss} 换取 {against} 的 {gain}。",
        "own": "按目标的先后次序，所取的是 {own}。",
        "OPTIMAL": "以上即为全部：每个都已证明，其他任何方案在两个目标上都不优于其中某一个。",
        "FEASIBLE": "时间用完。以上方案均已证明；{against} 在 {low} 至 {high}（已证明的界）之间可能还有其他方案，"
        "其 {aim} 均不优于 {most}。",
        "none": "{aim} 与 {against}：时间用完，尚未证明任何方案有效。",
        "held": "时间用完，尚未证明须先保持的目标达到最优。请延长时间。",
        "nearest": "已知最好的方案：{first}。任何方案的 {aim} 不优于 {most}，{against} 不优于 {high}（已证明）。",
        "help": "可延长时间，或先把其他目标保持在最优，需要区分的方案就会减少。",
    },
}  # fmt: skip


@dataclass(frozen=True)
class Efficient:
    """An efficient plan: no plan is better in one of the two aims and no worse in the other.

    ``aim`` and ``against`` are in the aims' own units; ``others`` has the values of the problem's other aims, which decide among
    plans that are equal in both.
    """

    aim: int | float
    against: int | float
    others: Mapping[str, int | float]
    placements: tuple[Placement, ...]

    def __str__(self) -> str:
        return f"{plain(self.aim)} / {plain(self.against)}"


@dataclass(frozen=True)
class TradeOff(Answer):
    """The efficient plans of two aims, best in ``aim`` first.

    Attributes
    ----------
    aim, against
        Ids of the two aims; ``aim_words`` and ``against_words`` say them, by language.
    status
        OPTIMAL: all efficient plans are here. FEASIBLE: time ran out, ``remaining`` says on what. INFEASIBLE, UNKNOWN: none.
    points
        The plans, each proven efficient; where time ran out there may be none yet.
    remaining
        Where further plans may be: the least and the most of ``against`` (a proven bound), and a bound on ``aim``; None if
        there are no more.
    nearest
        Where time ran out before any plan was proven efficient: the best plan known.
    held_words
        The aims that all these plans have at their best, by language; empty where none were to be held.
    problem
        What was asked about, for names and labels.
    own
        The plan that the problem's own order of aims picks, where it is known to be one of these.
    """

    aim: str
    against: str
    aim_words: Mapping[str, str]
    against_words: Mapping[str, str]
    status: Status
    points: tuple[Efficient, ...]
    remaining: tuple[int | float, int | float, int | float] | None = None
    nearest: Efficient | None = None
    held_words: Mapping[str, str] = field(default_factory=dict)
    problem: Problem | None = field(default=None, repr=False, compare=False)
    own: Efficient | None = None

    @property
    def frame(self) -> pd.DataFrame:
        """One row a plan, ready for a chart: the two aims, what is lost and gained against the first plan, the other aims."""
        import pandas as pd

        rows = []
        for point in self.points:
            first = self.points[0]
            lost, gained = abs(first.aim - point.aim), abs(point.against - first.against)
            rows.append({self.aim: point.aim, self.against: point.against, f"{self.aim} loss": lost,
                         f"{self.against} gained": gained, **point.others})  # fmt: skip
        return pd.DataFrame(rows) if rows else pd.DataFrame(columns=pd.Index([self.aim, self.against]))

    def sentences(self, lang: str) -> list[str]:
        """How many plans there are, between which ends, and what is proven."""
        words = WORDS[lang]
        named: dict[str, Any] = {"aim": self.aim_words[lang], "against": self.against_words[lang]}
        low, high, most = map(plain, self.remaining or (0, 0, 0))
        held = [words["among"].format(aims=self.held_words[lang])] if self.held_words else []
        if not self.points:
            if self.nearest is None:
                return [words[self.status.name]]
            if self.remaining is None:
                return [words["held"]]
            nearest = words["nearest"].format(first=self.nearest, most=most, high=high, **named)
            return [*held, words["none"].format(**named), nearest, words["help"]]
        first, last = self.points[0], self.points[-1]
        if len(self.points) == 1 and self.status is Status.OPTIMAL:
            return [*held, words["only"].format(first=first, **named)]
        ends = {"first": first, "last": last}
        loss, gain = plain(abs(first.aim - last.aim)), plain(abs(first.against - last.against))
        lines = [
            *held,
            words["head"].format(number=len(self.points), **named),
            words["ends"].format(loss=loss, gain=gain, **ends, **named),
            *([] if self.own is None else [words["own"].format(own=self.own)]),
        ]
        return [*lines, words[self.status.name].format(low=low, high=high, most=most, **named)]
