"""People who go together or not at all, and posts that are held together or not at all."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from .base import Breach, Constraint, Fault, Grid, Ids, Placements, ProblemLike, Rows, grouped, language, post_id_words, stacked
from .named_people import named_faults


class Together(Constraint):
    r"""Each village gets all of these people or none of them (with several posts each: as many posts for each).

    .. math:: \sum_{p \in v} x_{ap} = \sum_{p \in v} x_{bp}

    Or, with ``posts``: each person holds all of these posts or none of them.

    .. math:: x_{cp} = x_{cq}

    One unit of breach is one placement, in one village or of one person, that the first-named and another do not share.

    Parameters
    ----------
    candidates
        Ids of people, at least two.
    posts
        Instead of people: ids of posts, at least two. Whoever is to hold both must be allowed several posts.
    id, penalty
        As in ``Constraint``: its name, and the points a unit of breach costs where it is soft.
    """

    kind: ClassVar[str] = "together"
    candidates: Ids = ()
    posts: Ids = ()

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """Unknown people or posts, or fewer than two, or both."""
        return named_faults(self, self.candidates, self.posts, problem)

    def rows(self, grid: Grid) -> Rows:
        """One row a village, or a person, for everybody after the first."""
        at, of_pair, names, index = (
            (grid.post_at, grid.post, grid.pairs.candidates, grid.candidate) if self.posts else
            (grid.person_at, grid.candidate, tuple(village.id for village in grid.villages), grid.village)
        )  # fmt: skip
        first, *others = dict.fromkeys(self.posts or self.candidates)
        size, blocks = len(names), []
        for other in others:
            sign = np.where(of_pair == at[first], 1, 0)
            sign = np.where(of_pair == at[other], -1, sign)
            labels = tuple(name if self.posts else f"{first} + {other} → {name}" for name in names)
            blocks.append(grouped(index, labels, sign, np.zeros(size, np.int64), np.zeros(size, np.int64)))
        return stacked(blocks)

    def breaches(self, problem: ProblemLike, placements: Placements) -> list[Breach]:
        """Villages that have one without the other, people who hold one without the other."""
        first, *others = dict.fromkeys(self.posts or self.candidates)
        broken = []
        if self.posts:
            for person in problem.candidates:
                own = [place.post for place in placements if place.candidate == person.id]
                for other in others:
                    broken += self.breach(person.id, int((first in own) != (other in own)))
            return broken
        for village in problem.villages:
            team = [place.candidate for place in placements if problem.post(place.post).village == village.id]
            for other in others:
                broken += self.breach(f"{first} + {other} → {village.id}", abs(team.count(first) - team.count(other)))
        return broken

    def words(self, lang: str = "en") -> str:
        """The rule as a sentence."""
        spoken = language(lang)
        if self.posts:
            names = spoken.names(post_id_words(post, lang) for post in self.posts)
            return spoken.say(f"one person holds all of {names} or none", f"{names} 由同一人担任或均不担任")
        names = spoken.names(self.candidates)
        return spoken.say(f"{names} go to one village or not at all", f"{names} 同村或均不选派")
