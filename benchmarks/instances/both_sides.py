"""A town in which people wish for villages and villages mark people: fewest blocking pairs, then the town's own aims."""

from __future__ import annotations

from random import Random

import houma_assign as ha

from .random_town import random_town


def both_sides(people: int, villages: int, seed: int, hard: bool = False) -> ha.Problem:
    """The random town of these sizes; four of five people name three villages, each village marks nine of ten people."""
    problem, rng = random_town(people, villages, seed), Random(f"both sides {seed}")
    places, ids = [village.id for village in problem.villages], [person.id for person in problem.candidates]
    wishes = {who: tuple(rng.sample(places, min(3, len(places)))) for who in ids if rng.random() < 0.8}
    say = {place: {who: rng.randint(60, 95) for who in ids if rng.random() < 0.9} for place in places}
    rule = ha.Stable(id="both sides", wishes=wishes, say=say, penalty=None if hard else 1)
    return problem.adding(rule).with_aims(ha.Concessions(), *problem.tiers)
