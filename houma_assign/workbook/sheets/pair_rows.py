"""Scored pairs on their way from a sheet into exact numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import compress, count
from typing import Any

import numpy as np

from ...data.exact import Ints


def positions(words: Sequence[str], known: Iterable[str]) -> Ints:
    """Where each word stands among the known ones."""
    at = dict(zip(known, count()))  # the count has no end
    return np.fromiter(map(at.__getitem__, words), np.int64, len(words))


@dataclass
class PairRows:
    """Scored pairs, one entry each, before they are made exact."""

    who: list[str] = field(default_factory=list)
    post: list[str] = field(default_factory=list)
    score: list[Any] = field(default_factory=list)
    grade: list[Any] = field(default_factory=list)
    facts: dict[str, list[Any]] = field(default_factory=dict)

    def add(self, who: str, post: str, score: Any, grade: Any) -> None:
        """One more pair."""
        self.who.append(who)
        self.post.append(post)
        self.score.append(score)
        self.grade.append(grade)

    def only(self, keep: Sequence[bool]) -> PairRows:
        """The pairs where ``keep`` is true."""
        who, post, score, grade = ([*compress(column, keep)] for column in (self.who, self.post, self.score, self.grade))
        return PairRows(who, post, score, grade, {name: [*compress(column, keep)] for name, column in self.facts.items()})
