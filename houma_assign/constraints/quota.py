"""So many people of a kind: a count or a share of the slots."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import Annotated, ClassVar, Literal, Self

import numpy as np

from .base import (
    FIELDS_ZH,
    INFINITY,
    Breach,
    CountLimit,
    Fault,
    Field,
    Grid,
    Message,
    Number,
    Placed,
    Placements,
    ProblemLike,
    Rows,
    Where,
    all_hold,
    condition_faults,
    condition_mask,
    fraction,
    grouped,
    in_words,
    language,
    slots_of,
)  # fmt: skip
from .group_limits import bound, bound_faults, bound_words, loosened_bounds
from .scope import Scoped

ROUNDED_ZH = {"up": "向上取整", "down": "向下取整", "nearest": "四舍五入"}
STATE_BOUNDS = Message(
    "bounds_missing", "state least and/or most, as counts or as shares", "请写明至少、至多，或两者；可用人数，也可用占比"
)
Share = Annotated[Number, Field(ge=0, le=1)]


class Quota(Scoped):
    r"""At least ``least`` and at most ``most`` placements, in each group of posts, of people who meet the conditions.

    .. math:: \text{least} \le \sum_{c \in K, p \in G} x_{cp} \le \text{most}

    One unit of breach is one placement missing or in excess. Shares are shares of the group's slots, rounded as
    declared: 30 % of 31 slots is 9.3 people, and whether that means 9 or 10 is policy, not arithmetic.

    Parameters
    ----------
    where
        Which people count, e.g. ``{"sex": "female"}``; empty for everybody.
    least, most
        Counts: one for all groups, group -> its own, e.g. ``least={"V1": 2}, each="village"`` (a group that is not named has
        none), or the name of a column of the villages or posts that are the groups.
    least_share, most_share
        Shares, 0 to 1, instead of counts.
    rounding
        "up", "down" or "nearest" (a half goes up); required with shares that are not whole numbers of people.
    role, township, village, each
        As in ``Scoped``: only these posts, and whether each group of them counts by itself.
    id, penalty
        As in ``Constraint``: its name, and the points a unit of breach costs where it is soft.
    """

    kind: ClassVar[str] = "quota"
    where: Where = ()
    least: CountLimit | None = None
    most: CountLimit | None = None
    least_share: Share | None = None
    most_share: Share | None = None
    rounding: Literal["up", "down", "nearest"] | None = None

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """Unknown columns, bounds that contradict each other, shares without a rounding."""
        faults = condition_faults(self, self.where, problem.candidates) + self.scope_faults(problem)
        if all(limit is None for limit in (self.least, self.most, self.least_share, self.most_share)):
            faults.append(self.fault("least", None, STATE_BOUNDS))
        for count, share in (("least", "least_share"), ("most", "most_share")):
            if getattr(self, count) is not None and getattr(self, share) is not None:
                faults.append(self.fault(count, getattr(self, count), _either(count, share)))
        if found := bound_faults(self, problem, whole=True):
            return faults + found
        for group, posts in self.groups(problem).items():
            slots = slots_of(problem, posts) or 0
            exact = [fraction(share) * slots for share in (self.least_share, self.most_share) if share is not None]
            if self.rounding is None and any(people.denominator != 1 for people in exact):
                return [*faults, self.fault("rounding", None, self._unrounded(group, exact[0]))]
            low, high = self.limits(problem, group, slots)
            if low is not None and high is not None and low > high:
                faults.append(self.fault("least", low, self._crossed(group, high)))
        return faults

    def loosened(self, problem: ProblemLike) -> tuple[tuple[Message, Self], ...]:
        """Each bound one person wider; a share counts as so many people, where that is the same number in every group."""
        found = [*super().loosened(problem), *loosened_bounds(self, problem)]
        counts = {self.limits(problem, group, sum(problem.post(post).slots for post in posts))
                  for group, posts in self.groups(problem).items()}  # fmt: skip
        if len(counts) == 1:
            ((low, high),) = counts
            if self.least_share is not None and low is not None:
                found += self._wider("least", low, low - 1, least_share=None, least=low - 1)
            if self.most_share is not None and high is not None:
                found += self._wider("most", high, high + 1, most_share=None, most=high + 1)
        return tuple(found)

    def _unrounded(self, group: str, people: Fraction) -> Message:
        zh = f"{self.group_words(group, 'zh')}：{float(people):g} 人；请写明如何取整"
        return Message("rounding_needed", f"{group}: {float(people):g} people; declare the rounding", zh)

    def _crossed(self, group: str, most: int) -> Message:
        zh = f"{self.group_words(group, 'zh')}：“至少”大于“至多”（{most}）"
        return Message("group_least_exceeds_most", f"{group}: least exceeds most ({most})", zh)

    def limits(self, problem: ProblemLike, group: str, slots: int) -> tuple[int | None, int | None]:
        """The bounds as counts for a group with so many slots."""
        low, high = bound(self, problem, "least", group), bound(self, problem, "most", group)
        low = low if self.least_share is None else Fraction(self._people(self.least_share, slots))
        high = high if self.most_share is None else Fraction(self._people(self.most_share, slots))
        return None if low is None else int(low), None if high is None else int(high)

    def _people(self, share: int | float, slots: int) -> int:
        exact = fraction(share) * slots
        return {"up": ceil(exact), "down": floor(exact)}.get(self.rounding or "", floor(exact + fraction("1/2")))

    def _percent(self, share: int | float, lang: str) -> str:
        said = language(lang).say(f"rounded {self.rounding}", ROUNDED_ZH[self.rounding]) if self.rounding else ""
        return f"{float(fraction(share) * 100):.10g}%" + language(lang).aside(said)

    def rows(self, grid: Grid) -> Rows:
        """One row a group."""
        group, labels = self.group_of_pair(grid)
        counted = condition_mask(grid, self.where)
        problem = grid.problem
        limits = [self.limits(problem, name, slots_of(problem, posts) or 0) for name, posts in self.groups(problem).items()]
        low = np.array([-INFINITY if least is None else least for least, _ in limits], dtype=np.int64)
        high = np.array([INFINITY if most is None else most for _, most in limits], dtype=np.int64)
        return grouped(np.where(counted, group, -1), labels, lower=low, upper=high)

    def breaches(self, problem: ProblemLike, placements: Placements) -> list[Breach]:
        """Groups with too few or too many."""
        broken = []
        for group, posts in self.groups(problem).items():
            low, high = self.limits(problem, group, slots_of(problem, posts) or 0)
            inside = [place for place in placements if place.post in posts]
            number = sum(all_hold(self.where, Placed(problem, place)) for place in inside)
            broken += self.breach(group, 0 if low is None else low - number)
            broken += self.breach(group, 0 if high is None else number - high)
        return broken

    def words(self, lang: str = "en") -> str:
        """The rule as a sentence."""
        spoken = language(lang)
        who = in_words(self.where, lang) or spoken.say("people", "人员")
        low, high = (None if limit is None else bound_words(limit, lang) for limit in (self.least, self.most))
        low = low if self.least_share is None else self._percent(self.least_share, lang)
        high = high if self.most_share is None else self._percent(self.most_share, lang)
        if low is not None and low == high:
            amount = f"{spoken.say('exactly', '恰好')} {low}"
        else:
            limits = [f"{spoken.say('at least', '至少')} {low}"] if low is not None else []
            limits += [f"{spoken.say('at most', '至多')} {high}"] if high is not None else []
            amount = spoken.say(" and ", spoken.comma).join(limits)
        return spoken.about(self.where_words(lang), spoken.say(f"{amount} with {who}", f"{who} {amount}"))


def _either(count: str, share: str) -> Message:
    en, zh = f"state either {count} or {share}", f"“{FIELDS_ZH[count]}”和“{FIELDS_ZH[share]}”只能写一个"
    return Message("count_and_share", en, zh)
