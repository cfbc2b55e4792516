"""Whether anybody's wish can be met better with nobody worse off and no aim losing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from ..aims import Aim, Wishes
from ..data.exact import Ints
from ..data.language import language
from ..data.placement import Placement
from ..data.record import Facts
from ..data.rows import Mask
from ..errors import Fault, InputError, Message
from ..plan.argument_words import argument_fault
from ..plan.arguments import limit_faults
from ..plan.news import Listener, telling
from ..plan.plan import Plan
from ..plan.status import Status
from ..plan.wording import Wording
from ..program.change import AddedRow, Change
from ..program.tier import Tier
from .answer import Answer, plan_faults, refuse
from .methods.moves import Move, moves, post_words
from .methods.reoptimiser import Reoptimiser
from .methods.wish_lists import Wanted, wishes_in

if TYPE_CHECKING:
    import pandas as pd

SLACK = Message("fairer_slack", "an aim has a slack; what it keeps is not one figure", "目标带有让度，无法保持在一个数上")
WORDS = {
    "en": {
        "none": "No exchange helps: nobody's wish can be met better with nobody worse off and every aim kept (proven).",
        "head": "{number} people can be given more of what they wish for, {gained} places in their lists together, with nobody "
        "worse off and every aim kept.",
        "row": "{who}: {old} → {new}", "wish": "wish {wish}", "not": "not wished for", "nothing": "no post",
        "proven": "No exchange gains more places (proven).", "part": "Time ran out: there may be an exchange that gains more.",
        "late": "Time ran out before any exchange was found.",
    },
    "zh": {
        "none": "没有可行的互换：在无人变差、各项目标保持不变的前提下，没有人的意愿能得到更好满足（已证明）。",
        "head": "有 {number} 人的意愿可以得到更好满足，合计提前 {gained} 个位次，且无人变差，各项目标保持不变。",
        "row": "{who}：{old} → {new}", "wish": "第 {wish} 志愿", "not": "非所填志愿", "nothing": "未派",
        "proven": "没有能提前更多位次的互换（已证明）。", "part": "时间用完：可能还有更好的互换。",
        "late": "限时内没有找到互换。",
    },
}  # fmt: skip


@dataclass(frozen=True)
class Fairer(Answer):
    """The exchange that gives people most of what they wish for with nobody worse off.

    Attributes
    ----------
    plan
        The plan that was asked about.
    wishes, ties
        Candidate id -> posts or villages, most wished first; and groups of them that are alike.
    status
        OPTIMAL: nothing gains more. FEASIBLE: time ran out.
    gained
        Places in all lists together by which people rise; 0 with OPTIMAL is the proof that no exchange helps.
    placements, moves
        The plan after the exchange, and who moves.
    """

    plan: Plan
    wishes: Wanted
    status: Status
    gained: int
    placements: tuple[Placement, ...]
    moves: tuple[Move, ...]
    ties: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=Facts)

    def stated(self, lang: str) -> pd.DataFrame:
        """One row for each who moves: posts and wishes before and after; an empty wish is a post that was not wished for."""
        import pandas as pd

        wording = Wording(self.plan.problem, lang)
        rows = [{"candidate": who, "held": post_words(old, wording), "held_wish": self._wish(who, old),
                 "post": post_words(new, wording), "wish": self._wish(who, new)} for who, old, new in self.moves]  # fmt: skip
        return pd.DataFrame(rows, columns=pd.Index(["candidate", "held", "held_wish", "post", "wish"]))

    def _wish(self, who: str, posts: Sequence[str]) -> int | None:
        ranks = Wishes(wishes=self.wishes, ties=self.ties).ranks(who)
        places = (place for post in posts for place in (post, self.plan.problem.post(post).village))
        return min((ranks[place] + 1 for place in places if place in ranks), default=None)

    def sentences(self, lang: str) -> list[str]:
        """The proof that no exchange helps, or the exchange."""
        words, wording = WORDS[lang], Wording(self.plan.problem, lang)
        proven = self.status is Status.OPTIMAL
        if not self.gained:
            return [words["none" if proven else "late"]]
        better = [who for who, old, new in self.moves if (self._wish(who, new) or 10**9) < (self._wish(who, old) or 10**9)]
        lines = [words["head"].format(number=len(better), gained=self.gained)]
        lines += [words["row"].format(who=wording.person(who), old=self._said(who, old, words, wording),
                                      new=self._said(who, new, words, wording)) for who, old, new in self.moves]  # fmt: skip
        return [*lines, words["proven" if proven else "part"]]

    def _said(self, who: str, posts: Sequence[str], words: Mapping[str, str], wording: Wording) -> str:
        if not posts:
            return words["nothing"]
        wish, spoken = self._wish(who, posts), language(wording.lang)
        told = words["not"] if wish is None else words["wish"].format(wish=wish)
        return spoken.names(map(wording.post, posts)) + (spoken.aside(told) if who in self.wishes else "")


@telling
def fairer(
    plan: Plan, wishes: Mapping[str, Sequence[str | Sequence[str]]] | None = None, time_limit: float | None = None,
    progress: Listener = False,
) -> Fairer:  # fmt: skip
    """The exchange among people that gains most places in their lists, with nobody worse off and every aim kept.

    A person is worse off with a lower wish, with a post that is no wish in place of one that is, or with no post in place of any.

    Parameters
    ----------
    plan
        A plan proven best, of aims without slack.
    wishes
        Candidate id -> post or village ids, most wished first, those that are alike in a group as in the aim ``Wishes``: a group
        is one place in the list. By default those of the problem's rules and aims.
    time_limit
        Seconds > 0 for the whole call, None for no limit.
    progress
        As in ``solve``.

    Returns
    -------
    Fairer
        Where nothing is gained, that is the proof that the plan is efficient for people.

    Raises
    ------
    InputError
        If the plan is not proven best, an aim has a slack, or wishes are missing or speak of what is not there.
    """
    refuse([*limit_faults("fairer", time_limit), *plan_faults("fairer", plan, proven=True)])
    problem, faults = plan.problem, []
    faults += [argument_fault("fairer", "plan", aim.id, SLACK) for aim in problem.tiers if aim.slack]
    wanted, missing = _given(plan, wishes) if wishes is not None else wishes_in("fairer", problem)
    refuse([*faults, *missing])
    reoptimiser, count = Reoptimiser.of(plan), len(Reoptimiser.of(plan).named)
    lists, alike = wanted.wishes, wanted.ties
    level, start = _levels(reoptimiser, wanted), reoptimiser.vector(plan.placements)
    gain = Tier(Aim(id="places in lists"), np.where(_of_wishing(reoptimiser, lists), level, 0), 0, 1)
    aims = (*reoptimiser.named, gain, *reoptimiser.program.tiers[count:])
    change = Change(rows=_nobody_worse(reoptimiser, level, start))
    outcome = reoptimiser.solve(change, aims, start, Reoptimiser.deadline(time_limit))
    kept = outcome.x is not None and all(tier.proven for tier in outcome.tiers[:count])
    if outcome.x is None or not kept:
        return Fairer(plan, lists, Status.FEASIBLE, 0, plan.placements, (), alike)
    gained, status = int(gain.coefficients @ (outcome.x - start)), Status.FEASIBLE
    if outcome.tiers[count].proven:
        status = Status.OPTIMAL
    placements = reoptimiser.solutions.placements(outcome.x) if gained else plan.placements
    return Fairer(plan, lists, status, gained, placements, moves(plan.placements, placements), alike)


def _given(plan: Plan, wishes: Mapping[str, Sequence[str | Sequence[str]]]) -> tuple[Wishes, list[Fault]]:
    try:
        aim = Wishes(wishes=wishes)
    except InputError as error:
        found = [argument_fault("fairer", "wishes", fault.value, fault.reason, fault.column) for fault in error.items]
        return Wishes(wishes={}), found
    return aim, [argument_fault("fairer", "wishes", fault.value, fault.reason) for fault in aim.faults(plan.problem)]


def _levels(reoptimiser: Reoptimiser, wanted: Wishes) -> Ints:
    """How well each pair column serves its person: 1 for a post that is no wish, more for each wish; 0 is no post."""
    grid, level = reoptimiser.problem.eligibility.grid, np.zeros(len(reoptimiser.program.lower), np.int64)
    ranks = {who: wanted.ranks(who) for who in wanted.wishes}
    for column, (who, post) in enumerate(grid.pairs.at):
        own = ranks.get(who, {})
        places = [place for place in (post, reoptimiser.problem.post(post).village) if place in own]
        level[column] = 1 + max((max(own.values()) + 1 - own[place] for place in places), default=0)
    return level


def _of_wishing(reoptimiser: Reoptimiser, wishes: Wanted) -> Mask:
    """For each column whether it is a pair of somebody who wishes for something."""
    grid, mask = reoptimiser.problem.eligibility.grid, np.zeros(len(reoptimiser.program.lower), bool)
    mask[: len(grid)] = grid.person_mask(lambda person: bool(wishes.get(person.id)))
    return mask


def _nobody_worse(reoptimiser: Reoptimiser, level: Ints, x: Ints) -> list[AddedRow]:
    """A row for each person who holds something: as much as now."""
    candidate = reoptimiser.problem.eligibility.grid.candidate
    rows = []
    for who in np.unique(candidate[x[: len(candidate)] > 0]):
        own = np.flatnonzero(candidate == who)
        rows.append(AddedRow(own, level[own], lower=int(level[own] @ x[own])))
    return rows
