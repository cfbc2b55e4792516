"""Two or three villages with one to three places each and rules that speak of one village alone, hard and soft."""

from __future__ import annotations

from random import Random

import houma_assign as ha

from ..oracles.random_boards import Board
from ..oracles.random_problems import made_of

RANKS = ("staff", "deputy", "chief")
SKILLS = ("farming", "law", "trade")
AIMS = ((ha.NeedsMet(), ha.Merit()), (ha.NeedsMet(met_by={"farming": ("farming", "law")}), ha.Grades()), (ha.Merit(),),
        (ha.WorstOff(worst=1), ha.Merit()), (ha.Merit(slack=2), ha.NeedsMet()))  # fmt: skip


def hamlet(seed: int, largest: int = 7) -> ha.Problem:
    """A problem, the same for the same seed; what the package refuses as meaningless is drawn again."""
    rng = Random(f"hamlet {seed}")
    while True:
        try:
            return _drawn(rng, rng.randint(3, largest))
        except ha.InputError:
            continue


def _drawn(rng: Random, size: int) -> ha.Problem:
    places = [f"v{k}" for k in range(rng.randint(1, 3))]
    people = [
        ha.Candidate(id=f"c{k}", skills=tuple(rng.sample(SKILLS, rng.randint(0, 2))), most=rng.choice((1, 1, 2)),
                     facts={"rank": rng.choice(RANKS), "sex": rng.choice("fm"), "load": rng.randint(1, 4)})
        for k in range(size)
    ]  # fmt: skip
    villages = [
        ha.Village(id=v, needs={need: rng.randint(1, 5) for need in rng.sample(SKILLS, rng.randint(0, 3))}) for v in places
    ]
    posts = [ha.Post(village=place, role=role, slots=slots, least=rng.choice((None, 0)))
             for place in places for role, slots in (("secretary", 1), ("member", rng.randint(1, 2)))]  # fmt: skip
    rows = [{"candidate": who.id, "post": post.id, "score": rng.randint(60, 95), "grade": rng.choice("ABC"), "weight": 1,
             "cost": 1}
            for who in people for post in posts if rng.random() < 0.85]  # fmt: skip
    soft = {name: rng.choice((None, None, 1, 7)) for name in ("filled", "skill", "leader", "sexes", "room", "grade", "apart")}
    rules = [
        ha.PostsFilled(penalty=soft["filled"]),
        ha.SkillCovered(skills=tuple(rng.sample(SKILLS, 2)), least=rng.choice((1, 1, 2)), penalty=soft["skill"]),
        ha.LeaderOutranks(order=RANKS, strictly=rng.random() < 0.3, penalty=soft["leader"]),
        ha.Quota(where={"sex": "f"}, least=1, most=rng.choice((1, 2)), each="village", penalty=soft["sexes"]),
        ha.Capacity(load="load", limit=rng.randint(4, 7), each="village", penalty=soft["room"]),
        ha.MinimumGrade(grade="B", role="secretary", penalty=soft["grade"]),
        ha.Apart(candidates=tuple(who.id for who in rng.sample(people, 2)), penalty=soft["apart"]),
    ]
    chosen = [ha.Slots(), ha.PostsEach(), *rng.sample(rules, rng.randint(2, 5))]
    return made_of(Board(people, villages, posts, rows), chosen, rng.choice(AIMS))
