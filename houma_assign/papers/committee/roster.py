"""The roster 名册: who is proposed for which post, and why."""

from __future__ import annotations

from typing import Any

from ...data.placement import Placement
from ..catalogue import Catalogue
from ..contents import RowTable
from ..study import Study
from .naming import table

PERSON = ("sex", "birth", "ethnicity", "native_place", "education", "further_education", "work_since", "party_since", "position")
MAY_LACK = ("further_education", "party_since")  # not everybody has them


def roster_table(words: Catalogue) -> RowTable:
    """The table."""
    widths = {"sex": 5, "ethnicity": 6, "position": 18, "birth": 11, "work_since": 11, "party_since": 11}
    columns = [("id", "person", 8), ("name", "person", 9), *((key, "person", widths.get(key, 10)) for key in PERSON),
               ("post", "person", 14), ("points", "points", 10, "right"), ("grade", "points", 5, "centre"),
               ("why", "proof", 34)]  # fmt: skip
    return table(words, "roster", "roster", columns)


def roster_rows(study: Study, wanted: bool = True) -> list[dict[str, Any]]:
    """One row a placement, village by village.

    Parameters
    ----------
    wanted
        Whether what is not known of a person is a blank that stops the papers.
    """
    return [_row(study, place, wanted) for place in study.in_order]


def roster_wanted(study: Study) -> None:
    """Note what is not known of those proposed."""
    for place in study.in_order:
        for key in PERSON:
            if key not in MAY_LACK:
                study.person(place.candidate, key)


def _row(study: Study, place: Placement, wanted: bool) -> dict[str, Any]:
    who, pairs = place.candidate, study.plan.problem.pairs
    asked = {key: (study.person if wanted and key not in MAY_LACK else study.person_or)(who, key) for key in PERSON}
    return {"id": who, "name": study.name(who), **asked, "post": study.said.post(place.post),
            "points": _points(pairs.points(*place)), "grade": pairs.grade_of(*place),
            "why": _why(study, place)}  # fmt: skip


def _points(points: int | float | None) -> int | float | str:
    return "" if points is None else points


def _needs(study: Study, place: Placement) -> str:
    """Needs that the person meets, and how severe they are."""
    village = study.plan.problem.village(study.plan.problem.post(place.post).village)
    return study.joined(f"{study.said.label(need)} {village.needs[need]}" for need in study.plan.needs_met(place))


def _why(study: Study, place: Placement) -> str:
    """Needs that the person meets, then whether every plan that is as good has it so."""
    words, found, needs = study.words, study.answers.firm, _needs(study, place)
    standing = "firm" if place in found.firm else "free" if place in found.discretionary else ""
    meets = words.say("roster.meets", needs=needs) if needs else ""
    return study.said.language.parts([meets, words.say(f"roster.{standing}") if standing else ""])
