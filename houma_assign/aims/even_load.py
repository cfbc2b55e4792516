"""Posts shared out evenly among people who may hold several, or people and numbers among posts and villages."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Any, ClassVar, Literal

import numpy as np

from .able import able, room_of
from .base import (
    INFINITY,
    NO_ROLE,
    Aim,
    Fault,
    Fraction,
    Grid,
    Ints,
    Message,
    Objective,
    Placed,
    Placements,
    ProblemLike,
    Rows,
    Where,
    aim_place,
    all_hold,
    binding_forms,
    column_words,
    condition_mask,
    condition_reasons,
    in_words,
    language,
    of_pairs,
    standard,
    times,
)

OF_PAIRS = Message(
    "even_load_of_pairs", "points and grades are those of pairs; name a column of people", "得分和等次属于配对；请写人选的列"
)
NO_VALUE = Message("even_load_column", "nobody has a value in this column", "这一列都是空的")
CLOSED = Message(
    "even_load_closed", "villages may stay closed here, and an empty one would count; settle the villages first",
    "这里的村可能不选定，空着的村也会被计入；请先定下各村",
)  # fmt: skip
PER_SLOT = Message("even_load_per_slot", "people have no slots; say `of` post or village", "人选没有名额；请将对象写为岗位或村")
OF_ZH = {"candidate": "人选", "post": "岗位", "village": "村"}


class EvenLoad(Aim):
    r"""The difference between the most and the fewest posts that anybody holds, added up over the groups of people.

    .. math:: \min \sum_g (h_g - l_g),
        \quad l_g \le \sum_p a_{cp} x_{cp} \le h_g \;\text{for all } c \in g \text{ who can take any}

    With ``measure="greatest"`` only the most, :math:`\min \sum_g h_g`. With ``of="post"`` or ``"village"`` the same of the
    people that each post or village gets: ``EvenLoad(of="post", per_slot=True)`` fills posts evenly, and
    ``EvenLoad(of="village", number="age")`` makes the totals of a number differ as little as they can.

    Somebody on leave, with no scored pair that the hard rules leave, no post allowed or none with a slot, does not count;
    nor do posts and villages without slots.

    Parameters
    ----------
    role
        Only posts with this role are counted.
    where
        Only people who meet these conditions.
    each
        A column of people (posts, villages), e.g. ``"unit"``: the load is to be even within each group of those who are alike
        in it; those without a value are in no group. None: one group.
    of
        Whose load it is: "candidate", "post" or "village".
    number
        A column of numbers, as in ``Total``, e.g. hours of the posts; None: each placement counts 1.
    per_slot
        Whether the load of a post or village is divided by its slots.
    measure
        "difference" of the most and the fewest, or the "greatest" alone.
    id, slack
        As in ``Aim``: its name, and how much of its best value later aims may give away.
    """

    kind: ClassVar[str] = "even_load"
    sign: ClassVar[int] = -1
    coded: ClassVar[tuple[str, ...]] = ("role", "where", "each", "number")
    role: str | None = None
    where: Where = ()
    each: str | None = None
    of: Literal["candidate", "post", "village"] = "candidate"
    number: str | None = None
    per_slot: bool = False
    measure: Literal["difference", "greatest"] = "difference"

    @property
    def numbers_used(self) -> tuple[str, ...]:
        """The column added up, if there is one."""
        return (self.number,) if self.number else ()

    def _records(self, problem: ProblemLike) -> dict[str, Any]:
        every: dict[str, Any] = {"candidate": problem.candidates, "post": problem.posts, "village": problem.villages}
        return {record.id: record for record in every[self.of]}

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """A role that does not occur, columns that nobody has or that are none of people, villages that may be closed."""
        faults = [self.fault(fact, None, reason) for fact, reason in condition_reasons(self.where, problem.candidates)]
        if of_pairs(self.where) and self.of == "candidate":
            faults.append(self.fault("where", None, OF_PAIRS))
        if self.role is not None and all(post.role != self.role for post in problem.posts):
            faults.append(self.fault("role", self.role, NO_ROLE))
        if self.each is not None and all(one.fact(self.each) in (None, "") for one in self._records(problem).values()):
            faults.append(self.fault("each", self.each, NO_VALUE))
        if self.per_slot and self.of == "candidate":
            faults.append(self.fault("per_slot", True, PER_SLOT))
        if self.of != "candidate" and binding_forms(problem) is not None:
            faults.append(self.fault("of", self.of, CLOSED))
        return faults + (problem.number_faults(aim_place(self), self.number, "aims") if self.number else [])

    def slots(self, problem: ProblemLike) -> dict[str, int]:
        """Post or village -> its slots, in posts of the role; those without any are left out."""
        found: dict[str, int] = defaultdict(int)
        for post in problem.posts:
            if self.role in (None, post.role):
                found[post.id if self.of == "post" else post.village] += post.slots
        return {place: number for place, number in found.items() if number}

    def groups(self, problem: ProblemLike) -> dict[str, tuple[str, ...]]:
        """Group -> ids of those whose load is compared, sorted; one group of all has an empty name."""
        records, found = self._records(problem), defaultdict[str, list[str]](list)
        for who in able(problem, self.role) if self.of == "candidate" else self.slots(problem):
            group = "" if self.each is None else records[who].fact(self.each)
            met = self.of != "candidate" or all_hold(self.where, records[who])
            if met and (self.each is None or group not in (None, "")):
                found[str(group)].append(who)
        return {group: tuple(sorted(members)) for group, members in sorted(found.items())}

    def objective(self, grid: Grid) -> Objective:
        """Columns h, and l where the fewest count, of each group; a row or two for each member."""
        members = [(one, k) for k, each in enumerate(self.groups(grid.problem).values()) for one in each]
        index, names = {
            "candidate": (grid.candidate, grid.pairs.candidates), "post": (grid.post, grid.pairs.posts),
            "village": (grid.village, tuple(village.id for village in grid.villages)),
        }[self.of]  # fmt: skip
        at = {name: k for k, name in enumerate(names)}
        members = [(one, k) for one, k in members if one in at]
        if not members:
            return Objective(np.zeros(len(grid), np.int64))
        number = np.full(len(names), -1, dtype=np.int64)
        number[[at[one] for one, _ in members]] = np.arange(len(members))
        load, scale = self._loads(grid, index, names)
        row = np.where(load != 0, number[index], -1)
        limits = [self._limits(grid, load, np.flatnonzero(row == k)) for k in range(len(members))]
        rows = self._rows(row, load, np.array([k for _, k in members], dtype=np.int64))
        both = 1 + (self.measure == "difference")
        size, low, high = max(k for _, k in members) + 1, min(each[0] for each in limits), max(each[1] for each in limits)
        rows = replace(rows, labels=tuple(one for one, _ in members) * both,
                       aux_lower=np.full(both * size, low), aux_upper=np.full(both * size, high))  # fmt: skip
        worth = np.repeat(np.array([-1, 1], dtype=np.int64)[:both], size)
        return Objective(np.zeros(len(grid), np.int64), scale, aux=worth, rows=rows)

    def _loads(self, grid: Grid, index: Ints, names: tuple[str, ...]) -> tuple[Ints, int]:
        """What each pair adds to the load of whoever it belongs to, in steps, and the steps in a unit."""
        numbers, scale = grid.number(self.number) if self.number else (np.ones(len(grid), np.int64), 1)
        counted = np.ones(len(grid), bool) if self.of == "candidate" else condition_mask(grid, self.where)
        if self.role is not None:
            counted &= grid.post_mask(lambda post: post.role == self.role)
        if self.per_slot:
            slots = self.slots(grid.problem)
            parts = int(np.lcm.reduce(list(slots.values()) or [1]))
            share = np.array([parts // slots.get(name, parts) for name in names], dtype=np.int64)[index]
            times(numbers, parts, "aims", self.id)  # refuses what would leave 64 bits; no share is larger
            numbers, scale = numbers * share, scale * parts
        return np.where(counted, numbers, 0), scale

    def _limits(self, grid: Grid, load: Ints, columns: Ints) -> tuple[int, int]:
        """Between what the load of one member can lie."""
        ordered, room = np.sort(load[columns]), min(len(columns), room_of(grid, self.of, columns))  # fewer pairs than slots
        top = int(np.maximum(ordered[len(ordered) - room :], 0).sum())
        return int(np.minimum(ordered[:room], 0).sum()), top

    def _rows(self, row: Ints, load: Ints, group: Ints) -> Rows:
        """Rows ``load - h <= 0`` and ``l - load <= 0`` for each member; h of group g is column pairs + g, l is behind all h."""
        members, pairs, size = len(group), len(row), int(group.max()) + 1
        who, own = np.arange(members), np.flatnonzero(row >= 0)
        each, parts = np.ones(members, np.int64), [(1, 0), (-1, size)][: 1 + (self.measure == "difference")]
        return Rows(
            np.concatenate([np.concatenate([n * members + row[own], n * members + who]) for n in range(len(parts))]),
            np.concatenate([np.concatenate([own, pairs + first + group]) for _, first in parts]),
            np.concatenate([np.concatenate([sign * load[own], -sign * each]) for sign, _ in parts]),
            np.full(len(parts) * members, -INFINITY), np.zeros(len(parts) * members, np.int64),
        )  # fmt: skip

    def value(self, problem: ProblemLike, placements: Placements) -> Fraction:
        """Most less fewest, or the most, group by group."""
        loads: dict[str, Fraction] = defaultdict(Fraction)
        for place in placements:
            post = problem.post(place.post)
            if self.role in (None, post.role) and (self.of == "candidate" or all_hold(self.where, Placed(problem, place))):
                one = {"candidate": place.candidate, "post": place.post, "village": post.village}[self.of]
                loads[one] += problem.number(self.number, place) if self.number else 1
        slots = self.slots(problem) if self.per_slot else {}
        shares = [[loads[one] / slots.get(one, 1) for one in members] for members in self.groups(problem).values()]
        return sum((max(each) - (min(each) if self.measure == "difference" else 0) for each in shares), Fraction(0))

    def words(self, lang: str = "en") -> str:
        """The aim in words."""
        spoken = language(lang)
        role, whom = standard(self.role, lang) if self.role else "", in_words(self.where, lang)
        within = spoken.say(f"within each {self.each}", f"按 {column_words(self.each, lang)} 分组") if self.each else ""
        number = column_words(self.number, lang) if self.number else ""
        of = "" if self.of == "candidate" else spoken.say(f"of each {self.of}", f"各{OF_ZH[self.of]}之间")
        slot = spoken.say("per slot", "按名额平均") if self.per_slot else ""
        said = spoken.say("even load", "任务均衡") if self.measure == "difference" else spoken.say("greatest load", "最大负担")
        return said + spoken.aside(spoken.clauses((number, of, slot, role, whom, within)))
