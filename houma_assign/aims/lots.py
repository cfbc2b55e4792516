"""Lots: how equal plans are told apart, in public and repeatably."""

from __future__ import annotations

from hashlib import sha256
from typing import ClassVar

import numpy as np

from .base import Aim, Draw, Fraction, Grid, Ints, Objective, Placements, ProblemLike, language

REMEMBERED = 10_000  # lots, that a draw holds no more memory than the pairs themselves


class Lots(Aim):
    """The total of the lots drawn; the last aim of every solve, so that one plan and no other is the answer.

    The lot of a pair is the first bits of SHA-256 over ``seed|candidate|post`` (UTF-8). It depends on nothing but the
    public seed and the two ids, so anybody can draw it again. Two different plans have the same total only by a
    coincidence of probability below (number of pairs) / 2**bits (the isolation lemma of Mulmuley, Vazirani and
    Vazirani, 1987).

    Parameters
    ----------
    seed
        The public seed; empty takes the seed given to ``solve``.
    id, slack
        As in ``Aim``: its name, and how much of its best value later aims may give away.
    """

    kind: ClassVar[str] = "lots"
    named: ClassVar[bool] = False
    seed: str = ""

    def bits(self, problem: ProblemLike) -> int:
        """40 bits, or fewer where the total over all placements that a plan can have would not be exact in a float."""
        return min(40, 51 - max(_most_placements(problem), 1).bit_length())

    def lot(self, candidate: str, post: str, bits: int) -> int:
        """The lot of one pair, 0 to 2**bits - 1."""
        digest = sha256(f"{self.seed}|{candidate}|{post}".encode()).digest()
        return int.from_bytes(digest[:8], "big") >> (64 - bits)

    def objective(self, grid: Grid) -> Objective:
        """The lot of each pair."""
        return Objective(self.draw(grid).of(np.arange(len(grid))))

    def draw(self, grid: Grid) -> Draw:
        """A hash of every pair would take longer than many a solve, and few pairs are open when the lots are drawn."""
        bits, people, posts = self.bits(grid.problem), grid.pairs.candidates, grid.pairs.posts
        candidate, post = grid.candidate, grid.post  # and not the grid, which would keep the whole problem alive

        known: dict[int, int] = {}  # a solve asks several times for the lots of the few pairs that are left

        def of(pairs: Ints) -> Ints:
            keep = len(pairs) <= REMEMBERED
            if keep and known and all(pair in known for pair in pairs.tolist()):
                return np.array([known[pair] for pair in pairs.tolist()], dtype=np.int64)
            drawn = zip(candidate[pairs].tolist(), post[pairs].tolist(), strict=True)
            lots = [self.lot(people[c], posts[p], bits) for c, p in drawn]
            if keep and len(known) <= REMEMBERED:
                known.update(zip(pairs.tolist(), lots, strict=True))
            return np.array(lots, dtype=np.int64)

        return Draw(of, 2**bits - 1)

    def value(self, problem: ProblemLike, placements: Placements) -> Fraction:
        """The total of the lots."""
        bits = self.bits(problem)
        return Fraction(sum(self.lot(*place, bits) for place in placements))

    def words(self, lang: str = "en") -> str:
        """The aim in words."""
        return language(lang).say(f"lots (seed {self.seed!r})", f"抽签（种子 {self.seed!r}）")


def _most_placements(problem: ProblemLike) -> int:
    """No more are in a plan: a post takes nobody twice, and where hard rules limit posts or people, no more than they say."""
    people, posts = len(problem.candidates), len(problem.posts)
    hard = {rule.kind for rule in problem.constraints if rule.penalty is None}
    in_posts = sum([min(post.slots, people) for post in problem.posts]) if "slots" in hard else people * posts
    of_people = sum([min(person.most, posts) for person in problem.candidates]) if "posts_each" in hard else people * posts
    return min(in_posts, of_people)
