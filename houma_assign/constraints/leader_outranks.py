"""No member outranks the leader of the team."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

import numpy as np
from pydantic import BeforeValidator

from .base import (
    NO_ROLE,
    Breach,
    Constraint,
    Fault,
    Grid,
    Message,
    Placements,
    ProblemLike,
    Rows,
    as_tuple,
    grouped,
    language,
    rule_place,
    stacked,
    standard,
)


class LeaderOutranks(Constraint):
    r"""In each village no one in another role ranks above the leader (nor beside, where ``strictly``).

    For each village and rank t, with L leaders below t and M the most members:

    .. math:: \sum_{c : r_c \ge t} x_{c,\text{member}} + M \sum_{c : r_c < t} x_{c,\text{leader}} \le M

    One unit of breach is one step of rank by which one member stands above one leader. A village without a leader keeps
    the rule.

    Parameters
    ----------
    fact
        Column with the rank.
    order
        Ranks from lowest to highest.
    leader
        Role of the leader.
    strictly
        Whether equal rank is a breach too.
    id, penalty
        As in ``Constraint``: its name, and the points a unit of breach costs where it is soft.
    """

    kind: ClassVar[str] = "leader"
    coded: ClassVar[tuple[str, ...]] = ("fact", "leader")
    fact: str = "rank"
    order: Annotated[tuple[str | int, ...], BeforeValidator(as_tuple)]
    leader: str = "secretary"
    strictly: bool = False

    def loosened(self, problem: ProblemLike) -> tuple[tuple[Message, Self], ...]:
        """Equal rank allowed."""
        return tuple(self._wider("strictly", 1, 0, strictly=False)) if self.strictly else ()

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """A role that does not occur, and ranks that are missing or not in the order."""
        faults = []
        if all(post.role != self.leader for post in problem.posts):
            faults.append(self.fault("leader", self.leader, NO_ROLE))
        reason = _no_rank(self)
        return faults + [Fault("candidates", person.id, self.fact, person.fact(self.fact), reason)
                         for person in problem.candidates if person.fact(self.fact) not in self.order]  # fmt: skip

    def rows(self, grid: Grid) -> Rows:
        """One row a village and rank; a row for each two people and step where a village has several leaders."""
        step = {rank: k for k, rank in enumerate(self.order)}
        level = np.array([step[who.fact(self.fact)] for who in grid.people], dtype=np.int64)[grid.candidate]
        leads = grid.post_mask(lambda post: post.role == self.leader)
        level = level + np.where(leads, 0, int(self.strictly))
        blocks = []
        for village in range(len(grid.villages)):
            inside = grid.village == village
            leaders, members = np.flatnonzero(inside & leads), np.flatnonzero(inside & ~leads)
            if len(leaders) and len(members):
                blocks += self._village(grid, village, leaders, members, level)
        return stacked(blocks)

    def _village(self, grid: Grid, village: int, leaders: np.ndarray, members: np.ndarray, level: np.ndarray) -> list[Rows]:
        name = grid.villages[village].id
        tops = range(int(level[leaders].min()) + 1, int(level[members].max()) + 1)
        if grid.room(leaders) == 1:
            most, blocks = grid.room(members), []
            for top in tops:
                columns = np.concatenate([members[level[members] >= top], leaders[level[leaders] < top]])
                weight = np.concatenate([np.ones((level[members] >= top).sum(), np.int64),
                                         np.full((level[leaders] < top).sum(), most, np.int64)])  # fmt: skip
                blocks.append(grouped(np.zeros(len(columns), np.int64), (name,), weight, upper=most, columns=columns))
            return blocks
        couples = [(a, b) for top in tops for a in leaders[level[leaders] < top] for b in members[level[members] >= top]]
        number = np.repeat(np.arange(len(couples)), 2)
        return [grouped(number, (name,) * len(couples), upper=1, columns=np.array(couples, np.int64).ravel())]

    def breaches(self, problem: ProblemLike, placements: Placements) -> list[Breach]:
        """Members who outrank a leader of their village."""
        broken, leaders = [], []
        members: dict[str, list[tuple[str, int]]] = {}
        for place in placements:
            post, level = problem.post(place.post), self.order.index(problem.candidate(place.candidate).fact(self.fact))
            if post.role == self.leader:
                leaders.append((place.candidate, post.village, level))
            else:
                members.setdefault(post.village, []).append((place.candidate, level + self.strictly))
        for lead, village, own in leaders:
            for who, level in members.get(village, ()):
                broken += self.breach(f"{who} over {lead} → {village}", level - own)
        return broken

    def words(self, lang: str = "en") -> str:
        """The rule as a sentence."""
        return language(lang).say(
            f"the {self.leader} {'outranks' if self.strictly else 'is not outranked by'} the village's other members",
            f"{standard(self.leader, lang)} 的 {self.fact} {'高于' if self.strictly else '不低于'}本村其他成员",
        )


def _no_rank(rule: LeaderOutranks) -> Message:
    en = f"not a rank in the order of rule {rule.id!r}"
    return Message("rank_not_in_order", en, f"不在规则“{rule_place(rule).zh}”所列的高低顺序之中")
