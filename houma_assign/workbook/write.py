"""A problem as a workbook."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from os import PathLike
from pathlib import Path
from typing import Literal

from ..data.problem_like import ProblemLike
from ..data.shared_messages import PROBLEM_EXPECTED
from ..errors import Fault, InputError, Message
from .files.atomic import whole_file, whole_folder
from .files.read_sheets import MARK
from .files.sheet import Book, Sheet
from .read import fields_of
from .save import save_csv, save_xlsx
from .schema.sheet_out import ColumnOut, SheetOut, cell
from .schema.side_sheets import ABOUT, COLUMNS, EMPTY_WORDS, KIND_WORDS
from .sheets.write_records import write_records
from .sheets.write_rules import made_ids, write_rules

Lang = Literal["zh", "en"]
LANGUAGE = Message("lang", "'zh' or 'en' is expected", "应为中文或英文")
PLAN_GIVEN = Message("plan_given", "a Problem is expected; write .problem of it, and the plan itself with .save(...)",
                     "应为选派问题；可写出其中的问题，方案本身请另存为决定文件")  # fmt: skip
ENDING = Message("file.ending", "a name that ends in .xlsx, or a folder, is expected", "应为以“.xlsx”结尾的文件名，或文件夹名")
NO_PLACE = Message("file.place", "the folder that it is to stand in does not exist", "要放入的文件夹不存在")
NOT_EQUAL = Message("not_in_cells", "cannot be written in cells so that it reads back the same; use to_json",
                    "无法写进单元格再原样读回；请改存为数据文件")  # fmt: skip


def write_workbook(problem: ProblemLike, path: str | PathLike[str], lang: Lang = "en", overwrite: bool = False) -> None:
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
    overwrite
        Whether to replace a file of this name, or the files that this package wrote into a folder of this name.

    Raises
    ------
    InputError
        If something in the problem cannot be said in cells, the path is neither an .xlsx nor a folder, or something is there.
    ImportError
        If it is an .xlsx and XlsxWriter is not installed.
    """
    if not all(hasattr(problem, table) for table in ("candidates", "villages", "posts", "pairs")):
        held = isinstance(getattr(type(problem), "problem", None), property) or "problem" in getattr(problem, "__dict__", {})
        raise InputError([Fault("workbook", "", "problem", type(problem).__name__, PLAN_GIVEN if held else PROBLEM_EXPECTED)])
    save(Path(path), lambda: sheets_out(problem, lang), lang, overwrite)


def save(place: Path, make: Callable[[], list[SheetOut]], lang: str, overwrite: bool = False) -> None:
    """Write sheets to an .xlsx or a folder, whole or not at all."""
    if lang not in ("zh", "en"):
        raise InputError([Fault("workbook", "", "lang", lang, LANGUAGE)])
    if place.suffix.lower() not in (".xlsx", ""):
        raise InputError([Fault(place.name, "", "", None, ENDING)])
    if not place.parent.is_dir():
        raise InputError([Fault(place.name, "", "", None, NO_PLACE)])
    sheets = make()
    if place.suffix:
        whole_file(place, lambda file: save_xlsx(file, sheets, lang), overwrite)
    else:
        whole_folder(place, lambda folder: save_csv(folder, sheets, lang), overwrite)


def sheets_out(problem: ProblemLike, lang: str) -> list[SheetOut]:
    """Every sheet of a problem, read back and compared.

    In Chinese sheets ids of rules that are made of their content are left to the reader, if it makes the same ones.
    """
    unsaid = made_ids(problem) if lang == "zh" else frozenset()
    while True:
        sheets = [*write_records(problem, lang), *write_rules(problem, lang, unsaid)]
        sheets += [_declarations(sheets, lang), about_sheet(lang)]
        try:
            read = fields_of(in_memory(sheets, lang))
            back = read.make(type(problem))
        except InputError:
            if not unsaid:
                raise
            unsaid = frozenset()
            continue
        different = [name for name in read.fields if getattr(back, name) != getattr(problem, name)]
        if not different and back == problem:
            return sheets
        both = zip((*problem.constraints, *problem.tiers), (*back.constraints, *back.tiers), strict=False)
        others = unsaid - {rule.id for rule, found in both if rule != found}
        if others == unsaid:
            raise InputError([Fault("problem", "", name, None, NOT_EQUAL) for name in different or [""]])
        unsaid = others


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
                kind, said = column.kind or None, sheet.schema.name
                if lang == "zh":
                    kind, empty, said = (
                        KIND_WORDS.get(kind or "", kind),
                        EMPTY_WORDS.get(empty or "", empty),
                        sheet.schema.sheet(lang),
                    )
                rows.append((said, column.header, key, kind, empty, steps))
    columns = list(zip(*rows, strict=True)) if rows else [() for _ in COLUMNS.columns]
    return SheetOut(COLUMNS, [ColumnOut(column.header(lang), [cell(value, column.kind) for value in values])
                              for column, values in zip(COLUMNS.columns, columns, strict=True)])  # fmt: skip


def about_sheet(lang: str) -> SheetOut:
    """The sheet that says that this package wrote the book, so that cells mean what they meant when they were written."""
    return explained([(MARK, "1")], lang)


def explained(lines: Sequence[tuple[str, str]], lang: str) -> SheetOut:
    """The sheet that tells a reader about the book, line by line."""
    columns = zip(ABOUT.columns, zip(*lines, strict=True), strict=True)
    return SheetOut(ABOUT, [ColumnOut(column.header(lang), cells) for column, cells in columns])
