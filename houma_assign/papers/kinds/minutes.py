"""The minutes of the meeting: filled in where it is known, blank where people write."""

from __future__ import annotations

from ...data.exact import plain
from ...data.placement import Placement
from ..catalogue import Catalogue
from ..contents import Blank, FieldCell, FieldGrid, Heading, Layout, RowTable, TableColumn, ValueLine, Values
from ..levels import DEPARTMENT
from ..paper_kind import PaperKind
from ..study import Study
from .columns import person_columns, person_row

MEETING = ("meeting", "meeting_date", "meeting_place", "chair", "recorder", "entitled", "present")
PEOPLE = ("number", "name", "position", "proposed")
VOTES = ("yes", "no", "abstain")


def layout(words: Catalogue, level: int) -> Layout:
    """Where everything goes."""
    say = words.say
    grid = tuple(FieldCell(key, "meeting", say(f"minutes.{key}"), key == "meeting") for key in MEETING)
    votes = tuple(TableColumn(key, "meeting", say(f"minutes.{key}"), 6, "centre") for key in VOTES)
    people = (*person_columns(words, PEOPLE), TableColumn("reason", "points", say("minutes.reason"), 34), *votes)
    return Layout("minutes", words.lang, level, say("minutes.title"), (
        FieldGrid("head", say("minutes.head"), grid), ValueLine("quorum", "meeting", say("minutes.quorum")),
        ValueLine("material", "mark", say("minutes.material")),
        Heading(say("minutes.people")), RowTable("people", say("minutes.people"), people),
        Heading(say("minutes.course")), Blank(say("minutes.speeches"), 8), Blank(say("minutes.dissent"), 3),
        Heading(say("minutes.result")), Blank(say("minutes.decision"), 3), Blank(say("minutes.signed"), 2),
    ), wide=True)  # fmt: skip


def values(study: Study, of: str, level: int) -> Values:
    """What stands there."""
    say, about = study.words.say, study.about
    head = {key: study.day(about(key)) if key == "meeting_date" else about(key) for key in MEETING[:-1]}
    entitled = int(head["entitled"] or 0)
    return {
        "head": {**head, "present": study.told.get("present", "")},
        "quorum": say("minutes.counts", entitled=entitled, quorum=-(-2 * entitled // 3), majority=entitled // 2 + 1),
        "material": say("minutes.named", digest=study.digest, number=len(study.in_order)),
        "people": [{**person_row(study, place, PEOPLE, k), "reason": _reason(study, place), **dict.fromkeys(VOTES, "")}
                   for k, place in enumerate(study.in_order, start=1)],
    }  # fmt: skip


def _reason(study: Study, place: Placement) -> str:
    """Points, grade and the needs met."""
    pairs, say = study.plan.problem.pairs, study.words.say
    parts = [say("minutes.points", points=plain(pairs.points(*place) or 0))]
    parts.append(study.grade(place))
    if needs := study.needs_met(place):
        parts.append(say("minutes.meets", needs=study.joined(needs)))
    return study.words.language.parts(parts)


KIND = PaperKind("minutes", 7, (DEPARTMENT,), layout, values, formats=("docx", "html"))
