"""Why is there no plan? Which rules clash, and what would mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from ..data.language import language
from ..data.placement import Breach, Placement
from ..data.shared_messages import PROBLEM_EXPECTED, at_least
from ..errors import Message
from ..plan.argument_words import argument_fault
from ..plan.arguments import limit_faults
from ..plan.news import Listener, telling
from ..plan.status import Status
from ..plan.wording import Wording
from ..problem.problem import Problem
from .answer import Answer, refuse
from .methods.conflicts import Conflicts
from .methods.elastic import Concession, cheapest_concession, cheapest_concessions, hard_rules, held_fast
from .methods.policy_words import in_policy_words
from .methods.recruit import Newcomer, newcomer
from .methods.reoptimiser import Reoptimiser

if TYPE_CHECKING:
    import pandas as pd

    from ..engine.solvers.deadline import Deadline

FULL = ("slots", "posts_each", "posts_filled")  # kinds of rules that give only where nothing else helps
ROOM = ("slots", "posts_each")  # and among them those that give last
NO_RULE = Message("no_hard_rule", "no hard rule has this id", "没有这个编号的硬性规则")
WORDS = {
    "en": {
        "OPTIMAL": "There is a plan: nothing clashes.",
        "UNKNOWN": "Time ran out before it was decided whether there is a plan.",
        "head": "No plan keeps every hard rule (proven).",
        "clash": "Clash {number}: these cannot all be kept; without any one of them they can (each verified):",
        "short": "  short by at least {units}: {where}",
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
        "short": "  至少差 {units}：{where}",
        "mend": "办法 {number}（{units}）：{ways}",
        "many": "{units} 个单位", "one": "1 个单位",
        "find": "    或再找一人：{trait}，其余条件与 {like} 相同（已有方案验证）",
        "more": "可能还有其他冲突。", "all": "冲突已全部列出。",
        "cheapest": "每条规则的一个单位同等计算，改动其他规则的办法都不会比以上更省（已证明）。",
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
    repairs: tuple[Mend, ...] = ()
    complete: bool = False
    proven: bool = False
    forced: bool = False

    def stated(self, lang: str) -> pd.DataFrame:
        """One row a rule of a clash and place where it is short, or a step of a repair: kind, number, rule, words, where, amount,
        repair.
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
                where = parts(about(there(each), f"{each.amount}") for each in clash.short)
                lines.append(words["short"].format(units=many(sum(each.amount for each in clash.short)), where=where))
        lines.append(words["all" if self.complete else "more"])
        for k, mend in enumerate(self.repairs, start=1):
            ways = parts(in_policy_words(self.problem, each, lang) for each in mend.breaches)
            lines.append(words["mend"].format(number=k, units=many(mend.units), ways=ways))
            if mend.find:
                lines.append(words["find"].format(trait=wording.trait(mend.find.trait), like=wording.person(mend.find.like)))
        return [*lines, *([words["forced"]] if self.forced else []), words["cheapest" if self.proven else "unproven"]]


@telling
def why_infeasible(problem: Problem, clashes: int = 5, repairs: int = 5, keep: Iterable[str] | None = None,
                   time_limit: float | None = None, progress: Listener = False) -> WhyInfeasible:  # fmt: skip
    """Explain why no plan keeps every hard rule.

    Parameters
    ----------
    problem
        The problem; soft rules play no part.
    clashes, repairs
        How many to look for at most.
    keep
        Ids of rules that must not give in a repair; by default those on slots, on posts a person may hold and on posts being
        filled. They give after all where nothing else helps, the last-named first.
    time_limit, progress
        As in ``solve``: seconds > 0 for the whole call, None for no limit.

    Returns
    -------
    WhyInfeasible
        Also where there is a plan, and then it says so.

    Raises
    ------
    InputError
        If ids or numbers make no sense.
    """
    _check(problem, clashes, repairs, keep, time_limit)
    deadline, problem = Reoptimiser.deadline(time_limit), held_fast(problem)
    search = Conflicts(problem, deadline)
    there = search.possible(frozenset(search.rules))
    if there is not False:
        return WhyInfeasible(problem, Status.UNKNOWN if there is None else Status.OPTIMAL)
    stages = (
        [{rule.id for rule in problem.constraints if rule.kind in kinds} for kinds in (FULL, ROOM)]
        if keep is None
        else [set(keep)]
    )
    found, proven, forced = _repairs(problem, [*stages, set()], repairs, deadline)
    for concession in found:
        search.learn(concession.placements)
    # Each rule of the cheapest repair stands for a clash that the others do not mend.
    apart = [frozenset(search.rules) - (found[0].rules - {rule}) for rule in sorted(found[0].rules)] if found else []
    conflicts = search.all(apart)
    sets = list(islice(conflicts, clashes))
    complete = next(conflicts, None) is None and not deadline.over
    made = tuple(_clash(problem, each, deadline) for each in sets)
    mends = tuple(
        Mend(concession.units, concession.breaches, concession.placements, newcomer(problem, concession, deadline))
        for concession in found
    )
    return WhyInfeasible(problem, Status.INFEASIBLE, made, mends, complete, proven, forced)


def _check(problem: Any, clashes: Any, repairs: Any, keep: Any, time_limit: Any) -> None:
    faults = limit_faults("why_infeasible", time_limit)
    if not isinstance(problem, Problem):
        refuse([argument_fault("why_infeasible", "problem", type(problem).__name__, PROBLEM_EXPECTED), *faults])
    for name, number in (("clashes", clashes), ("repairs", repairs)):
        if isinstance(number, bool) or not isinstance(number, int) or number < 1:
            faults.append(argument_fault("why_infeasible", name, number, at_least(1)))
    known = set(hard_rules(problem))
    faults += [argument_fault("why_infeasible", "keep", rule, NO_RULE) for rule in keep or () if rule not in known]
    refuse(faults)


def _repairs(problem: Problem, stages: list[set[str]], most: int, deadline: Deadline) -> tuple[list[Concession], bool, bool]:
    """The repairs, whether they are proven cheapest, and whether rules that were to be kept had to give."""
    rules = frozenset(hard_rules(problem))
    for kept in stages:
        found = list(islice(cheapest_concessions(problem, rules - kept, deadline), most))
        if found or deadline.over:
            return found, all(concession.proven for concession in found) and not deadline.over, kept != stages[0]
    return [], True, True


def _clash(problem: Problem, rules: frozenset[str], deadline: Deadline) -> Clash:
    ordered = tuple(id for id in hard_rules(problem) if id in rules)
    alone = problem.dropping(*(rule.id for rule in problem.constraints if rule.id not in rules))
    concession, proven = (None, False) if deadline.over else cheapest_concession(alone, rules, deadline)
    return Clash(ordered, concession.breaches if concession is not None and proven else ())
