"""The 106 applicants: plain facts, dealt so that their counts come out exactly.

Published: 106 applied, 62 were examined. Everything else here is invented, every person first of all.
"""

import dataclasses
import random
from collections.abc import Callable, Sequence

from .cohorts import COHORTS, Cohort

# Stems and branches that are not in use as surnames: nobody can take these for real people.
SURNAMES = "甲乙丙戊己庚壬癸子丑寅卯辰巳午未酉戌亥"
FIRST = "青白长远明新同安平和向春"
SECOND = "山河田林原溪舟桥石云禾松"


@dataclasses.dataclass
class Person:
    """One applicant while being made; the columns of ``candidates.csv`` that are facts."""

    stage: str
    age: int
    field: str
    id: str = ""
    name: str = ""
    unit: str = ""
    home: str = ""
    sex: str = ""
    education: str = ""
    sent_by: str = ""
    occupation: str = ""
    status: str = ""
    rank: str = ""
    party_member: str = ""
    party_years: int = 0
    rural_years: int = 0
    skills: list[str] = dataclasses.field(default_factory=list)
    kin: list[str] = dataclasses.field(default_factory=list)
    kin_villages: list[str] = dataclasses.field(default_factory=list)


OCCUPATIONS = {"education": "teacher", "forestry": "farming", "agriculture": "farming", "water": "farming"}
POLITICAL = ("discipline", "judicial", "party_affairs")
RANKS = ("section", "deputy_section", "staff")


def _deal(
    rng: random.Random, people: Sequence[Person], counts: dict[str, int], lean: Callable[[Person], int], noise: int
) -> dict[int, str]:
    """Deal the categories of ``counts``, in order, to people sorted by ``lean`` plus noise: a loose correlation."""
    cards = [category for category, count in counts.items() for _ in range(count)]
    order = sorted(range(len(people)), key=[lean(p) + rng.randint(0, noise) for p in people].__getitem__)
    return dict(zip(order, cards, strict=True))


def _cohort(rng: random.Random, plan: Cohort) -> list[Person]:
    """Make one group whose counts are exactly those of ``plan``."""
    ages = [rng.randint(low, high) for (low, high), count in plan.ages.items() for _ in range(count)]
    fields = [name for name, count in plan.fields.items() for _ in range(count)]
    rng.shuffle(ages)
    people = [Person(plan.stage, age, name) for age, name in zip(ages, fields, strict=True)]

    sex = _deal(rng, people, plan.sex, lambda p: 0, 1000)
    education = _deal(rng, people, plan.education, lambda p: -p.age, 14)  # the older, the less schooling
    # No teacher has a rank; the others get theirs in mid-career, so that a section head can still be a secretary.
    rank = _deal(rng, people, plan.rank, lambda p: 100 * (p.field == "education") + abs(p.age - 43), 8)
    for i, p in enumerate(people):
        p.sex, p.education, p.rank = sex[i], education[i], rank[i]
        p.occupation = OCCUPATIONS.get(p.field, "other")

    # Townships send generalists, farming and party people, the prefecture technical ones; the rest are the city's.
    rural = {"it": 0, "health": 1, "general": 5, "agriculture": 6, "party_affairs": 5, "water": 5}
    sent_by = _deal(rng, people, plan.sent_by, lambda p: rural.get(p.field, 3), 3)
    status = _deal(rng, people, plan.status, lambda p: 4 * RANKS.index(p.rank) + 50 * (p.field == "education"), 6)
    party = _deal(rng, people, plan.party, lambda p: -p.age - 40 * (p.field in POLITICAL or p.rank != "staff"), 16)
    for i, p in enumerate(people):
        p.sent_by, p.status, p.party_member = sent_by[i], status[i], party[i]
        p.party_years = rng.randint(1, max(1, min(25, p.age - 22))) if p.party_member == "yes" else 0
        reach = min(18, p.age - 22) if p.sent_by == "township" or p.occupation == "farming" else min(9, p.age - 22)
        p.rural_years = rng.randint(reach // 4, reach)
    return people


def applicants(rng: random.Random) -> list[Person]:
    """Make all 106, in shuffled order, with ids ``C001`` to ``C106`` and made-up names."""
    people = [person for plan in COHORTS for person in _cohort(rng, plan)]
    rng.shuffle(people)
    given = [a + b for a in FIRST for b in SECOND]
    rng.shuffle(given)
    for i, p in enumerate(people):
        p.id, p.name = f"C{i + 1:03d}", rng.choice(SURNAMES) + given[i]
    return people
