"""What the reader of a page may see of a plan: whose names, which facts, and the words that go by that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from ...data.candidate import Candidate
from ...plan.plan import Plan
from ...plan.wording import Wording
from ..blanks import Blanks
from ..details.sheets import PEOPLE
from ..levels import COMMITTEE, DEPARTMENT, SEEN

LEVELS = (COMMITTEE, DEPARTMENT)  # whoever decides, and whoever prepares the decision; nobody else has a use for prices


class Shown(NamedTuple):
    """A fact of a named person that a page shows: its heading in both languages, and what columns that hold it are called."""

    zh: str
    en: str
    columns: tuple[str, ...]


def _detail(key: str) -> Shown:
    """One of the facts that other papers print, too."""
    column = next(each for each in PEOPLE.columns if each.name == key)
    return Shown(column.header("zh"), column.header("en"), Blanks.headers(key))


# The positive list. What is not in it is on no page, whatever columns the user has.
BORN = _detail("birth")
FACTS = (
    _detail("sex"), BORN, Shown("年龄", "age", ("age", "年龄")), _detail("ethnicity"), _detail("native_place"),
    _detail("education"), _detail("work_since"), _detail("party_since"),
    Shown("党龄", "years in the party", ("party_years", "党龄")), _detail("position"),
)  # fmt: skip
DATE = re.compile(r"(\d{4})[-./年]?(\d{1,2})(?:[-./月]?(?:\d{1,2}日?)?)?", re.ASCII)
INITIALS = ("initials", "pinyin", "拼音", "拼音首字母", "首字母", "简拼")


class Named(Wording):
    """Words of a plan that name only some people; the others are known by their ids."""

    def __init__(self, view: View, lang: str) -> None:
        super().__init__(view.plan.problem, lang)
        self.view = view

    def person(self, candidate: str) -> str:
        """Id and name, or the id alone."""
        return super().person(candidate) if candidate in self.view.named else candidate


@dataclass(frozen=True, eq=False)
class View:
    """A plan before the eyes of one level.

    Attributes
    ----------
    plan, level
        4: the committee, 5: the department.
    compared
        People besides those placed who are named to the committee: it may choose them.
    initials
        The column of people that holds the first letters of their names; empty for one of the usual names.
    """

    plan: Plan
    level: int
    compared: tuple[str, ...] = ()
    initials: str = ""

    @cached_property
    def named(self) -> frozenset[str]:
        """Ids of people who are named: all for the department, those proposed and compared for the committee."""
        if SEEN["person"][self.level] == "all":
            return frozenset(who.id for who in self.plan.problem.candidates)
        decided = (row.candidate for row in self.plan.overrides)
        return frozenset((*(place.candidate for place in self.plan.placements), *decided, *self.compared))

    def wording(self, lang: str) -> Wording:
        """The words of a language."""
        return Named(self, lang)

    def facts(self, who: Candidate) -> Iterator[tuple[Shown, Any]]:
        """The facts of the list that a named person has."""
        for shown in FACTS if who.id in self.named else ():
            value = next((who.facts[name] for name in shown.columns if name in who.facts), None)
            value = month(value) if shown is BORN else value
            if value is not None and value != "":
                yield shown, value

    def unit(self, who: Candidate) -> str:
        """The sending unit of a named person."""
        return who.unit if who.id in self.named else ""

    def letters(self, who: Candidate) -> str:
        """The first letters of a named person's name, to search by, where a column holds them."""
        columns = (self.initials,) if self.initials else INITIALS
        found = next((who.facts[name] for name in columns if name in who.facts), "")
        return str(found or "") if who.id in self.named else ""


def month(value: Any) -> str:
    """Year and month of a date, never its day; empty for what is neither a month nor a date."""
    found = DATE.fullmatch(str(value or "").partition("T")[0].partition(" 00:")[0].strip())
    return f"{found[1]}-{int(found[2]):02}" if found else ""
