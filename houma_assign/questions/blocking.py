"""Who would rather have a post that would rather have them: the pairs that block a plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..constraints import Stable
from ..constraints.stable import Wish
from ..data.exact import shown
from ..data.placement import Placement
from ..plan.argument_words import argument_fault
from ..plan.arguments import limit_faults, worker_faults
from ..plan.news import Listener, telling
from ..plan.plan import Plan
from ..plan.wording import Wording, number
from .answer import Answer, plan_faults, refuse
from .methods.opportunity_cost import OpportunityCost
from .methods.price import Price
from .methods.reasons import Exchange, breach_words, exchanges, rule_words
from .methods.wish_lists import NO_WISHES, stable_rules, stated_rule

if TYPE_CHECKING:
    import pandas as pd

WORDS = {
    "en": {
        "none": "No pair blocks the plan: nobody would rather have a post that has a free slot or a holder with a lower mark.",
        "head": "{number} pairs block the plan; in {direct} of them the two could be exchanged with every hard rule kept.",
        "row": "{who} wished for {post} ({wish}) and has {held}; {other}: {reason}",
        "place": "wish {wish}", "no_wish": "not wished for", "nothing": "nothing", "free": "a slot is free",
        "holder": "{other} holds it with {less}, against {mark}",
        "keeps": "the direct exchange keeps every hard rule", "breaks": "the direct exchange breaks {rules}",
        "infeasible": "no plan has it so (proven)", "price": "the best plan with it: {loss}", "same": "a plan with it is as good",
        "late": "the price is not settled in time", "barred": "barred by {rules}",
        "part": "Time ran out: some prices are bounds or open.",
        "proven": "Every price is the proven optimum with the pair placed, against the proven optimum without.",
        "more": "... and {number} more, all in .frame",
    },
    "zh": {
        "none": "没有阻碍方案的配对：没有人更愿意去一个尚有空缺、或现任者评分更低的岗位。",
        "head": "共有 {number} 个阻碍配对；其中 {direct} 个，直接互换可满足全部硬性规则。",
        "row": "{who} 的意愿是 {post}（{wish}），现为 {held}；{other}：{reason}",
        "place": "第 {wish} 志愿", "no_wish": "非所填志愿", "nothing": "未派", "free": "该岗位尚有空缺",
        "holder": "现任 {other} 评分 {less}，本人评分 {mark}",
        "keeps": "直接互换满足全部硬性规则", "breaks": "直接互换违反 {rules}",
        "infeasible": "没有这样的方案（已证明）", "price": "这样安排的最好方案：{loss}", "same": "有同样好的方案这样安排",
        "late": "限时内代价未定", "barred": "规则不允许：{rules}", "part": "时间用完：部分代价只是界或尚未确定。",
        "proven": "各项代价均精确：固定该安排后已证明的最优值，与原最优值之差。",
        "more": "……另有 {number} 个，见完整的表",
    },
}  # fmt: skip
MOST_SAID = 20


@dataclass(frozen=True)
class BlockingPair:
    """A person and a post that would rather have each other.

    Attributes
    ----------
    candidate, post
        Who, and where.
    wish, mark
        Which wish it is, 1 the first, and the mark that the post gives.
    held, held_wish
        The post that the person has, and which wish that is; None for none.
    other, other_mark
        The holder with the lowest mark and that mark, None where a slot is free or the holder has no mark.
    exchange
        The two exchanged, everybody else staying, and which hard rules that breaks.
    price
        Of the best plan with the candidate in the post, and without the other in it.
    """

    candidate: str
    post: str
    wish: int
    mark: int | float
    held: str | None
    held_wish: int | None
    other: str | None
    other_mark: int | float | None
    exchange: Exchange | None
    price: Price


@dataclass(frozen=True)
class Blocking(Answer):
    """The pairs that block a plan.

    Attributes
    ----------
    plan
        The plan that was asked about.
    pairs
        Person after person, highest wish first.
    """

    plan: Plan
    pairs: tuple[BlockingPair, ...]

    def __len__(self) -> int:
        return len(self.pairs)

    def __iter__(self) -> Iterator[BlockingPair]:
        return iter(self.pairs)

    @property
    def proven(self) -> bool:
        """Whether every price is settled."""
        return all(pair.price.proven for pair in self.pairs)

    def stated(self, lang: str) -> pd.DataFrame:
        """One row a pair: who wants what, what each side holds, whether the direct exchange is a plan, the price."""
        import pandas as pd

        wording, aims = Wording(self.plan.problem, lang), [tier.aim for tier in self.plan.tiers if tier.named]
        rows = [
            {"candidate": each.candidate, "post": each.post, "wish": each.wish, "held": each.held or "",
             "held_wish": each.held_wish, "mark": each.mark, "other": each.other or "", "other_mark": each.other_mark,
             "exchange": each.exchange is not None and not each.exchange.breaks,
             "rules": rule_words(list(dict.fromkeys(b.rule for b in each.exchange.breaks)) if each.exchange else (), wording),
             "state": each.price.state, **{f"{aim} loss": each.price.loss.get(aim) for aim in aims}, "proven": each.price.proven}
            for each in self.pairs
        ]  # fmt: skip
        columns = ["candidate", "post", "wish", "held", "held_wish", "mark", "other", "other_mark", "exchange", "rules", "state"]
        return pd.DataFrame(rows, columns=pd.Index([*columns, *(f"{aim} loss" for aim in aims), "proven"]))

    def sentences(self, lang: str) -> list[str]:
        """How many pairs, then one line each."""
        words = WORDS[lang]
        if not self.pairs:
            return [words["none"]]
        direct = sum(each.exchange is not None and not each.exchange.breaks for each in self.pairs)
        wording = Wording(self.plan.problem, lang)
        lines = [words["head"].format(number=len(self.pairs), direct=direct)]
        lines += [self._line(each, words, wording) for each in self.pairs[:MOST_SAID]]
        if len(self.pairs) > MOST_SAID:
            lines.append(words["more"].format(number=len(self.pairs) - MOST_SAID))
        return [*lines, words["proven" if self.proven else "part"]]

    def _line(self, pair: BlockingPair, words: Mapping[str, str], wording: Wording) -> str:
        held, spoken = words["nothing"], wording.language
        if pair.held is not None:
            wish = words["no_wish"] if pair.held_wish is None else words["place"].format(wish=pair.held_wish)
            held = wording.post(pair.held) + spoken.aside(wish)
        other = words["free"]
        if pair.other is not None:
            less = "–" if pair.other_mark is None else number(pair.other_mark)
            other = words["holder"].format(other=wording.person(pair.other), less=less, mark=number(pair.mark))
        reasons = [self._exchange(pair, words, wording.lang), self._price(pair, words, wording)]
        return words["row"].format(who=wording.person(pair.candidate), post=wording.post(pair.post),
                                   wish=words["place"].format(wish=pair.wish), held=held, other=other,
                                   reason=spoken.clauses(reasons))  # fmt: skip

    def _exchange(self, pair: BlockingPair, words: Mapping[str, str], lang: str) -> str:
        if pair.exchange is None:
            return ""
        if not pair.exchange.breaks:
            return words["keeps"]
        return words["breaks"].format(rules=breach_words(self.plan.problem, pair.exchange.breaks, lang))

    @staticmethod
    def _price(pair: BlockingPair, words: Mapping[str, str], wording: Wording) -> str:
        state = pair.price.state
        if state == "barred":
            return words["barred"].format(rules=rule_words(pair.price.rules, wording))
        if state == "price":
            return words["price"].format(loss=wording.price(pair.price))
        return words[{"infeasible": "infeasible", "free": "same"}.get(state, "late")]


@telling
def blocking(plan: Plan, wishes: Mapping[str, Sequence[str]] | None = None, say: Any = "score", time_limit: float | None = None,
             workers: int = 2, progress: Listener = False) -> Blocking:  # fmt: skip
    """The pairs of a person and a post that would rather have each other than what the plan gives them.

    Parameters
    ----------
    plan
        A plan, proven best or not.
    wishes, say
        As in the rule ``Stable``; by default those of the problem's rules of stability, hard or soft.
    time_limit
        Seconds > 0 for the whole call, None for no limit.
    progress
        As in ``solve``.
    workers
        Threads that work on prices side by side, at least 1.

    Returns
    -------
    Blocking
        Each pair with what both sides hold, what the direct exchange would break, and the exact price of granting the wish.

    Raises
    ------
    InputError
        If there is no plan, or there are no wishes.
    """
    refuse([*limit_faults("blocking", time_limit), *plan_faults("blocking", plan), *worker_faults("blocking", workers)])
    rules = stable_rules(plan.problem)
    if wishes is not None:
        rule, faults = stated_rule("blocking", plan.problem, wishes, say)
        refuse(faults)
        rules = [rule] if rule is not None else []
    if not rules:
        refuse([argument_fault("blocking", "wishes", None, NO_WISHES)])
    found = list({(wish.candidate, wish.post): (rule, wish)
                  for rule in rules for wish in rule.blocking(plan.problem, plan.placements)}.values())  # fmt: skip
    costs = OpportunityCost(plan, time_limit)
    others = [_lowest(plan, rule, wish) for rule, wish in found]
    prices = _prices(costs, [wish for _, wish in found], others, workers)
    return Blocking(plan, tuple(_pair(plan, rule, wish, other, price)
                                for (rule, wish), other, price in zip(found, others, prices, strict=True)))  # fmt: skip


def _prices(costs: OpportunityCost, wishes: list[Wish], others: list[str | None], workers: int) -> list[Price]:
    """What each costs; a pair that rules bar has no price, and why."""
    columns, barred = costs.solutions.columns, [costs.barred(wish.candidate, wish.post) for wish in wishes]
    left = [(wish, other) for wish, other, price in zip(wishes, others, barred, strict=True) if price is None]
    asked = [([columns[wish.candidate, wish.post]], [columns[other, wish.post]] if other else []) for wish, other in left]
    found = costs.every(asked, workers)
    return [price or costs.price(wish.candidate, wish.post, next(found)) for wish, price in zip(wishes, barred, strict=True)]


def _lowest(plan: Plan, rule: Stable, wish: Wish) -> str | None:
    """The holder with the lowest mark; None where a slot is free."""
    inside = [place for place in plan.placements if place.post == wish.post]
    if rule.free_slots_block(plan.problem) and len(inside) < plan.problem.post(wish.post).slots:
        return None
    marks = {place.candidate: rule.mark(plan.problem, *place) for place in inside if place.candidate != wish.candidate}
    return min(marks, key=lambda who: (marks[who] is not None, marks[who] or 0, who))


def _pair(plan: Plan, rule: Stable, wish: Wish, other: str | None, price: Price) -> BlockingPair:
    problem = plan.problem
    own = [place.post for place in plan.placements if place.candidate == wish.candidate]
    ranks = {post: rule.rank(problem, wish.candidate, post) for post in own}
    held = min(ranks, key=lambda post: (ranks[post] is None, ranks[post] or 0), default=None)
    rank = None if held is None else ranks[held]
    mark = rule.mark(problem, *Placement(other, wish.post)) if other is not None else None
    ways = exchanges(problem, plan.placements, wish.candidate, wish.post)
    return BlockingPair(
        wish.candidate, wish.post, wish.rank + 1, shown(wish.mark), held, None if rank is None else rank + 1, other,
        None if mark is None else shown(mark), next((way for way in ways if way.replaced == other), None), price,
    )  # fmt: skip
