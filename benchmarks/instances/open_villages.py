"""A town with more villages than can be opened: which of them, in which form, and with whom is one decision."""

from __future__ import annotations

from random import Random

import houma_assign as ha

from .random_town import random_town

SHAPES = {"whole_team": {"secretary": 1, "member": 1}, "secretary_only": {"secretary": 1}}


def open_villages(people: int, villages: int, opened: int, seed: int, slack: int = 0) -> ha.Problem:
    """The random town of these sizes, of whose villages so many are opened, two thirds of them with a whole team.

    Each village has a screening score of 5 to 20; ``slack`` points of their total may be given up for the people's aims.
    Quotas and the mean age are left out: they were made around a plan that opens every village.
    """
    town, rng = random_town(people, villages, seed), Random(f"open villages {seed}")
    whole = 2 * opened // 3
    numbers = {"whole_team": whole, "secretary_only": opened - whole}
    records = tuple(village.changed(facts={**village.facts, "screening": rng.randint(5, 20)}) for village in town.villages)
    posts = tuple(post.changed(least=0) for post in town.posts)
    rule = ha.VillageForms(id="forms", forms=SHAPES, least=numbers, most=numbers, where={"whole_team": "screening >= 8"})
    kept = [each for each in town.constraints if each.kind not in {"quota", "mean"}]
    aims = (ha.Served(number="screening", slack=slack), *town.tiers)
    return town.changed(villages=records, posts=posts, constraints=(*kept, rule), aims=aims)
