"""The share of random errors in the points under which each placement stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from typing import TYPE_CHECKING, Any

from ..data.exact import is_number
from ..data.placement import Placement
from ..data.shared_messages import at_least
from ..errors import Fault, Message
from ..plan.argument_words import argument_fault
from ..plan.arguments import limit_faults
from ..plan.news import Listener, news, telling
from ..plan.plan import Plan
from ..plan.status import Status
from ..plan.wording import Wording
from .answer import Answer, plan_faults, refuse
from .methods.executor import Workers, executor_faults, map_in_order
from .methods.noise import By
from .methods.noise import draws as drawn
from .methods.reoptimiser import Reoptimiser

if TYPE_CHECKING:
    import pandas as pd

BATCH = 25  # draws that share what they find
NOISE = Message("noise", "points, at least 0", "应为不小于 0 的分值")
BY = Message("noise_by", "'person' or 'pair'", "误差只能按人或按配对")
LEVEL = Message("level", "between 0 and 1", "应在 0 与 1 之间")
WORDS = {
    "en": {
        "head": "{solved} draws with normal errors of {noise} points a {by}: the whole plan stands in {whole} of them.",
        "row": "{who} → {post}: {share:.1%} ({low:.1%} to {high:.1%})",
        "level": "Share of draws in which the placement stands, with {level:.0%} Wilson intervals; each draw is solved to proof.",
        "lost": "{lost} draws were not settled in time and are left out; the intervals do not count them.",
        "without": "In {without} of them no plan keeps every hard rule, as rules look at points (proven); nothing stands there.",
        "none": "No draw was settled in time.", "person": "person", "pair": "pair",
    },
    "zh": {
        "head": "{solved} 次抽样，每{by}正态误差 {noise} 分：整个方案在其中 {whole} 次成立。",
        "row": "{who} → {post}：{share:.1%}（{low:.1%} 至 {high:.1%}）",
        "level": "为该安排成立的抽样占比及 {level:.0%} 威尔逊区间；每次抽样均求解并证明最优。",
        "lost": "有 {lost} 次抽样限时内未能求得，不计在内。",
        "without": "其中 {without} 次因规则涉及得分而没有方案满足全部硬性规则（已证明），任何安排都不成立。",
        "none": "限时内没有一次抽样求得结果。", "person": "人", "pair": "配对",
    },
}  # fmt: skip


@dataclass(frozen=True)
class Robustness(Answer):
    """Shares of draws.

    Attributes
    ----------
    plan, noise, by, seed, level
        What was asked.
    asked, solved, whole
        Draws asked for, settled to proof, and in which the whole plan stands.
    counts
        Placement -> draws in which it stands, those that are not in the plan included.
    without
        Draws, among those settled, in which no plan keeps every hard rule, because rules look at points.
    """

    plan: Plan
    noise: float
    by: str
    seed: int
    level: float
    asked: int
    solved: int
    whole: int
    counts: Mapping[Placement, int]
    without: int = 0

    def interval(self, placement: tuple[str, str]) -> tuple[float, float]:
        """Wilson's interval for the share of a placement; from 0 to 1 where no draw was settled."""
        return wilson(self.counts.get(Placement(*placement), 0), self.solved, self.level)

    @property
    def frame(self) -> pd.DataFrame:
        """One row a placement of the plan, then those that take its place: candidate, post, in_plan, draws, share, low, high."""
        import pandas as pd

        chosen = list(self.plan.placements)
        others = sorted(self.counts.keys() - set(chosen), key=lambda place: (-self.counts[place], place))
        rows = []
        for place in [*chosen, *others]:
            count = self.counts.get(place, 0)
            share = count / self.solved if self.solved else None
            rows.append((*place, place in set(chosen), count, share, *self.interval(place)))
        return pd.DataFrame(rows, columns=pd.Index(["candidate", "post", "in_plan", "draws", "share", "low", "high"]))

    def sentences(self, lang: str) -> list[str]:
        """One line a placement."""
        words = WORDS[lang]
        if not self.solved:
            return [words["none"]]
        lines = [words["head"].format(solved=self.solved, noise=self.noise, by=words[self.by], whole=self.whole)]
        wording = Wording(self.plan.problem, lang)
        for who, post in self.plan.placements:
            low, high = self.interval((who, post))
            share = self.counts.get(Placement(who, post), 0) / self.solved
            lines.append(words["row"].format(who=wording.person(who), post=wording.post(post), share=share, low=low, high=high))
        lost = [words["lost"].format(lost=self.asked - self.solved)] if self.asked > self.solved else []
        none = [words["without"].format(without=self.without)] if self.without else []
        return [*lines, words["level"].format(level=self.level), *none, *lost]


