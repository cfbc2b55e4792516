"""As few, or as many, posts, villages or people in use as can be."""

from __future__ import annotations

from typing import ClassVar, Literal

import numpy as np

from .able import room_of
from .base import INFINITY, Fraction, Grid, Objective, Placements, ProblemLike, Rows, language
from .scope import Counting

WHAT_ZH = {"post": "岗位", "village": "村", "candidate": "人选"}
MANY = {"post": "posts", "village": "villages", "candidate": "people"}


class InUse(Counting):
    r"""The number of posts (villages, people) that have at least one of the placements that count.

    .. math:: \min \sum_k y_k, \quad \sum_{(c,p) \in k} x_{cp} \le N_k y_k
        \qquad\text{or}\qquad \max \sum_k y_k, \quad y_k \le \sum_{(c,p) \in k} x_{cp}, \qquad y_k \in \{0, 1\}

    ``InUse(what="post", sense="least")`` opens as few posts as can be, ``InUse(what="candidate", sense="least")`` sends as few
    people, and with ``sense="most"`` as many people as can be get a post. Two of them in one problem need ids of their own.

    Parameters
    ----------
    what
        "post", "village" or "candidate".
    sense
        "most" or "least".
    where
        Only placements of people who meet these conditions.
    role
        Only posts with this role.
    id, slack
        As in ``Aim``: its name, and how much of its best value later aims may give away.
    """

    kind: ClassVar[str] = "in_use"
    what: Literal["post", "village", "candidate"]

    def objective(self, grid: Grid) -> Objective:
        """A 0-1 column for each of them, and a row that ties it to its placements."""
        index, names = {
            "candidate": (grid.candidate, grid.pairs.candidates), "post": (grid.post, grid.pairs.posts),
            "village": (grid.village, tuple(village.id for village in grid.villages)),
        }[self.what]  # fmt: skip
        own = np.flatnonzero(self.counted(grid))
        used, row = np.unique(index[own], return_inverse=True)
        size, pairs, few = len(used), len(grid), self.sense == "least"
        room = [room_of(grid, self.what, own[row == k]) if few else 1 for k in range(size)]
        opened, zero = np.arange(size), np.zeros(size, np.int64)
        rows = Rows(
            np.concatenate([row, opened]), np.concatenate([own, pairs + opened]),
            np.concatenate([np.ones(len(own), np.int64), -np.array(room, dtype=np.int64)]),
            np.full(size, -INFINITY) if few else zero, zero if few else np.full(size, INFINITY),
            tuple(names[k] for k in used), aux_lower=zero, aux_upper=np.ones(size, np.int64), over=pairs,
        )  # fmt: skip
        return Objective(np.zeros(pairs, np.int64), aux=np.full(size, self.sign, dtype=np.int64), rows=rows)

    def value(self, problem: ProblemLike, placements: Placements) -> Fraction:
        """Those met among the placements that count."""
        counted = [place for place in placements if self.counts(problem, place)]
        met = {"candidate": {place.candidate for place in counted}, "post": {place.post for place in counted},
               "village": {problem.post(place.post).village for place in counted}}  # fmt: skip
        return Fraction(len(met[self.what]))

    def words(self, lang: str = "en") -> str:
        """The aim in words."""
        used = language(lang).say(f"{MANY[self.what]} in use", f"用到的{WHAT_ZH[self.what]}数")
        return self.in_sense(used, lang, self.whom(lang))
