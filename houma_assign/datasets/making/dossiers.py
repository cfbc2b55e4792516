"""What a personnel file would hold: the facts that the screening and the rubric look at. All invented.

Facts of the rubric are made backwards: the marks behind each factor are split into things that rules can count, so that
the rules add up to the factor. Facts of the screening are made so that the published counts come out: 82 nomination
places, 106 applicants, 62 examined.
"""

import random

from .people import Person
from .points import Marks

PLACES, USED, OVER = 82, 78, 28  # places offered and used, and people beyond them; used and over make 106
UNUSED_UNIT, UNUSED = "示例市档案机构", 2  # a unit that was given places and named nobody
OLDEST = 50

# fact: what is right with everybody, and what is wrong with somebody who is out by it
SOUND = {"political_check": ("passed", "not_passed"), "unit_years": (0, 1), "health": ("fit", "unfit"),
         "appraisal": ("", "basic"), "on_staff_list": ("yes", "no"), "under_investigation": ("no", "yes"),
         "penalty_in_effect": ("no", "yes"), "already_posted": ("no", "yes"), "seconded": ("no", "yes")}  # fmt: skip
SCREENING = ("nomination_order", *SOUND)
COUNTED = ("rural_years", "farm_years", "village_years", "projects_led", "projects_joined", "leader_marks", "colleague_votes",
           "villager_votes", "party_school", "vocational_course", "task_marks", "excellent_years", "awards_city", "awards_above",
           "skill_count", "certificates_senior", "certificates_junior", "organising_marks", "teams_led",
           "events_organised")  # fmt: skip


def counted(p: Person, m: Marks) -> list[object]:
    """The facts of the rubric, in the order of ``COUNTED``."""
    farm = p.rural_years if p.occupation == "farming" else p.rural_years // 2
    led, excellent = m.projects // 4, m.ability // 5
    marks = 14 - 2 * m.bar + m.ability
    return [
        p.rural_years, farm, p.rural_years - farm, led, m.projects - 2 * led,
        marks, (m.votes + 1) // 2, m.votes // 2,
        "yes" if m.courses > 0 else "no", "yes" if m.courses > 1 else "no",
        marks - 2 * excellent, excellent, m.awards % 2, m.awards // 2,
        len(p.skills), m.certificates // 2, m.certificates % 2,
        marks - 2 * m.bar, m.teams // 2, m.teams - m.teams // 2,
    ]  # fmt: skip


def _beyond(rng: random.Random, people: list[Person]) -> tuple[set[str], dict[str, list[str]]]:
    """Who is beyond the places of their unit, and what is wrong with those who are within and not examined."""
    others = [p for p in people if p.stage != "examined"]
    old = [p for p in others if p.age > OLDEST]
    within = rng.sample(old, 2) + rng.sample([p for p in others if p not in old], len(others) - OVER - 2)
    wrong: dict[str, list[str]] = {p.id: [] for p in others}
    for k, p in enumerate(p for p in within if p.age <= OLDEST):
        wrong[p.id].append(list(SOUND)[k % len(SOUND)])
    for p in others:  # a second reason here and there
        if rng.randint(1, 5) == 1:
            wrong[p.id].append(rng.choice(list(SOUND)))
    return {p.id for p in others if p not in within}, wrong


def screened(
    rng: random.Random, people: list[Person], marks: dict[str, Marks]
) -> tuple[dict[str, list[object]], list[list[object]]]:
    """The facts of the screening by person, in the order of ``SCREENING``; and unit, places rows."""
    beyond, wrong = _beyond(rng, people)
    by_unit: dict[str, list[Person]] = {}
    for p in people:
        by_unit.setdefault(p.unit, []).append(p)
    facts: dict[str, list[object]] = {}
    places: list[list[object]] = []
    spare = PLACES - USED - UNUSED
    for unit in sorted(by_unit):
        members = by_unit[unit]
        rng.shuffle(members)
        members.sort(key=lambda p: p.id in beyond)
        within = sum(p.id not in beyond for p in members)
        extra = 1 if spare and within == len(members) else 0
        spare -= extra
        places.append([unit, within + extra])
        for order, p in enumerate(members, start=1):
            sound: dict[str, object] = {fact: right for fact, (right, _) in SOUND.items()}
            sound |= {"unit_years": rng.randint(2, max(2, min(15, p.age - 22))),
                      "appraisal": "excellent" if marks[p.id].ability >= 5 else "competent"}  # fmt: skip
            sound |= {fact: SOUND[fact][1] for fact in wrong.get(p.id, [])}
            facts[p.id] = [order, *sound.values()]
    return facts, [*places, [UNUSED_UNIT, UNUSED]]
