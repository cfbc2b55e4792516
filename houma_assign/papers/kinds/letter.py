"""The letter to a person: the appointment, why here, the village in short, what is asked and by when. It names nobody else."""

from __future__ import annotations

from typing import Any

from ...data.placement import Placement
from ...plan.needs import needs_aim
from ..catalogue import Catalogue
from ..contents import (
    Block,
    FieldCell,
    FieldGrid,
    Heading,
    Layout,
    PageBreak,
    RowTable,
    Sentence,
    TableColumn,
    ValueLine,
    ValueLines,
    Values,
    WhenGiven,
)  # fmt: skip
from ..levels import PERSON
from ..paper_kind import PaperKind
from ..study import Study
from .first_month import done_on, due_days, duty_columns
from .supporters import support_columns, support_rows

POSTING = ("name", "position", "village", "role", "arrival", "term", "party_unit", "liaison")
GROUPS = {"name": "person", "position": "person", "village": "person", "role": "person", "party_unit": "person"}
SUPPLIED = ("duties", "management", "incentives")  # texts of the department: none of them was published


def layout(words: Catalogue, level: int) -> Layout:
    """Where everything goes."""
    say = words.say
    grid = tuple(FieldCell(key, GROUPS.get(key, "office"), say(f"letter.{key}"), key in ("position", "liaison"))
                 for key in POSTING)  # fmt: skip
    texts: list[Block] = []
    for key in SUPPLIED:
        texts += [Heading(say(f"letter.{key}")), ValueLines(key, "office", say(f"letter.{key}"))]
    blocks: tuple[Block, ...] = (
        ValueLine("addressed", "person", say("letter.addressed"), "left"),
        ValueLine("decided", "person", say("letter.decided")),
        FieldGrid("posting", say("letter.posting"), grid),
        Heading(say("letter.why")), ValueLines("why", "needs", say("letter.why")),
        Heading(say("letter.place")), ValueLines("place", "village", say("letter.place")),
        WhenGiven("support", say("letter.support"), (
            Heading(say("letter.support")), RowTable("support", say("letter.support"), support_columns(words)))),
        ValueLine("office", "office", say("letter.office"), "right"), ValueLine("date", "office", say("letter.date"), "right"),
        PageBreak(), Sentence(say("letter.card"), "title"),
        *texts[:2], Heading(say("letter.month")),
        RowTable("month", say("letter.month"), (*duty_columns(words), TableColumn("done", "person", say("letter.done"), 14))),
        *texts[2:],
    )  # fmt: skip
    return Layout("letter", words.lang, level, say("letter.title"), blocks)


def values(study: Study, of: str, level: int) -> Values:
    """What stands there; whoever holds several posts has them all in one letter."""
    places = [each for each in study.in_order if each.candidate == of]
    say, about = study.words.say, study.about
    villages = list(dict.fromkeys(study.plan.problem.post(place.post).village for place in places))
    posting = {
        "name": study.name(of), "position": study.person(of, "position"),
        "village": study.joined(map(study.village_name, villages)),
        "role": study.joined(dict.fromkeys(study.role(place.post) for place in places)),
        "arrival": study.day(about("arrival")), "term": about("term"), "party_unit": study.person(of, "party_unit"),
        "liaison": say("letter.liaison_with", name=about("liaison"), phone=about("liaison_phone")),
    }  # fmt: skip
    decided = say("letter.decision", meeting=about("meeting"), day=study.day(about("meeting_date")), arrival=posting["arrival"],
                  office=study.joined(study.office(place.post) for place in places))  # fmt: skip
    return {
        "addressed": say("letter.dear", name=study.name(of)), "posting": posting, "decided": decided,
        "why": [line for place in places for line in _why(study, place)],
        "place": [line for village in villages for line in _place(study, village)],
        "support": [row for village in villages for row in support_rows(study, village)],
        "office": about("office"), "date": study.day(about("date")),
        "month": [{**row, "done": done_on(study, of, row["id"])} for row in due_days(study)],
        **{key: list(about(key) or ()) for key in SUPPLIED},
    }  # fmt: skip


def _why(study: Study, place: Placement) -> list[str]:
    """The needs that the person meets, and by what; where there are none, that all conditions are met."""
    problem, aim = study.plan.problem, needs_aim(study.plan.problem)
    skills, needs = problem.candidate(place.candidate).skills, problem.village(problem.post(place.post).village).needs
    lines = []
    for need in study.plan.needs_met(place):
        own = [study.said.label(skill) for skill in skills if aim.meets(need, (skill,))]
        lines.append(study.words.say("letter.meets", need=study.said.label(need), severity=needs[need], skill=study.joined(own)))
    return lines or [study.words.say("letter.fits")]


def _place(study: Study, village: str) -> list[str]:
    """The village in ten lines."""
    say = study.words.say

    def told(key: str) -> Any:
        return study.village(village, key)

    needs = [f"{study.said.label(need.need)}{study.words.language.aside(str(need.severity))}"
             for need in study.needs.get(village, ())]  # fmt: skip
    township = study.plan.problem.village(village).township
    return [
        say("place.where", village=study.village_name(village), township=township),
        say("place.people", households=told("households"), population=told("population")),
        say("place.away", residents=told("residents"), migrants=told("migrants")),
        say("place.party", members=told("members"), age=told("members_age"), young=told("members_young")),
        say("place.money", assets=told("assets"), income=told("income"), debts=told("debts")),
        say("place.petitions", text=told("petitions")), say("place.premises", text=told("premises")),
        say("place.governance", text=told("governance")), say("place.needs", text=study.joined(needs)),
        say("place.risk", text=told("risk")),
    ]  # fmt: skip


KIND = PaperKind("letter", 2, (PERSON,), layout, values, lambda study: tuple(
    dict.fromkeys(place.candidate for place in study.in_order)), ("docx", "html"))  # fmt: skip
