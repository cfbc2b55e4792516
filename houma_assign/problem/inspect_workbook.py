"""What a workbook would be read as."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from os import PathLike, fspath

from ..data.language import LANGUAGES, Lang
from ..errors import Fault, InputError, Message
from ..workbook.files.read_sheets import read_sheets
from ..workbook.inspection.defaults import table_defaults
from ..workbook.inspection.inspection import Inspection
from ..workbook.inspection.look import sheets_seen
from ..workbook.inspection.propose import as_python, attempt, better, in_english
from ..workbook.schema.mapping import book_mapping
from .problem import Problem
from .read_workbook import NO_COLUMNS, NOTHING

NO_PATH = Message("no_path", "the path of a file or folder is expected", "应给出文件或文件夹的路径")


def inspect_workbook(path: str | PathLike[str], lang: Lang = "zh", as_of: date | None = None, *,
                     sheets: Mapping[str, str | None] = NOTHING,
                     columns: Mapping[str, Mapping[str, str | None]] = NO_COLUMNS, fill_down: Sequence[str] = (),
                     header_rows: int | Mapping[str, int] | None = None) -> Inspection:  # fmt: skip
    """What each sheet and column would be read as, what would be taken where one is missing, and the mapping that makes it read.

    Parameters
    ----------
    path
        The file or folder.
    lang
        "zh" or "en", for ``print`` and the notebook display.
    as_of, sheets, columns, fill_down, header_rows
        As in ``read_workbook``.

    Returns
    -------
    Inspection
        Nothing is raised, not even for a file that cannot be read: that is one of its faults. Names and facts of people are not
        in it, but headers are.
    """
    lang = lang if lang in LANGUAGES else "en"
    try:
        name = fspath(path)
        mapping = book_mapping(sheets, columns, fill_down, header_rows)
        book = read_sheets(name)
    except InputError as error:
        return Inspection(_file(path), items=error.items, lang=lang)
    except ImportError as error:
        return Inspection(_file(path), items=(_fault(path, error.args[0]),), lang=lang)
    except (OSError, TypeError, ValueError):
        return Inspection(_file(path), items=(_fault(path, NO_PATH),), lang=lang)
    first = attempt(book, mapping, as_of, Problem)
    best = better(book, first, as_of, Problem)
    seen = sheets_seen(first.tables, best.tables)
    proposed = as_python(name, best.mapping if lang == "zh" else in_english(best.mapping))
    return Inspection(book.file, seen, tuple(table_defaults(first.tables)), first.faults, first.notes,
                      proposed, len(best.faults), lang)  # fmt: skip


def _fault(path: object, reason: Message) -> Fault:
    return Fault(_file(path), "", "", None, reason)


def _file(path: object) -> str:
    return str(path).replace("\\", "/").rstrip("/").rpartition("/")[2][:100]
