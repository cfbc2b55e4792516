"""Pairs, columnar: who may take which post, at what score and grade."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from .exact import Ints, shown
from .pair_index import PairIndex

GRADES = ("", "A", "B", "C")  # position = code held in the arrays; "" = not graded


@dataclass(frozen=True, eq=False)
class Pairs:
    """The scored candidate-post pairs, one array a column, sorted by candidate id and then post id.

    A pair that is not listed is barred. All arrays have one entry a pair.

    Parameters
    ----------
    candidates, posts
        Ids, sorted; what the index arrays refer to.
    candidate, post
        Positions in ``candidates`` and ``posts``, shape (pairs,).
    score
        Points times ``scale``, exact integers.
    scale
        Steps in a point, e.g. 100 for two decimals.
    grade
        Codes: 0 none, 1 A, 2 B, 3 C.
    facts
        Further numbers of a pair by name: (integers, scale).
    """

    candidates: tuple[str, ...]
    posts: tuple[str, ...]
    candidate: Ints
    post: Ints
    score: Ints
    scale: int = 1
    grade: npt.NDArray[np.int8] = field(default_factory=lambda: np.zeros(0, np.int8))
    facts: Mapping[str, tuple[Ints, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        size = len(self.score)
        if len(self.grade) != size:
            object.__setattr__(self, "grade", np.zeros(size, np.int8))
        columns: list[npt.NDArray[Any]] = [self.candidate, self.post, self.score, self.grade]
        for array in columns + [numbers for numbers, _ in self.facts.values()]:
            array.setflags(write=False)

    def __len__(self) -> int:
        return len(self.score)

    def __repr__(self) -> str:
        return f"Pairs({len(self)} of {len(self.candidates)} candidates × {len(self.posts)} posts)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pairs) and self.to_dict() == other.to_dict()

    __hash__ = None  # type: ignore[assignment]  # arrays have no hash; compare or use the ids

    @cached_property
    def at(self) -> Mapping[tuple[str, str], int]:
        """(candidate id, post id) -> position of the pair."""
        if self._sorted():
            return PairIndex(self.candidates, self.posts, self.candidate, self.post)
        names = zip(self.candidate.tolist(), self.post.tolist(), strict=True)
        return {(self.candidates[c], self.posts[p]): k for k, (c, p) in enumerate(names)}

    def points(self, candidate: str, post: str) -> int | float | None:
        """Score of a pair in points, None if the pair is not listed."""
        where = self.at.get((candidate, post))
        return None if where is None else shown(int(self.score[where]), self.scale)

    def grade_of(self, candidate: str, post: str) -> str:
        """Grade of a pair, empty if it has none."""
        where = self.at.get((candidate, post))
        return "" if where is None else GRADES[self.grade[where]]

    def only(self, keep: npt.NDArray[np.bool_]) -> Pairs:
        """The pairs where ``keep`` is true, over the same people and posts."""
        facts = {name: (numbers[keep], scale) for name, (numbers, scale) in self.facts.items()}
        return Pairs(self.candidates, self.posts, self.candidate[keep], self.post[keep], self.score[keep],
                     self.scale, self.grade[keep], facts)  # fmt: skip

    def aligned(self, candidates: Iterable[str], posts: Iterable[str]) -> Pairs:
        """The same pairs in the canonical order of the given ids; pairs of people or posts not given fall away."""
        people, places = tuple(sorted(candidates)), tuple(sorted(posts))
        if people == self.candidates and places == self.posts and self._sorted():
            return self
        person_at, place_at = {c: k for k, c in enumerate(people)}, {p: k for k, p in enumerate(places)}
        person = np.array([person_at.get(c, -1) for c in self.candidates], dtype=np.int64)[self.candidate]
        place = np.array([place_at.get(p, -1) for p in self.posts], dtype=np.int64)[self.post]
        order = np.lexsort((place, person))
        order = order[(person[order] >= 0) & (place[order] >= 0)]
        facts = {name: (numbers[order], scale) for name, (numbers, scale) in sorted(self.facts.items())}
        return Pairs(people, places, person[order], place[order], self.score[order], self.scale, self.grade[order], facts)

    def _sorted(self) -> bool:
        key = self.candidate * max(len(self.posts), 1) + self.post
        return bool(np.all(key[1:] > key[:-1]))

    def to_dict(self) -> dict[str, Any]:
        """Plain data that JSON can hold; ``from_json`` of a problem gives back an equal object."""
        data: dict[str, Any] = {"candidates": list(self.candidates), "posts": list(self.posts), "scale": self.scale}
        for name in ("candidate", "post", "score", "grade"):
            data[name] = getattr(self, name).tolist()
        data["facts"] = {name: [numbers.tolist(), scale] for name, (numbers, scale) in sorted(self.facts.items())}
        return data
