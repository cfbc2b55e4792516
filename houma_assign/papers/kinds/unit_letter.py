"""The letter to a sending unit: who of its people goes where, what it keeps paying, which village its head looks after."""

from __future__ import annotations

from ..catalogue import Catalogue
from ..contents import Layout, RowTable, ValueLine, ValueLines, Values, WhenGiven
from ..levels import UNIT
from ..paper_kind import PaperKind
from ..study import Study
from .columns import person_columns, person_row

PEOPLE = ("number", "name", "position", "proposed")


def layout(words: Catalogue, level: int) -> Layout:
    """Where everything goes."""
    say = words.say
    return Layout("unit_letter", words.lang, level, say("unit_letter.title"), (
        ValueLine("letter_number", "office", say("unit_letter.letter_number"), "right"),
        ValueLine("addressed", "office", say("unit_letter.addressed"), "left"),
        ValueLine("decided", "office", say("unit_letter.decided")),
        RowTable("people", say("unit_letter.people"), person_columns(words, PEOPLE)),
        ValueLine("places", "counts", say("unit_letter.places")), ValueLine("arrives", "office", say("unit_letter.arrives")),
        ValueLines("pays", "office", say("unit_letter.pays")),
        WhenGiven("head", say("unit_letter.head"), (ValueLine("head", "support", say("unit_letter.head")),)),
        ValueLine("closing", "office", say("unit_letter.closing")),
        ValueLine("office", "office", say("unit_letter.office"), "right"),
        ValueLine("date", "office", say("unit_letter.date"), "right"),
    ))  # fmt: skip


def values(study: Study, of: str, level: int) -> Values:
    """What stands there."""
    say, about, places = study.words.say, study.about, study.units[of]
    told = study.details.units.get(of)
    offered = told.places if told is not None and told.places is not None else study.blanks.unit(of, "places")
    villages = [study.village_name(village) for village, listed in study.supporters.items()
                for each in listed if each.unit == of]  # fmt: skip
    return {
        "letter_number": about("letter_number"), "addressed": say("unit_letter.to", unit=(told and told.name) or of),
        "decided": say("unit_letter.decision", meeting=about("meeting"), day=study.day(about("meeting_date"))),
        "people": [person_row(study, place, PEOPLE, k) for k, place in enumerate(places, start=1)],
        "places": say("unit_letter.offered", offered=offered, sent=len({place.candidate for place in places})),
        "arrives": say("unit_letter.from_day", day=study.day(about("arrival")), term=about("term")),
        "pays": [told.pays] if told is not None and told.pays else list(about("pays") or ()),
        "head": say("unit_letter.looks_after", villages=study.joined(villages)) if villages else "",
        "closing": say("unit_letter.close"), "office": about("office"), "date": study.day(about("date")),
    }  # fmt: skip


KIND = PaperKind("unit_letter", 10, (UNIT,), layout, values, lambda study: tuple(study.units))
