"""A made-up province: 10,000 people for some 4,800 slots in 2,000 villages, each person eligible for 50 to 200 posts.

Rules as such a posting has them: quotas over all and in each county, caps by sending unit, needs, kin, home avoidance. They
are counted off a hidden plan, so there is always one.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

import houma_assign as ha

from .blend import blend_of_all
from .province_people import SKILLS, Hidden, Ints, crowd, hidden_plan, open_posts
from .villages import posts_of, village_names

VILLAGES_IN_COUNTY = 50


def province(people: int, villages: int, seed: int, blended: bool = False) -> ha.Problem:
    """So many people for so many villages; tiers are needs, grades and merit, or one aim that blends them."""
    rng = np.random.default_rng(seed)
    posts = posts_of(villages)
    places = village_names(villages)
    county = [f"k{k // VILLAGES_IN_COUNTY:02d}" for k in range(villages)]
    village_of_post: Ints = posts["village"].str[1:].to_numpy().astype(np.int64)
    hidden = hidden_plan(people, village_of_post, posts["slots"].to_numpy().astype(np.int64), rng)
    # Neighbouring posts are posts of neighbouring villages: windows are taken in the order of villages.
    order = np.argsort(village_of_post, kind="stable")
    rank = np.argsort(order)
    person, near = open_posts(people, len(posts), Hidden(hidden.person, rank[hidden.post], hidden.village), rng)
    post: Ints = order[near]
    crowd_frame = crowd(people, villages, hidden, person, village_of_post[post], rng)
    villages_frame = pd.DataFrame({"id": places, "township": county, "needs": _needs(villages, rng)})
    pairs = _pairs(crowd_frame["id"].to_numpy(), (posts["village"] + "/" + posts["role"]).to_numpy(), person, post, rng)
    aims = (blend_of_all(),) if blended else None
    return ha.Problem.from_frames(crowd_frame, villages_frame, posts, pairs, _rules(crowd_frame, county, hidden), aims)


def _needs(villages: int, rng: np.random.Generator) -> list[dict[str, int]]:
    """Three needs a village, each with a severity."""
    drawn = np.argsort(rng.random((villages, len(SKILLS))), axis=1)[:, :3].tolist()
    severity = rng.integers(1, 6, (villages, 3)).tolist()
    return [dict(zip([SKILLS[k] for k in row], grades, strict=True)) for row, grades in zip(drawn, severity, strict=True)]


def _pairs(ids: np.ndarray, names: np.ndarray, person: Ints, post: Ints, rng: np.random.Generator) -> pd.DataFrame:
    """Long form: points are the person's own quality and how well the post suits them."""
    quality = rng.integers(5500, 9000, len(ids))
    points = quality[person] + rng.integers(-800, 801, len(person))
    grade = np.array(["A", "B", "C"])[np.searchsorted([0.3, 0.8], rng.random(len(person)))]
    return pd.DataFrame({"candidate": ids[person], "post": names[post], "score": points / 100, "grade": grade})


def _rules(people: pd.DataFrame, county: list[str], hidden: Hidden) -> tuple[ha.Constraint, ...]:
    """Limits at or near the figures of the hidden plan."""
    sent = people.iloc[hidden.person].assign(county=np.array(county)[hidden.village])
    slots = len(sent)
    women, school = int((sent["sex"] == "f").sum()), int(sent["party_school"].sum())
    from_unit = sent["unit"].value_counts()
    usual = max(int(from_unit.quantile(0.7)), 1)
    over = {str(unit): int(number) for unit, number in from_unit.items() if number > usual}
    rules: list[ha.Constraint] = [
        ha.AvoidHome(), ha.AvoidKin(), ha.UnitCap(most=usual, exceptions=over),
        ha.Quota(id="women", where={"sex": "f"}, least=women, most=women + slots // 50),
        ha.Quota(id="party school", where={"party_school": True}, least=school),
        ha.Mean(id="age", number="age", most=round(float(sent["age"].mean()) + 0.05, 1)),
    ]  # fmt: skip
    for name, part in sent.groupby("county"):
        rules.append(_at_least(f"women in {name}", str(name), part["sex"] == "f", {"sex": "f"}))
        rules.append(_at_least(f"townships in {name}", str(name), part["body"] == "township", {"body": "township"}))
    return tuple(rules)


def _at_least(id: str, county: str, counted: pd.Series, where: dict[str, str]) -> ha.Quota:
    """One less than the hidden plan has there."""
    return ha.Quota(id=id, where=where, township=county, least=max(int(counted.sum()) - 1, 0))
