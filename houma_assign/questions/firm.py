"""Firm or discretionary: which placements every plan as good as the best has, and what the lots decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..data.exact import shown
from ..data.placement import Placement
from ..data.shared_messages import at_least
from ..plan.argument_words import argument_fault
from ..plan.arguments import limit_faults
from ..plan.news import Listener, telling
from ..plan.plan import Plan
from ..plan.wording import Wording
from .answer import Answer, plan_faults, refuse
from .methods.near_optimal import NearOptimal, Within, allowed, within_faults
from .methods.opportunity_cost import OpportunityCost

if TYPE_CHECKING:
    import pandas as pd

WORDS = {
    "en": {
        "tied": "as good in every aim", "near": "within the loss allowed ({loss})",
        "unsettled": "The best value of an aim is not proven, so it cannot be said which plans are as good.",
        "one": "No other plan is {as_good} (proven): every placement is firm.",
        "firm": "{count} of {all} placements stand in every plan {as_good} (proven).",
        "firm so far": "So far {count} of {all} placements are proven to stand in every plan {as_good}.",
        "open": "{count} placements are the committee's to choose:",
        "choice": "· {post}: {people}",
        "count": "There are exactly {count} plans {as_good}; the lots drew this one.",
        "many": "There are more than {cap} plans {as_good}; they were not all counted.",
        "some": "At least {count} plans are {as_good}; time ran out before they were all counted.",
        "late": "Time ran out: placements not called firm or open are undecided.",
        "absent": "The plan itself is not among them.",
    },
    "zh": {
        "tied": "与最优完全相当", "near": "损失不超过 {loss} ",
        "unsettled": "有目标的最优值尚未证明，无法判定哪些方案同样好。",
        "one": "没有其他{as_good}的方案（已证明）：所有安排都是确定的。",
        "firm": "{all} 个安排中有 {count} 个出现在每一个{as_good}的方案里（已证明）。",
        "firm so far": "目前已证明 {all} 个安排中有 {count} 个出现在每一个{as_good}的方案里。",
        "open": "{count} 个安排可由委员会酌定：",
        "choice": "· {post}：{people}",
        "count": "{as_good}的方案恰有 {count} 个，本方案由抽签选出。",
        "many": "{as_good}的方案超过 {cap} 个，未全部计数。",
        "some": "{as_good}的方案至少有 {count} 个；时间用完，未全部计数。",
        "late": "时间用完：未标明的安排尚未判定。",
        "absent": "本方案不在其中。",
    },
}  # fmt: skip


@dataclass(frozen=True)
class Firm(Answer):
    """What is settled by the aims and rules, and what is not.

    Attributes
    ----------
    plan
        The plan that was asked about.
    within
        The loss allowed, aim -> units.
    firm
        Placements that every plan within it has.
    discretionary
        Placements that some plan within it does without.
    undecided
        Placements of which time did not tell.
    choices
        Post -> everybody who takes it in some plan within it, for posts that are not settled.
    plans
        Those plans, at most ``cap`` of them, in no order that means anything.
    counted
        Whether ``plans`` are proven to be all of them.
    complete
        Whether ``firm`` and ``choices`` are proven to be complete.
    settled
        Whether the best value of each aim is known; if not, nothing else is.
    """

    plan: Plan
    within: Mapping[str, int | float]
    firm: tuple[Placement, ...] = ()
    discretionary: tuple[Placement, ...] = ()
    undecided: tuple[Placement, ...] = ()
    choices: Mapping[str, tuple[str, ...]] | None = None
    plans: tuple[tuple[Placement, ...], ...] = ()
    cap: int = 0
    counted: bool = False
    complete: bool = False
    settled: bool = True

    @property
    def count(self) -> int | None:
        """The number of plans within the loss, None if there are more than the cap or time ran out."""
        return len(self.plans) if self.counted else None

    def stated(self, lang: str) -> pd.DataFrame:
        """One row a placement: candidate, name, post, standing, also (who else takes the post in some plan)."""
        import pandas as pd

        wording = Wording(self.plan.problem, lang)
        standing = dict.fromkeys(self.firm, "firm") | dict.fromkeys(self.discretionary, "discretionary")
        rows = []
        for place in self.plan.placements:
            others = [who for who in (self.choices or {}).get(place.post, ()) if who != place.candidate]
            name = self.plan.problem.candidate(place.candidate).name
            also = wording.language.say(", ".join(others), wording.people(others))
            rows.append((place.candidate, name, place.post, standing.get(place, "undecided"), also))
        return pd.DataFrame(rows, columns=pd.Index(["candidate", "name", "post", "standing", "also"]))

    def sentences(self, lang: str) -> list[str]:
        """What is firm, what is open, how many plans there are."""
        words = WORDS[lang]
        if not self.settled:
            return [words["unsettled"]]
        wording = Wording(self.plan.problem, lang)
        loss = wording.figures(self.within)
        good = words["near"].format(loss=loss) if loss else words["tied"]
        if self.counted and self.count == 1 and not self.discretionary:
            return [words["one"].format(as_good=good)]
        kind = "firm" if self.complete else "firm so far"
        lines = [words[kind].format(count=len(self.firm), all=len(self.plan.placements), as_good=good)]
        if self.discretionary:
            lines.append(words["open"].format(count=len(self.discretionary)))
        loose = {place.post for place in self.discretionary}
        for post, people in (self.choices or {}).items():
            if self.complete or post in loose:  # elsewhere it is not known that there is a choice
                lines.append(words["choice"].format(post=wording.post(post), people=wording.people(people)))
        kind = "count" if self.counted else "many" if len(self.plans) >= self.cap else "some"
        lines.append(words[kind].format(count=len(self.plans), cap=self.cap, as_good=good))
        if self.counted and set(self.plan.placements) not in [set(each) for each in self.plans]:
            lines.append(words["absent"])
        return lines if self.complete else [*lines, words["late"]]


@telling
def firm(plan: Plan, within: Within = 0, cap: int = 100, time_limit: float | None = None, progress: Listener = False) -> Firm:
    """Which placements stand in every plan that is as good as the best, and which are the committee's to choose.

    Parameters
    ----------
    plan
        A plan, proven best or not.
    within
        The loss allowed against the best: a number speaks of the last aim before the lots, every other aim staying at its best; a
        mapping names aims, e.g. ``{"merit": 5, "grades": 1}``. A plan counts if it stays within the loss in each aim at once.
        Where an aim has a slack, that is allowed in any case.
    cap
        How many such plans to count at most, at least 1.
    time_limit
        Seconds > 0 for the whole call, None for no limit.
    progress
        As in ``solve``.

    Returns
    -------
    Firm
        Each placement of the plan as firm or discretionary, who else could take the open posts, and the number of such plans,
        exact up to the cap.

    Raises
    ------
    InputError
        If there is no plan, or the arguments make no sense.
    """
    faults = [*limit_faults("firm", time_limit), *plan_faults("firm", plan), *within_faults("firm", plan, within)]
    if isinstance(cap, bool) or not isinstance(cap, int) or cap < 1:
        faults.append(argument_fault("firm", "cap", cap, at_least(1)))
    refuse(faults)
    costs, loss = OpportunityCost(plan, time_limit), allowed(plan, within)
    said = {aim: shown(amount) for aim, amount in loss.items()}
    if not costs.settled:
        return Firm(plan, said, undecided=plan.placements, cap=cap, settled=False)
    near = NearOptimal(costs, loss)
    backbone, solutions = near.backbone(cap), costs.solutions
    shared = {solutions.placement(k) for k in backbone.shared}
    used = {solutions.placement(k) for k in backbone.used}
    absent = {place for place in plan.placements for x in near.found.values() if not x[solutions.columns[place]]}
    sure = tuple(place for place in plan.placements if place in shared and backbone.complete)
    loose = tuple(place for place in plan.placements if place in absent)
    undecided = tuple(place for place in plan.placements if place not in (*sure, *loose))
    choices = {post.id: tuple(sorted(who for who, where in used if where == post.id)) for post in plan.problem.posts}
    open_ = {post: people for post, people in choices.items() if any((who, post) not in shared for who in people)}
    plans = tuple(solutions.placements(x) for x in backbone.plans)
    return Firm(plan, said, sure, loose, undecided, open_, plans, cap, backbone.counted, backbone.complete)
