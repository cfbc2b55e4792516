"""Random tiny boards: people, villages, posts and pairs, small enough to try every plan, with ties everywhere."""

from dataclasses import dataclass
from random import Random

import numpy as np

import houma_assign as ha

RANKS = ("staff", "deputy", "chief")
SKILLS = ("farming", "law", "trade")
SCORES = ((1, 2), (0, 1, 2, 3), (80, 85.25, 85.5, 90), (-3, -1, 0, 2.5))
GRADES = ("", "A", "B", "C")


@dataclass
class Board:
    """The data of a problem before its rules and aims: records, and the scored pairs as rows."""

    people: list[ha.Candidate]
    villages: list[ha.Village]
    posts: list[ha.Post]
    rows: list[dict]  # candidate, post, score, grade, and the numbers "weight" and "cost"

    def pairs(self) -> ha.Pairs:
        """The rows as the package holds them, scores in hundredths."""
        people, posts = sorted(who.id for who in self.people), sorted(post.id for post in self.posts)
        rows = sorted(self.rows, key=lambda row: (row["candidate"], row["post"]))
        column = {name: np.array([int(row[name] * 100) for row in rows], np.int64) for name in ("score", "weight", "cost")}
        return ha.Pairs(
            tuple(people), tuple(posts), np.array([people.index(row["candidate"]) for row in rows], np.int64),
            np.array([posts.index(row["post"]) for row in rows], np.int64), column["score"], 100,
            np.array([GRADES.index(row["grade"]) for row in rows], np.int8),
            {"weight": (column["weight"], 100), "cost": (column["cost"], 100)},
        )  # fmt: skip


def draw_board(rng: Random, most_pairs: int = 11) -> Board:
    """People, posts in two or three villages of two townships, and some of their pairs."""
    towns = rng.choice((("north", "south"), ("north", "south"), ("south", "north"), ("", "north")))  # some stand in no township
    villages = [
        ha.Village(
            id=f"v{k}", township=towns[0] if k == 0 else rng.choice(towns), needs=_needs(rng), facts={"budget": rng.randint(1, 4)}
        )
        for k in range(rng.choice((2, 2, 3)))
    ]
    places = [(village.id, role) for village in villages for role in ("secretary", "member")]
    posts = [_post(rng, *place) for place in rng.sample(places, min(rng.randint(1, 4), len(places)))]
    ids = [f"c{k}" for k in range(rng.randint(2, 5))]
    people = [_person(rng, who, ids, villages) for who in ids]
    scores, graded = rng.choice(SCORES), rng.choice((GRADES, ("A", "B"), ("A", "B", "C")))
    # By post rather than at random, so that no post is left without anybody whenever it can be helped.
    listed = [(who, post.id) for who in ids for post in posts]
    rng.shuffle(listed)
    wanted = min(len(listed), rng.choice((3, 6, 8, most_pairs)), most_pairs)
    rows = [
        {"candidate": who, "post": post, "score": rng.choice(scores), "grade": rng.choice(graded),
         "weight": rng.choice((1, 2, 2.5)), "cost": rng.choice((0, 1, 3))}
        for who, post in listed[:wanted]
    ]  # fmt: skip
    rng.shuffle(people)
    return Board(people, villages, posts, rows)


def _needs(rng: Random) -> dict:
    return {need: rng.randint(1, 5) for need in ("farming", "petition") if rng.random() < 0.5}


def _post(rng: Random, village: str, role: str) -> ha.Post:
    slots = rng.choice((0, 1, 1, 1, 1, 2, 2, 2))
    least = rng.choice((None, 0, 0, min(1, slots)))
    return ha.Post(village=village, role=role, slots=slots, least=least, facts={"room": rng.choice((1, 2, 3.5)), "size": 2})


def _person(rng: Random, who: str, ids: list[str], villages: list[ha.Village]) -> ha.Candidate:
    others, places = [each for each in ids if each != who], [village.id for village in villages]
    facts = {
        "age": rng.choice((30, 40, 40, 50)),
        "rank": rng.choice(RANKS),
        "level": rng.choice((1, 2)),
        "size": rng.choice((1, 1.5, 2)),
        "sex": rng.choice(("f", "m", None)),
        "party": rng.choice((True, False, None)),
    }
    return ha.Candidate(
        id=who, unit=rng.choice(("u1", "u2", "")), home=rng.choice((*places, "", "")), most=rng.choice((1, 1, 1, 1, 2, 2, 0)),
        kin=tuple(rng.sample(others, 1)) if rng.random() < 0.3 else (), facts=facts,
        kin_villages=tuple(rng.sample(places, 1)) if rng.random() < 0.2 else (),
        skills=tuple(rng.sample(SKILLS, rng.randint(0, 2))),
    )  # fmt: skip
