"""The price of everything: what each placement, and leaving each chosen person out, would cost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ..data.language import language
from ..plan.arguments import limit_faults, worker_faults
from ..plan.news import Listener, telling
from ..plan.plan import Plan
from ..plan.status import Status
from ..plan.wording import Wording
from .answer import Answer, plan_faults, refuse
from .methods.opportunity_cost import OpportunityCost
from .methods.price import Price
from .methods.reasons import rule_words

if TYPE_CHECKING:
    import pandas as pd

WORDS = {
    "en": {
        "head": "{pairs} placements asked about: {states}.",
        "free": "As good as in the plan: {pairs}.",
        "out": "Leaving out costs most for {who}: {loss}.",
        "proven": "Every price is exact: the proven optimum with the placement settled, against the proven optimum without.",
        "part": "Time ran out: {open} answers are bounds or open (column proven).",
        "base": "The plan itself was not proven best.",
    },
    "zh": {
        "head": "共询问 {pairs} 种人岗搭配：{states}。",
        "free": "与方案同样好的搭配：{pairs}。",
        "out": "不选 {who} 的代价最大：{loss}。",
        "proven": "所有代价均精确：固定该搭配后已证明的最优值，与原最优值之差。",
        "part": "时间用完：{open} 个回答只是界或尚未确定（见“已证明”一列）。",
        "base": "方案本身尚未证明最优。",
    },
}
STATES = {
    "en": {"chosen": "in the plan", "free": "free (a tie that the lots decided)", "price": "at a price",
           "barred": "barred by rules", "infeasible": "in no plan", "open": "open"},
    "zh": {"chosen": "在方案中", "free": "无代价（与方案相当，由抽签决定）", "price": "有代价", "barred": "规则不允许",
           "infeasible": "无可行方案", "open": "未定"},
}  # fmt: skip
MOST_NAMED = 12  # free placements named in the text; all are in the frame


@dataclass(frozen=True)
class Prices(Answer):
    """The price of every placement.

    Attributes
    ----------
    plan
        The plan that was asked about.
    pairs
        One for every candidate and post.
    leaving_out
        One for every chosen person.
    """

    plan: Plan
    pairs: tuple[Price, ...]
    leaving_out: tuple[Price, ...]

    def __getitem__(self, pair: tuple[str, str | None]) -> Price:
        """The price of (candidate, post), or of leaving a candidate out: (candidate, None)."""
        return self._at[pair]

    def __iter__(self) -> Iterator[Price]:
        return iter((*self.pairs, *self.leaving_out))

    @cached_property
    def _at(self) -> dict[tuple[str, str | None], Price]:
        return {(price.candidate, price.post): price for price in self}

    @property
    def proven(self) -> bool:
        """Whether every answer is exact."""
        return all(price.proven for price in self)

    @property
    def frame(self) -> pd.DataFrame:
        """The table of ``stated``; a copy of what is kept."""
        return self._frame.copy()

    @cached_property
    def _frame(self) -> pd.DataFrame:
        return self.stated("en")

    def stated(self, lang: str) -> pd.DataFrame:
        """One row a pair: candidate, post, state, the loss in each aim, rules, proven; people left out have an empty post."""
        import pandas as pd

        wording = Wording(self.plan.problem, lang)
        aims = [tier.aim for tier in self.plan.tiers if tier.named]
        rows = [
            {"candidate": price.candidate, "post": price.post or "", "state": price.state,
             **{f"{aim} loss": price.loss.get(aim) for aim in aims},
             "rules": rule_words(price.rules, wording), "proven": price.proven}
            for price in self
        ]  # fmt: skip
        return pd.DataFrame(rows)

    @property
    def matrix(self) -> pd.DataFrame:
        """Candidates by posts: the first loss that is not zero, e.g. ``needs 3``, or the state."""
        import pandas as pd

        cells: dict[str, dict[str, str]] = {}
        for price in self.pairs:
            lost = next((f"{aim} {value:,}" for aim, value in price.loss.items() if value), price.state)
            cells.setdefault(price.candidate, {})[price.post or ""] = lost if price.state == "price" else price.state
        return pd.DataFrame.from_dict(cells, orient="index", columns=[post.id for post in self.plan.problem.posts])

    def sentences(self, lang: str) -> list[str]:
        """Counts, what is free, who is missed most, what is proven."""
        words, wording, count = WORDS[lang], Wording(self.plan.problem, lang), Counter(price.state for price in self.pairs)
        clauses = language(lang).clauses
        states = clauses(f"{said} {count[state]}" for state, said in STATES[lang].items() if count[state])
        lines = [words["head"].format(pairs=len(self.pairs), states=states)]
        free = [wording.place(price.candidate, price.post or "") for price in self.pairs if price.state == "free"]
        if free:
            lines.append(words["free"].format(pairs=clauses(free[:MOST_NAMED]) + (" …" if len(free) > MOST_NAMED else "")))
        known = [price for price in self.leaving_out if price.proven and price.loss]
        dear = max(known, key=lambda price: tuple(price.loss.values()), default=None)
        if dear is not None and any(dear.loss.values()):
            loss = wording.figures(dear.loss)
            lines.append(words["out"].format(who=wording.person(dear.candidate), loss=loss))
        left = sum(not price.proven for price in self)
        unsure = [words["base"]] if left and self.plan.status is not Status.OPTIMAL else []
        return [*lines, words["part"].format(open=left) if left else words["proven"], *unsure]


@telling
def prices(plan: Plan, time_limit: float | None = None, workers: int = 2, progress: Listener = False) -> Prices:
    """The exact price of every placement, tier by tier.

    The price of a pair is what the best plan loses when the pair is settled beforehand: ``solve(problem).bound`` less
    ``solve(problem.pin(candidate, post)).bound``, aim by aim. A pair that costs nothing in any aim is free: it stands in a plan
    as good as this one, and only the lots decided. The price of leaving a person out is that of barring all their pairs.

    Parameters
    ----------
    plan
        A plan, proven best or not.
    time_limit
        Seconds > 0 for the whole call, None for no limit; what is not settled by then carries bounds.
    progress
        As in ``solve``.
    workers
        Threads that work on prices side by side, at least 1; the answer is the same with any number.

    Returns
    -------
    Prices
        One price for every candidate and post, and for every person in the plan.

    Raises
    ------
    InputError
        If there is no plan.
    """
    refuse([*limit_faults("prices", time_limit), *plan_faults("prices", plan), *worker_faults("prices", workers)])
    costs = OpportunityCost(plan, time_limit)
    pairs = costs.every_pair(workers)
    people = list(dict.fromkeys(place.candidate for place in plan.placements))
    return Prices(plan, pairs, costs.every_absence(people, workers))
