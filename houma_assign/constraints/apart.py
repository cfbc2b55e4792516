"""People who must not serve in the same village, and posts that nobody may hold together."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import ClassVar

import numpy as np

from .base import Breach, Constraint, Fault, Grid, Ids, Placements, ProblemLike, Rows, grouped, language, post_id_words
from .named_people import named_faults
from .same_village import shared_places, side_by_side_rows


class Apart(Constraint):
    r"""No two of these people in one village.

    .. math:: \sum_{c \in K, p \in v} x_{cp} \le 1

    One unit of breach is one pair of placements of two of them in one village. Or, with ``posts``: nobody holds two of these
    posts; one unit of breach is one post beyond a person's first.

    Parameters
    ----------
    candidates
        Ids of people, at least two.
    posts
        Instead of people: ids of posts, at least two.
    id, penalty
        As in ``Constraint``: its name, and the points a unit of breach costs where it is soft.
    """

    kind: ClassVar[str] = "apart"
    candidates: Ids = ()
    posts: Ids = ()

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """Unknown people or posts, or fewer than two, or both."""
        return named_faults(self, self.candidates, self.posts, problem)

    def rows(self, grid: Grid) -> Rows:
        """One row a village where nobody can be there twice; otherwise one for each two and village. Of posts one a person."""
        if self.posts:
            inside = np.isin(grid.post, [grid.post_at[post] for post in self.posts])
            return grouped(np.where(inside, grid.candidate, -1), grid.pairs.candidates, upper=1)
        named = sorted(set(self.candidates))
        if self.penalty is None and all(grid.single(who) for who in named):
            concerned = np.isin(grid.candidate, [grid.person_at[who] for who in named])
            return grouped(np.where(concerned, grid.village, -1), tuple(v.id for v in grid.villages), upper=1)
        return side_by_side_rows(grid, list(combinations(named, 2)), exact_amounts=self.penalty is not None)

    def breaches(self, problem: ProblemLike, placements: Placements) -> list[Breach]:
        """Two of them found in one village, or held by one person."""
        if self.posts:
            held = Counter(place.candidate for place in placements if place.post in self.posts)
            return [breach for who, number in sorted(held.items()) for breach in self.breach(who, number - 1)]
        named = [place for place in placements if place.candidate in self.candidates]
        return [
            Breach(self.id, f"{one.candidate} + {other.candidate} → {problem.post(one.post).village}", 1)
            for one, other in shared_places(problem, named)
        ]

    def words(self, lang: str = "en") -> str:
        """The rule as a sentence."""
        spoken = language(lang)
        if self.posts:
            names = spoken.names(post_id_words(post, lang) for post in self.posts)
            return spoken.say(f"nobody holds two of {names}", f"{names} 不得由同一人兼任")
        names = spoken.names(self.candidates)
        return spoken.say(f"no two of {names} in one village", f"{names} 不同村任职")
