"""What would have had to be declared for a plan to be the best, or why nothing would have done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from ..data.exact import shown
from ..data.placement import Breach, Placement
from ..plan.wording import Wording
from ..plan.wording import number as figure
from ..problem.problem import Problem
from .answer import Answer
from .methods.moves import moves
from .methods.reasons import breach_words

if TYPE_CHECKING:
    import pandas as pd

WORDS = {
    "en": {
        "declared": "The plan is the best under what was declared: nothing would have to change.",
        "weights": "It would have been the best with these weights, and with none nearer to those declared "
                   "(their total kept; proven):",
        "points": "It would have been the best with these points; {total} in all, and no smaller change would do (proven):",
        "slack": "With these slacks it stands when all aims have spoken; none can be smaller while those before stay (proven):",
        "none": "No weights make it the best (proven): however the aims are weighed, one of these plans is better. Taken "
                "together in these shares they are better in every aim:",
        "zero": "An aim of weight 0 would not have counted at all.",
        "together": "together: {gains}", "share": "{share} of plan {number}: {gains}",
        "broken": "It breaks hard rules, so nothing that is declared of aims makes it the best: {rules}.",
        "before": "It falls short in aims that come before, which no such change mends: {loss}.",
        "open": "Time ran out, or numbers became too large to be exact, before it was known.",
        "change": "{what}: {old} → {new}",
    },
    "zh": {
        "declared": "按所声明的目标，该方案就是最优，无须任何改动。",
        "weights": "按以下权重该方案就是最优；没有更接近所声明权重的了（权重合计不变；已证明）：",
        "points": "按以下得分该方案就是最优；共改动 {total} 分，更小的改动都不够（已证明）：",
        "slack": "按以下让度，各项目标比较之后该方案仍在其中；前面的让度不变时，任何一项都不能再小（已证明）：",
        "none": "任何权重都不能使该方案最优（已证明）：无论目标怎样加权，以下方案中总有一个更好。"
                "按以下比例合起来看，它们在每项目标上都更好：",
        "zero": "权重为零的目标等于不起作用。",
        "together": "合计：{gains}", "share": "方案 {number} 占 {share}：{gains}",
        "broken": "该方案违反硬性规则，因此目标怎样声明都不会使其最优：{rules}。",
        "before": "该方案在更靠前的目标上已有不足，这类改动无法弥补：{loss}。",
        "open": "时间用完，或数字过大无法精确，未能确定。",
        "change": "{what}：{old} → {new}",
    },
}  # fmt: skip


class Changed(NamedTuple):
    """One number that would have had to be another one.

    Attributes
    ----------
    what
        Id of an aim, or a placement (candidate, post).
    declared, needed
        Exactly.
    """

    what: str | Placement
    declared: Fraction
    needed: Fraction


class Beating(NamedTuple):
    """A plan that the proof needs: its share in the proof, and what it is better by in each aim (negative: worse)."""

    placements: tuple[Placement, ...]
    share: Fraction
    gains: Mapping[str, Fraction]


@dataclass(frozen=True)
class Rationalisation(Answer):
    """What would have had to be declared for a plan to be the best.

    Attributes
    ----------
    problem, placements
        What was asked about.
    of
        "weights", "points" or "slack": what may change.
    state
        "declared": nothing needs to change. "found": ``changes``, the least there are. "none": no weights do, as ``plans`` prove.
        "broken": hard rules are broken. "before": it falls short in aims before. "open": not settled in time.
    changes
        The numbers that differ from those declared.
    plans
        The plans of the proof: where weights are found those that they must stand against; where there are none those that
        together beat the plan under any.
    broken
        The hard rules it breaks.
    before
        Aim that comes before -> what is missing there.
    """

    problem: Problem
    placements: tuple[Placement, ...]
    of: str
    state: str
    changes: tuple[Changed, ...] = ()
    plans: tuple[Beating, ...] = ()
    broken: tuple[Breach, ...] = ()
    before: Mapping[str, Fraction] = field(default_factory=dict)

    @property
    def total(self) -> Fraction:
        """The sum of all changes."""
        return sum((abs(each.needed - each.declared) for each in self.changes), Fraction(0))

    @property
    def together(self) -> Mapping[str, Fraction]:
        """What the plans of the proof gain in each aim, each by its share."""
        aims = self.plans[0].gains if self.plans else {}
        return {aim: sum((each.share * each.gains[aim] for each in self.plans), Fraction(0)) for aim in aims}

    def stated(self, lang: str) -> pd.DataFrame:
        """One row a change: what, declared, needed, change, exact (the fraction needed); or one a plan of the proof that there is
        none: number, share, moved, and a column an aim.
        """
        import pandas as pd

        wording = Wording(self.problem, lang)
        if self.state == "none":
            return pd.DataFrame([{"number": k, "share": str(each.share), "moved": len(moves(self.placements, each.placements)),
                                  **{aim: shown(gain) for aim, gain in each.gains.items()}}
                                 for k, each in enumerate(self.plans, 1)])  # fmt: skip
        rows = [(self._what(each.what, wording), shown(each.declared), shown(each.needed), shown(each.needed - each.declared),
                 str(each.needed)) for each in self.changes]  # fmt: skip
        return pd.DataFrame(rows, columns=pd.Index(["what", "declared", "needed", "change", "exact"]), dtype=object)

    @staticmethod
    def _what(what: str | Placement, wording: Wording) -> str:
        if isinstance(what, tuple):
            return wording.language.say(f"{what[0]} → {what[1]}", wording.place(*what))
        return wording.language.say(what, wording.aim(what))

    def sentences(self, lang: str) -> list[str]:
        """The changes, or the proof that there are none."""
        words, wording = WORDS[lang], Wording(self.problem, lang)
        if self.state == "broken":
            return [words["broken"].format(rules=breach_words(self.problem, self.broken, lang))]
        if self.state == "before":
            return [words["before"].format(loss=wording.values({aim: shown(each) for aim, each in self.before.items()}))]
        if self.state == "none":
            said = [words["share"].format(share=each.share, number=k, gains=self._gains(each.gains, wording))
                    for k, each in enumerate(self.plans, 1)]  # fmt: skip
            return [words["none"], *(f"· {each}" for each in said),
                    words["together"].format(gains=self._gains(self.together, wording))]  # fmt: skip
        if self.state != "found":
            return [words[self.state]]
        lines = [words["change"].format(what=self._said(each.what, wording), old=_exact(each.declared), new=_exact(each.needed))
                 for each in self.changes]  # fmt: skip
        idle = self.of == "weights" and any(not each.needed for each in self.changes)
        return [
            words[self.of].format(total=_exact(self.total)),
            *(f"· {line}" for line in lines),
            *([words["zero"]] if idle else []),
        ]

    @staticmethod
    def _said(what: str | Placement, wording: Wording) -> str:
        return wording.place(*what) if isinstance(what, tuple) else wording.aim(what)

    @staticmethod
    def _gains(gains: Mapping[str, Fraction], wording: Wording) -> str:
        said = ((wording.aim(aim), "+" if gain > 0 else "−", gain) for aim, gain in gains.items() if gain)
        return wording.language.clauses(f"{name} {sign}{_exact(abs(gain))}" for name, sign, gain in said)

    def to_dict(self) -> Mapping[str, Any]:
        """Plain data; fractions as text, exactly."""
        return {
            "placements": [list(each) for each in self.placements], "of": self.of, "state": self.state,
            "changes": [{"what": list(each.what) if isinstance(each.what, tuple) else each.what, "declared": str(each.declared),
                         "needed": str(each.needed)} for each in self.changes],
            "plans": [{"placements": [list(place) for place in each.placements], "share": str(each.share),
                       "gains": {aim: str(gain) for aim, gain in each.gains.items()}} for each in self.plans],
            "broken": [list(each) for each in self.broken], "before": {aim: str(each) for aim, each in self.before.items()},
        }  # fmt: skip

    def to_json(self) -> str:
        """The same as JSON."""
        import json

        return json.dumps(self.to_dict(), ensure_ascii=False)


def _exact(value: Fraction) -> str:
    """A fraction as people write it: a whole number, a short decimal, or as it is."""
    short = 10**6 % value.denominator == 0
    return figure(shown(value)) if short else f"{value.numerator}/{value.denominator}"
