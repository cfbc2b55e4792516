"""Who would like to serve beside whom."""

from __future__ import annotations

from itertools import chain
from typing import Annotated, Any, ClassVar, Self

import numpy as np
from pydantic import BeforeValidator

from .base import (
    INFINITY,
    UNKNOWN_CANDIDATE,
    Aim,
    Fault,
    Fraction,
    Grid,
    Message,
    Number,
    Objective,
    Placements,
    ProblemLike,
    Rows,
    as_tuple,
    common_scale,
    fraction,
    language,
    too_fine,
    whole,
)

SELF = Message("together_wish_self", "two different people are expected", "应为两个不同的人")
TWICE = Message("together_wish_twice", "these two are listed twice", "这两个人写了两次")
FINE = Message("together_wish_fine", "weights have at most six decimals", "权重最多六位小数")
NONE = Message("together_wish_empty", "name at least two people", "请至少写两个人")


def _wishes(given: Any) -> Any:
    listed = as_tuple(given)
    return tuple(as_tuple(each) for each in listed) if isinstance(listed, tuple) else listed


class TogetherWish(Aim):
    r"""What the wishes to serve in one village are worth that are granted, pair of people by pair of people.

    .. math:: \max \sum_{a, b} w_{ab} \sum_v z_{abv},
        \quad z_{abv} = 1 \;\text{if}\; \sum_{p \in v} x_{ap} \ge 1 \;\text{and}\; \sum_{p \in v} x_{bp} \ge 1

    Two people with posts in two villages each may meet in both. A negative weight is the wish not to meet; for people who must,
    or must not, there are ``Together`` and ``Apart``.

    Parameters
    ----------
    wishes
        (candidate id, candidate id, weight): weights have at most six decimals.
    id, slack
        As in ``Aim``: its name, and how much of its best value later aims may give away.
    """

    kind: ClassVar[str] = "together_wish"
    coded: ClassVar[tuple[str, ...]] = ()
    wishes: Annotated[tuple[tuple[str, str, Number], ...], BeforeValidator(_wishes)]

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """Unknown people, the same person twice, two people twice, weights that are too fine, no wish at all."""
        faults = [] if self.wishes else [self.fault("wishes", None, NONE)]
        seen: set[frozenset[str]] = set()
        for a, b, weight in self.wishes:
            faults += [self.fault("wishes", who, UNKNOWN_CANDIDATE) for who in (a, b) if not problem.has_candidate(who)]
            two = frozenset((a, b))
            reason = SELF if a == b else TWICE if two in seen else FINE if too_fine(weight) else None
            faults += [] if reason is None else [self.fault("wishes", f"{a} + {b}", reason)]
            seen.add(two)
        return faults

    def leaving_out(self, absent: frozenset[str]) -> Self:
        """The wishes of the others for each other."""
        left = tuple(wish for wish in self.wishes if not absent.intersection(wish[:2]))
        return self.changed(wishes=left) if left else self

    def objective(self, grid: Grid) -> Objective:
        """A 0-1 column for each two and village where they can meet; rows that tie it to both."""
        scale = common_scale(weight for _, _, weight in self.wishes)
        entries: list[tuple[int, int, int]] = []
        bounds: list[int] = []
        labels: list[str] = []
        worth: list[int] = []
        for a, b, weight in self.wishes:
            single = grid.single(a) and grid.single(b)
            for village, (first, second) in self._meetings(grid, a, b):
                own, few = len(grid) + len(worth), weight < 0
                # The column may only be 1 where they meet; where that is not wished for, only 0 where they do not.
                sides = [first, second] if not few else [first + second] if single else [[k, m] for k in first for m in second]
                for columns in sides:
                    sign = -1 if few else 1
                    entries += [(len(labels), k, sign) for k in columns] + [(len(labels), own, -sign)]
                    bounds.append(-1 if few else 0)
                    labels.append(f"{a} + {b} → {grid.villages[village].id}")
                worth.append(whole(weight, scale))
        made, size = np.array(entries, dtype=np.int64).reshape(-1, 3), len(worth)
        rows = Rows(
            made[:, 0], made[:, 1], made[:, 2], np.array(bounds, dtype=np.int64), np.full(len(bounds), INFINITY), tuple(labels),
            aux_lower=np.zeros(size, np.int64), aux_upper=np.ones(size, np.int64), over=len(grid),
        )  # fmt: skip
        return Objective(np.zeros(len(grid), np.int64), scale, aux=np.array(worth, dtype=np.int64), rows=rows)

    def _meetings(self, grid: Grid, a: str, b: str) -> list[tuple[int, tuple[list[int], list[int]]]]:
        """Villages in which both have a pair, and their pairs there."""
        one, other = (np.flatnonzero(grid.candidate == grid.person_at[who]) if who in grid.person_at else grid.candidate[:0]
                      for who in (a, b))  # fmt: skip
        shared = np.intersect1d(grid.village[one], grid.village[other])
        return [(int(v), (one[grid.village[one] == v].tolist(), other[grid.village[other] == v].tolist())) for v in shared]

    def value(self, problem: ProblemLike, placements: Placements) -> Fraction:
        """Weights of those who meet, once for each village where they do."""
        there: dict[str, set[str]] = {}
        for place in placements:
            there.setdefault(place.candidate, set()).add(problem.post(place.post).village)
        met = (fraction(weight) * len(there.get(a, set()) & there.get(b, set())) for a, b, weight in self.wishes)
        return sum(met, Fraction(0))

    def words(self, lang: str = "en") -> str:
        """The aim in words."""
        people = len({*chain.from_iterable(wish[:2] for wish in self.wishes)})
        spoken = language(lang)
        return spoken.say("wishes to serve together", "同村任职意愿") + spoken.aside(
            spoken.counted(people, "person", "people", " 人")
        )
