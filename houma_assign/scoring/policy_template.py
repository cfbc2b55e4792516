"""A workbook of policies to fill in: every column with a comment, drop-down lists, and an example of each kind of row."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from ..data.language import language
from ..workbook.schema.sheet_out import SheetOut
from ..workbook.write import Lang, explained, save
from .policies.example import EXAMPLES, GUIDE
from .policies.policy import SETTING
from .policies.words import SETTINGS
from .policy_workbook import SHEETS, sheet_of
from .selection_policy import KINDS


def policy_template(path: str | PathLike[str], lang: Lang = "zh", overwrite: bool = False) -> None:
    """Write a workbook of policies to fill in, for ``read_policy``: how villages are chosen, who passes, what gives points.

    Its rows are an example of each kind. Their names say so, and they are refused where they are left in.

    Parameters
    ----------
    path
        A name that ends in ``.xlsx``, or a folder for CSV files (which have neither comments nor lists).
    lang
        "zh" or "en".
    overwrite
        Whether to replace a file of this name, or the files that this package wrote into a folder of this name.

    Raises
    ------
    InputError
        If the path is neither an .xlsx nor a folder, or something is there: nobody loses a workbook filled in.
    ImportError
        If it is an .xlsx and XlsxWriter is not installed.
    """
    save(Path(path), lambda: [_about(lang), *(_sheet(name, lang) for name in KINDS)], lang, overwrite)


def _sheet(name: str, lang: Lang) -> SheetOut:
    rows = EXAMPLES[lang][name]
    sheet = sheet_of(name, rows, lang, every_column=True)
    return SheetOut(sheet.schema, sheet.columns, frozenset(at for at, row in enumerate(rows) if row["row"] != SETTING))


def _about(lang: Lang) -> SheetOut:
    say = language(lang)
    lines = [*GUIDE[lang]]
    for name, kind in KINDS.items():
        lists = {field for field, _ in kind.sections.values()}
        settings = say.names(say.say(each, SETTINGS[each]) for each in kind.model_fields if each not in lists)
        lines.append((say.say(f"settings of the {name} policy", f"“{SHEETS[name]}”的设置"), settings))
    return explained(lines, lang)
