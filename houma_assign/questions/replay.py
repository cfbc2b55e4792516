"""A decision that was really made, held against its rules and aims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..data.exact import difference
from ..plan.news import Listener, telling
from ..plan.plan import Plan
from ..plan.status import Status
from ..plan.wording import Wording
from ..problem.problem import Problem
from ..solve import solve
from .answer import Answer
from .evaluate import evaluate
from .evaluation import Evaluation
from .methods.reoptimiser import Reoptimiser

if TYPE_CHECKING:
    import pandas as pd

WORDS = {
    "en": {
        "freed": "Had the rules that it breaks not been there, the best plan would be worth: {values}{bound}.",
        "even": "Even against that it {loss}.", "loses": "loses ", "same": "Against that it gives nothing away.",
        "bound": " (not proven best)",
    },
    "zh": {
        "freed": "如果没有它所违反的那些规则，最优方案的各项值为：{values}{bound}。",
        "even": "即使与之相比：{loss}。", "loses": "减少 ", "same": "与之相比没有放弃什么。", "bound": "（尚未证明最优）",
    },
}  # fmt: skip


@dataclass(frozen=True)
class Replay(Answer):
    """A decision beside the best there was.

    Attributes
    ----------
    evaluation
        Where it breaks rules, what it is worth, and what it gives away against the best plan that keeps every rule.
    freed
        The best plan without the hard rules that it breaks; None where it breaks none.
    """

    evaluation: Evaluation
    freed: Plan | None = None

    @property
    def problem(self) -> Problem:
        """The problem that was decided."""
        return self.evaluation.problem

    @property
    def given_away(self) -> dict[str, int | float]:
        """Aim -> what the decision is short of the best plan without the rules that it breaks; of the best plan else."""
        best = self.freed or self.evaluation.best
        if best is None or not best:
            return {}
        values = self.evaluation.value
        pairs = {tier.aim: (best.value[tier.aim], values[tier.aim], tier.sign) for tier in best.tiers if tier.aim in values}
        return {aim: difference(most, own) if sign > 0 else difference(own, most) for aim, (most, own, sign) in pairs.items()}

    def to_json(self) -> str:
        """The evaluation, the best plan without the rules that are broken, and what is given away, as JSON."""
        import json

        freed = None if self.freed is None else {"status": self.freed.status.value, "value": dict(self.freed.value),
                                                 "placements": [list(each) for each in self.freed.placements]}  # fmt: skip
        said = {"evaluation": self.evaluation.to_dict(), "freed": freed, "given_away": self.given_away}
        return json.dumps(said, ensure_ascii=False)

    def stated(self, lang: str) -> pd.DataFrame:
        """One row an aim: aim, value, best, loss, freed (value without the rules that are broken), given_away, proven."""
        frame = self.evaluation.stated(lang, "aims")
        aims = list(self.evaluation.value)
        values = self.freed.value if self.freed else self.evaluation.best.value if self.evaluation.best else {}
        frame.insert(4, "freed", [values.get(aim) for aim in aims])
        frame.insert(5, "given_away", [self.given_away.get(aim) for aim in aims])
        return frame

    def sentences(self, lang: str) -> list[str]:
        """The evaluation, then what the breaches bought."""
        lines = self.evaluation.sentences(lang)
        if self.freed is None or not self.freed:
            return lines
        words, wording = WORDS[lang], Wording(self.problem, lang)
        values = {tier.aim: self.freed.value[tier.aim] for tier in self.freed.tiers if tier.named}
        bound = "" if self.freed.status is Status.OPTIMAL else words["bound"]
        loss = wording.figures(self.given_away, words["loses"])
        said = words["even"].format(loss=loss) if loss else words["same"]
        return [*lines, words["freed"].format(values=wording.values(values), bound=bound), said]


@telling
def replay(
    problem: Problem, placements: Any, time_limit: float | None = None, best: Plan | None = None, progress: Listener = False
) -> Replay:
    """Hold a decision that was really made against the problem it answered.

    Parameters
    ----------
    problem, placements
        As in ``evaluate``.
    time_limit
        Seconds > 0 for the whole call, None for no limit.
    progress
        As in ``solve``.
    best
        The best plan of the problem, where it is known; it is found otherwise.

    Returns
    -------
    Replay
        Where it breaks rules, what it gives away in each aim against the best plan, and what against the best plan without the
        rules that it breaks: what it gives away there it gives away for nothing.

    Raises
    ------
    InputError
        As ``evaluate`` does.
    """
    deadline = Reoptimiser.deadline(time_limit)
    found = evaluate(problem, placements, best=True if best is None else best, time_limit=time_limit,
                     progress=progress)  # fmt: skip
    known = {rule.id for rule in problem.constraints}
    rules = dict.fromkeys(each.rule for each in found.broken if each.rule in known)
    if not rules:
        return Replay(found)
    return Replay(found, solve(problem.dropping(*rules), max(deadline.left, 1e-3) if time_limit else None, progress=progress))
