"""A small town that has everything a rule or an aim may speak of, as frames. All names in it are canaries."""

from __future__ import annotations

import numpy as np
import pandas as pd

import houma_assign as ha

CANARIES = ("Canary Amber", "Canary Birch", "Canary Coral", "Canary Delta", "Canary Ember", "Canary Flint")
SECRETS = ("SecretFactOne", "SecretFactTwo", "SecretFactThree", "SecretFactFour", "SecretFactFive", "SecretFactSix")


def candidates() -> pd.DataFrame:
    return pd.DataFrame({
        "id": [f"c{k}" for k in range(1, 7)], "name": CANARIES, "unit": ["u1", "u1", "u1", "u2", "u2", "u3"],
        "home": ["v1", "", "v2", "", "v3", ""], "kin": ["c2", "", "", "c5", "", ""],
        "kin_villages": ["", "v3", "", "", "", ""], "skills": ["farming", "law; farming", "", "law", "culture", "farming"],
        "most": [1, 1, 1, 1, 1, 2], "sex": ["female", "male", "female", "male", "female", "male"],
        "age": [31, 35, 42, 38, 29, 50], "rank": ["chief", "deputy", "staff", "staff", "deputy", "chief"],
        "size": [2, 1, 3, 2, 1, 2], "remark": SECRETS,
    })  # fmt: skip


def villages() -> pd.DataFrame:
    return pd.DataFrame({
        "id": ["v1", "v2", "v3"], "name": ["First", "Second", "Third"], "township": ["t1", "t1", "t2"],
        "needs": ["farming:5; law:2", "culture:3", ""], "budget": [3, 1, 2],
    })  # fmt: skip


def posts() -> pd.DataFrame:
    return pd.DataFrame({
        "village": ["v1", "v1", "v2", "v3"], "role": ["secretary", "member", "secretary", "member"],
        "slots": [1, 2, 1, 1], "least": [1, 1, 1, 1], "room": [3, 6, 4, 4],
    })  # fmt: skip


def pairs() -> pd.DataFrame:
    """Every candidate for every post: points from 60 up, grades in turn, a cost."""
    ids = [f"{village}/{role}" for village, role in zip(posts()["village"], posts()["role"], strict=True)]
    rows = [(f"c{c}", post, 60.0 + (7 * c + 11 * p) % 13 + 0.25 * p, "ABC"[(c + p) % 3], 10 * c + p)
            for c in range(1, 7) for p, post in enumerate(ids)]  # fmt: skip
    return pd.DataFrame(rows, columns=["candidate", "post", "score", "grade", "cost"])


def tables() -> dict[str, pd.DataFrame]:
    return {"candidates": candidates(), "villages": villages(), "posts": posts(), "pairs": pairs()}


def town(*rules: ha.Constraint, aims: tuple[ha.Aim, ...] | None = None) -> ha.Problem:
    return ha.Problem.from_frames(**tables(), constraints=rules, aims=aims)


TIE_RULES = (ha.Quota(where={"sex": "female"}, least=4), ha.UnitCap(most=3), ha.AvoidKin())


def tie_tables(people: int = 20, places: int = 10) -> dict[str, pd.DataFrame]:
    """Points, grades and needs of few different values, so that a great many plans are equally good."""
    rows, posts = np.arange(people), np.arange(places)
    persons = pd.DataFrame({
        "id": [f"c{k:02}" for k in rows], "sex": np.where(rows % 3 == 0, "female", "male"), "unit": [f"u{k % 4}" for k in rows],
        "skills": [("law", "farming", "")[k % 3] for k in rows], "kin": [f"c{k - 1:02}" if k % 5 == 4 else "" for k in rows],
    })  # fmt: skip
    homes = pd.DataFrame({"id": [f"v{k:02}" for k in posts], "needs": [("farming:3", "law:3")[k % 2] for k in posts]})
    listed = [(f"c{c:02}", f"v{p:02}", 70 + 5 * (c * p % 2), "AB"[(c + p) % 2]) for c in rows for p in posts]
    pairs = pd.DataFrame(listed, columns=["candidate", "village", "score", "grade"])
    return {"candidates": persons, "villages": homes, "posts": pd.DataFrame({"village": homes["id"]}), "pairs": pairs}


def ties() -> ha.Problem:
    return ha.Problem.from_frames(**tie_tables(), constraints=TIE_RULES)
