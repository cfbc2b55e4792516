"""The match grade of each examined person in each chosen village.

Published: that matches are graded in three, and that people and villages were both heard. The rule, every mark and every
grade are invented.
"""

import random

from .people import Person
from .skills import MET_BY
from .villages import CHOSEN, MadeVillage

# fit = 3 x severities of the needs met + years of rural work, at most 10, + the mark of the hearing, 0-8
A_FROM, B_FROM = 24, 11


def _fit(person: Person, village: MadeVillage) -> int:
    met = sum(level for need, level, _ in village.needs if any((need, s) in MET_BY for s in person.skills))
    return 3 * met + min(person.rural_years, 10)


def hear(rng: random.Random, people: list[Person]) -> list[list[object]]:
    """Rows of ``marks.csv``: what the hearing of both sides gave each pair, 0 to 8."""
    return [[person.id, village.name, rng.randint(0, 8)] for person in people for village in CHOSEN]


def hear_elsewhere(rng: random.Random, people: list[Person], others: list[str]) -> list[list[object]]:
    """Rows of ``marks_elsewhere.csv``: a person's marks in the villages that were not chosen, one column a village."""
    return [[person.id, *(rng.randint(0, 8) for _ in others)] for person in people]


def grade_rows(people: list[Person], marks: list[list[object]]) -> list[list[object]]:
    """Rows of ``grades.csv``: A from 24 points of fit, B from 11, else C."""
    mark = {(who, where): int(str(number)) for who, where, number in marks}
    rows: list[list[object]] = []
    for person in people:
        for village in CHOSEN:
            fit = _fit(person, village) + mark[person.id, village.name]
            rows.append([person.id, village.name, "A" if fit >= A_FROM else "B" if fit >= B_FROM else "C"])
    return rows
