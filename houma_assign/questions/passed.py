"""Who was passed over: cases with their reasons, and what they say person by person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..data.language import language
from ..plan.plan import Plan
from ..plan.wording import Wording
from .answer import Answer
from .methods.price import Price, loss_columns
from .methods.reasons import Exchange, bar_grounds, breach_words, rule_words

if TYPE_CHECKING:
    import pandas as pd

WORDS = {
    "en": {
        "none": "Nobody with more points was passed over.",
        "head": "{people} people have more points than somebody in a post, and none or a lesser one, in {cases} cases: {counts}.",
        "case": "{who} ({points}) for {other} ({less}) in {post}: {reason}.",
        "person": "{who}, {number} such cases ({counts}); by most for {other} in {post}, {points} against {less}: {reason}.",
        "barred": "barred: {rules}", "infeasible": "in no plan (proven)", "free": "as good in every aim; the lots decided",
        "price": "reversing it loses {loss}", "better": "reversing it belongs to a better plan: {loss}",
        "open": "time ran out {loss}", "breaks": "; the direct exchange breaks {rules}",
        "unlooked": "; time ran out before the direct exchange was looked at",
        "priority": "Of priority groups among them: {people}.",
        "all": "Every case is explained, and every price is exact (proven).",
        "late": "Time ran out: {open} cases are not settled.",
        "some": "Time ran out before the direct exchange of {unlooked} cases was looked at.",
    },
    "zh": {
        "none": "没有得分更高者被越过。",
        "head": "得分更高却没有岗位或岗位较低的有 {people} 人，情形共 {cases} 个：{counts}。",
        "case": "{who}（{points} 分）未取代 {other}（{less} 分）担任 {post}：{reason}。",
        "person": "{who}：此类情形 {number} 个（{counts}）；分差最大的是 {other} 担任的 {post}，"
        "{points} 分对 {less} 分：{reason}。",
        "barred": "规则不允许：{rules}", "infeasible": "没有这样的方案（已证明）", "free": "各项目标完全相当，由抽签决定",
        "price": "改由其担任则损失 {loss}", "better": "改由其担任属于更好的方案：{loss}",
        "open": "时间用完 {loss}", "breaks": "；直接互换将违反 {rules}",
        "unlooked": "；直接互换因时间用完未查看",
        "priority": "其中属优先群体的：{people}。",
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

    @property
    def by_person(self) -> dict[str, tuple[Passed, ...]]:
        """Person -> the cases by how many more points they have, most first; who was passed over by most comes first."""
        found: dict[str, list[Passed]] = {}
        for case in sorted(self.cases, key=lambda case: (case.less - case.points, case.candidate, case.post, case.other)):
            found.setdefault(case.candidate, []).append(case)
        return {who: tuple(cases) for who, cases in found.items()}

    def stated(self, lang: str) -> pd.DataFrame:
        """One row a case: candidate, score, held, other, less, post, state, the loss in each aim, rules, proven.

        Where people are in priority groups a column ``priority_groups`` has those of the candidate.
        """
        import pandas as pd

        columns = ["candidate", "score", "held", "other", "less", "post", "state", "rules", "proven"]
        rows, wording = [], Wording(self.plan.problem, lang)
        known = {who.id: who.priority_groups for who in self.plan.problem.candidates}
        for case in self.cases:
            broken = case.exchange.breaks if case.exchange else ()
            rules = case.price.rules or tuple(dict.fromkeys(each.rule for each in broken))
            rows.append({"candidate": case.candidate, "score": case.points, "held": case.held or "", "other": case.other,
                         "less": case.less, "post": case.post, "state": case.price.state, **loss_columns(case.price.loss),
                         "rules": rule_words(rules, wording), "proven": case.price.proven,
                         **({"priority_groups": "; ".join(known[case.candidate])} if any(known.values()) else {})})  # fmt: skip
        return pd.DataFrame(rows) if rows else pd.DataFrame(columns=pd.Index(columns))

    def sentences(self, lang: str) -> list[str]:
        """How many cases of which kind, and the reason of each."""
        words = WORDS[lang]
        if not self.cases:
            return [words["none"]]
        by_person = self.by_person
        lines = [words["head"].format(people=len(by_person), cases=len(self.cases), counts=_counts(self.cases, lang))]
        lines += [words["priority"].format(people=people)] if (people := self._priority(lang)) else []
        lines += [self._person(cases, words, lang) for cases in by_person.values()]
        left = sum(not case.price.proven for case in self.cases)
        unlooked = sum(not case.looked for case in self.cases)
        late = [words["late"].format(open=left)] if left else []
        late += [words["some"].format(unlooked=unlooked)] if unlooked else []
        return [*lines, *(late or [words["all"]])]

    def _priority(self, lang: str) -> str:
        """Those of priority groups who were passed over, with their groups."""
        problem, said = self.plan.problem, language(lang)
        told = [(Wording(problem, lang).person(who), problem.candidate(who).priority_groups) for who in self.by_person]
        return said.names(
            who + said.aside(said.names(problem.label(each, lang) for each in groups)) for who, groups in told if groups
        )

    def _person(self, cases: tuple[Passed, ...], words: dict[str, str], lang: str) -> str:
        """One person in a sentence: the case by most points, and how many of which kind there are."""
        case, wording = cases[0], Wording(self.plan.problem, lang)
        return words["case" if len(cases) == 1 else "person"].format(
            who=wording.person(case.candidate), points=f"{case.points:,}", other=wording.person(case.other),
            less=f"{case.less:,}", post=wording.post(case.post), reason=self._reason(case, words, lang), number=len(cases),
            counts=_counts(cases, lang))  # fmt: skip

    def _reason(self, case: Passed, words: dict[str, str], lang: str) -> str:
        price, problem = case.price, self.plan.problem
        wording = Wording(problem, lang)
        first = next((value for value in price.loss.values() if value), 0)
        kind = "better" if price.state == "price" and first < 0 else price.state
        grounds = bar_grounds(problem, case.candidate, case.post, lang) if kind == "barred" else []
        rules = language(lang).parts(grounds)
        reason = words[kind].format(loss=wording.price(price), rules=rules)
        if case.exchange and case.exchange.breaks:
            reason += words["breaks"].format(rules=breach_words(problem, case.exchange.breaks, lang))
        return reason + ("" if case.looked else words["unlooked"])


def _counts(cases: Iterable[Passed], lang: str) -> str:
    count = Counter(case.price.state for case in cases)
    return language(lang).clauses(f"{said} {count[state]}" for state, said in KINDS[lang].items() if count[state])
