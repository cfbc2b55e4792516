"""The collective appointment: the red-headed paper with one line a person."""

from __future__ import annotations

from ..catalogue import Catalogue
from ..contents import Block, Layout, ValueLine, ValueLines, Values
from ..levels import COMMITTEE, UNIT
from ..paper_kind import PaperKind
from ..study import Study

LINES = (  # key, group, style
    ("subject", "counts", "title"), ("addressee", "office", "left"), ("basis", "office", "body"),
)  # fmt: skip
CLOSING = (("term", "office", "body"), ("office_below", "office", "right"), ("date", "office", "right"),
           ("copies", "office", "note"))  # fmt: skip


def layout(words: Catalogue, level: int) -> Layout:
    """Where everything goes."""
    say = words.say

    def line(key: str, group: str, style: str) -> ValueLine:
        return ValueLine(key, group, say(f"appointment.{key}"), style)

    blocks: tuple[Block, ...] = (*(line(*each) for each in LINES), ValueLines("people", "person", say("appointment.people")),
              *(line(*each) for each in CLOSING))  # fmt: skip
    return Layout("appointment", words.lang, level, say("appointment.title"), blocks, red=True, named=False)


def values(study: Study, of: str, level: int) -> Values:
    """What stands there."""
    say, about, places = study.words.say, study.about, study.in_order
    last = len(places) - 1
    people = [say("appointment.last" if k == last else "appointment.line", name=study.name(place.candidate),
                  office=study.full_office(place.post)) for k, place in enumerate(places)]  # fmt: skip
    return {
        "subject": study.words.counted("appointment.about", len({place.candidate for place in places})),
        "addressee": say("appointment.to", body=about("addressee")),
        "basis": say("appointment.decided", basis=about("basis"), meeting=about("meeting"),
                     day=study.day(about("meeting_date"))),
        "people": people, "office_below": about("office"), "date": study.day(about("date")),
        "term": say("appointment.lasts", term=about("term"), day=study.day(about("effective"))),
        "copies": say("appointment.copied", bodies=about("copies")),
    }  # fmt: skip


KIND = PaperKind("appointment", 3, (UNIT, COMMITTEE), layout, values)
