"""What users say of their own book: which sheet is what, which header means which column, what is filled down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

from ...errors import Fault, InputError, Message
from ..cells.reading import folded
from ..files.sheet import Book, Sheet
from .schema import Column, Schema

NOTHING: Mapping[Any, Any] = MappingProxyType({})


@dataclass(frozen=True)
class SheetMapping:
    """What the user says of one sheet.

    Parameters
    ----------
    columns
        Folded header -> column that it means, None where it is to be left out.
    fill_down
        Folded headers below which an empty cell means the value above it.
    header_rows
        How many rows the header has; None to tell by the sheet.
    """

    columns: Mapping[str, Column | None] = field(default_factory=lambda: NOTHING)
    fill_down: frozenset[str] = frozenset()
    header_rows: int | None = None


@dataclass(frozen=True)
class BookMapping:
    """What the user says of a book, as it was written.

    Parameters
    ----------
    sheets
        Name of a sheet -> name of a table in Chinese or English, None where the sheet is to be left out.
    columns
        Name of a sheet or table -> header -> name of a column, None where the column is to be left out.
    fill_down
        Headers below which an empty cell means the value above it.
    header_rows
        How many rows the headers have: of every sheet, or by name of a sheet or table.
    """

    sheets: Mapping[str, str | None] = field(default_factory=dict)
    columns: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)
    fill_down: Sequence[str] = ()
    header_rows: int | Mapping[str, int] | None = None

    def of(self, sheet: Sheet, schema: Schema) -> SheetMapping:
        """What holds for one sheet."""
        columns = {folded(header): None if name is None else schema.column(name) for key, said in self.columns.items()
                   if _speaks_of(key, sheet, schema) for header, name in said.items()
                   if name is None or schema.column(name) is not None}  # fmt: skip
        rows = self.header_rows
        if isinstance(rows, Mapping):
            rows = next((deep for key, deep in rows.items() if _speaks_of(key, sheet, schema)), None)
        return SheetMapping(columns, frozenset(map(folded, self.fill_down)), rows)

    def leaves_out(self, sheet: Sheet) -> bool:
        """Whether the user wants the sheet left out."""
        called = folded(sheet.name), folded(sheet.file)
        return any(table is None and folded(name) in called for name, table in self.sheets.items())

    def table_of(self, sheet: Sheet, schemas: Sequence[Schema]) -> Schema | None:
        """What a sheet is: what the user says, else what it is called, else what its file is called."""
        for name, table in self.sheets.items():
            if folded(name) == folded(sheet.name) or (sheet.file and folded(name) == folded(sheet.file)):
                return None if table is None else _schema(table, schemas)
        for shown in filter(None, (sheet.name, sheet.file)):
            found = _schema(shown, schemas)
            if found is not None:
                return found
        return None

    def faults(self, book: Book, used: Mapping[str, tuple[Sheet, Schema]], headers: Mapping[str, Sequence[str]],
               schemas: Sequence[Schema]) -> list[Fault]:  # fmt: skip
        """Entries that speak of no sheet, table, column or header there is, with near words.

        Parameters
        ----------
        used
            Name of a table -> the sheet it was read from, and its schema.
        headers
            Name of a table -> headers that stand in the sheet.
        """
        names = [name for sheet in book.sheets for name in (sheet.name, sheet.file) if name]
        found = [_unknown(book.file, "sheets", name, "sheet", "工作表", names) for name in self.sheets
                 if not _among(name, names)]  # fmt: skip
        found += [_unknown(book.file, "sheets", table, "table", "表", (), schemas) for table in self.sheets.values()
                  if table is not None and _schema(table, schemas) is None]  # fmt: skip
        for key, said in self.columns.items():
            spoken = [name for name, (sheet, schema) in used.items() if _speaks_of(key, sheet, schema)]
            if not spoken and _schema(key, schemas) is not None:
                reason = Message("mapping_table_absent", "no sheet is read as this table", "没有一张工作表读作这个表")
                found.append(Fault(book.file, "", "columns", key, reason))
            elif not spoken:
                found.append(_unknown(book.file, "columns", key, "sheet or table", "工作表或表", names, schemas))
            for name in spoken:
                found += _of_columns(book.file, said, used[name][1], headers.get(name, ()))
        there = [header for name in headers for header in headers[name]]
        found += [_unknown(book.file, "fill_down", header, "column", "列", there) for header in self.fill_down
                  if not _among(header, there)]  # fmt: skip
        return found + self._row_faults(book, used, names, schemas)

    def _row_faults(
        self, book: Book, used: Mapping[str, tuple[Sheet, Schema]], names: Sequence[str], schemas: Sequence[Schema]
    ) -> list[Fault]:
        rows = self.header_rows
        said = rows if isinstance(rows, Mapping) else {} if rows is None else {"": rows}
        reason = Message("header_rows_number", "a number of rows from 1 to 5 is expected", "应为 1 至 5 的行数")
        found = [Fault(book.file, "", "header_rows", deep, reason) for deep in said.values()
                 if isinstance(deep, bool) or not isinstance(deep, int) or not 1 <= deep <= 5]  # fmt: skip
        return found + [_unknown(book.file, "header_rows", key, "sheet or table", "工作表或表", names, schemas) for key in said
                        if key and not any(_speaks_of(key, *each) for each in used.values())]  # fmt: skip


def book_mapping(sheets: Any, columns: Any, fill_down: Any, header_rows: Any) -> BookMapping:
    """What the user wrote as a mapping.

    Raises
    ------
    InputError
        With every argument that is of another form.
    """
    filled = (fill_down,) if isinstance(fill_down, str) else fill_down
    named = isinstance(columns, Mapping) and all(isinstance(said, Mapping) and _names(said) for said in columns.values())
    fine = {
        "sheets": (sheets, isinstance(sheets, Mapping) and _names(sheets), 'a mapping such as {"花名册": "人选"}'),
        "columns": (columns, named and _words(list(columns)), 'a mapping such as {"人选": {"学号": "编号"}}'),
        "fill_down": (filled, _words(filled), 'headers such as ("乡镇",)'),
        "header_rows": (header_rows, header_rows is None or isinstance(header_rows, (int, Mapping)), '2, or {"人选": 2}'),
    }
    zh = "对照的写法不对，请见文档“对照”一节"
    wrong = [Fault("read_workbook", "", name, type(value).__name__, Message("mapping_form", f"expected: {form}", zh))
             for name, (value, good, form) in fine.items() if not good]  # fmt: skip
    if wrong:
        raise InputError(wrong)
    return BookMapping(dict(sheets), {key: dict(said) for key, said in columns.items()}, tuple(filled), header_rows)


def _words(said: Any) -> bool:
    return isinstance(said, Sequence) and all(isinstance(each, str) for each in said)


def _names(said: Mapping[Any, Any]) -> bool:
    return all(isinstance(key, str) and (value is None or isinstance(value, str)) for key, value in said.items())


def near(word: str, pool: Iterable[str], most: int = 3) -> list[str]:
    """The names most like a word: those that hold it or are held by it, then those spelt alike."""
    names = list(dict.fromkeys(pool))
    plain = folded(word)
    holding = [name for name in names if len(plain) > 1 and len(folded(name)) > 1
               and (plain in folded(name) or folded(name) in plain)]  # fmt: skip
    by_folded = {folded(name): name for name in reversed(names)}
    alike = [by_folded[each] for each in get_close_matches(plain, list(by_folded)[:5000], n=most, cutoff=0.5)]
    return list(dict.fromkeys((*holding, *alike)))[:most]


def _of_columns(file: str, said: Mapping[str, str | None], schema: Schema, headers: Sequence[str]) -> list[Fault]:
    found = [_unknown(file, "columns", header, "header", "表头", headers) for header in said if not _among(header, headers)]
    wrong = [name for name in said.values() if name is not None and schema.column(name) is None]
    return found + [_unknown(file, "columns", name, f"column of {schema.name}", "列名", (), schema.columns) for name in wrong]


def _unknown(file: str, argument: str, word: str, en: str, zh: str, pool: Sequence[str], schemas: Sequence[Any] = ()) -> Fault:
    """A word that names nothing there is; ``schemas``: tables or columns that it may name beside the user's own words."""
    chinese = list(dict.fromkeys((*pool, *(name for each in schemas for name in each.zh[:1]))))
    both = list(dict.fromkeys((*chinese, *(each.name for each in schemas))))
    said_zh = {each.name: each.zh[0] for each in schemas if each.zh}
    close = near(word, both)
    close_zh = list(dict.fromkeys(said_zh.get(name, name) for name in close))
    more = f"did you mean {', '.join(close)}?" if close else f"there are: {', '.join(both[:20]) or 'none'}"
    more_zh = f"是不是 {'、'.join(close_zh)}？" if close_zh else f"有：{'、'.join(chinese[:20]) or '没有'}"
    reason = Message("mapping_unknown", f"there is no such {en}; {more}", f"没有这个{zh}；{more_zh}")
    return Fault(file, "", argument, word, reason)


def _speaks_of(key: str, sheet: Sheet, schema: Schema) -> bool:
    return schema.is_named(key) or folded(key) in {folded(each) for each in (sheet.name, sheet.file) if each}


def _schema(name: str, schemas: Sequence[Schema]) -> Schema | None:
    return next((each for each in schemas if each.is_named(name)), None)


def _among(word: str, pool: Sequence[str]) -> bool:
    return folded(word) in {folded(each) for each in pool}
