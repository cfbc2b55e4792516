"""The public notice: who is proposed for which post, for how long it stands, where to turn. Its fields are the shortest list."""

from __future__ import annotations

from datetime import date, timedelta

from ...errors import Fault, InputError, Message
from ..catalogue import Catalogue
from ..contents import Layout, RowTable, ValueLine, Values
from ..details.about import TABLE, place
from ..levels import PUBLIC
from ..paper_kind import PaperKind
from ..study import Study
from .columns import person_columns, person_row

COLUMNS = ("number", "name", "sex", "birth", "ethnicity", "native_place", "education", "work_since", "party_since", "position",
           "proposed")  # fmt: skip
SHORTEST = 5  # working days
TOO_SHORT = Message("notice.short", f"the notice must stand for at least {SHORTEST} working days",
                    f"公示期不得少于 {SHORTEST} 个工作日")  # fmt: skip


def layout(words: Catalogue, level: int) -> Layout:
    """Where everything goes."""
    say = words.say
    lines = [ValueLine(key, "office", say(f"notice.{key}")) for key in ("period", "ways", "order")]
    return Layout("notice", words.lang, level, say("notice.title"), (
        ValueLine("basis", "counts", say("notice.basis")),
        RowTable("people", say("notice.people"), person_columns(words, COLUMNS)), *lines,
        ValueLine("office", "office", say("notice.office"), "right"), ValueLine("date", "office", say("notice.date"), "right"),
    ), wide=True)  # fmt: skip


def values(study: Study, of: str, level: int) -> Values:
    """What stands there."""
    say, about = study.words.say, study.about
    start, end = about("notice_from"), about("notice_to")
    proposed = len({each.candidate for each in study.in_order})
    days = working_days(start, end) if start and end else 0
    if start and end and days < SHORTEST:
        raise InputError([Fault(TABLE, "", place("notice_to"), end, TOO_SHORT)])
    return {
        "basis": say("notice.proposed", basis=about("basis"), meeting=about("meeting"), number=proposed),
        "people": [person_row(study, each, COLUMNS, k) for k, each in enumerate(study.in_order, start=1)],
        "period": say("notice.from_to", start=study.day(start), end=study.day(end), days=days),
        "ways": say("notice.turn_to", contact=about("contact"), phone=about("contact_phone"), address=about("contact_address")),
        "order": say("notice.ordered", order=about("order")), "office": about("office"), "date": study.day(about("date")),
    }  # fmt: skip


def working_days(start: str, end: str) -> int:
    """Days from Monday to Friday, both ends counted; public holidays are not known here."""
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    return sum((first + timedelta(days=k)).weekday() < 5 for k in range((last - first).days + 1))


KIND = PaperKind("notice", 6, (PUBLIC,), layout, values)
