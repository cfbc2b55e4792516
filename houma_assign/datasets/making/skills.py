"""What people can do, and which village need that meets.

Published: the kinds of pairing. Discipline and judicial cadres go to villages with petitions, party-affairs cadres to
weak teams, a forestry specialist to the woodland, a local-culture researcher to the temple. The rest is invented.
"""

import random

from .people import Person

# field: the skills everybody in it has, those some have on top, and the most of these one person can have
FIELDS: dict[str, tuple[list[str], list[str], int]] = {
    "discipline": (["discipline"], ["mediation"], 1),
    "judicial": (["judicial"], ["mediation"], 1),
    "party_affairs": (["party_affairs"], ["cadre_training"], 1),
    "forestry": (["forestry"], ["environment"], 1),
    "culture": (["local_culture"], ["community_work"], 1),
    "finance": (["finance"], ["community_work"], 1),
    "agriculture": (["agriculture"], ["ecommerce", "environment"], 1),
    "water": (["water"], ["engineering"], 1),
    "education": (["cadre_training"], ["community_work"], 1),
    "health": (["health"], ["community_work"], 1),
    "fire_safety": (["fire_safety"], ["engineering"], 1),
    "housing": (["housing"], ["engineering", "mediation"], 1),
    "tourism": (["tourism"], ["ecommerce"], 1),
    "it": (["ecommerce"], ["employment"], 1),
    "general": ([], ["community_work", "mediation", "employment", "cadre_training", "environment"], 2),
}

# (need, skill): any one of a need's skills meets it
MET_BY = [
    ("petition", "discipline"), ("petition", "judicial"),
    ("party_building", "party_affairs"),
    ("forestry", "forestry"),
    ("culture", "local_culture"),
    ("tourism", "local_culture"), ("tourism", "tourism"),
    ("economy", "finance"), ("economy", "agriculture"), ("economy", "ecommerce"),
    ("sanitation", "health"), ("sanitation", "environment"), ("sanitation", "water"),
    ("gas_works", "engineering"),
    ("fire_safety", "fire_safety"),
    ("housing_upkeep", "housing"), ("housing_upkeep", "engineering"),
    ("merged", "mediation"), ("merged", "community_work"),
    ("ageing", "cadre_training"),
    ("outflow", "employment"), ("outflow", "ecommerce"),
]  # fmt: skip


def teach(rng: random.Random, people: list[Person]) -> None:
    """Give each person the skills of their field and, by chance, up to two more."""
    for person in people:
        sure, extra, most = FIELDS[person.field]
        more = rng.sample(extra, rng.randint(0, min(most, len(extra))))
        person.skills = sorted([*sure, *more])
