"""Reserves 后备人选: for everybody proposed who stands in, worked out before anybody falls ill."""

from __future__ import annotations

from ..catalogue import Catalogue
from ..committee.reserves import reserve_lines, reserve_rows, reserves_table
from ..contents import Layout, Sentence, ValueLines, Values
from ..levels import COMMITTEE
from ..paper_kind import PaperKind
from ..study import Study


def layout(words: Catalogue, level: int) -> Layout:
    """Where everything goes."""
    say = words.say
    return Layout("reserves", words.lang, level, say("reserves.title"), (
        Sentence(say("committee.private"), "note"),
        ValueLines("lines", "prices", say("reserves.note")), Sentence(say("reserves.how")), reserves_table(words),
    ), wide=True)  # fmt: skip


def values(study: Study, of: str, level: int) -> Values:
    """What stands there."""
    return {"lines": reserve_lines(study), "reserves": reserve_rows(study, level)}


KIND = PaperKind("reserves", 11, (COMMITTEE,), layout, values, missing=lambda study: None)
