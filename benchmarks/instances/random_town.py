"""A made-up town with needs, kin, units and quotas around a hidden plan, so that it always has one."""

from __future__ import annotations

import random
from typing import Any

import pandas as pd

import houma_assign as ha

from .blend import blend_of_all

SKILLS = ("petition", "party", "forestry", "culture", "finance", "water", "health", "tourism")


def random_town(people: int, villages: int, seed: int, blended: bool = False) -> ha.Problem:
    """So many people for so many villages with one secretary and one member each.

    Tiers are needs, grades and merit, or one aim that blends them: a need's severity is worth 20 points, a grade 10.
    """
    rng = random.Random(seed)
    places = [f"v{k:03d}" for k in range(villages)]
    slots = 2 * villages
    crowd = [_person(rng, k, people, places) for k in range(people)]
    hidden = rng.sample(crowd, min(slots, people))
    needs = [{need: rng.randrange(1, 6) for need in rng.sample(SKILLS, 3)} for _ in places]
    least = 0 if slots > people else 1
    posts = [{"village": place, "role": role, "least": least} for place in places for role in ("secretary", "member")]
    grades = pd.DataFrame([(who["id"], place, rng.choice("AABBBC")) for who in crowd for place in places],
                          columns=["candidate", "village", "grade"])  # fmt: skip
    women, township = (sum(who[fact] == value for who in hidden) for fact, value in (("sex", "f"), ("body", "township")))
    ages = sum(who["age"] for who in hidden)
    from_unit = max(sum(other["unit"] == who["unit"] for other in hidden) for who in hidden)
    rules = (
        ha.AvoidHome(), ha.AvoidKin(), ha.UnitCap(most=max(2, from_unit)),
        ha.Quota(id="women", where={"sex": "f"}, least=women, most=women + 1),
        ha.Quota(id="townships", where={"body": "township"}, least=township),
        ha.Mean(id="age", number="age", most=round(ages / len(hidden) + 0.2, 1)),
    )  # fmt: skip
    villages_frame = pd.DataFrame({"id": places, "needs": needs})
    aims = (blend_of_all(),) if blended else None
    return ha.Problem.from_frames(pd.DataFrame(crowd), villages_frame, pd.DataFrame(posts), grades, rules, aims)


def _person(rng: random.Random, number: int, people: int, places: list[str]) -> dict[str, Any]:
    return {
        "id": f"c{number:03d}", "unit": f"u{rng.randrange(people // 3):03d}", "home": rng.choice([*places, ""]), "kin": (),
        "skills": rng.sample(SKILLS, rng.randrange(0, 3)), "sex": rng.choice(["f", "m", "m"]), "age": rng.randrange(26, 52),
        "body": rng.choice(["city", "city", "township"]), "score": rng.randrange(5500, 9500) / 100,
    }  # fmt: skip
