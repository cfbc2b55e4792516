"""Any number of plans side by side: aims, rules, needs, structure, people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..data.language import Lang, language
from ..errors import Fault, InputError, Message
from ..plan.argument_words import argument_fault
from ..plan.column_words import STATUS_ZH
from ..plan.plan import Plan
from ..plan.side_by_side import aims_of, names_of, needs_beside, people_of, structure_of
from ..plan.wording import Wording, number
from ..problem.problem import Problem
from .answer import Answer, refuse
from .evaluation import Evaluation
from .methods.moves import post_words

if TYPE_CHECKING:
    import pandas as pd

PLANS = Message("compare_plans", "plans or evaluations are expected, as a list or by name, at least one of them",
                "应为方案或评议结果，成列给出或按名称给出，至少一个")  # fmt: skip
KINDS_ZH = {"aim": "目标", "rule": "违反规则", "need": "需求", "structure": "结构", "person": "人选"}
WORDS = {
    "en": {"head": "{plans} plans side by side; {people} people are not in the same place in all of them.",
           "rules": "breaks rules in {places}", "kept": "keeps every rule", "best": "Best in {aim}: {names}.",
           "optimal": "proven best", "feasible": "not proven best", "given": "as it was given"},
    "zh": {"head": "共比较 {plans} 个方案；有 {people} 人在各方案中的去向不尽相同。", "rules": "违反规则 {places}",
           "kept": "满足全部规则", "best": "{aim}最好：{names}。",
           "optimal": "已证明最优", "feasible": "尚未证明最优", "given": "原样给出"},
}  # fmt: skip


@dataclass(frozen=True)
class Comparison(Answer):
    """Plans and evaluations beside each other.

    Attributes
    ----------
    plans
        Name -> plan or evaluation, in the order in which they were given.
    """

    plans: Mapping[str, Plan | Evaluation]

    @property
    def problem(self) -> Problem:
        """The problem of the first, for names and labels."""
        return next(iter(self.plans.values())).problem

    def stated(self, lang: str) -> pd.DataFrame:
        """One row an aim, a broken or giving rule, a need, a line of structure and a person: kind, what, and a column a plan."""
        import pandas as pd

        rows = list(self._rows(Wording(self.problem, lang)))
        return pd.DataFrame(rows, columns=pd.Index(["kind", "what", *self.plans]), dtype=object)

    def table(self, lang: Lang = "en") -> pd.DataFrame:
        """The table for a reader of a language; the names of the plans stay as they were given."""
        made = self.stated(language(lang).code)
        return made.set_axis([*language(lang).say(["kind", "what"], ["种类", "对象"]), *self.plans], axis="columns")

    def to_json(self) -> str:
        """The table as JSON, one object a row."""
        import json

        return json.dumps(self.frame.to_dict("records"), ensure_ascii=False)

    @property
    def differing(self) -> pd.DataFrame:
        """The rows of the table in which not all plans are alike."""
        frame = self.frame
        return frame[[len(set(map(str, row[2:]))) > 1 for row in frame.to_numpy().tolist()]]

    def _rows(self, wording: Wording) -> Iterable[tuple[Any, ...]]:
        plans, say, label = list(self.plans.values()), wording.language.say, wording.label
        kind = {name: say(name, zh) for name, zh in KINDS_ZH.items()}
        for (aim, _), values in aims_of(plans).items():
            yield kind["aim"], say(aim, wording.aim(aim)), *values
        for rule, values in self._units(plans).items():
            yield kind["rule"], say(rule, wording.cited(rule)), *values
        for (village, need, severity), by in needs_beside(plans).items():
            yield (kind["need"], f"{wording.village(village)} {label(need)} {severity}",
                   *(say(", ".join(who), wording.people(who)) for who in by))  # fmt: skip
        for (dimension, category), counts in structure_of(plans, wording.lang).items():
            yield kind["structure"], wording.language.about(dimension, category), *counts
        names = names_of(plans)
        for (who,), posts in people_of(plans).items():
            yield kind["person"], f"{who} {names[who]}".strip(), *(post_words(each, wording) for each in posts)

    @staticmethod
    def _units(plans: list[Plan | Evaluation]) -> Mapping[str, list[int]]:
        """Rule -> units of breach in each plan, for rules that one of them breaks."""
        counted = [Counter[str]() for _ in plans]
        for count, plan in zip(counted, plans, strict=True):
            for each in plan.breaches:
                count[each.rule] += each.amount
        return {rule: [count[rule] for count in counted] for rule in dict.fromkeys(rule for count in counted for rule in count)}

    def sentences(self, lang: str) -> list[str]:
        """How many differ, what each is worth and what is proven of it, and which is best in each aim."""
        words, wording, plans = WORDS[lang], Wording(self.problem, lang), list(self.plans.values())
        apart = sum(len(set(posts)) > 1 for posts in people_of(plans).values())
        lines = [words["head"].format(plans=len(plans), people=apart)]
        aims = aims_of(plans)
        spoken = wording.language
        for k, (name, plan) in enumerate(self.plans.items()):
            known = ((wording.aim(aim), each[k]) for (aim, _), each in aims.items())
            values = spoken.clauses(f"{aim} {number(value)}" for aim, value in known if value is not None)
            places = spoken.counted(len(plan.breaches), "place", "places", " 处")
            rules = words["rules"].format(places=places) if plan.breaches else words["kept"]
            said = self._status(plan, lang)
            lines.append(spoken.about(name, spoken.parts([values, rules, said] if plan.placements else [said])))
        return lines + [words["best"].format(aim=wording.aim(aim), names=wording.language.names(self._best(values, sign)))
                        for (aim, sign), values in aims.items() if len(plans) > 1]  # fmt: skip

    @staticmethod
    def _status(plan: Plan | Evaluation, lang: str) -> str:
        known = plan.status.value if isinstance(plan, Plan) else "given"
        return WORDS[lang].get(known) or language(lang).say(known, STATUS_ZH.get(known, known))

    def _best(self, values: list[Any], sign: int) -> list[str]:
        known = [sign * value for value in values if value is not None]
        return [name for name, value in zip(self.plans, values, strict=True) if value is not None and sign * value == max(known)]


def compare(plans: Iterable[Plan | Evaluation] | Mapping[str, Plan | Evaluation]) -> Comparison:
    """Plans and evaluations side by side.

    Parameters
    ----------
    plans
        A list, or name -> plan. Without names they are called by their numbers. They need not be of the same problem.

    Returns
    -------
    Comparison
        ``frame`` and ``table(lang)`` have one column a plan; ``differing`` leaves out what is alike in all.

    Raises
    ------
    InputError
        If something is neither plan nor evaluation, or nothing is given.
    """
    items = list(plans.items()) if isinstance(plans, Mapping) else None
    if items is None:
        if not isinstance(plans, Iterable):
            raise InputError([argument_fault("compare", "plans", type(plans).__name__, PLANS)])
        items = [(str(number), plan) for number, plan in enumerate(plans, start=1)]
    wrong: list[Fault] = [argument_fault("compare", "plans", type(plan).__name__, PLANS, str(name))
                          for name, plan in items if not isinstance(plan, (Plan, Evaluation))]  # fmt: skip
    refuse(wrong or ([] if items else [argument_fault("compare", "plans", None, PLANS)]))
    return Comparison({str(name): plan for name, plan in items})
