"""Why not X in Y? Barred, possible at a price, or in no plan at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, overload

from ..data.language import language
from ..data.placement import Placement
from ..errors import Fault, Message
from ..plan.argument_words import argument_fault
from ..plan.arguments import limit_faults
from ..plan.news import Listener, telling
from ..plan.plan import Plan
from ..plan.wording import Wording
from .answer import Answer, argument_meant, plan_faults, refuse
from .methods.conflicts import Conflict, Conflicts
from .methods.moves import Move, move_words, moves
from .methods.opportunity_cost import OpportunityCost
from .methods.price import Price, loss_columns
from .methods.reasons import Exchange, bar_grounds, breach_words, exchanges, rule_words
from .village_prices import VillagePrices, asked_faults, village_prices

if TYPE_CHECKING:
    import pandas as pd

EITHER = Message("why_not_either", "ask about a person and a post, or about a village alone", "请问人选与岗位，或只问一个村")
WORDS = {
    "en": {
        "chosen": "{who} is in {post} in this plan.",
        "barred": "{who} may not take {post}:",
        "free": "{who} in {post} would be exactly as good in every aim; the lots decided.",
        "price": "{who} in {post} is possible; the best such plan (proven) loses: {loss}.",
        "better": "{who} in {post} belongs to a better plan than this one, which is not proven best: {loss}.",
        "open": "{who} in {post}: time ran out before the price was known.",
        "bounds": "Known so far: {loss}.",
        "infeasible": "No plan that keeps every hard rule has {who} in {post} (proven).",
        "clash": "These rules clash with it, and without any one of them there would be a plan: {rules}.",
        "some": "These rules clash with it; time ran out before it was proven that each is needed: {rules}.",
        "moves": "It moves {count} people: {moves}.",
        "breaks": "Simply putting {who} in {place} would break: {rules}.",
        "works": "Simply putting {who} in {place} would keep every hard rule{loss}.", "but": "; it {loss}", "loses": "loses ",
        "of": "the place of {replaced}", "empty": "the empty place",
    },
    "zh": {
        "chosen": "本方案中 {who} 就在 {post}。",
        "barred": "{who} 不能担任 {post}：",
        "free": "{who} 担任 {post} 在各项目标上与本方案完全相当，由抽签决定。",
        "price": "{who} 可以担任 {post}；此时的最优方案（已证明）损失：{loss}。",
        "better": "{who} 担任 {post} 属于比本方案更好的方案（本方案尚未证明最优）：{loss}。",
        "open": "{who} 担任 {post}：时间用完，代价尚未确定。",
        "bounds": "目前已知：{loss}。",
        "infeasible": "满足全部硬性规则的方案中，没有一个由 {who} 担任 {post}（已证明）。",
        "clash": "与之冲突的规则如下，去掉其中任何一条就有可行方案：{rules}。",
        "some": "与之冲突的规则如下；时间用完，未能证明每一条都必不可少：{rules}。",
        "moves": "涉及 {count} 人变动：{moves}。",
        "breaks": "若只让 {who} {place}，将违反：{rules}。",
        "works": "若只让 {who} {place}，全部硬性规则仍可满足{loss}。", "but": "，但{loss}", "loses": "损失 ",
        "of": "顶替 {replaced}", "empty": "填补空缺",
    },
}  # fmt: skip


@dataclass(frozen=True)
class WhyNot(Answer):
    """Why a person is not in a post.

    Attributes
    ----------
    plan, candidate, post
        What was asked.
    price
        Its ``state`` is the short answer, its ``loss`` the exact price, aim by aim.
    placements, moves
        The best plan with this person in this post as far as it is known, and who moves; empty where there is none.
    exchange
        The simplest exchange and the hard rules it breaks: why it takes more than one move, or costs more.
    exchange_loss
        What it loses in each aim, where it breaks no hard rule.
    clash
        Rules that clash with it, where no plan has it.
    """

    plan: Plan
    candidate: str
    post: str
    price: Price
    placements: tuple[Placement, ...] = ()
    moves: tuple[Move, ...] = ()
    exchange: Exchange | None = None
    exchange_loss: Mapping[str, int | float] = field(default_factory=dict)
    clash: Conflict | None = None

    @property
    def state(self) -> str:
        """The short answer: chosen, free, price, barred, infeasible or open."""
        return self.price.state

    @property
    def proven(self) -> bool:
        """Whether nothing is left open."""
        return self.price.proven and (self.clash is None or self.clash.minimal)

    def stated(self, lang: str) -> pd.DataFrame:
        """One row: candidate, post, state, the loss in each aim, rules, moves, proven."""
        import pandas as pd

        wording = Wording(self.plan.problem, lang)
        rules = self.price.rules or (self.clash.rules if self.clash else ())
        row = {"candidate": self.candidate, "post": self.post, "state": self.state, **loss_columns(self.price.loss),
               "rules": rule_words(rules, wording), "moves": move_words(self.moves, wording), "proven": self.proven}  # fmt: skip
        return pd.DataFrame([row])

    def sentences(self, lang: str) -> list[str]:
        """The answer, its price and its reasons."""
        words, wording = WORDS[lang], Wording(self.plan.problem, lang)
        about = {"who": wording.person(self.candidate), "post": wording.post(self.post)}
        loss = wording.price(self.price)
        kind = self.state if self.state != "price" or not self._better() else "better"
        lines = [words[kind].format(**about, loss=loss)]
        if self.state == "barred":
            return lines + [f"· {ground}" for ground in bar_grounds(self.plan.problem, self.candidate, self.post, lang)]
        if not self.price.proven and loss:
            lines.append(words["bounds"].format(loss=loss))
        if self.clash:
            said = language(lang).parts(map(wording.cited, self.clash.rules))
            lines.append(words["clash" if self.clash.minimal else "some"].format(rules=said))
        if self.moves:
            lines.append(words["moves"].format(count=len(self.moves), moves=wording.moves(self.moves)))
        return lines + self._exchange_words(words, wording)

    def _better(self) -> bool:
        return next((value for value in self.price.loss.values() if value), 0) < 0

    def _exchange_words(self, words: dict[str, str], wording: Wording) -> list[str]:
        if self.exchange is None:
            return []
        replaced = self.exchange.replaced
        place = words["empty"] if replaced is None else words["of"].format(replaced=wording.person(replaced))
        rules = breach_words(self.plan.problem, self.exchange.breaks, wording.lang)
        lost = wording.figures(self.exchange_loss, words["loses"])
        loss = words["but"].format(loss=lost) if lost else ""
        return [
            words["breaks" if rules else "works"].format(who=wording.person(self.candidate), place=place, rules=rules, loss=loss)
        ]


@overload
def why_not(plan: Plan, candidate: str, post: str, time_limit: float | None = None, *, progress: Listener = False) -> WhyNot: ...
@overload
def why_not(plan: Plan, *, village: str, time_limit: float | None = None, progress: Listener = False) -> VillagePrices: ...


@telling
def why_not(plan: Plan, candidate: str | None = None, post: str | None = None, time_limit: float | None = None, *,
            village: str | None = None, progress: Listener = False) -> WhyNot | VillagePrices:  # fmt: skip
    """Why a person is not in a post: barred by rules, possible at an exact price, or in no plan at all.

    With ``village`` alone: why a village is not opened, or has no other form, where villages and people are decided together.

    Parameters
    ----------
    plan
        A plan, proven best or not.
    candidate, post
        Ids, or names where only one is meant: ``why_not(plan, "李秀英", "上庄村")`` if the village has one post, else
        ``"上庄村/第一书记"``.
    village
        Id or name of a village, instead of them.
    time_limit
        Seconds > 0 for the whole call, None for no limit; a price that is not settled by then has bounds.
    progress
        As in ``solve``.

    Returns
    -------
    WhyNot
        The price is that of ``prices``: against the best plan without this wish. Moves are those of the best plan with it.

    Raises
    ------
    InputError
        If there is no plan, or ids are unknown.
    """
    if village is not None and candidate is None and post is None:
        refuse(asked_faults("why_not", plan, [], time_limit))
        return village_prices(plan, [village], time_limit)
    faults = [*limit_faults("why_not", time_limit), *plan_faults("why_not", plan)]
    if village is not None:
        faults.append(argument_fault("why_not", "village", village, EITHER))
    candidate, post = _meant(plan, candidate, post, faults)
    refuse(faults)
    costs = OpportunityCost(plan, time_limit)
    place = Placement(candidate, post)
    if (barred := costs.barred(candidate, post)) is not None:
        return WhyNot(plan, candidate, post, barred)
    found = costs.forced([costs.solutions.columns[place]], near=place not in plan.placements)
    price = costs.price(candidate, post, found)
    if place in plan.placements:
        return WhyNot(plan, candidate, post, price, plan.placements)
    ways = exchanges(plan.problem, plan.placements, candidate, post)
    clash = Conflicts(plan.problem, costs.deadline).smallest([place]) if found.infeasible else None
    after = () if found.x is None else costs.solutions.placements(found.x)
    moved = moves(plan.placements, after) if after else ()
    way = ways[0] if ways else None
    lost = costs.worth(way.placements) if way and not way.breaks else {}
    return WhyNot(plan, candidate, post, price, after, moved, way, lost, clash)


def _meant(plan: Any, candidate: Any, post: Any, faults: list[Fault]) -> tuple[str, str]:
    """The ids that are meant by what was asked."""
    if not isinstance(plan, Plan):
        return "", ""
    return argument_meant("why_not", "candidate", plan, candidate, faults), argument_meant(
        "why_not", "post", plan, post, faults, "post"
    )
