"""The sheet from which Word fills the department's own appointment form: its columns are called like the places of that form."""

from __future__ import annotations

from ..catalogue import Catalogue
from ..contents import Layout, RowTable, TableColumn, Values
from ..levels import DEPARTMENT
from ..paper_kind import PaperKind
from ..study import Study
from .columns import person_value

# Health, family and identity number of that form are not here: no file of this package has them.
FIELDS = ("name", "sex", "birth", "ethnicity", "native_place", "birthplace", "party_since", "work_since", "title", "specialty",
          "education", "school", "further_education", "further_school", "position", "proposed")  # fmt: skip
NAMES = {"title": "title_column"}  # "title" is what the sheet is called
AFTER = ("reason", "appraisals")


def layout(words: Catalogue, level: int) -> Layout:
    """Where everything goes."""
    columns = tuple(TableColumn(key, "person", words.say(f"mail_merge.{NAMES.get(key, key)}")) for key in (*FIELDS, *AFTER))
    return Layout("mail_merge", words.lang, level, words.say("mail_merge.title"), (
        RowTable("people", words.say("mail_merge.people"), columns),
    ), wide=True)  # fmt: skip


def values(study: Study, of: str, level: int) -> Values:
    """What stands there."""
    rows = []
    for place in study.in_order:
        needs = study.joined(study.needs_met(place))
        reason = study.words.say("mail_merge.for_needs", needs=needs) if needs else study.words.say("mail_merge.fits")
        rows.append({**{key: person_value(study, place, key) for key in FIELDS}, "reason": reason,
                     "appraisals": study.person(place.candidate, "appraisals")})  # fmt: skip
    return {"people": rows}


KIND = PaperKind("mail_merge", 13, (DEPARTMENT,), layout, values, formats=("xlsx",))
