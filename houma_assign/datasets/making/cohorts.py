"""How many applicants of each kind there are, in three groups.

Published: the make-up of the 31 who were sent, used for the first group; 106 applied and 62 were examined. The make-up
of the other groups, and the fields of work in all three, are invented.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Cohort:
    """How many of each kind a group of people holds; counts are listed in the order in which they are dealt."""

    stage: str
    ages: dict[tuple[int, int], int]
    fields: dict[str, int]
    sex: dict[str, int]
    education: dict[str, int]
    sent_by: dict[str, int]
    status: dict[str, int]
    rank: dict[str, int]
    party: dict[str, int]


# The first group has exactly the published make-up of the 31 (so the published table can be met at all),
# the second is a different mix (so it need not be met by the best plan), the third was not examined.
COHORTS = (
    Cohort(
        "examined",
        ages={(31, 35): 6, (37, 40): 13, (42, 45): 8, (46, 50): 4},
        fields={
            "discipline": 2,
            "judicial": 1,
            "party_affairs": 4,
            "forestry": 1,
            "culture": 1,
            "finance": 3,
            "agriculture": 2,
            "water": 1,
            "education": 1,
            "health": 2,
            "fire_safety": 1,
            "housing": 3,
            "tourism": 2,
            "it": 2,
            "general": 5,
        },
        sex={"female": 6, "male": 25},
        education={"junior_college": 6, "bachelor": 24, "master": 1},
        sent_by={"prefecture": 1, "city": 24, "township": 6},
        status={"civil_servant": 8, "public_institution": 23},
        rank={"section": 1, "deputy_section": 6, "staff": 24},
        party={"yes": 27, "no": 4},
    ),
    Cohort(
        "examined",
        ages={(30, 35): 4, (36, 40): 8, (41, 45): 12, (46, 50): 7},
        fields={
            "discipline": 1,
            "party_affairs": 3,
            "finance": 3,
            "agriculture": 3,
            "water": 1,
            "education": 2,
            "health": 2,
            "fire_safety": 1,
            "housing": 3,
            "tourism": 2,
            "it": 3,
            "general": 7,
        },
        sex={"female": 4, "male": 27},
        education={"junior_college": 6, "bachelor": 22, "master": 3},
        sent_by={"prefecture": 2, "city": 23, "township": 6},
        status={"civil_servant": 13, "public_institution": 18},
        rank={"section": 2, "deputy_section": 8, "staff": 21},
        party={"yes": 26, "no": 5},
    ),
    Cohort(
        "applied",
        ages={(24, 35): 12, (36, 40): 10, (41, 45): 9, (46, 50): 7, (51, 56): 6},
        fields={
            "party_affairs": 3,
            "finance": 5,
            "agriculture": 4,
            "water": 2,
            "education": 5,
            "health": 4,
            "housing": 3,
            "tourism": 2,
            "it": 3,
            "general": 13,
        },
        sex={"female": 12, "male": 32},
        education={"junior_college": 15, "bachelor": 27, "master": 2},
        sent_by={"prefecture": 1, "city": 33, "township": 10},
        status={"civil_servant": 11, "public_institution": 33},
        rank={"section": 1, "deputy_section": 6, "staff": 37},
        party={"yes": 30, "no": 14},
    ),
)
