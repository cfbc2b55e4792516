"""A problem as a workbook."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from os import PathLike
from pathlib import Path
from typing import Literal

from ..data.problem_like import ProblemLike
from ..errors import Fault, InputError
from .files.atomic import whole_file, whole_folder
from .files.read_sheets import MARK
from .files.sheet import Book, Sheet
from .read import fields_of
from .save import save_csv, save_xlsx
from .schema.sheet_out import ColumnOut, SheetOut, cell
from .schema.side_sheets import ABOUT, COLUMNS
from .sheets.write_records import write_records
from .sheets.write_rules import write_rules

Lang = Literal["zh", "en"]


def write_workbook(problem: ProblemLike, path: str | PathLike[str], lang: Lang = "en") -> None:
    """Write a problem as an .xlsx, or as a folder of CSV files; ``read_workbook`` gives back an equal problem.

    Before anything is written the sheets are read back in memory and compared. The file appears whole or not at all.

    Parameters
    ----------
    problem
        What to write.
    path
        A name that ends in ``.xlsx``, or a folder (no ending).
    lang
        Language of sheet names, headers and kinds of rules; codes stay codes.

    Raises
    ------
    InputError
        If something in the problem cannot be said in cells, or the path is neither an .xlsx nor a folder.
    ImportError
        If it is an .xlsx and XlsxWriter is not installed.
    """
    save(Path(path), lambda: sheets_out(problem, lang), lang)


def save(place: Path, make: Callable[[], list[SheetOut]], lang: str) -> None:
    """Write sheets to an .xlsx or a folder, whole or not at all."""
    if lang not in ("zh", "en"):
        raise InputError([Fault("workbook", "", "lang", lang, "'zh' or 'en' is expected")])
    if place.suffix.lower() not in (".xlsx", ""):
        raise InputError([Fault(place.name, "", "", None, "a name that ends in .xlsx, or a folder, is expected")])
    if not place.parent.is_dir():
        raise InputError([Fault(place.name, "", "", None, "the folder that it is to stand in does not exist")])
    sheets = make()
    if place.suffix:
        whole_file(place, lambda file: save_xlsx(file, sheets, lang))
    else:
        whole_folder(place, lambda folder: save_csv(folder, sheets, lang))


def sheets_out(problem: ProblemLike, lang: str) -> list[SheetOut]:
    """Every sheet of a problem, read back and compared."""
    sheets = [*write_records(problem, lang), *write_rules(problem, lang)]
    sheets += [_declarations(sheets, lang), _about(lang)]
    read = fields_of(in_memory(sheets, lang))
    back = read.make(type(problem))
    different = [name for name in read.fields if getattr(back, name) != getattr(problem, name)]
    if different or back != problem:
        reason = "cannot be written in cells so that it reads back the same; use to_json"
        raise InputError([Fault("problem", "", name, None, reason) for name in different or [""]])
    return sheets


def in_memory(sheets: Sequence[SheetOut], lang: str) -> Book:
    """The sheets as they would be read."""
    return Book("workbook", tuple(
        Sheet(sheet.schema.sheet(lang), [[column.header for column in sheet.columns],
                                         *[["" if cell is None else cell for cell in row] for row in sheet.rows()]], own=True)
        for sheet in sheets
    ))  # fmt: skip


def _declarations(sheets: Sequence[SheetOut], lang: str) -> SheetOut:
    """What cells alone do not say of the columns of a problem's own."""
    rows: list[tuple[object, ...]] = []
    for sheet in sheets:
        for column in sheet.columns:
            if column.kind or column.steps > 1:
                key = None if column.name in (None, column.header) else column.name
                steps = column.steps if column.steps > 1 else None
                empty = "absent" if column.absent else None
                rows.append((sheet.schema.name, column.header, key, column.kind or None, empty, steps))
    columns = list(zip(*rows, strict=True)) if rows else [() for _ in COLUMNS.columns]
    return SheetOut(COLUMNS, [ColumnOut(column.header(lang), [cell(value, column.kind) for value in values])
                              for column, values in zip(COLUMNS.columns, columns, strict=True)])  # fmt: skip


def _about(lang: str) -> SheetOut:
    key, value = (column.header(lang) for column in ABOUT.columns)
    return SheetOut(ABOUT, [ColumnOut(key, [MARK]), ColumnOut(value, ["1"])])
