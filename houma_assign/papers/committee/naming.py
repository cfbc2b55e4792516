"""Who is named to which reader: a committee sees the names of those proposed and of reserves; prices are told by ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ...plan.law_words import Nameless
from ...plan.wording import Wording
from ..catalogue import Catalogue
from ..contents import Block, RowTable, TableColumn
from ..levels import DEPARTMENT
from ..study import Study


class Partly(Wording):
    """What a reader is shown who may know the names of some people only; the others are known by their ids."""

    def __init__(self, study: Study, known: Iterable[str]) -> None:
        super().__init__(study.plan.problem, study.lang)
        self._known = frozenset(known)

    def person(self, candidate: str) -> str:
        """Id and name, or the id."""
        return super().person(candidate) if candidate in self._known else candidate


def priced(study: Study, level: int) -> Wording:
    """How people are said where something is told of prices and rules."""
    return study.said if level == DEPARTMENT else Nameless(study.plan.problem, study.lang)


def proposed(study: Study, level: int) -> Wording:
    """How people are said where something is told of those proposed and of their reserves."""
    return study.said if level == DEPARTMENT else Partly(study, known(study))


def known(study: Study) -> dict[str, None]:
    """Those proposed and their reserves, in the order of the problem."""
    named = {place.candidate for place in study.plan.placements}
    named |= {place.candidate for each in study.answers.contingency.repairs.values() for point in each.points[:1]
              for place in point.joining}  # fmt: skip
    return {who.id: None for who in study.plan.problem.candidates if who.id in named}


def key_table(words: Catalogue) -> RowTable:
    """The sheet that tells which id is whose: kept apart from the rest."""
    columns = (("id", 10), ("name", 16), ("unit", 30), ("post", 30))
    return RowTable("key", words.say("committee.key"), tuple(
        TableColumn(key, "person", words.say(f"committee.key_{key}"), width) for key, width in columns))  # fmt: skip


def key_rows(study: Study, people: Iterable[str]) -> list[Mapping[str, Any]]:
    """One row a person."""
    held = {place.candidate: place.post for place in study.plan.placements}
    wanted = set(people)
    rows: list[Mapping[str, Any]] = []
    for who in study.plan.problem.candidates:
        if who.id in wanted:
            post = study.said.post(held[who.id]) if who.id in held else ""
            rows.append({"id": who.id, "name": who.name, "unit": study.said.label(who.unit) if who.unit else "", "post": post})
    return rows


def table(words: Catalogue, section: str, key: str, columns: Iterable[tuple[Any, ...]]) -> RowTable:
    """A table whose columns are (key, group, width, align or left out), with the words of a section."""
    made = tuple(TableColumn(name, group, words.say(f"{section}.{name}"), *rest) for name, group, *rest in columns)
    empty = words.say(f"{section}.empty") if f"{section}.empty" in words else ""
    label = words.say(f"{section}.sheet" if f"{section}.sheet" in words else f"{section}.title")
    return RowTable(key, label, made, empty)


Blocks = tuple[Block, ...]