def wilson(hits: int, number: int, level: float) -> tuple[float, float]:
    """Wilson's score interval (1927) for a share; from 0 to 1 where nothing was drawn."""
    if not number:
        return 0.0, 1.0
    z = NormalDist().inv_cdf((1 + level) / 2)
    share = hits / number
    middle = share + z * z / (2 * number)
    half = z * sqrt(share * (1 - share) / number + z * z / (4 * number * number))
    whole = 1 + z * z / number
    return max((middle - half) / whole, 0.0), min((middle + half) / whole, 1.0)


@telling
def robustness(plan: Plan, noise: float, draws: int = 200, seed: int = 0, by: By = "person", level: float = 0.95,
               executor: Workers = None, time_limit: float | None = None, progress: Listener = False) -> Robustness:  # fmt: skip
    """Solve the problem again and again with errors added to the points.

    Parameters
    ----------
    plan
        A plan proven best.
    noise
        Standard deviation of the errors in points, at least 0; errors are normal and rounded to the steps of the points.
    draws
        How many, at least 1.
    seed
        Of the errors, a whole number of at least 0; the same seed gives the same answer with any executor.
    by
        "person": one error for all pairs of a person; "pair": one for each pair.
    level
        Of the intervals, between 0 and 1.
    executor
        None, a number of threads, or a ``concurrent.futures.Executor``.
    time_limit
        Seconds > 0 for the whole call, None for no limit.
    progress
        As in ``solve``.

    Returns
    -------
    Robustness
        Draws that are not settled in time are left out and counted.

    Raises
    ------
    InputError
        If the plan is not proven best, or the arguments make no sense.
    """
    faults = [*limit_faults("robustness", time_limit), *executor_faults("robustness", executor, plan)]
    refuse([*faults, *plan_faults("robustness", plan, proven=True), *_faults(noise, draws, seed, by, level)])
    deadline = Reoptimiser.deadline(time_limit)
    batches = [range(k, min(k + BATCH, draws)) for k in range(0, draws, BATCH)]
    jobs = [(plan, float(noise), by, seed, batch, deadline) for batch in batches]
    found: list[Any] = []
    news().expect(draws)
    for batch in map_in_order(executor, drawn, jobs):
        found += batch
        news().part(len(batch))
    plans = [each for each in found if not isinstance(each, Status)]
    none = found.count(Status.INFEASIBLE)
    counts = Counter(place for each in plans for place in each)
    whole = sum(each == plan.placements for each in plans)
    return Robustness(plan, float(noise), by, seed, level, draws, len(plans) + none, whole, dict(counts), none)


def _faults(noise: Any, draws: Any, seed: Any, by: Any, level: Any) -> list[Fault]:
    faults = []
    if not is_number(noise) or not 0 <= noise < 1e9:
        faults.append(argument_fault("robustness", "noise", noise, NOISE))
    for name, number, least in (("draws", draws, 1), ("seed", seed, 0)):
        if isinstance(number, bool) or not isinstance(number, int) or number < least:
            faults.append(argument_fault("robustness", name, number, at_least(least)))
    if by not in ("person", "pair"):
        faults.append(argument_fault("robustness", "by", by, BY))
    if not is_number(level) or not 0 < level < 1:
        faults.append(argument_fault("robustness", "level", level, LEVEL))
    return faults
