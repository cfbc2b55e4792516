"""Posts shared out evenly among people who may hold several."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any, ClassVar

import numpy as np

from .base import (
    NO_ROLE,
    Aim,
    Fault,
    Fraction,
    Grid,
    Ints,
    Message,
    Objective,
    Placements,
    ProblemLike,
    Rows,
    Where,
    all_hold,
    column_words,
    condition_reasons,
    in_words,
    language,
    of_pairs,
    standard,
)

OF_PAIRS = Message(
    "even_load_of_pairs", "points and grades are those of pairs; name a column of people", "得分和等次属于配对；请写人选的列"
)
NO_VALUE = Message("even_load_column", "nobody has a value in this column", "所有人的这一列都是空的")
NO_BOUND = -(2**62)


class EvenLoad(Aim):
    r"""The difference between the most and the fewest posts that anybody holds, added up over the groups of people.

    .. math:: \min \sum_g (h_g - l_g), \quad l_g \le \sum_p x_{cp} \le h_g \;\text{for all } c \in g \text{ who can take any}

    Somebody on leave, with no scored pair that the hard rules leave, no post allowed or none with a slot, does not count.

    Parameters
    ----------
    role
        Only posts with this role are counted.
    where
        Only people who meet these conditions.
    each
        A column of people, e.g. ``"unit"``: the load is to be even within each group of people who are alike in it; people
        without a value are in no group. None: one group.
    """

    kind: ClassVar[str] = "even_load"
    sign: ClassVar[int] = -1
    coded: ClassVar[tuple[str, ...]] = ("role", "where", "each")
    role: str | None = None
    where: Where = ()
    each: str | None = None

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """A role that does not occur, columns that nobody has or that are none of people."""
        faults = [self.fault(fact, None, reason) for fact, reason in condition_reasons(self.where, problem.candidates)]
        if of_pairs(self.where):
            faults.append(self.fault("where", None, OF_PAIRS))
        if self.role is not None and all(post.role != self.role for post in problem.posts):
            faults.append(self.fault("role", self.role, NO_ROLE))
        if self.each is not None and all(person.fact(self.each) in (None, "") for person in problem.candidates):
            faults.append(self.fault("each", self.each, NO_VALUE))
        return faults

    def groups(self, problem: ProblemLike) -> dict[str, tuple[str, ...]]:
        """Group -> ids of the people in it who can take something; one group of all has an empty name."""
        found: dict[str, tuple[str, ...]] = {}
        for who in able(problem, self.role):
            person = problem.candidate(who)
            group = "" if self.each is None else person.fact(self.each)
            if all_hold(self.where, person) and (self.each is None or group not in (None, "")):
                found[str(group)] = (*found.get(str(group), ()), who)
        return {group: tuple(sorted(people)) for group, people in sorted(found.items())}

    def objective(self, grid: Grid) -> Objective:
        """Columns h and l of each group, two rows a person."""
        groups = list(self.groups(grid.problem).values())
        who = [(grid.person_at[one], k) for k, people in enumerate(groups) for one in people if one in grid.person_at]
        pairs, people, size = len(grid), len(who), len(groups)
        if not people:
            return Objective(np.zeros(pairs, np.int64))
        number = np.full(len(grid.people), -1, dtype=np.int64)
        number[[at for at, _ in who]] = np.arange(people)
        person = number[grid.candidate]
        if self.role is not None:
            person = np.where(grid.post_mask(lambda post: post.role == self.role), person, -1)
        group = np.array([k for _, k in who], dtype=np.int64)
        rows = _between(person, group, pairs, size)
        posts = sum(self.role in (None, post.role) for post in grid.posts)
        rows = replace(rows, labels=tuple(grid.people[at].id for at, _ in who) * 2,
                       aux_lower=np.zeros(2 * size, np.int64), aux_upper=np.full(2 * size, posts, np.int64))  # fmt: skip
        worth = np.concatenate([np.full(size, -1, np.int64), np.ones(size, np.int64)])
        return Objective(np.zeros(pairs, np.int64), aux=worth, rows=rows)

    def value(self, problem: ProblemLike, placements: Placements) -> Fraction:
        """Most posts held less fewest, group by group."""
        held = Counter(place.candidate for place in placements if self.role in (None, problem.post(place.post).role))
        loads = [[held[who] for who in people] for people in self.groups(problem).values()]
        return Fraction(sum(max(each) - min(each) for each in loads))

    def words(self, lang: str = "en") -> str:
        """The aim in words."""
        spoken = language(lang)
        role, whom = standard(self.role, lang) if self.role else "", in_words(self.where, lang)
        within = spoken.say(f"within each {self.each}", f"按 {column_words(self.each, lang)} 分组") if self.each else ""
        return spoken.say("even load", "任务均衡") + spoken.aside(spoken.clauses((role, whom, within)))


def _between(person: Ints, group: Ints, pairs: int, size: int) -> Rows:
    """Rows ``load - h <= 0`` and ``l - load <= 0`` for each person; h of group g is column pairs + g, l is behind all h."""
    people, who, own = len(group), np.arange(len(group)), np.flatnonzero(person >= 0)
    load = person[own]
    row = np.concatenate([load, who, people + load, people + who])
    column = np.concatenate([own, pairs + group, own, pairs + size + group])
    ones, each = np.ones(len(own), np.int64), np.ones(people, np.int64)
    bound, none = np.zeros(2 * people, np.int64), np.full(2 * people, NO_BOUND, np.int64)
    return Rows(row, column, np.concatenate([ones, -each, -ones, each]), none, bound)


def able(problem: ProblemLike, role: str | None = None) -> frozenset[str]:
    """Ids of the people who can take something, in a post with this role where one is named."""
    hard = {rule.kind for rule in problem.constraints if rule.penalty is None}
    pairs: Any = problem.eligibility.grid.pairs
    left = np.ones(len(pairs), dtype=bool)
    if "posts_each" in hard:
        left &= np.array([problem.candidate(who).most > 0 for who in pairs.candidates], dtype=bool)[pairs.candidate]
    if "slots" in hard:
        left &= np.array([problem.post(post).slots > 0 for post in pairs.posts], dtype=bool)[pairs.post]
    if role is not None:
        left &= np.array([problem.post(post).role == role for post in pairs.posts], dtype=bool)[pairs.post]
    return frozenset(pairs.candidates[k] for k in np.unique(pairs.candidate[left]))
