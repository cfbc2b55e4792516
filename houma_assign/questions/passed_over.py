"""Who was passed over: people with more points than somebody who has a better post, each with the reason and the price."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ..aims import Merit
from ..data.language import language
from ..plan.arguments import limit_faults, worker_faults
from ..plan.news import Listener, telling
from ..plan.plan import Plan
from ..plan.wording import Wording
from .answer import Answer, plan_faults, refuse
from .methods.opportunity_cost import OpportunityCost
from .methods.price import Price
from .methods.reasons import Exchange, bar_grounds, breach_words, exchanges, rule_words

if TYPE_CHECKING:
    import pandas as pd

WORDS = {
    "en": {
        "none": "Nobody with more points was passed over.",
        "head": "{cases} cases of somebody with more points and no post, or a lesser one: {counts}.",
        "case": "{who} ({points}) for {other} ({less}) in {post}: {reason}.",
        "barred": "barred: {rules}", "infeasible": "in no plan (proven)", "free": "as good in every aim; the lots decided",
        "price": "reversing it loses {loss}", "better": "reversing it belongs to a better plan: {loss}",
        "open": "time ran out {loss}", "breaks": "; the direct exchange breaks {rules}",
        "unlooked": "; time ran out before the direct exchange was looked at",
        "all": "Every case is explained, and every price is exact (proven).",
        "late": "Time ran out: {open} cases are not settled.",
        "some": "Time ran out before the direct exchange of {unlooked} cases was looked at.",
    },
    "zh": {
        "none": "没有得分更高者被越过。",
        "head": "得分更高却没有岗位或岗位较低的情形共 {cases} 个：{counts}。",
        "case": "{who}（{points} 分）未取代 {other}（{less} 分）担任 {post}：{reason}。",
        "barred": "规则不允许：{rules}", "infeasible": "没有这样的方案（已证明）", "free": "各项目标完全相当，由抽签决定",
        "price": "改由其担任则损失 {loss}", "better": "改由其担任属于更好的方案：{loss}",
        "open": "时间用完 {loss}", "breaks": "；直接互换将违反 {rules}",
        "unlooked": "；直接互换因时间用完未查看",
        "all": "每个情形都有解释，代价均精确（已证明）。", "late": "时间用完：{open} 个情形尚未确定。",
        "some": "时间用完：{unlooked} 个情形的直接互换未查看。",
    },
}  # fmt: skip
KINDS = {
    "en": {
        "barred": "barred by rules",
        "infeasible": "in no plan",
        "price": "at a price",
        "free": "decided by lots",
        "open": "open",
    },
    "zh": {"barred": "规则不允许", "infeasible": "无可行方案", "price": "有代价", "free": "由抽签决定", "open": "未定"},
}
MOST_SAID = 20  # cases in the text; all are in the frame


@dataclass(frozen=True)
class Passed:
    """One person passed over for another.

    Attributes
    ----------
    candidate, held
        Who was passed over, and the lesser post they have, None for none.
    other, post
        For whom, and where.
    points, less
        The points of both in that post.
    price
        Of reversing it: the best plan that has the candidate in the post and the other not. Its ``state`` is the short reason.
    exchange
        The two exchanged, and which hard rules that breaks.
    looked
        False where time ran out before the exchange was looked at.
    """

    candidate: str
    held: str | None
    other: str
    post: str
    points: int | float
    less: int | float
    price: Price
    exchange: Exchange | None = None
    looked: bool = True


@dataclass(frozen=True)
class PassedOver(Answer):
    """Everybody who was passed over.

    Attributes
    ----------
    plan
        The plan that was asked about.
    cases
        In the order of the plan's placements, then by points.
    """

    plan: Plan
    cases: tuple[Passed, ...]

    def __len__(self) -> int:
        return len(self.cases)

    def __iter__(self) -> Iterator[Passed]:
        return iter(self.cases)

    @property
    def proven(self) -> bool:
        """Whether every case is explained by a proof."""
        return all(case.price.proven for case in self.cases)

    def stated(self, lang: str) -> pd.DataFrame:
        """One row a case: candidate, points, held, other, less, post, state, the loss in each aim, rules, proven."""
        import pandas as pd

        columns = ["candidate", "points", "held", "other", "less", "post", "state", "rules", "proven"]
        rows, wording = [], Wording(self.plan.problem, lang)
        for case in self.cases:
            broken = case.exchange.breaks if case.exchange else ()
            rules = case.price.rules or tuple(dict.fromkeys(each.rule for each in broken))
            rows.append({"candidate": case.candidate, "points": case.points, "held": case.held or "", "other": case.other,
                         "less": case.less, "post": case.post, "state": case.price.state, **case.price.loss,
                         "rules": rule_words(rules, wording), "proven": case.price.proven})  # fmt: skip
        return pd.DataFrame(rows) if rows else pd.DataFrame(columns=pd.Index(columns))

    def sentences(self, lang: str) -> list[str]:
        """How many cases of which kind, and the reason of each."""
        words = WORDS[lang]
        if not self.cases:
            return [words["none"]]
        count = Counter(case.price.state for case in self.cases)
        counts = language(lang).clauses(f"{said} {count[state]}" for state, said in KINDS[lang].items() if count[state])
        lines = [words["head"].format(cases=len(self.cases), counts=counts)]
        lines += [self._case(case, words, lang) for case in self.cases[:MOST_SAID]]
        if len(self.cases) > MOST_SAID:
            lines.append("…")
        left = sum(not case.price.proven for case in self.cases)
        unlooked = sum(not case.looked for case in self.cases)
        late = [words["late"].format(open=left)] if left else []
        late += [words["some"].format(unlooked=unlooked)] if unlooked else []
        return [*lines, *(late or [words["all"]])]

    def _case(self, case: Passed, words: dict[str, str], lang: str) -> str:
        price, problem = case.price, self.plan.problem
        wording = Wording(problem, lang)
        first = next((value for value in price.loss.values() if value), 0)
        kind = "better" if price.state == "price" and first < 0 else price.state
        grounds = bar_grounds(problem, case.candidate, case.post, lang) if kind == "barred" else []
        rules = language(lang).parts(grounds)
        reason = words[kind].format(loss=wording.price(price), rules=rules)
        if case.exchange and case.exchange.breaks:
            reason += words["breaks"].format(rules=breach_words(problem, case.exchange.breaks, lang))
        reason += "" if case.looked else words["unlooked"]
        who, other = wording.person(case.candidate), wording.person(case.other)
        return words["case"].format(who=who, points=f"{case.points:,}", other=other, less=f"{case.less:,}",
                                    post=wording.post(case.post), reason=reason)  # fmt: skip


@telling
def passed_over(plan: Plan, time_limit: float | None = None, workers: int = 2, progress: Listener = False) -> PassedOver:
    """Every case where somebody with more points has no post, or a lesser one, than somebody with fewer.

    Points are those of both in the other's post. A post is lesser where its role weighs less in the merit aim; where roles weigh
    alike, only people without a post can be passed over. People who have no score for the post are not compared.

    Parameters
    ----------
    plan
        A plan, proven best or not.
    time_limit
        Seconds > 0 for the whole call, None for no limit.
    progress
        As in ``solve``.
    workers
        Threads that work on prices side by side, at least 1; the answer is the same with any number.

    Returns
    -------
    PassedOver
        Each case with what justifies it: rules that bar, that there is no such plan, the exact price of reversing it with the
        rules that the direct exchange would break, or that the lots decided between equals.

    Raises
    ------
    InputError
        If there is no plan.
    """
    refuse([*limit_faults("passed_over", time_limit), *plan_faults("passed_over", plan), *worker_faults("passed_over", workers)])
    costs = OpportunityCost(plan, time_limit)
    cases = list(_cases(plan))
    prices = _prices(costs, cases, workers)
    return PassedOver(plan, tuple(_looked_at(costs, case, price) for case, price in zip(cases, prices, strict=True)))


def _looked_at(costs: OpportunityCost, case: Passed, price: Price) -> Passed:
    """The case with its price and, as long as there is time, the direct exchange."""
    if price.state != "barred" and costs.deadline.over:
        return replace(case, price=price, looked=False)
    return replace(case, price=price, exchange=_exchange(costs.plan, case, price))


def _cases(plan: Plan) -> Iterator[Passed]:
    problem, points = plan.problem, plan.problem.pairs.points
    weight = _weights(plan)
    held: dict[str, str] = {}
    for who, post in plan.placements:
        held[who] = max(held.get(who, post), post, key=weight)
    unknown = Price("", None, "open", {}, {}, {})
    for other, post in plan.placements:
        less = points(other, post) or 0
        above = []
        for person in problem.candidates:
            more, own = points(person.id, post), held.get(person.id)
            if more is not None and more > less and (own is None or weight(own) < weight(post)):
                above.append(Passed(person.id, own, other, post, more, less, unknown))
        yield from sorted(above, key=lambda case: (-case.points, case.candidate))


def _weights(plan: Plan) -> Any:
    merit = next((aim for aim in plan.problem.tiers if isinstance(aim, Merit)), Merit())
    return lambda post: merit.role_weights.get(plan.problem.post(post).role, 1)


def _prices(costs: OpportunityCost, cases: list[Passed], workers: int) -> list[Price]:
    columns, barred = costs.solutions.columns, [costs.barred(case.candidate, case.post) for case in cases]
    left = [case for case, price in zip(cases, barred, strict=True) if price is None]
    asked = [([columns[case.candidate, case.post]], [columns[case.other, case.post]]) for case in left]
    found = iter(costs.every(asked, workers))
    return [price or costs.price(case.candidate, case.post, next(found)) for case, price in zip(cases, barred, strict=True)]


def _exchange(plan: Plan, case: Passed, price: Price) -> Exchange | None:
    if price.state == "barred":
        return None
    ways = exchanges(plan.problem, plan.placements, case.candidate, case.post)
    return next((way for way in ways if way.replaced == case.other), None)
