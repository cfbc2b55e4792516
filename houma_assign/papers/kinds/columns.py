"""Columns about people that several papers share, each with its words, its share of the width and where its value is from."""

from __future__ import annotations

from collections.abc import Iterable

from ...data.placement import Placement
from ..catalogue import Catalogue
from ..contents import TableColumn
from ..study import Study

WIDTHS = {
    "number": 5, "name": 9, "sex": 5, "birth": 10, "ethnicity": 6, "native_place": 11, "birthplace": 11, "education": 11,
    "school": 14, "further_education": 11, "further_school": 14, "work_since": 10, "party_since": 10, "position": 20,
    "proposed": 17, "role": 13, "village": 9, "township": 11, "title": 10, "specialty": 12, "appraisals": 12, "unit": 16,
}  # fmt: skip
OPTIONAL = ("further_education", "further_school", "title", "party_since")  # not everybody has one
CENTRED = ("number", "sex", "birth", "ethnicity", "work_since", "party_since")


def person_columns(words: Catalogue, keys: Iterable[str], group: str = "person") -> tuple[TableColumn, ...]:
    """Columns of a table of people."""
    return tuple(TableColumn(key, group, words.say(f"field.{key}"), WIDTHS[key], "centre" if key in CENTRED else "left")
                 for key in keys)  # fmt: skip


def person_row(study: Study, place: Placement, keys: Iterable[str], number: int = 0) -> dict[str, str | int]:
    """What stands in them for somebody placed."""
    return {key: person_value(study, place, key, number) for key in keys}


def person_value(study: Study, place: Placement, key: str, number: int = 0) -> str | int:
    """One value of somebody placed."""
    problem = study.plan.problem
    post = problem.post(place.post)
    known: dict[str, str | int] = {
        "number": number, "name": study.name(place.candidate), "role": study.role(place.post),
        "village": study.village_name(post.village), "township": problem.village(post.village).township,
        "proposed": study.office(place.post), "unit": problem.candidate(place.candidate).unit,
    }  # fmt: skip
    if key in known:
        return known[key]
    if key in OPTIONAL:
        return study.person_or(place.candidate, key) or study.words.say("frame.none")
    return study.person(place.candidate, key)
