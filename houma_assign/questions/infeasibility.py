"""The answer to the question why there is no plan: clashes, limits, repairs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..data.language import language
from ..data.placement import Breach, Placement
from ..plan.status import Status
from ..plan.wording import Wording
from ..problem.problem import Problem
from .answer import Answer
from .methods.common_limit import CommonLimit
from .methods.head_count import HeadCount
from .methods.policy_words import SHOWN, in_policy_words, steps_in_words
from .methods.recruit import Newcomer

if TYPE_CHECKING:
    import pandas as pd

WORDS = {
    "en": {
        "OPTIMAL": "There is a plan: nothing clashes.",
        "UNKNOWN": "Time ran out before it was decided whether there is a plan.",
        "head": "No plan keeps every hard rule (proven).",
        "clash": "Clash {number}: these cannot all be kept; without any one of them they can (each verified):",
        "short": "  short by at least {units}: {where}",
        "heads": "  {rule}: {needed} asked for; {there} people count for it and may serve there",
        "limit": "Enough by itself: {rule}: {change} (one step less is proven not to do)",
        "mend": "Repair {number} ({units}): {ways}",
        "many": "{units} units", "one": "1 unit",
        "find": "    or find one more person: {trait}, in all else like {like} (verified by a plan)",
        "more": "There may be further clashes.", "all": "These are all the clashes.",
        "cheapest": "No repair by other rules is cheaper than these, one unit of each rule counting alike (proven).",
        "unproven": "Time ran out: cheaper repairs may exist.",
        "forced": "Rules that are normally kept had to give, too.",
    },
    "zh": {
        "OPTIMAL": "存在方案：规则之间没有冲突。",
        "UNKNOWN": "限时内未能判定是否存在方案。",
        "head": "没有任何方案能满足全部硬性规则（已证明）。",
        "clash": "冲突 {number}：下列规则不能同时满足，去掉其中任何一条即可满足（逐条验证）：",
        "short": "  合计至少差 {units}：{where}",
        "heads": "  {rule}：要求 {needed} 人，符合条件且可以任职的有 {there} 人",
        "limit": "只改这一项即可：{rule}，{change}（已证明少改一步也不行）",
        "mend": "办法 {number}（合计让步 {units}）：{ways}",
        "many": "{units}", "one": "1",
        "find": "    或再找一人：{trait}，其余条件与 {like} 相同（已有方案验证）",
        "more": "可能还有其他冲突。", "all": "冲突已全部列出。",
        "cheapest": "各条规则每让步一步同等计算，改动其他规则的办法都不会比以上更省（已证明）。",
        "unproven": "时间用完：可能还有更省的办法。",
        "forced": "通常不动的规则也必须让步。",
    },
}  # fmt: skip


@dataclass(frozen=True)
class Clash:
    """Rules that cannot all be kept, although any of them can be left out to keep the rest; ``short`` is what they must give
    together at least, empty where time ran out on it.
    """

    rules: tuple[str, ...]
    short: tuple[Breach, ...]


@dataclass(frozen=True)
class Mend:
    """A way out: what rules give, and where one more person would do instead, who."""

    units: int
    breaches: tuple[Breach, ...]
    placements: tuple[Placement, ...]
    find: Newcomer | None = None


@dataclass(frozen=True)
class WhyInfeasible(Answer):
    """Clashes and repairs.

    Attributes
    ----------
    problem
        What was asked about.
    status
        INFEASIBLE: explained here. OPTIMAL: there is a plan. UNKNOWN: not decided in time.
    clashes
        Smallest sets of clashing rules, each verified by solving without each of its rules.
    limits
        Limits each of which is enough by itself, all other rules being kept: the smallest that is, the same for all.
    heads
        For clashing rules that ask for people of a kind: how many are asked for, and how many there are.
    repairs
        Cheapest first, each by other rules.
    complete
        Whether these are all the clashes.
    proven
        Whether the repairs are proven cheapest.
    forced
        Whether rules that were to be kept had to give.
    """

    problem: Problem
    status: Status
    clashes: tuple[Clash, ...] = ()
    limits: tuple[CommonLimit, ...] = ()
    heads: tuple[HeadCount, ...] = ()
    repairs: tuple[Mend, ...] = ()
    complete: bool = False
    proven: bool = False
    forced: bool = False

    def stated(self, lang: str) -> pd.DataFrame:
        """One row a rule of a clash and place where it is short, a limit that is enough, or a step of a repair: kind, number,
        rule, words, where, amount, repair.
        """
        import pandas as pd

        wording, rows = Wording(self.problem, lang), list[tuple[Any, ...]]()

        def place(each: Breach) -> str:
            return wording.language.say(each.where, wording.where(each))

        for k, clash in enumerate(self.clashes, start=1):
            for id in clash.rules:
                short = [each for each in clash.short if each.rule == id]
                rows += [("clash", k, id, wording.rule(id), place(each), each.amount, "") for each in short]
                rows += [("clash", k, id, wording.rule(id), "", None, "")] * (not short)
        rows += [("limit", k, each.rule, wording.rule(each.rule), "", each.steps, each.change.words(lang))
                 for k, each in enumerate(self.limits, start=1)]  # fmt: skip
        for k, mend in enumerate(self.repairs, start=1):
            rows += [("repair", k, each.rule, wording.rule(each.rule), place(each), each.amount,
                      in_policy_words(self.problem, each, lang)) for each in mend.breaches]  # fmt: skip
        columns = ["kind", "number", "rule", "words", "where", "amount", "repair"]
        frame = pd.DataFrame(rows, columns=pd.Index(columns), dtype=object)
        return wording.language.say(frame, frame.drop(columns="rule"))  # in Chinese the words are enough

    def sentences(self, lang: str) -> list[str]:
        """The clashes and the repairs in policy words."""
        words = WORDS[lang]
        if self.status is not Status.INFEASIBLE:
            return [words[self.status.name]]
        wording, parts, about = Wording(self.problem, lang), language(lang).parts, language(lang).about

        def there(each: Breach) -> str:
            where, spoken = wording.where(each), wording.language
            return spoken.say(f"{each.rule}, {where}", wording.cited(each.rule) + spoken.aside(where))

        def many(units: int) -> str:
            return words["one"] if units == 1 else words["many"].format(units=units)

        lines = [words["head"]]
        for k, clash in enumerate(self.clashes, start=1):
            lines.append(words["clash"].format(number=k))
            lines += [f"  · {wording.cited(id)}" for id in clash.rules]
            if clash.short:
                where = parts(about(there(each), f"{each.amount}") for each in clash.short[:SHOWN])
                if len(clash.short) > SHOWN:
                    where += language(lang).say(f"; and {len(clash.short) - SHOWN} more", f"；等 {len(clash.short)} 处")
                lines.append(words["short"].format(units=many(sum(each.amount for each in clash.short)), where=where))
            lines += [words["heads"].format(rule=wording.cited(each.rule), needed=each.needed, there=each.there)
                      for each in self.heads if each.rule in clash.rules]  # fmt: skip
        lines.append(words["all" if self.complete else "more"])
        lines += [words["limit"].format(rule=wording.cited(each.rule), change=each.change.words(lang)) for each in self.limits]
        for k, mend in enumerate(self.repairs, start=1):
            ways = parts(steps_in_words(self.problem, mend.breaches, lang))
            lines.append(words["mend"].format(number=k, units=many(mend.units), ways=ways))
            if mend.find:
                lines.append(words["find"].format(trait=wording.trait(mend.find.trait), like=wording.person(mend.find.like)))
        return [*lines, *([words["forced"]] if self.forced else []), words["cheapest" if self.proven else "unproven"]]
