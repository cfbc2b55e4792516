"""What papers want and nobody said: noted while they are made, told all at once."""

from __future__ import annotations

from ..errors import Fault, Message
from ..workbook.schema.schema import Schema
from .details.about import KNOWN, TABLE
from .details.details import sheet_place
from .details.sheets import CADRES, NEEDS, PEOPLE, UNITS, VILLAGES


class Blanks:
    """Blanks of all papers of a run, each once, with the papers that want it."""

    def __init__(self) -> None:
        self._wanted: dict[tuple[Message, str, Message], list[Message]] = {}
        self.paper = Message("paper", "", "")

    def about(self, key: str) -> str:
        """Note that something is not said of the decision."""
        item = KNOWN[key]
        return self._note(TABLE, "", Message(f"about.{key}", item.en, item.zh))

    def person(self, candidate: str, key: str) -> str:
        """Note that something is not known of a person."""
        return self._note(sheet_place(PEOPLE), candidate, _column(PEOPLE, key))

    def village(self, village: str, key: str) -> str:
        """Note that something is not known of a village."""
        return self._note(sheet_place(VILLAGES), village, _column(VILLAGES, key))

    def need(self, village: str, need: str, key: str) -> str:
        """Note that something is not known of a village's need."""
        return self._note(sheet_place(NEEDS), f"{village} · {need}", _column(NEEDS, key))

    def cadres(self, village: str) -> str:
        """Note that nobody is listed of a village's committees."""
        return self._note(sheet_place(CADRES), village, _column(CADRES, "name"))

    def unit(self, unit: str, key: str) -> str:
        """Note that something is not known of a unit."""
        return self._note(sheet_place(UNITS), unit, _column(UNITS, key))

    def _note(self, table: Message, row: str, column: Message) -> str:
        papers = self._wanted.setdefault((table, row, column), [])
        if self.paper not in papers:
            papers.append(self.paper)
        return ""

    def faults(self) -> list[Fault]:
        """All of them, by table and row, each with the papers that want it."""
        found = [Fault(table, row, column, None, _wanted(papers)) for (table, row, column), papers in self._wanted.items()]
        return sorted(found, key=lambda fault: (fault.table, fault.row))

    @staticmethod
    def headers(key: str) -> tuple[str, ...]:
        """What a column of people may be called in a user's own tables, the key first."""
        column = PEOPLE.column(key)
        return (key, *column.zh, *column.en) if column is not None else (key,)


def _column(schema: Schema, key: str) -> Message:
    column = next(each for each in schema.columns if each.name == key)
    return Message(f"column.{key}", column.header("en"), column.header("zh"))


def _wanted(papers: list[Message]) -> Message:
    en = f"is missing; wanted by: {', '.join(papers)}"
    return Message("papers.blank", en, f"缺少此项；以下文书需要：{'、'.join(each.zh for each in papers)}")
