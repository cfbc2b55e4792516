"""Every number of a problem that may move, and how far, before the best plan is another one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal, get_args

import numpy as np

from ...aims import Blend, Merit
from ...data.exact import Ints, fraction
from ...data.pairs import GRADES
from ...data.placement import Placement
from ...errors import InputError, Message
from ...plan.plan import Plan
from .grade_ranging import GradeRanging
from .moves import Move, moves
from .objective_parts import blended, counts_points, nonlinear_use, points_slope, role_slopes, unblended
from .opportunity_cost import OpportunityCost
from .parametric import Breakpoint, ParametricLine
from .person_ranging import PersonRanging
from .reoptimiser import LISTING, Reoptimiser
from .slack_ranging import SlackRanging

Kind = Literal["role weight", "aim weight", "slack", "points", "grade"]
KINDS: tuple[Kind, ...] = get_args(Kind)
SLACK = Message("range_slack", "the aim itself has a slack", "该目标本身有让度")
LATER = Message("range_slack_later", "an aim after it has a slack", "其后的目标有让度")
SEVERAL = Message("range_several", "points count in several aims", "得分计入多个目标")


@dataclass(frozen=True)
class Range:
    """How far one number may move.

    Attributes
    ----------
    kind, what
        "points" of a person, "role weight", "aim weight" of a part of a blend, "slack" of an aim, or "grade" of a placement.
    value
        The number now; points move together on all pairs of a person and are counted as a change, 0 now.
    low, high
        The ends: between them nobody moves. None where there is no end. For grades the last grade that changes nothing.
    stands_low, stands_high
        Whether the plan is the answer at the end itself.
    moves_low, moves_high
        Who moves first beyond the end.
    proven
        False where time ran out; the ends are then not known.
    reason
        Why the range is not worked out; empty if it is.
    """

    kind: str
    what: str
    value: int | float | str | None
    low: Fraction | str | None = None
    high: Fraction | str | None = None
    stands_low: bool = True
    stands_high: bool = True
    moves_low: tuple[Move, ...] = ()
    moves_high: tuple[Move, ...] = ()
    proven: bool = True
    reason: str = ""


def ranges(plan: Plan, kinds: Sequence[str], time_limit: float | None) -> Iterator[Range]:
    """The ranges of all numbers of these kinds."""
    search = _Ranges(plan, time_limit)
    for kind in kinds:
        yield from {"role weight": search.roles, "aim weight": search.blends, "slack": search.slacks, "points": search.points,
                    "grade": search.grades}[kind]()  # fmt: skip


def _nonlinear(user: str) -> Message:
    return Message("range_nonlinear", f"{user} uses points in another way", "得分另有用途")


class _Ranges:
    def __init__(self, plan: Plan, time_limit: float | None) -> None:
        self.plan, self.problem, self.deadline = plan, plan.problem, Reoptimiser.deadline(time_limit)
        self.reoptimiser = Reoptimiser.of(plan)
        self.x = self.reoptimiser.vector(plan.placements)
        self.tiers = self.reoptimiser.program.tiers

    def _blocked(self, position: int, own: bool = True) -> str:
        """Why the tiers let no range be worked out."""
        if own and self.tiers[position].aim.slack:
            return SLACK
        return LATER if any(tier.aim.slack for tier in self.tiers[position + 1 :]) else ""

    def roles(self) -> Iterator[Range]:
        """The weight of each role in each merit."""
        for k, tier in enumerate(self.tiers):
            if isinstance(tier.aim, Merit):
                for role, weight, slope in role_slopes(self.reoptimiser, tier):
                    what = f"{tier.aim.id}: {role}" if role else tier.aim.id
                    if reason := self._blocked(k):
                        yield Range("role weight", what, weight, reason=reason)
                        continue
                    line = ParametricLine(
                        self.reoptimiser, self.x, self.tiers[:k], tier, self.tiers[k + 1 :], slope, self.deadline
                    )
                    ends = line.end(-1, fraction(weight)), line.end(1, 1000 - fraction(weight))
                    yield self._between("role weight", what, weight, *ends, Fraction(1), fraction(weight))

    def blends(self) -> Iterator[Range]:
        """The weight of each part of each blend."""
        for k, tier in enumerate(self.tiers):
            if isinstance(tier.aim, Blend):
                if reason := self._blocked(k):
                    yield Range("aim weight", tier.aim.id, None, reason=reason)
                    continue
                if self.deadline.over:
                    yield Range("aim weight", tier.aim.id, None, proven=False)
                    continue
                try:
                    apart = Reoptimiser(
                        unblended(self.problem, [aim.id for aim in self.problem.tiers].index(tier.aim.id)), self.plan.seed
                    )
                except InputError as error:
                    yield Range("aim weight", tier.aim.id, None, reason=error.items[0].reason)
                    continue
                yield from self._parts(k, tier.aim, apart)

    def _parts(self, position: int, blend: Blend, apart: Reoptimiser) -> Iterator[Range]:
        tiers, number = apart.program.tiers, len(blend.parts)
        whole, slopes = blended(blend, tiers[position : position + number])
        x = apart.vector(self.plan.placements)
        for (part, weight), slope in zip(blend.parts, slopes, strict=True):
            line = ParametricLine(apart, x, tiers[:position], whole, tiers[position + number :], slope, self.deadline)
            now = fraction(weight)
            ends = line.end(-1, now), line.end(1, None)
            yield self._between("aim weight", f"{blend.id}: {part.id}", weight, *ends, Fraction(1), now, apart)

    def slacks(self) -> Iterator[Range]:
        """The slack of each aim of the problem."""
        best = self.reoptimiser.solutions.optimum(self.plan)
        search = SlackRanging(
            self.reoptimiser, self.x, best, [self.reoptimiser.solutions.slack(k) for k in range(len(best))], self.deadline
        )
        known = {aim.id: aim for aim in self.problem.tiers}
        for k, tier in enumerate(self.tiers[:-1]):
            if tier.aim.id not in known:
                continue
            if reason := self._blocked(k, own=False):
                yield Range("slack", tier.aim.id, tier.aim.slack, reason=reason)
                continue
            if self.deadline.over:
                yield Range("slack", tier.aim.id, tier.aim.slack, proven=False)
                continue
            used, (wider, more, proven) = search.used(k), search.wider(k)
            low = Fraction(used, tier.scale) if used else None
            high = None if wider is None else Fraction(wider, tier.scale)
            less = search.answer(k, used - 1) if used else None
            yield Range(
                "slack", tier.aim.id, tier.aim.slack, low, high, True, False, self._moves(less), self._moves(more), proven
            )

    def points(self) -> Iterator[Range]:
        """The points of each person, on all pairs alike."""
        counted = [k for k, tier in enumerate(self.tiers) if counts_points(tier.aim)]
        reason = _nonlinear(user) if (user := nonlinear_use(self.problem)) else ""
        reason = reason or (SEVERAL if len(counted) > 1 else "")
        for position in counted[:1]:
            if reason := reason or self._blocked(position):
                yield Range("points", "everybody", 0, reason=reason)
                continue
            tier, grid = self.tiers[position], self.problem.eligibility.grid
            slope = points_slope(self.reoptimiser, tier)
            by_teams = self._by_teams()
            for number, who in enumerate(grid.people):
                if self.deadline.over:
                    yield Range("points", who.id, 0, proven=False)
                    continue
                own = np.where(grid.candidate == number, slope, 0)
                if by_teams is not None and grid.single(who.id):
                    ranging = PersonRanging(by_teams, position).of(number)
                    yield self._between("points", who.id, 0, ranging.end(own, -1), ranging.end(own, 1),
                                        Fraction(1, grid.pairs.scale), Fraction(0))  # fmt: skip
                    continue
                line = ParametricLine(
                    self.reoptimiser, self.x, self.tiers[:position], tier, self.tiers[position + 1 :], own, self.deadline
                )
                # Where one post is all, no plan counts the person's points more than once.
                most = [
                    int((way * own).max(initial=0) if grid.single(who.id) else np.maximum(way * own, 0).sum()) for way in (-1, 1)
                ]
                ends = line.end(-1, None, most[0]), line.end(1, None, most[1])
                yield self._between("points", who.id, 0, *ends, Fraction(1, grid.pairs.scale), Fraction(0))

    def _by_teams(self) -> OpportunityCost | None:
        """Many questions about forced and barred pairs, where teams answer these: in other programs lines are followed."""
        if any(tier.aim.slack for tier in self.tiers) or self.deadline.left < LISTING or self.reoptimiser.teams.model is None:
            return None
        made = OpportunityCost(self.plan)
        made.deadline = self.deadline
        return made

    def _between(self, kind: str, what: str, value: Any, low: Breakpoint, high: Breakpoint, unit: Fraction, now: Fraction,
                 reoptimiser: Reoptimiser | None = None) -> Range:  # fmt: skip
        under = None if low.distance is None else now - low.distance * unit
        over = None if high.distance is None else now + high.distance * unit
        return Range(kind, what, value, under, over, low.stands, high.stands, self._moves(low.beyond, reoptimiser),
                     self._moves(high.beyond, reoptimiser), low.proven and high.proven)  # fmt: skip

    def _moves(self, x: Ints | None, reoptimiser: Reoptimiser | None = None) -> tuple[Move, ...]:
        return () if x is None else moves(self.plan.placements, (reoptimiser or self.reoptimiser).solutions.placements(x))

    def grades(self) -> Iterator[Range]:
        """The grade of each placement, downwards: a better one cannot make anybody move."""
        self.graded = GradeRanging(self.reoptimiser, self.x, self._by_teams(), self.deadline)
        for place in self.plan.placements:
            grade = self.problem.pairs.grade_of(*place)
            if grade:
                yield self._grade(place, grade)

    def _grade(self, place: Placement, grade: str) -> Range:
        what, last = f"{place.candidate} → {place.post}", grade
        if self.deadline.over:
            return Range("grade", what, grade, proven=False)
        for lower in GRADES[GRADES.index(grade) + 1 :] + GRADES[:1]:
            try:
                found = self.graded.answer(place, lower)
            except InputError as error:
                return Range("grade", what, grade, last, reason=error.items[0].reason)
            if found is None:
                return Range("grade", what, grade, last, proven=False)
            if set(found) != set(self.plan.placements):
                return Range("grade", what, grade, last, moves_low=moves(self.plan.placements, found))
            last = lower or "–"
        return Range("grade", what, grade)
