"""The tasks of the first month with their days, as rows."""

from __future__ import annotations

from collections.abc import Sequence

from ...posting.ledger.days import months_after
from ...posting.ledger.terms import FIRST_MONTH, Duty
from ..catalogue import Catalogue
from ..contents import TableColumn
from ..study import Study

DUTIES: Sequence[Duty] = FIRST_MONTH


def duty_columns(words: Catalogue, group: str = "office") -> tuple[TableColumn, ...]:
    """Columns of task and day."""
    return (TableColumn("duty", group, words.say("duty.duty"), 26), TableColumn("due", group, words.say("duty.due"), 18))


def due_days(study: Study, duties: Sequence[Duty] = DUTIES) -> list[dict[str, str]]:
    """Each task with the day by which it is to be done, counted from the arrival; those of the ledger where there is one."""
    start = study.about("arrival")
    listed = duties if study.ledger is None else study.ledger.terms.duties
    return [{"id": duty.id, "duty": duty.words(study.lang), "due": study.day(months_after(start, duty.months)) if start else ""}
            for duty in listed]  # fmt: skip


def done_on(study: Study, candidate: str, duty: str) -> str:
    """The day on which somebody did a task, as the ledger has it; nothing where it has not."""
    events = () if study.ledger is None else study.ledger.events
    return next(
        (study.day(each.date) for each in events if (each.kind, each.candidate, each.duty) == ("duty_done", candidate, duty)), ""
    )
