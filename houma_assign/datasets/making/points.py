"""Nine factors of the score, in hundredths of a point so that sums are exact.

Published: that there are nine factors, and three names (experience of work related to farming, current rank,
recognition by leaders and the public). The other six, all weights and all points are invented.
"""

import random
from dataclasses import dataclass

from .people import Person

FACTORS = ("rural_experience", "current_rank", "recognition", "education_training", "performance", "age_vigour",
           "skills_fit", "organising", "grassroots_years")  # fmt: skip
RANK = {"staff": 400, "deputy_section": 750, "section": 1000}
SCHOOL = {"junior_college": 400, "bachelor": 600, "master": 750}


def _vigour(age: int) -> int:
    return 750 if age <= 35 else 800 if age <= 40 else 700 if age <= 45 else 600 if age <= 50 else 300


@dataclass(frozen=True)
class Marks:
    """What was drawn for one person: the numbers behind the judged factors."""

    bar: int  # 1 for those who were not examined: they did a little worse
    ability: int  # 0-14, shared by the judged factors: good people are good at several things
    projects: int
    votes: int
    courses: int
    awards: int
    certificates: int
    teams: int


def draw(rng: random.Random, p: Person) -> Marks:
    """Draw the marks of one person."""
    bar = 0 if p.stage == "examined" else 1
    ability, projects, votes, courses, awards, certificates, teams = (rng.randint(0, most) for most in (14, 8, 8, 2, 4, 3, 4))
    return Marks(bar, ability, projects, votes, courses, awards, certificates, teams)


def points(p: Person, m: Marks) -> list[int]:
    """Nine factor points of one person, in the order of ``FACTORS``, in hundredths.

    The most that can be had is 20, 10, 15, 8, 15, 8, 10, 8, 6: 100 in all. Steps are a quarter or half a point, so
    that near ties and exact ties occur, as they do in real lists. The rubric of the data set (``making/rubric_rows``)
    says the same rule by rule over the facts of ``making/dossiers``; a test holds the two against each other.
    """
    bar, ability = 100 * m.bar, 50 * m.ability
    return [
        min(2000, 800 + 75 * p.rural_years + 50 * m.projects),
        RANK[p.rank],
        min(1500, 700 - bar + ability + 25 * m.votes),
        SCHOOL[p.education] + 25 * m.courses,
        min(1500, 700 - bar + ability + 50 * m.awards),
        _vigour(p.age),
        400 + 150 * len(p.skills) + 50 * m.certificates,
        min(800, 350 - bar + ability // 2 + 50 * m.teams),
        min(600, 150 + 50 * p.rural_years),
    ]


def decimal(hundredths: int) -> str:
    """Write hundredths as a decimal number without needless zeros: 1250 as ``12.5``."""
    whole, part = divmod(hundredths, 100)
    return f"{whole}.{part:02d}".rstrip("0").rstrip(".")
