"""Sizes and workloads fit into what each post, village or person can hold, and reach what it needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil, lcm
from typing import Any, ClassVar, Literal, Self

import numpy as np

from .base import (
    INFINITY,
    Breach,
    Constraint,
    Fault,
    Grid,
    Limit,
    Load,
    Message,
    Placement,
    Placements,
    ProblemLike,
    Rows,
    column_words,
    common_scale,
    fraction,
    grouped,
    is_number,
    language,
    least_exceeds,
    limit_of,
    rule_place,
    shown,
    times,
    too_fine,
    whole,
)  # fmt: skip
from .group_limits import LIMIT_FINE, bound_words

NO_LIMIT = Message("capacity_without_limit", "state limit and/or least", "请写明限额、至少，或两者")
NOT_THERE = Message("capacity_of_nobody", "there is nothing with this id", "没有这个编号")


class Capacity(Constraint):
    r"""The load of each post (village, person) is at most its limit, and at least ``least``.

    .. math:: \text{least}_k \le \sum_{(c, p) \in k} a_{cp} x_{cp} \le \text{limit}_k

    One unit of breach is one whole unit of load; parts of a unit count as one. Where somebody takes up several slots of a
    post, ``Capacity(load="takes", limit="slots")`` stands in the place of ``Slots``.

    Parameters
    ----------
    load
        A column of numbers, as in ``Total``: the size of a candidate, the workload of a post, a weight of the pair. Or one
        number, the load of every placement.
    limit
        The most: name of a column of the post (village, candidate), one number for all, or id -> number. None: no limit.
    least
        The fewest, said in the same ways; of ids that are not named nothing is asked.
    each
        What has the capacity.
    id, penalty
        As in ``Constraint``: its name, and the points a unit of breach costs where it is soft.
    """

    kind: ClassVar[str] = "capacity"
    coded: ClassVar[tuple[str, ...]] = ("load",)
    load: Load
    limit: Limit | None = None
    each: Literal["post", "village", "candidate"] = "post"
    least: Limit | None = None

    @property
    def numbers_used(self) -> tuple[str, ...]:
        """The column of loads, if it is one."""
        return (self.load,) if isinstance(self.load, str) else ()

    def _records(self, problem: ProblemLike) -> tuple[Any, ...]:
        return {"post": problem.posts, "village": problem.villages, "candidate": problem.candidates}[self.each]

    def _bounds(self, record: Any) -> tuple[Fraction | None, Fraction | None]:
        return limit_of(self.least, record.id, record), limit_of(self.limit, record.id, record)

    def leaving_out(self, absent: frozenset[str]) -> Self:
        """The limits of the others."""
        if self.each != "candidate":
            return self
        own = {name: limit for name in ("limit", "least") if isinstance(limit := getattr(self, name), Mapping)}
        return self.changed(**{name: {id: number for id, number in limit.items() if id not in absent}
                               for name, limit in own.items()}) if own else self  # fmt: skip

    def excusing(self, problem: ProblemLike, absent: frozenset[str]) -> Self:
        """Nothing is asked of people who cannot go."""
        if self.least is None or self.each != "candidate":
            return self
        asked = {who.id: shown(least) for who in problem.candidates
                 if who.id not in absent and (least := self._bounds(who)[0]) is not None}  # fmt: skip
        return self.changed(least=asked)

    def loosened(self, problem: ProblemLike) -> tuple[tuple[Message, Self], ...]:
        """All limits one unit wider."""
        found: list[tuple[Message, Self]] = []
        for name, step, sign in (("limit", 1, "+"), ("least", -1, "-")):
            limit = getattr(self, name)
            if isinstance(limit, (int, float)):
                wider: Any = shown(fraction(limit) + step)
                found += self._wider(name, limit, wider, **{name: wider})
            elif limit is not None:
                every = {record.id: limit_of(limit, record.id, record) for record in self._records(problem)}
                wider = {id: shown(value + step) for id, value in every.items() if value is not None}
                found += self._wider(name, f"{sign} 0", f"{sign} 1", **{name: wider})
        return tuple(found)

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """Unknown or textual loads, and limits that are missing, not numbers, too fine, crossed, or of what is not there."""
        faults = problem.number_faults(rule_place(self), self.load) if isinstance(self.load, str) else []
        if not isinstance(self.load, str) and too_fine(self.load):
            faults.append(self.fault("load", self.load, LIMIT_FINE))
        if self.limit is None and self.least is None:
            faults.append(self.fault("limit", None, NO_LIMIT))
        records = {record.id: record for record in self._records(problem)}
        for name in ("limit", "least"):
            limit = getattr(self, name)
            named = isinstance(limit, Mapping)  # it may be empty: of nobody anything is asked
            by_name = limit if isinstance(limit, Mapping) else {}
            faults += [self.fault(name, id, NOT_THERE) for id in by_name if id not in records]
            for record in records.values() if limit is not None else ():
                value = record.fact(limit) if isinstance(limit, str) else by_name.get(record.id) if named else limit
                if (value is None and name == "least" and named) or (is_number(value) and not too_fine(value)):
                    continue
                column = limit if isinstance(limit, str) else record.id if named else str(limit)
                faults.append(Fault(f"{self.each}s", record.id, column[:30], None if isinstance(value, Mapping) else value,
                                    _limitless(self)))  # fmt: skip
        for record in records.values() if not faults else ():
            low, high = self._bounds(record)
            if low is not None and high is not None and low > high:
                faults.append(Fault(f"{self.each}s", record.id, "least", shown(low), least_exceeds(shown(high))))
        return faults

    def rows(self, grid: Grid) -> Rows:
        """One row for each post (village, person)."""
        every: dict[str, Sequence[Any]] = {"post": grid.posts, "village": grid.villages, "candidate": grid.people}
        records = every[self.each]
        index = {"post": grid.post, "village": grid.village, "candidate": grid.candidate}[self.each]
        bounds = [self._bounds(record) for record in records]
        if isinstance(self.load, str):
            numbers, given = grid.number(self.load)
        else:
            given = fraction(self.load).denominator
            numbers = np.full(len(grid), whole(self.load, given), dtype=np.int64)
        scale = lcm(given, common_scale(limit for both in bounds for limit in both if limit is not None))
        low = np.array([-INFINITY if least is None else whole(least, scale) for least, _ in bounds], dtype=np.int64)
        high = np.array([INFINITY if most is None else whole(most, scale) for _, most in bounds], dtype=np.int64)
        labels = tuple(record.id for record in records)
        return grouped(index, labels, times(numbers, scale // given, "rules", self.id), low, high, unit=scale)

    def breaches(self, problem: ProblemLike, placements: Placements) -> list[Breach]:
        """What carries more than it can, or less than it must."""
        loads: dict[str, Fraction] = {}
        for place in placements:
            load = problem.number(self.load, place) if isinstance(self.load, str) else fraction(self.load)
            loads[self._key(problem, place)] = loads.get(self._key(problem, place), Fraction(0)) + load
        broken = []
        for record in self._records(problem):
            (least, most), load = self._bounds(record), loads.get(record.id, Fraction(0))
            broken += self.breach(record.id, 0 if most is None else ceil(load - most))
            broken += self.breach(record.id, 0 if least is None else ceil(least - load))
        return broken

    def _key(self, problem: ProblemLike, place: Placement) -> str:
        if self.each == "village":
            return problem.post(place.post).village
        return place.post if self.each == "post" else place.candidate

    def words(self, lang: str = "en") -> str:
        """The rule as a sentence."""
        spoken = language(lang)
        each = spoken.say(f"each {self.each}", {"post": "每个岗位", "village": "每个村", "candidate": "每个人"}[self.each])
        load = spoken.say(f"{self.load} for each person", f"每人计 {self.load}，合计")
        if isinstance(self.load, str):
            load = spoken.say(f"total {column_words(self.load, lang)}", f"{column_words(self.load, lang)}")
        limits = [] if self.limit is None else [f"{spoken.say('at most', '不超过')} {bound_words(self.limit, lang)}"]
        limits += [] if self.least is None else [f"{spoken.say('at least', '不低于')} {bound_words(self.least, lang)}"]
        said = spoken.say(" and ", spoken.comma).join(limits)
        return spoken.say(f"{each}: {load} {said}", f"{each}的 {load} {said}")


def _limitless(rule: Capacity) -> Message:
    en = f"rule {rule.id!r} needs a number with at most six decimals here"
    return Message("limit_needed", en, f"规则“{rule_place(rule).zh}”在此需要最多六位小数的数字")
