"""Sizes and workloads fit into what each post, village or person can hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil, lcm
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Self

import numpy as np
from pydantic import BeforeValidator

from .base import (
    Breach,
    Constraint,
    Facts,
    Fault,
    Grid,
    Message,
    Number,
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
    rule_place,
    shown,
    times,
    too_fine,
    whole,
)  # fmt: skip

if TYPE_CHECKING:
    Limit = str | int | float | Mapping[str, int | float]
else:
    Limit = Annotated[str | Number | Facts[Number], BeforeValidator(lambda v: Facts(v) if isinstance(v, Mapping) else v)]


class Capacity(Constraint):
    r"""The load of each post (village, person) is at most its limit.

    .. math:: \sum_{(c, p) \in k} a_{cp} x_{cp} \le \text{limit}_k

    One unit of breach is one whole unit of load; parts of a unit count as one.

    Parameters
    ----------
    load
        A column of numbers, as in ``Total``: the size of a candidate, the workload of a post, a weight of the pair.
    limit
        Name of a column of the post (village, candidate), one number for all, or id -> number.
    each
        What has the capacity.
    """

    kind: ClassVar[str] = "capacity"
    coded: ClassVar[tuple[str, ...]] = ("load",)
    load: str
    limit: Limit
    each: Literal["post", "village", "candidate"] = "post"

    def _records(self, problem: ProblemLike) -> tuple[Any, ...]:
        return {"post": problem.posts, "village": problem.villages, "candidate": problem.candidates}[self.each]

    def _limit(self, record: Any) -> Any:
        if isinstance(self.limit, str):
            return record.fact(self.limit)
        return self.limit.get(record.id) if isinstance(self.limit, Facts) else self.limit

    def loosened(self, problem: ProblemLike) -> tuple[tuple[Message, Self], ...]:
        """All limits one unit wider."""
        if isinstance(self.limit, (int, float)):
            wider = shown(fraction(self.limit) + 1)
            return tuple(self._wider("limit", self.limit, wider, limit=wider))
        every = {record.id: shown(fraction(self._limit(record)) + 1) for record in self._records(problem)}
        return tuple(self._wider("limit", "+ 0", "+ 1", limit=every))

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """Unknown or textual loads, and limits that are missing, not numbers, or too fine."""
        faults = problem.number_faults(rule_place(self), self.load)
        for record in self._records(problem):
            limit = self._limit(record)
            if not is_number(limit) or too_fine(limit):
                faults.append(Fault(f"{self.each}s", record.id, str(self.limit)[:30], limit, _limitless(self)))
        return faults

    def rows(self, grid: Grid) -> Rows:
        """One row for each post (village, person)."""
        every: dict[str, Sequence[Any]] = {"post": grid.posts, "village": grid.villages, "candidate": grid.people}
        records = every[self.each]
        index = {"post": grid.post, "village": grid.village, "candidate": grid.candidate}[self.each]
        limits = [self._limit(record) for record in records]
        numbers, given = grid.number(self.load)
        scale = lcm(common_scale(limits), given)
        upper = np.array([whole(limit, scale) for limit in limits], dtype=np.int64)
        labels = tuple(record.id for record in records)
        return grouped(index, labels, times(numbers, scale // given, "rules", self.id), upper=upper, unit=scale)

    def breaches(self, problem: ProblemLike, placements: Placements) -> list[Breach]:
        """What carries more than it can."""
        loads: dict[str, Fraction] = {}
        for place in placements:
            loads[self._key(problem, place)] = loads.get(self._key(problem, place), Fraction(0)) + problem.number(
                self.load, place
            )
        limits = {record.id: fraction(self._limit(record)) for record in self._records(problem)}
        return [breach for key in limits for breach in self.breach(key, ceil(loads.get(key, Fraction(0)) - limits[key]))]

    def _key(self, problem: ProblemLike, place: Placement) -> str:
        if self.each == "village":
            return problem.post(place.post).village
        return place.post if self.each == "post" else place.candidate

    def words(self, lang: str = "en") -> str:
        """The rule as a sentence."""
        limit = self.limit
        if isinstance(limit, Mapping):
            limit = language(lang).names(f"{id} {most}" for id, most in limit.items())
        each = {"post": "岗位", "village": "村", "candidate": "人"}[self.each]
        load, limit = column_words(self.load, lang), column_words(limit, lang) if isinstance(limit, str) else limit
        return language(lang).say(f"each {self.each}: total {load} at most {limit}", f"每个{each}的 {load} 不超过 {limit}")


def _limitless(rule: Capacity) -> Message:
    en = f"rule {rule.id!r} needs a number with at most six decimals here"
    return Message("limit_needed", en, f"规则“{rule_place(rule).zh}”在此需要最多六位小数的数字")
