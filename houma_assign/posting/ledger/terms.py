"""What is asked of people once they are posted: the first month's tasks, the length of the term."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from ...data.language import language
from ...data.record import Count, Id, Record, as_tuple
from ...data.records_json import read_each


class Duty(Record):
    """A task with a date.

    Parameters
    ----------
    id
        For example ``"visits"``.
    zh, en
        What is to be done.
    months
        Within so many months of the first appointment.
    """

    id: Id
    zh: str = ""
    en: str = ""
    months: Annotated[Count, Field(ge=0, le=1200)] = 1

    def words(self, lang: str = "en") -> str:
        """What is to be done, or its id where it has no words."""
        return language(lang).either(self.en, self.zh) or self.id


FIRST_MONTH = (
    Duty(id="visits", zh="走访一遍农户", en="visit every household"),
    Duty(id="lecture", zh="讲好一堂党课", en="give a party lecture"),
    Duty(id="good", zh="办好一件实事", en="do one practical good"),
    Duty(id="forum", zh="组织一次村民说事", en="hold a villagers' forum"),
    Duty(id="plan", zh="制定一个计划", en="write a work plan"),
    Duty(id="pledge", zh="做出一份承诺", en="make a pledge"),
)


def _duties(given: Any) -> Any:
    listed = as_tuple(given)
    return read_each(listed, Duty) if isinstance(listed, tuple) else listed


class PostingTerms(Record):
    """The terms of a posting.

    Parameters
    ----------
    term_months
        How long a term is: five years.
    mark_months
        After how long good service gives priority in promotion: two years.
    duties
        Tasks with dates; those of the first month are published.
    """

    term_months: Annotated[Count, Field(ge=1, le=1200)] = 60
    mark_months: Annotated[Count, Field(ge=1, le=1200)] = 24
    duties: Annotated[tuple[Duty, ...], BeforeValidator(_duties)] = FIRST_MONTH
