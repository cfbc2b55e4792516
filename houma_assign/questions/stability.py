"""How solid is it? How far each number may move before any name changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ..data.exact import plain, shown
from ..data.language import language
from ..errors import Message
from ..plan.argument_words import argument_fault
from ..plan.arguments import limit_faults
from ..plan.news import Listener, telling
from ..plan.plan import Plan
from ..plan.wording import Wording
from .answer import Answer, plan_faults, refuse
from .methods.moves import move_words
from .methods.scenario import said_reason
from .methods.sensitivity import KINDS, Kind, Range, ranges

if TYPE_CHECKING:
    import pandas as pd

WORDS = {
    "en": {
        "head": "{number} numbers: {free} may change at will without anybody moving, {bound} only so far{open}.",
        "open": ", {open} not known", "near": "Nearest to a change, {gap} away: {row}",
        "points": "points of {what}", "role weight": "weight of {what}", "aim weight": "weight of {what}",
        "slack": "slack of {what}", "grade": "grade of {what}",
        "any": "{what}: any change, nobody moves", "row": "{what} ({value}): {low} to {high}",
        "to": "no lower limit", "up": "no upper limit", "first": "; {side} {moves}", "below": "below:", "above": "above:",
        "grade stands": "{what} ({value}): any lower grade makes people move: {moves}",
        "grade lower": "{what} ({value}): down to {low} nobody moves; below: {moves}",
        "late": "{what} ({value}): time ran out before its range was known", "none": "{what}: not worked out, {reason}",
        "held": "Each number moves alone, everything else is held; the ends are exact. [ ] the plan stands at the end itself, "
        "( ) it does not.",
    },
    "zh": {
        "head": "共 {number} 个数：{free} 个任意变动均不换人，{bound} 个在限度内不换人{open}。",
        "open": "，{open} 个尚未确定", "near": "离换人最近的（相差 {gap}）：{row}",
        "points": "{what} 的得分", "role weight": "{what} 的权重", "aim weight": "{what} 的权重",
        "slack": "{what} 的让度", "grade": "{what} 的等次",
        "any": "{what}：任意变动均不换人", "row": "{what}（{value}）：{low} 至 {high}",
        "to": "无下限", "up": "无上限", "first": "；{side}{moves}", "below": "低于此：", "above": "高于此：",
        "grade stands": "{what}（{value}）：等次一降就换人：{moves}",
        "grade lower": "{what}（{value}）：降到 {low} 仍不换人；再低则：{moves}",
        "late": "{what}（{value}）：时间用完，范围尚未确定", "none": "{what}：未计算，{reason}",
        "held": "每次只变动一个数，其余不变；端点是精确值。[ ] 表示在端点上方案仍成立，( ) 表示不成立。",
    },
}  # fmt: skip


KINDS_ARE = Message(
    "stability_kinds", f"kinds are {', '.join(KINDS)}", "没有这一种；可问岗位权重、目标权重、目标让度、得分、匹配等次"
)


@dataclass(frozen=True)
class Stability(Answer):
    """The ranges of all numbers asked about."""

    plan: Plan
    ranges: tuple[Range, ...]

    def __getitem__(self, key: tuple[str, str]) -> Range:
        """The range of this kind and name."""
        return next(each for each in self.ranges if (each.kind, each.what) == key)

    def stated(self, lang: str) -> pd.DataFrame:
        """One row a number: kind, what, value, low, high, whether the plan stands at each end, who moves beyond it, proven."""
        import pandas as pd

        wording = Wording(self.plan.problem, lang)
        rows = [(each.kind, wording.language.say(each.what, _named(each, wording)), each.value, _plain(each.low),
                 _plain(each.high), each.stands_low, each.stands_high,
                 move_words(each.moves_low, wording),
                 move_words(each.moves_high, wording), each.proven, said_reason(each.reason, lang))
                for each in self.ranges]  # fmt: skip
        columns = [
            "kind",
            "what",
            "value",
            "low",
            "high",
            "stands_low",
            "stands_high",
            "moves_low",
            "moves_high",
            "proven",
            "reason",
        ]
        return pd.DataFrame(rows, columns=pd.Index(columns), dtype=object)

    def sentences(self, lang: str) -> list[str]:
        """How many numbers may change, which are nearest to a change, then one line a number."""
        words, wording = WORDS[lang], Wording(self.plan.problem, lang)
        lines = [self._line(each, words, wording) for each in self.ranges]
        return [*self._head(words, lines), *lines, words["held"]]

    def _head(self, words: Mapping[str, str], lines: list[str]) -> list[str]:
        """The headline, and for each kind of number the one that is nearest to a change."""
        known = [each.proven and not each.reason for each in self.ranges]
        free = sum(known and each.low is None and each.high is None for known, each in zip(known, self.ranges, strict=True))
        left = len(known) - sum(known)
        told = words["open"].format(open=left) if left else ""
        found = [words["head"].format(number=len(known), free=free, bound=sum(known) - free, open=told)] if known else []
        nearest: dict[str, tuple[Fraction, str]] = {}
        for each, line in zip(self.ranges, lines, strict=True):
            gaps = [abs(end - Fraction(str(each.value))) for end in (each.low, each.high) if isinstance(end, Fraction)]
            if gaps and each.proven and (each.kind not in nearest or min(gaps) < nearest[each.kind][0]):
                nearest[each.kind] = (min(gaps), line.partition(words["first"][0])[0])
        return found + [words["near"].format(gap=plain(gap), row=row) for gap, row in nearest.values()]

    def _line(self, each: Range, words: Mapping[str, str], wording: Wording) -> str:
        """One number in a line."""
        what = words[each.kind].format(what=_named(each, wording))
        if each.reason:
            return words["none"].format(what=what, reason=said_reason(each.reason, wording.lang))
        if not each.proven:
            return words["late"].format(what=what, value=each.value)
        if each.low is None and each.high is None:
            return words["any"].format(what=what)
        if each.kind == "grade":
            below = wording.moves(each.moves_low)
            kind = "grade stands" if each.low == each.value else "grade lower"
            return words[kind].format(what=what, value=each.value, low=each.low or "–", moves=below)
        least = words["to"] if each.kind == "points" else "[0"  # slacks and weights are not negative
        low = least if each.low is None else f"{'[' if each.stands_low else '('}{_said(each.low)}"
        high = words["up"] if each.high is None else f"{_said(each.high)}{']' if each.stands_high else ')'}"
        line = words["row"].format(what=what, value=each.value, low=low, high=high)
        for side, moved in (("below", each.moves_low), ("above", each.moves_high)):
            line += words["first"].format(side=words[side], moves=wording.moves(moved)) if moved else ""
        return line


def _named(each: Range, wording: Wording) -> str:
    """What is moved, by names and labels."""
    said_in = language(wording.lang)
    if each.kind == "points":
        return said_in.say(wording.person(each.what), "全体人员") if each.what == "everybody" else wording.person(each.what)
    if each.kind == "slack":
        return wording.aim(each.what)
    left, _, right = each.what.rpartition(" → " if each.kind == "grade" else ": ")
    if each.kind == "grade":
        return wording.place(left, right)
    if each.kind == "aim weight":
        return " ".join(wording.aim(part) for part in (left, right) if part)
    return said_in.about(wording.aim(left), wording.label(right)) if left else wording.aim(right)


def _plain(end: Fraction | str | None) -> Any:
    return shown(end) if isinstance(end, Fraction) else end


def _said(end: Fraction | str) -> str:
    return plain(end) if isinstance(end, Fraction) else end


@telling
def stability(
    plan: Plan, of: Kind | Iterable[Kind] = KINDS, time_limit: float | None = None, progress: Listener = False
) -> Stability:
    """How far each number may move, alone, before any name in the plan changes, and which names change first.

    What is moved: the points of one person, on all pairs alike; the weight of a role in ``Merit``; the weight of a part of a
    ``Blend``; the slack of a tier; the grade of one placement, downwards. Everything else is held: the data, the other tiers,
    the lots. The tiers before the one that moves keep their optimum; those after it, and the lots, decide among equals.

    Parameters
    ----------
    plan
        A plan proven best.
    of
        Kinds of numbers: "role weight", "aim weight", "slack", "points", "grade".
    time_limit
        Seconds > 0 for the whole call, None for no limit.
    progress
        As in ``solve``.

    Returns
    -------
    Stability
        Strictly between two ends the plan is the answer; beyond an end it is not, and the moves say who changes first.

    Raises
    ------
    InputError
        If the plan is not proven best, or a kind is unknown.
    """
    kinds = (of,) if isinstance(of, str) else tuple(of)
    unknown = [argument_fault("stability", "of", each, KINDS_ARE) for each in kinds if each not in KINDS]
    refuse([*limit_faults("stability", time_limit), *plan_faults("stability", plan, proven=True), *unknown])
    return Stability(plan, tuple(ranges(plan, kinds, time_limit)))
