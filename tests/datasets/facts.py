"""What was published of the case, typed in again from the case's own page so that the data are held against it."""

import csv

from houma_assign.datasets import houma

CHOSEN = 13
VILLAGES = {
    "北堡": "新田乡",
    "香邑": "凤城乡",
    "西台神": "高村乡",
    "城小": "凤城乡",
    "牛村": None,
    "东城": None,
    "隘口": None,
    "柳河": None,
}
NEEDS = {
    "城小": {"petition", "economy", "sanitation", "gas_works"},
    "牛村": {"petition"},
    "东城": {"party_building"},
    "隘口": {"party_building"},
    "柳河": {"forestry"},
    "西台神": {"culture", "tourism"},
    "北堡": {"fire_safety", "housing_upkeep"},
}
STRUCTURE = {
    "sex": {"male": 25, "female": 6},
    "education": {"junior_college": 6, "bachelor": 24, "master": 1},
    "sent_by": {"prefecture": 1, "city": 24, "township": 6},
    "occupation": {"teacher": 1, "farming": 4, "other": 26},
    "status": {"public_institution": 23, "civil_servant": 8},
    "rank": {"staff": 24, "deputy_section": 6, "section": 1},
}
AGES = {(0, 35): 6, (36, 40): 13, (41, 45): 8, (46, 50): 4}
MEAN_AGE = 39.9
ROLES = {"secretary": 13, "member": 18}

# Who goes where, as reported: skill -> villages.
PAIRINGS = {
    ("discipline", "judicial"): ("城小", "牛村"),
    ("party_affairs",): ("东城", "隘口"),
    ("forestry",): ("柳河",),
    ("local_culture",): ("西台神",),
}


def table(name):
    """The rows of one table of the data set."""
    with (houma.FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
