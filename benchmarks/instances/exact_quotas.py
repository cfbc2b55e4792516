"""62 people for 31 slots with twenty exact quotas on random facts, a unit cap and a total age: one aim, points."""

from __future__ import annotations

import random
from typing import Any

import pandas as pd

import houma_assign as ha

POSTS = [*((f"v{k:02d}", "secretary", 1) for k in range(13)), *((f"v{k:02d}", "member", 2) for k in range(9))]


def exact_quotas(seed: int) -> ha.Problem:
    """Quotas are counted off a hidden choice of 31 people, so that they can be met."""
    rng = random.Random(seed)
    crowd = [_person(rng, k) for k in range(62)]
    hidden = rng.sample(crowd, 31)
    names = [f"f{k:02d}" for k in range(20)]
    counts = {name: sum(who[name] for who in hidden) for name in names}
    cap = max(sum(other["unit"] == who["unit"] for other in hidden) for who in hidden)
    ages = sum(who["age"] for who in hidden)
    rules = (
        ha.UnitCap(most=cap), ha.Total(number="age", least=ages - 1, most=ages + 1),
        *(ha.Quota(id=name, where={name: True}, least=count, most=count) for name, count in counts.items()),
    )  # fmt: skip
    pairs = [(who["id"], f"{village}/{role}", (who["quality"] + rng.randrange(-300, 300)) / 100)
             for who in crowd for village, role, _ in POSTS]  # fmt: skip
    villages = pd.DataFrame({"id": [f"v{k:02d}" for k in range(13)]})
    posts = pd.DataFrame(POSTS, columns=["village", "role", "slots"])
    scores = pd.DataFrame(pairs, columns=["candidate", "post", "score"])
    return ha.Problem.from_frames(pd.DataFrame(crowd), villages, posts, scores, rules)


def _person(rng: random.Random, number: int) -> dict[str, Any]:
    facts = {f"f{k:02d}": rng.random() < 0.3 for k in range(20)}
    own = {"id": f"c{number:02d}", "unit": f"u{rng.randrange(25):02d}", "age": rng.randrange(28, 50)}
    return {**own, "quality": rng.randrange(5000, 9500), **facts}
