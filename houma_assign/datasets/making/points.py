"""Nine factors of the score, in hundredths of a point so that sums are exact.

Published: that there are nine factors, and three names (experience of work related to farming, current rank,
recognition by leaders and the public). The other six, all weights and all points are invented.
"""

import random

from .people import Person

FACTORS = ("rural_experience", "current_rank", "recognition", "education_training", "performance", "age_vigour",
           "skills_fit", "organising", "grassroots_years")  # fmt: skip
RANK = {"staff": 400, "deputy_section": 750, "section": 1000}
SCHOOL = {"junior_college": 400, "bachelor": 600, "master": 750}


def _vigour(age: int) -> int:
    return 750 if age <= 35 else 800 if age <= 40 else 700 if age <= 45 else 600 if age <= 50 else 300


def points(rng: random.Random, p: Person) -> list[int]:
    """Nine factor points of one person, in the order of ``FACTORS``, in hundredths.

    The most that can be had is 20, 10, 15, 8, 15, 8, 10, 8, 6: 100 in all. Steps are a quarter or half a point, so
    that near ties and exact ties occur, as they do in real lists.
    """
    bar = 0 if p.stage == "examined" else 100  # those not examined did a little worse
    ability = rng.randint(0, 14) * 50  # shared by the judged factors: good people are good at several things
    return [
        min(2000, 800 + 75 * p.rural_years + 50 * rng.randint(0, 8)),
        RANK[p.rank],
        min(1500, 700 - bar + ability + 25 * rng.randint(0, 8)),
        SCHOOL[p.education] + 25 * rng.randint(0, 2),
        min(1500, 700 - bar + ability + 50 * rng.randint(0, 4)),
        _vigour(p.age),
        400 + 150 * len(p.skills) + 50 * rng.randint(0, 3),
        min(800, 350 - bar + ability // 2 + 50 * rng.randint(0, 4)),
        min(600, 150 + 50 * p.rural_years),
    ]


def decimal(hundredths: int) -> str:
    """Write hundredths as a decimal number without needless zeros: 1250 as ``12.5``."""
    whole, part = divmod(hundredths, 100)
    return f"{whole}.{part:02d}".rstrip("0").rstrip(".")
