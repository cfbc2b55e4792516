"""What each hard rule costs, and what one unit more of each of its limits would give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from ..constraints import Constraint
from ..constraints.base_rules import BASE_RULES
from ..data.near_words import near_words
from ..errors import Fault, Message
from ..plan.argument_words import argument_fault
from ..plan.arguments import limit_faults
from ..plan.news import Listener, news, telling
from ..plan.plan import Plan
from ..plan.status import Status
from ..plan.wording import Wording
from ..problem.problem import Problem
from .answer import Answer, plan_faults, refuse
from .methods.executor import Workers, executor_faults, map_in_order
from .methods.moves import Move, move_words, moves
from .methods.reoptimiser import Reoptimiser
from .methods.scenario import Scenario, scenario_of
from .methods.scenario_runner import ScenarioRunner

if TYPE_CHECKING:
    import pandas as pd

    from ..engine.solvers.deadline import Deadline

DROPPED = Message("rule_dropped", "dropped", "撤去")
WORDS = {
    "en": {
        "head": "{number} hard rules: without {costly} of them the plan would be better, without {free} it would stay as good.",
        "without": "without it", "nothing": "nothing changes", "gains": "loses ", "same": "another plan, as good",
        "moved": "{figures}; {number} people move", "free": "Nothing is gained without: {rules}.",
        "proven": "Every figure is exact: the proven optimum with the change, against the proven optimum without.",
        "part": "Time ran out: some figures are not proven (column status).", "unknown": "not decided in time",
    },
    "zh": {
        "head": "共 {number} 条硬性规则：撤去其中 {costly} 条，方案会更好；撤去另外 {free} 条，方案同样好。",
        "without": "撤去", "nothing": "没有变化", "gains": "减少 ", "same": "换成同样好的另一方案",
        "moved": "{figures}；{number} 人变动", "free": "撤去以下规则没有任何好处：{rules}。",
        "proven": "各项数字均精确：改动后已证明的最优值，与原已证明的最优值之差。",
        "part": "时间用完：部分数字未经证明（见“状态”一列）。", "unknown": "限时内未能判定",
    },
}  # fmt: skip


@dataclass(frozen=True)
class RulePrice:
    """What becomes of the plan if one rule is dropped, or one of its limits gives one unit.

    Attributes
    ----------
    rule
        Id of the rule.
    change
        "dropped", or the limit before and after: ``most 2 → 3``.
    status
        OPTIMAL: the gains are exact. FEASIBLE: at least so much, as far as the first aim goes. UNKNOWN: time ran out.
    gain
        Aim -> what the best plan gains, in the aim's own units; negative where a later aim gives way.
    moves
        Who moves.
    """

    rule: str
    change: str
    status: Status | None
    gain: Mapping[str, int | float]
    moves: tuple[Move, ...]

    @property
    def dropped(self) -> bool:
        """Whether the rule is dropped, and not a limit of it moved."""
        return self.change == DROPPED


@dataclass(frozen=True)
class RulePrices(Answer):
    """The price of every hard rule.

    Attributes
    ----------
    plan
        The plan that was asked about.
    prices
        For each rule, in the problem's order: the rule dropped, then each of its limits one unit wider.
    """

    plan: Plan
    prices: tuple[RulePrice, ...]

    def __getitem__(self, rule: str) -> RulePrice:
        """What it costs to have the rule of this id at all."""
        return next(each for each in self.prices if each.rule == rule and each.dropped)

    def __iter__(self) -> Iterator[RulePrice]:
        return iter(self.prices)

    def stated(self, lang: str) -> pd.DataFrame:
        """One row a rule and change: rule, change, status, what each aim gains, how many people move and who."""
        import pandas as pd

        wording = Wording(self.plan.problem, lang)
        aims = [tier.aim for tier in self.plan.tiers if tier.named]
        rows = [
            {"rule": wording.language.say(each.rule, wording.cited(each.rule)), "change": _said(each.change, wording),
             "status": "failed" if each.status is None else each.status.value,
             **{f"{aim} gained": each.gain.get(aim) for aim in aims},
             "moved": len(each.moves), "moves": move_words(each.moves, wording)}
            for each in self.prices
        ]  # fmt: skip
        columns = ["rule", "change", "status", *(f"{aim} gained" for aim in aims), "moved", "moves"]
        return pd.DataFrame(rows, columns=pd.Index(columns))

    def sentences(self, lang: str) -> list[str]:
        """Counts, then the rules that cost something, dearest first, with their limits; then those that cost nothing."""
        words, wording = WORDS[lang], Wording(self.plan.problem, lang)
        dropped = [each for each in self.prices if each.dropped]
        costly = sorted((each for each in dropped if any(each.gain.values())), key=self._order)
        free = [each for each in dropped if each.status is Status.OPTIMAL and not any(each.gain.values())]
        lines = [words["head"].format(number=len(dropped), costly=len(costly), free=len(free))]
        for each in [*costly, *(each for each in dropped if each not in costly and each not in free)]:
            told = [self._figures(every, words, wording) for every in self.prices if every.rule == each.rule]
            lines.append(wording.language.about(wording.cited(each.rule), wording.language.parts(told)))
        if free:
            rules = wording.language.parts(wording.cited(each.rule) for each in free)
            lines.append(words["free"].format(rules=rules))
        proven = all(each.status is Status.OPTIMAL for each in self.prices)
        return [*lines, words["proven" if proven else "part"]]

    def _order(self, price: RulePrice) -> tuple[float, ...]:
        return tuple(-price.gain.get(tier.aim, 0) for tier in self.plan.tiers if tier.named)

    def _figures(self, price: RulePrice, words: Mapping[str, str], wording: Wording) -> str:
        what = words["without"] if price.dropped else _said(price.change, wording)
        figures = wording.figures({aim: -gain for aim, gain in price.gain.items()}, words["gains"])
        said = figures or words["same" if price.moves else "nothing"]
        if price.status not in (Status.OPTIMAL, Status.FEASIBLE):
            said = words["unknown"]
        elif price.moves:
            said = words["moved"].format(figures=said, number=len(price.moves))
        return what + wording.language.aside(said)


def _said(change: str, wording: Wording) -> str:
    return change.words(wording.lang) if isinstance(change, Message) else change


@telling
def rule_prices(plan: Plan, rules: Iterable[str] | None = None, executor: Workers = None,
                time_limit: float | None = None, progress: Listener = False) -> RulePrices:  # fmt: skip
    """What the best plan gains if a hard rule is dropped, or if each of its limits gives one unit.

    Parameters
    ----------
    plan
        A plan proven best.
    rules
        Ids of hard rules; None for all but those that every problem has (posts filled, slots, posts each).
    executor
        None for one after the other, a number of threads, or a ``concurrent.futures.Executor``.
    time_limit
        Seconds > 0 for the whole call, None for no limit; what is not asked by then is open.
    progress
        As in ``solve``.

    Returns
    -------
    RulePrices
        Each figure is the difference of two proven optima. A limit is a number in the rule: a bound of a quota, a cap, an end
        of a range in a condition of eligibility, the lowest grade. What has no number can only be dropped.

    Raises
    ------
    InputError
        If the plan is not proven best, or an id is that of no hard rule.
    """
    refuse([*limit_faults("rule_prices", time_limit), *executor_faults("rule_prices", executor, plan),
            *plan_faults("rule_prices", plan, proven=True)])  # fmt: skip
    hard = {rule.id: rule for rule in plan.problem.constraints if rule.penalty is None}
    always = {rule.kind for rule in BASE_RULES}
    given = (rules,) if isinstance(rules, str) else rules
    asked = [id for id, rule in hard.items() if rule.kind not in always] if given is None else list(dict.fromkeys(given))
    refuse(_unknown(id, list(hard)) for id in asked if id not in hard)
    deadline = Reoptimiser.deadline(time_limit)
    found = map_in_order(executor, _prices_of, [(plan, id, deadline) for id in asked])
    return RulePrices(plan, tuple(price for each in news().each(found, len(asked)) for price in each))


def _unknown(id: Any, hard: list[str]) -> Fault:
    near = near_words(str(id), hard)
    en, zh = (f"; near it: {', '.join(near)}", f"；相近的有：{'、'.join(near)}") if near else ("", "")
    return argument_fault(
        "rule_prices", "rules", id, Message("no_hard_rule", f"no hard rule has this id{en}", f"没有这条硬性规则{zh}")
    )


def _prices_of(plan: Plan, id: str, deadline: Deadline) -> list[RulePrice]:
    """The rule dropped, then each of its limits wider.

    Where the plan without the rule keeps the wider one, it is the best one there, too.
    """
    rule = next(each for each in plan.problem.constraints if each.id == id)
    wider, base = rule.loosened(plan.problem), scenario_of(plan)
    (without,) = ScenarioRunner(plan.problem, plan.seed, base).run([(DROPPED, partial(_dropping, id))], deadline)
    if without.status is Status.OPTIMAL:
        runner = ScenarioRunner(plan.problem.dropping(id), plan.seed, without)
        edits = [(said, partial(_adding, each)) for said, each in wider]
    else:
        runner = ScenarioRunner(plan.problem, plan.seed, base)
        edits = [(said, partial(_replacing, each)) for said, each in wider]
    return [_price(plan, id, each) for each in (without, *runner.run(edits, deadline))]


def _dropping(id: str, problem: Problem) -> Problem:
    return problem.dropping(id)


def _adding(rule: Constraint, problem: Problem) -> Problem:
    return problem.adding(rule)


def _replacing(rule: Constraint, problem: Problem) -> Problem:
    return problem.replacing(rule)


def _price(plan: Plan, rule: str, found: Scenario) -> RulePrice:
    both = [aim for aim in found.value if plan.value.get(aim) is not None]
    gain = {aim: round(found.signs[aim] * (found.value[aim] - (plan.value[aim] or 0)), 9) for aim in both}
    moved = moves(plan.placements, found.placements) if found.found else ()
    return RulePrice(rule, found.name, found.status, gain, moved)
