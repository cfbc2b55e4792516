"""Sheets of one kind of record each, beside those of a problem: read by the same reader, written so that they read back equal.

A further sheet is a ``RecordSheet``: its schema, its record, and the words for its codes.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property, partial
from typing import Any, Generic, TypeVar

from ..data.language import language
from ..errors import Fault, InputError, Message
from .cells.reading import folded
from .files.sheet import Book, Sheet
from .schema.read_table import read_table
from .schema.schema import Schema
from .schema.sheet_out import ColumnOut, SheetOut, cell, fact_column, headers_for
from .schema.table import Table
from .template_example import is_example

Kind = TypeVar("Kind")
LIKE = 0.6  # share of equal letters from which a header may be meant as another
Place = Callable[[str, Any, str], Fault]
EXAMPLE = Message("example.left", "this row is the example of the template; delete it, or write your own over it",
                  "这一行是模板中的示例；请删去，或换成自己的内容")  # fmt: skip


class RecordRows(tuple[Kind, ...], Generic[Kind]):
    """Records that were read from a sheet: a tuple of them.

    Attributes
    ----------
    notes
        What was normalised on the way, by column and row.
    """

    notes: tuple[str, ...]

    def __new__(cls, records: Iterable[Kind], notes: Iterable[str]) -> RecordRows[Kind]:
        """See the class."""
        made = super().__new__(cls, tuple(records))
        made.notes = tuple(dict.fromkeys(notes))
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return RecordRows, (tuple(self), self.notes)


@dataclass(frozen=True)
class RecordSheet(Generic[Kind]):
    """A sheet whose rows are records.

    Attributes
    ----------
    schema
        Its columns, called like the fields of the record.
    kind
        The record.
    coded
        Column -> code -> Chinese word; in English the codes stand as they are.
    """

    schema: Schema
    kind: type[Kind]
    coded: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @cached_property
    def _codes(self) -> dict[str, dict[str, str]]:
        return {column: {folded(each): code for code, word in words.items() for each in (code, word)}
                for column, words in self.coded.items()}  # fmt: skip

    @cached_property
    def _headers(self) -> dict[str, str]:
        """Every header that is accepted, folded -> as it is written."""
        return {folded(each): each for column in self.schema.columns for each in (*column.zh, *column.en)}

    def read(self, book: Book, faults: list[Fault], needed: bool = True, looked_at: Container[str] | None = None,
             places: list[Place] | None = None) -> RecordRows[Kind]:  # fmt: skip
        """The records of the sheet in a book.

        Parameters
        ----------
        faults
            Receives what is wrong.
        needed
            Whether a book without the sheet is a fault.
        looked_at
            Columns of the user's own that something reads; others would be lost. None where all are kept.
        places
            Receives for each record what makes a fault of it: column, value, reason.
        """
        sheets = [sheet for sheet in book if self.schema.is_named(sheet.name)]
        if not sheets:
            faults += [self._missing(book)] if needed else []
            return RecordRows((), ())
        if len(sheets) > 1:
            faults += [sheet.fault(None, "", None, self._twice(sheets)) for sheet in sheets[1:]]
        table = read_table(sheets[0], self.schema)
        if sheets[0].hidden:
            table.say("sheet.hidden", "is hidden and was read like any other", "这个表是隐藏的，已照常读取")
        made = self._records(table, looked_at, [] if places is None else places)
        faults += table.faults
        return RecordRows(made, (*book.remarks, *sheets[0].remarks, *table.notes))

    def _records(self, table: Table, looked_at: Container[str] | None, places: list[Place]) -> list[Kind]:
        keeps = "facts" in getattr(self.kind, "model_fields", {})
        for name, values in table.facts.items():
            if keeps and (looked_at is None or name in looked_at):
                continue
            filled = [at for at, value in enumerate(values) if value is not None]
            near = get_close_matches(folded(name), list(self._headers), cutoff=LIKE)
            if filled and near:
                table.faults.append(table.fault(filled[0], name, None, _meant([self._headers[each] for each in near])))
            elif filled:
                label = table.headers.get(name, name)
                en, zh = f"column {label} is not known here and was not read", f"不认识“{label}”列，没有读取"
                table.say("sheet.column_unread", en, zh)
        made = []
        for at, record in enumerate(table.records()):
            data = {name: value for name, value in record.items() if value is not None and (keeps or name != "facts")}
            if any(is_example(value) for value in data.values()):
                table.faults.append(table.fault(at, self.schema.columns[0].name, None, EXAMPLE))
                continue
            for name in self.coded.keys() & data.keys():
                data[name] = self._codes[name].get(folded(str(data[name])), data[name])
            if at in table.bad:
                continue  # a cell that could not be read is said already, and the record would only lack it
            try:
                made.append(self.kind(**data))
                places.append(partial(table.fault, at))
            except InputError as error:
                table.faults += [table.fault(at, fault.column, fault.value, fault.reason) for fault in error.items]
        return made

    def _missing(self, book: Book) -> Fault:
        there = list(book.names)
        en = f"the sheet is missing; there are: {', '.join(there) or 'none'}"
        reason = Message("sheet.missing", en, f"缺少这个工作表；现有：{'、'.join(there) or '无'}")
        return Fault("workbook", "", f"{self.schema.sheet('zh')} → {self.schema.name}", None, reason)

    def _twice(self, sheets: Sequence[Sheet]) -> Message:
        names = [sheet.name for sheet in sheets]
        en = f"several sheets are the same table: {', '.join(names)}; rename or delete all but one"
        return Message("sheet.twice", en, f"{'、'.join(f'“{name}”' for name in names)}是同一个表；请改名或删去多余的")

    def out(self, records: Sequence[Kind], lang: str, every_column: bool = False, examples: bool = False) -> SheetOut:
        """The records as a sheet in a language; columns that nobody fills are left out unless all are asked for."""
        columns = []
        for column in self.schema.columns:
            words = language(lang).say({}, self.coded.get(column.name, {}))
            values = [getattr(record, column.name) for record in records]
            cells = [words.get(value) or cell(None if value == "" else value, column.kind) for value in values]
            if every_column or column.needed or any(each is not None for each in cells):
                columns.append(ColumnOut(column.header(lang), cells, words=column.words(lang), choices=column.offered(lang)))
        columns += _facts(self.schema, records, lang)
        return SheetOut(self.schema, columns, frozenset(range(len(records))) if examples else frozenset())


def _facts(schema: Schema, records: Sequence[Any], lang: str) -> list[ColumnOut]:
    names = list(dict.fromkeys(name for record in records for name in getattr(record, "facts", ())))
    headers = headers_for(schema, names, lang)
    return [fact_column(name, [record.facts.get(name) for record in records], [name in record.facts for record in records],
                        headers[name]) for name in names]  # fmt: skip


def _meant(near: list[str]) -> Message:
    said = "、".join(f"“{each}”" for each in near)
    en = f"this column is not known here, and what stands in it would be lost; is {' or '.join(near)} meant? rename or delete it"
    return Message("sheet.column", en, f"不认识这一列，其中的内容会丢失；是否指{said}？请改列名，或删去此列")


def book_error(faults: Sequence[Fault], book: Book) -> InputError:
    """The faults of a book as one error, told in its language: Chinese where most of its sheets have Chinese names."""
    error = InputError(faults)
    chinese = sum(any("\u3400" <= char <= "\u9fff" for char in name) for name in book.names)
    error.lang = "zh" if 2 * chinese > len(book.names) else "en"
    return error
