"""Why is she here, or why is she nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..data.language import language
from ..data.placement import Breach, Placement
from ..data.shared_messages import at_least
from ..plan.argument_words import argument_fault
from ..plan.arguments import limit_faults
from ..plan.news import Listener, telling
from ..plan.plan import Plan
from ..plan.wording import Wording
from .answer import Answer, argument_meant, plan_faults, refuse
from .methods.opportunity_cost import OpportunityCost, Optimum
from .methods.price import Price, loss_columns
from .methods.reasons import breach_words, broken, group_words

if TYPE_CHECKING:
    import pandas as pd

WORDS = {
    "en": {
        "here": "{who} is in {post}: {points} points{grade}{needs}.", "grade": ", grade {grade}", "needs": ", meets {needs}",
        "firm": "Firm: every plan as good in all aims has this placement (proven).",
        "open": "At the committee's discretion: another plan is exactly as good; the lots decided.",
        "unknown": "Whether the placement is firm was not settled in time.",
        "binds": "Without {who}, and nobody else moved, these rules would be broken: {rules}.",
        "others": "Who else could take {post}, and what the best such plan loses: {others}.",
        "no others": "Nobody else can take {post} in any plan (proven).",
        "out": "Leaving {who} out altogether loses: {loss}.", "out free": "Leaving {who} out altogether loses nothing.",
        "out none": "No plan leaves {who} out (proven).", "nothing": "nothing",
        "nowhere": "{who} has no post in this plan.",
        "barred": "Rules bar {who} from every post; see why_not for each.",
        "best": "The best plan that sends {who} has them in {post} and loses: {loss}.",
        "never": "No plan that keeps every hard rule sends {who} (proven).", "late": "Time ran out before the price was known.",
    },
    "zh": {
        "here": "{who} 在 {post}：{points} 分{grade}{needs}。", "grade": "，匹配等次 {grade}", "needs": "，满足需求 {needs}",
        "firm": "确定：各项目标同样好的方案都有这一安排（已证明）。",
        "open": "可由委员会酌定：另有完全相当的方案，由抽签决定。",
        "unknown": "限时内未能判定这一安排是否确定。", "binds": "若去掉 {who} 而其他人不动，将违反：{rules}。",
        "others": "还有谁可以担任 {post}，以及此时最优方案的损失：{others}。",
        "no others": "任何方案中都没有其他人能担任 {post}（已证明）。",
        "out": "完全不选 {who} 的损失：{loss}。", "out free": "完全不选 {who} 没有损失。",
        "out none": "没有任何方案能不选 {who}（已证明）。", "nothing": "无损失",
        "nowhere": "本方案中 {who} 没有岗位。",
        "barred": "规则不允许 {who} 担任任何岗位；逐一原因可询问“为何不在”。",
        "best": "选派 {who} 的最优方案安排其在 {post}，损失：{loss}。",
        "never": "满足全部硬性规则的方案都不选派 {who}（已证明）。", "late": "时间用完，代价尚未确定。",
    },
}  # fmt: skip


@dataclass(frozen=True)
class Held:
    """One placement explained.

    Attributes
    ----------
    placement, points, grade, needs
        What is there, and which needs of the village the person can meet.
    firm
        Whether every plan that is as good has it; None if that was not settled in time.
    binds
        The hard rules that would be broken without it, nobody else moved.
    others
        Who else could take the post instead, cheapest first; what the best such plan loses.
    complete
        Whether ``others`` lists everybody who could.
    """

    placement: Placement
    points: int | float
    grade: str
    needs: tuple[str, ...]
    firm: bool | None
    binds: tuple[Breach, ...]
    others: tuple[Price, ...]
    complete: bool


@dataclass(frozen=True)
class Explanation(Answer):
    """Why a person is where they are.

    Attributes
    ----------
    plan, candidate
        What was asked.
    held
        One for each of the person's placements; empty where there is none.
    price
        Of leaving the person out; for somebody without a post, of the best plan that sends them. None where rules bar them from
        every post.
    """

    plan: Plan
    candidate: str
    held: tuple[Held, ...]
    price: Price | None

    @property
    def frame(self) -> pd.DataFrame:
        """One row a placement, and a person who could take it: post, candidate, score, grade, state, losses, proven."""
        import pandas as pd

        pairs = self.plan.problem.pairs
        rows: list[dict[str, Any]] = []
        for held in self.held:
            rows.append({"post": held.placement.post, "candidate": self.candidate, "score": held.points, "grade": held.grade,
                         "state": "chosen", "proven": held.firm is not None})  # fmt: skip
            rows += [_row(price, pairs) for price in held.others]
        if not self.held and self.price is not None:
            rows.append(_row(self.price, pairs))
        return pd.DataFrame(rows, columns=None if rows else pd.Index(["post", "candidate", "score", "grade", "state", "proven"]))

    def sentences(self, lang: str) -> list[str]:
        """Facts, rules, prices."""
        words, wording = WORDS[lang], Wording(self.plan.problem, lang)
        who = wording.person(self.candidate)
        if not self.held:
            return [words["nowhere"].format(who=who), self._nowhere(words, wording), *group_words(wording, self.candidate)]
        lines = [line for held in self.held for line in self._held(held, words, wording)] + group_words(wording, self.candidate)
        if self.price is None:
            return lines
        loss = wording.price(self.price)
        kind = {"infeasible": "out none", "open": "late"}.get(self.price.state, "out" if loss else "out free")
        return [*lines, words[kind].format(who=who, loss=loss)]

    def _nowhere(self, words: dict[str, str], wording: Wording) -> str:
        if self.price is None:
            return words["barred"].format(who=wording.person(self.candidate))
        kind = {"infeasible": "never", "open": "late"}.get(self.price.state, "best")
        loss = wording.price(self.price) or words["nothing"]
        post = wording.post(self.price.post or "")
        return words[kind].format(who=wording.person(self.candidate), post=post, loss=loss)

    def _held(self, held: Held, words: dict[str, str], wording: Wording) -> list[str]:
        label, lang, said_in = self.plan.problem.label, wording.lang, language(wording.lang)
        who, post = wording.person(self.candidate), wording.post(held.placement.post)
        grade = words["grade"].format(grade=held.grade) if held.grade else ""
        needs = words["needs"].format(needs=said_in.names(label(need, lang) for need in held.needs)) if held.needs else ""
        lines = [words["here"].format(who=who, post=post, points=f"{held.points:,}", grade=grade, needs=needs)]
        lines.append(words["unknown" if held.firm is None else "firm" if held.firm else "open"])
        if held.binds:
            lines.append(words["binds"].format(who=who, rules=breach_words(self.plan.problem, held.binds, lang)))
        named = [(wording.person(each.candidate), wording.price(each) or words["nothing"]) for each in held.others]
        said = said_in.parts(f"{name}{said_in.aside(loss)}" for name, loss in named)
        if said or held.complete:
            more = "" if held.complete else " …"
            lines.append(words["others" if said else "no others"].format(post=post, others=said + more))
        return lines


@telling
def explain(plan: Plan, candidate: str, others: int = 3, time_limit: float | None = None,
            progress: Listener = False) -> Explanation:  # fmt: skip
    """Why a person is in a post, or in none.

    Parameters
    ----------
    plan
        A plan, proven best or not.
    candidate
        Id of the person, or a name that nobody else has.
    others
        How many of those who could take the same post to name, cheapest first; at least 0.
    time_limit, progress
        As in ``solve``.

    Returns
    -------
    Explanation
        Points and grade, needs met, the rules that hang on the person, whether the placement is firm, who else could take it and
        what that would cost, and what leaving the person out would cost. Prices are exact unless they say otherwise.

    Raises
    ------
    InputError
        If there is no plan, or the id is unknown.
    """
    faults = [*limit_faults("explain", time_limit), *plan_faults("explain", plan)]
    if isinstance(plan, Plan):
        candidate = argument_meant("explain", "candidate", plan, candidate, faults)
    if isinstance(others, bool) or not isinstance(others, int) or others < 0:
        faults.append(argument_fault("explain", "others", others, at_least(0)))
    refuse(faults)
    costs = OpportunityCost(plan, time_limit)
    mine = [place for place in plan.placements if place.candidate == candidate]
    if not mine:
        return Explanation(plan, candidate, (), _cheapest(costs, candidate))
    found = [_held(costs, place, others) for place in mine]
    left_out = costs.without(candidate, found[0][1])
    return Explanation(plan, candidate, tuple(held for held, _ in found), costs.price(candidate, None, left_out))


def _cheapest(costs: OpportunityCost, candidate: str) -> Price | None:
    """The price of the best plan that sends a person who has no post."""
    own = {column: pair[1] for pair, column in costs.solutions.columns.items() if pair[0] == candidate}
    if not own:
        return None
    found = costs.any_of(list(own))
    post = next((own[column] for column in own if found.x is not None and found.x[column]), None)
    return costs.price(candidate, post, found)


def _held(costs: OpportunityCost, place: Placement, others: int) -> tuple[Held, Optimum]:
    """One placement explained, and the best plan without it."""
    plan, column, pairs = costs.plan, costs.solutions.columns[place], costs.plan.problem.pairs
    rest = [other for other in plan.placements if other != place]
    binds = tuple(each for each in broken(plan.problem, rest) if each not in broken(plan.problem, plan.placements))
    without = costs.forced((), [column])
    price = costs.price(*place, without)
    firm = None if not price.proven else price.state == "infeasible" or any(price.loss.values())
    if not costs.plain:  # within the slack of an aim a plan may lose something and be as good
        firm = costs.firm(column)
    listed, complete = _others(costs, place, others, without)
    held = Held(place, pairs.points(*place) or 0, pairs.grade_of(*place), tuple(plan.needs_met(place)), firm, binds, listed,
                complete)  # fmt: skip
    return held, without


def _others(costs: OpportunityCost, place: Placement, most: int, without: Optimum) -> tuple[tuple[Price, ...], bool]:
    """Who could take the post instead, cheapest first: each time the best plan with any of those not named yet."""
    inside = {each.candidate for each in costs.plan.placements if each.post == place.post}
    left = {column: pair for pair, column in costs.solutions.columns.items() if pair[1] == place.post and pair[0] not in inside}
    found: list[Price] = []
    best, column = without, costs.solutions.columns[place]
    while left and len(found) < most:
        best = costs.any_of(list(left), [column], best)
        if best.infeasible:
            return tuple(found), True
        taken = [each for each in left if best.x is not None and best.x[each]]
        for each in taken:
            # With slack in the aims the best of several is not the best of each.
            own = best if costs.plain else costs.forced([each], [column])
            found.append(costs.price(*left.pop(each), own))
        if not taken or not found[-1].proven:  # in the last plan of a search that ran out of time there may be cheaper ones
            return tuple(found[:most]), False
    return tuple(found[:most]), not left and len(found) <= most


def _row(price: Price, pairs: Any) -> dict[str, Any]:
    post = price.post or ""
    return {"post": post, "candidate": price.candidate, "score": pairs.points(price.candidate, post),
            "grade": pairs.grade_of(price.candidate, post), "state": price.state, **loss_columns(price.loss),
            "proven": price.proven}  # fmt: skip
