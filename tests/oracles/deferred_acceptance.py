"""Markets of people and posts, and deferred acceptance by people (Gale and Shapley 1962), written apart from the package."""

from dataclasses import dataclass
from random import Random

import numpy as np

import houma_assign as ha


@dataclass
class Market:
    """Who wishes for what, best first; what each post says of those it has heard; how many it takes."""

    wishes: dict[str, tuple[str, ...]]
    marks: dict[str, dict[str, int]]
    slots: dict[str, int]

    def problem(self, *rules, aims=None) -> ha.Problem:
        """Only pairs that both sides know are scored; posts may stay empty."""
        people, posts = list(self.wishes), list(self.slots)  # c0, c1, ..., as from_matrix names them
        score = np.full((len(people), len(posts)), np.nan)
        for who, wanted in self.wishes.items():
            for post in wanted:
                if who in self.marks[post]:
                    score[people.index(who), posts.index(post)] = self.marks[post][who]
        wishes = ha.Wishes(wishes=self.wishes)
        return ha.Problem.from_matrix(
            score, [self.slots[post] for post in posts], least=0, constraints=rules, aims=(wishes,) if aims is None else aims
        )

    def rule(self, **more) -> ha.Stable:
        """The rule that says the market once more."""
        return ha.Stable(id="stable", wishes=self.wishes, say=self.marks, **more)


def draw_market(seed: int | str, most_people: int = 14) -> Market:
    """Capacities to 3, strict orders on both sides, incomplete lists, posts that have not heard everybody."""
    rng = Random(f"market {seed}")
    people = [f"c{k}" for k in range(rng.randint(3, most_people))]
    posts = [f"p{k}" for k in range(rng.randint(2, 6))]
    wishes = {who: tuple(rng.sample(posts, rng.randint(1, len(posts)))) for who in people}
    marks = {post: dict(zip(people, rng.sample(range(60, 100), len(people)), strict=True)) for post in posts}
    heard = {post: {who: mark for who, mark in given.items() if rng.random() < 0.9} for post, given in marks.items()}
    return Market(wishes, heard, {post: rng.randint(1, 3) for post in posts})


def deferred_acceptance(market: Market) -> set[tuple[str, str]]:
    """People ask for their next wish until nobody is refused; posts keep the best of those who asked."""
    nexts = {who: list(wanted) for who, wanted in market.wishes.items()}
    held: dict[str, list[str]] = {post: [] for post in market.slots}
    waiting = sorted(nexts)
    while waiting:
        who = waiting.pop()
        if not nexts[who]:
            continue
        post = nexts[who].pop(0)
        if who in market.marks[post]:
            held[post].append(who)
            held[post].sort(key=lambda one, post=post: -market.marks[post][one])
        else:
            waiting.append(who)
        waiting += held[post][market.slots[post] :]
        del held[post][market.slots[post] :]
    return {(who, post) for post, people in held.items() for who in people}
