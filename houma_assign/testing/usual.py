"""The problem whose columns random problems are drawn from where the user gives none of their own."""

from __future__ import annotations

from random import Random

import numpy as np

from ..aims import Merit
from ..constraints.base_rules import BASE_RULES
from ..data.candidate import Candidate
from ..data.pairs import Pairs
from ..data.post import Post
from ..data.village import Village
from ..problem.problem import Problem

PEOPLE = 12
NUMBERS = ("weight", "distance")  # of pairs


def usual_problem() -> Problem:
    """Twelve people and five villages with the columns that most data have, some cells empty."""
    draw = Random("usual")
    villages = [Village(id=f"v{k}", township=draw.choice(("north", "south")), facts={"budget": draw.randint(1, 4)},
                        needs={need: draw.randint(1, 5) for need in ("farming", "petition") if draw.random() < 0.5})
                for k in range(5)]  # fmt: skip
    posts = [Post(village=village.id, role=role, facts={"size": draw.randint(1, 3)})
             for village in villages for role in ("secretary", "member")]  # fmt: skip
    people = [_person(draw, f"c{k:02}") for k in range(PEOPLE)]
    size = len(people) * len(posts)
    ids = sorted(person.id for person in people), sorted(post.id for post in posts)
    pairs = Pairs(
        tuple(ids[0]), tuple(ids[1]), np.repeat(np.arange(PEOPLE), len(posts)), np.tile(np.arange(len(posts)), PEOPLE),
        np.array([draw.choice((80, 85.25, 85.5, 90)) * 100 for _ in range(size)], np.int64), 100,
        np.array([draw.choice((0, 1, 2, 3)) for _ in range(size)], np.int8),
        {name: (np.array([draw.choice((0, 50, 100, 250)) for _ in range(size)], np.int64), 100) for name in NUMBERS},
    )  # fmt: skip
    return Problem(candidates=tuple(people), villages=tuple(villages), posts=tuple(posts), pairs=pairs,
                   constraints=BASE_RULES, aims=(Merit(),))  # fmt: skip


def _person(draw: Random, id: str) -> Candidate:
    facts = {"age": draw.choice((30, 40, 50)), "sex": draw.choice(("female", "male", None)), "size": draw.choice((1, 1.5, 2)),
             "rank": draw.choice(("staff", "deputy", "chief")), "party": draw.choice((True, False, None))}  # fmt: skip
    return Candidate(id=id, unit=draw.choice(("u1", "u2", "")), facts=facts,
                     skills=tuple(draw.sample(("farming", "law", "trade"), draw.randint(0, 2))))  # fmt: skip
