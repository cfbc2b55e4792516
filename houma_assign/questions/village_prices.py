"""What it would cost to open a village with a form, or to leave it out, where villages and people are decided together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from ..data.condition import all_hold, in_words
from ..data.village_forms import forms_rule
from ..errors import Fault, Message
from ..plan.argument_words import argument_fault
from ..plan.arguments import limit_faults
from ..plan.news import Listener, telling
from ..plan.plan import Plan
from ..plan.wording import Wording
from ..problem.meant import meant
from ..program.change import AddedRow, Change
from .answer import Answer, plan_faults, refuse
from .methods.opportunity_cost import OpportunityCost
from .methods.price import Figures, loss_columns

if TYPE_CHECKING:
    import pandas as pd

NO_FORMS = Message("villages_settled", "the villages of this problem are settled; there is no rule `VillageForms`",
                   "这个问题的村已定，没有选派形式的规则")  # fmt: skip
UNKNOWN = Message("village_without_posts", "no village with a post has this id", "没有这个编号的村，或该村没有岗位")
WORDS = {
    "en": {
        "head": "{villages} villages asked about: {states}.", "chosen": "{village} is {form} in this plan.",
        "free": "{village} {form} would be exactly as good in every aim; the lots decided.",
        "price": "{village} {form}: the best such plan (proven) loses {loss}{change}.",
        "part": "{village} {form}: time ran out; known so far: {loss}.", "open": "{village} {form}: time ran out.",
        "infeasible": "{village} {form}: no plan that keeps every hard rule has it (proven).",
        "barred": "{village} cannot be {form}: {why}.", "change": "; opens {opened}; leaves out {closed}",
        "cheapest": "The village that would come in next: {village} {form}, at {loss}.",
        "role": "it has no post for one of its roles", "settled": "it is settled otherwise", "where": "{where} is not met",
        "as": "with {form}", "out": "left out",
    },
    "zh": {
        "head": "共询问 {villages} 个村：{states}。", "chosen": "本方案中 {village} {form}。",
        "free": "{village} {form}在各项目标上与本方案完全相当，由抽签决定。",
        "price": "{village} {form}：此时的最优方案（已证明）损失 {loss}{change}。",
        "part": "{village} {form}：时间用完；目前已知：{loss}。", "open": "{village} {form}：时间用完，代价未定。",
        "infeasible": "{village} {form}：满足全部硬性规则的方案中没有（已证明）。",
        "barred": "{village} 不能{form}：{why}。", "change": "；新选 {opened}，不选 {closed}",
        "cheapest": "下一个可选的村：{village} {form}，代价 {loss}。",
        "role": "缺少其中一类岗位", "settled": "已另行指定", "where": "不符合“{where}”", "as": "采用{form}", "out": "不选定",
    },
}  # fmt: skip
STATES = {
    "en": {"chosen": "as in the plan", "free": "free", "price": "at a price", "barred": "barred", "infeasible": "in no plan",
           "open": "open"},
    "zh": {"chosen": "与方案相同", "free": "无代价", "price": "有代价", "barred": "不可采用", "infeasible": "无可行方案",
           "open": "未定"},
}  # fmt: skip


@dataclass(frozen=True)
class VillagePrice:
    """What one village with one form costs.

    Attributes
    ----------
    village, form
        What is settled; the form is ``""`` where the village is left out.
    state
        "chosen", "free", "price", "barred" (by the rule on forms), "infeasible" or "open".
    loss, least, most
        As in ``Price``: exact losses, and bounds of the first that is not settled.
    opened, closed
        Villages that come in and go out beside it, in the best plan that was found.
    """

    village: str
    form: str
    state: str
    loss: Figures = field(default_factory=dict)
    least: Figures = field(default_factory=dict)
    most: Figures = field(default_factory=dict)
    opened: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()

    @property
    def proven(self) -> bool:
        """Whether nothing is left open."""
        return self.state in ("barred", "infeasible") or not (self.least or self.most or self.state == "open")


@dataclass(frozen=True)
class VillagePrices(Answer):
    """One price for every village and form, and for leaving out each village that is open."""

    plan: Plan
    prices: tuple[VillagePrice, ...]

    def __getitem__(self, asked: tuple[str, str]) -> VillagePrice:
        """The price of a village with a form, ``""`` for none."""
        return next(each for each in self.prices if (each.village, each.form) == asked)

    @property
    def proven(self) -> bool:
        """Whether nothing is left open."""
        return all(each.proven for each in self.prices)

    @cached_property
    def cheapest(self) -> VillagePrice | None:
        """Of the villages that the plan leaves out, the one whose opening costs least, aim by aim."""
        outside = [each for each in self.prices if each.form and each.village not in self.plan.forms
                   and each.state in ("free", "price") and each.proven]  # fmt: skip
        return min(outside, key=lambda each: tuple(each.loss.values()), default=None)

    def stated(self, lang: str) -> pd.DataFrame:
        """One row a price: village, form, state, the loss in each aim, villages opened and closed, proven."""
        import pandas as pd

        wording = Wording(self.plan.problem, lang)
        rows = [{"village": each.village, "form": each.form and wording.label(each.form), "state": each.state,
                 **loss_columns(each.loss), "opened": wording.language.names(map(wording.village, each.opened)),
                 "closed": wording.language.names(map(wording.village, each.closed)), "proven": each.proven}
                for each in self.prices]  # fmt: skip
        aims = list(dict.fromkeys(aim for each in self.prices for aim in each.loss))
        lost = loss_columns(dict.fromkeys(aims))
        return pd.DataFrame(rows, columns=pd.Index(["village", "form", "state", *lost, "opened", "closed", "proven"]))

    def sentences(self, lang: str) -> list[str]:
        """Counts and the next village; of a single village all that was found."""
        words, wording = WORDS[lang], Wording(self.plan.problem, lang)
        villages = dict.fromkeys(each.village for each in self.prices)
        if len(villages) == 1:
            return [self._line(each, wording, words) for each in self.prices]
        tally = Counter(each.state for each in self.prices)
        states = wording.language.names(f"{tally[key]} {said}" for key, said in STATES[lang].items() if tally[key])
        lines = [words["head"].format(villages=len(villages), states=states)]
        if self.cheapest is not None:
            lines.append(words["cheapest"].format(**self._named(self.cheapest, wording, words)))
        return lines

    def _named(self, each: VillagePrice, wording: Wording, words: Mapping[str, str]) -> dict[str, str]:
        form = words["as"].format(form=wording.label(each.form)) if each.form else words["out"]
        return {"village": wording.village(each.village), "form": form, "loss": wording.price(each)}

    def _line(self, each: VillagePrice, wording: Wording, words: Mapping[str, str]) -> str:
        names = wording.language.names
        change = words["change"].format(opened=names(map(wording.village, each.opened)) or "-",
                                        closed=names(map(wording.village, each.closed)) or "-")  # fmt: skip
        kind = "part" if each.state == "price" and not each.proven else each.state
        return words[kind].format(**self._named(each, wording, words), why=self._why(each, wording, words),
                                  change=change if each.opened or each.closed else "")  # fmt: skip

    def _why(self, each: VillagePrice, wording: Wording, words: Mapping[str, str]) -> str:
        rule = forms_rule(self.plan.problem)
        if rule is None or each.state != "barred":
            return ""
        if rule.settled.get(each.village, each.form) != each.form:
            return words["settled"]
        where = rule.where.get(each.form, ())
        missed = not all_hold(where, self.plan.problem.village(each.village))
        return words["where"].format(where=in_words(where, wording.lang)) if missed else words["role"]


@telling
def village_prices(
    plan: Plan, villages: Iterable[str] | None = None, time_limit: float | None = None, progress: Listener = False
) -> VillagePrices:
    """What opening each village with each form, or leaving it out, costs in every aim; each solved anew.

    Parameters
    ----------
    plan
        A plan of a problem with a rule ``VillageForms``.
    villages
        Ids, or names that only one has; None for all villages with posts.
    time_limit
        Seconds > 0 for the whole call, None for no limit.
    progress
        As in ``solve``.

    Raises
    ------
    InputError
        If there is no plan, no such rule, or no such village.
    """
    given = [villages] if isinstance(villages, str) else villages
    asked = None if given is None else [_meant(plan, each) for each in given]
    refuse(asked_faults("village_prices", plan, asked, time_limit))
    costs = OpportunityCost(plan, time_limit)
    known = list(forms_rule(plan.problem).options(plan.problem)) if asked is None else asked
    return VillagePrices(plan, tuple(price for village in known for price in _prices(plan, costs, village)))


def _meant(plan: Any, village: Any) -> Any:
    """The id of a village that is named; what is not sure stays, and is refused."""
    found: list[Fault] = []
    return meant(plan.problem, "villages", village, found) if isinstance(plan, Plan) else village


def asked_faults(question: str, plan: Any, villages: Iterable[Any] | None, time_limit: Any) -> list[Fault]:
    """No plan, no rule on forms, unknown villages."""
    faults = [*limit_faults(question, time_limit), *plan_faults(question, plan)]
    if not isinstance(plan, Plan):
        return faults
    rule = forms_rule(plan.problem)
    if rule is None:
        return [*faults, argument_fault(question, "plan", "VillageForms", NO_FORMS)]
    known = rule.options(plan.problem)
    return faults + [argument_fault(question, "village", each, UNKNOWN) for each in villages or () if each not in known]


def _prices(plan: Plan, costs: OpportunityCost, village: str) -> Iterator[VillagePrice]:
    rule = forms_rule(plan.problem)
    given, options = plan.forms, rule.options(plan.problem)[village]
    for form in (*rule.forms, ""):
        if given.get(village, "") == form:
            yield VillagePrice(village, form, "chosen", dict.fromkeys(costs.aims, 0))
        elif (form and form not in options) or (not form and rule.settled.get(village)):
            yield VillagePrice(village, form, "barred")
        else:
            yield _price(plan, costs, village, form)


def _price(plan: Plan, costs: OpportunityCost, village: str, form: str) -> VillagePrice:
    found = costs.best(_settled(plan, village, form))
    loss, least, most = costs.loss(found)
    if found.infeasible:
        return VillagePrice(village, form, "infeasible")
    settled = len(loss) == len(costs.aims)
    state = "price" if any(loss.values()) or (not settled and (least or most)) else "free" if settled else "open"
    if found.x is None:
        return VillagePrice(village, form, state, loss, least, most)
    forms = forms_rule(plan.problem).forms_of(plan.problem, costs.solutions.placements(found.x))
    opened = tuple(each for each in forms if each not in plan.forms and each != village)
    closed = tuple(each for each in plan.forms if each not in forms and each != village)
    return VillagePrice(village, form, state, loss, least, most, opened, closed)


def _settled(plan: Plan, village: str, form: str) -> Change:
    """Exactly the people of the form in the village's posts."""
    grid, shape = plan.problem.eligibility.grid, forms_rule(plan.problem).forms.get(form, {})
    rows = []
    for k, post in enumerate(grid.posts):
        if post.village == village:
            columns, number = np.flatnonzero(grid.post == k), shape.get(post.role, 0)
            rows.append(AddedRow(columns, np.ones(len(columns), np.int64), number, number))
    return Change(rows=rows)
