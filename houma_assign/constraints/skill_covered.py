"""A skill that certain teams must have."""

from __future__ import annotations

from fractions import Fraction
from math import ceil
from typing import Annotated, ClassVar

import numpy as np

from .base import (
    UNKNOWN_VILLAGE,
    Breach,
    Constraint,
    Count,
    Fault,
    Field,
    Grid,
    Ids,
    Message,
    Placements,
    ProblemLike,
    Rows,
    binding_forms,
    grouped,
    in_steps,
    language,
    opened,
)

NO_POST = Message("village_without_post", "no post in this village", "这个村没有岗位")
NOT_BY_ROLE = Message(
    "skill_open_not_by_role",
    "whether a village is open cannot be told by single roles; give every form one role in common",
    "无法由单个岗位看出村是否选定；请让各种形式都含同一岗位",
)
NO_SKILL = Message("skill_of_nobody", "nobody has this skill", "没有人有这一专长")


class SkillCovered(Constraint):
    r"""In each named village at least ``least`` people have one of the skills.

    .. math:: \sum_{c \in S, p \in v} x_{cp} \ge \text{least}

    One unit of breach is one such person missing. Where ``VillageForms`` may leave villages closed, those that are opened
    are meant.

    Parameters
    ----------
    skills
        Skills, any of which will do.
    villages
        Ids of villages; empty for every village that has a post.
    least
        How many such people.
    id, penalty
        As in ``Constraint``: its name, and the points a unit of breach costs where it is soft.
    """

    kind: ClassVar[str] = "skill"
    coded: ClassVar[tuple[str, ...]] = ("skills",)
    skills: Ids
    villages: Ids = ()
    least: Annotated[Count, Field(ge=1)] = 1

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """Unknown villages, and skills that nobody has."""
        faults = [self.fault("villages", v, UNKNOWN_VILLAGE) for v in self.villages if not problem.has_village(v)]
        held = {post.village for post in problem.posts}
        faults += [self.fault("villages", v, NO_POST)
                   for v in self.villages if problem.has_village(v) and v not in held]  # fmt: skip
        if not any(self._has(person.skills) for person in problem.candidates):
            faults.append(self.fault("skills", "+".join(self.skills), NO_SKILL))
        if binding_forms(problem) is not None and opened(problem) is None:
            faults.append(self.fault("skills", "+".join(self.skills), NOT_BY_ROLE))
        return faults

    def _has(self, skills: tuple[str, ...]) -> bool:
        return any(skill in self.skills for skill in skills)

    def _places(self, problem: ProblemLike) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.villages or (post.village for post in problem.posts)))

    def rows(self, grid: Grid) -> Rows:
        """One row a village."""
        places = self._places(grid.problem)
        number = {place: k for k, place in enumerate(places)}
        row_of = np.array([number.get(village.id, -1) for village in grid.villages], dtype=np.int64)[grid.village]
        skilled = grid.person_mask(lambda person: self._has(person.skills))
        open_by_role = opened(grid.problem)
        if open_by_role is None:
            return grouped(np.where(skilled, row_of, -1), places, lower=self.least)
        steps, unit = in_steps(open_by_role)
        share = np.array([steps.get(post.role, 0) for post in grid.posts], dtype=np.int64)[grid.post]
        return grouped(row_of, places, unit * skilled - self.least * share, lower=0, unit=unit)

    def breaches(self, problem: ProblemLike, placements: Placements) -> list[Breach]:
        """Villages where such people are missing."""
        broken, open_by_role = [], opened(problem)
        for village in self._places(problem):
            team = [place for place in placements if problem.post(place.post).village == village]
            skilled = sum(self._has(problem.candidate(place.candidate).skills) for place in team)
            share = Fraction(1)
            if open_by_role is not None:
                share = sum((open_by_role.get(problem.post(place.post).role, Fraction(0)) for place in team), Fraction(0))
            broken += self.breach(village, ceil(self.least * share - skilled))
        return broken

    def words(self, lang: str = "en") -> str:
        """The rule as a sentence."""
        skills, places = "/".join(self.skills), language(lang).names(self.villages)
        return language(lang).say(
            f"{places or 'every village'}: at least {self.least} with {skills}",
            f"{places or '每村'}至少 {self.least} 人具备 {skills}",
        )
