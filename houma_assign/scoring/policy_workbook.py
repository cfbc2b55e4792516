"""The policies of a selection as sheets: village screening, candidate screening, rubric, grades; one row a rule.

Their columns are those of ``to_records``: ``row`` says what a row is (a setting, a condition, a factor, a rule of points).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from typing import Any

from ..data.language import Lang, language
from ..errors import Fault, InputError, Message
from ..problem.writings import ROLE_WORDS
from ..workbook.cells.roles import READ_AS, WORDS
from ..workbook.files.read_sheets import read_sheets
from ..workbook.files.sheet import Book, Sheet
from ..workbook.schema.schema import Schema
from ..workbook.schema.sheet_out import ColumnOut, SheetOut, literal, number_cell
from ..workbook.template_example import is_example
from ..workbook.write import NOT_EQUAL, in_memory, save
from .policies.policy import Policy
from .policies.sheets import PolicySheet, schema_of
from .policies.translation import in_words
from .selection_policy import KINDS, SelectionPolicy

SHEETS = {"villages": "村庄评分规则", "candidates": "人选审查规则", "rubric": "评分细则", "grades": "匹配等级规则"}
SCHEMAS = {name: schema_of(kind, f"{name} policy", SHEETS[name]) for name, kind in KINDS.items()}
EXAMPLE = Message("example.left", "this row is the example of the template; delete it, or write your own over it",
                  "这一行是模板中的示例；请删去，或换成自己的内容")  # fmt: skip


def read_policy(path: str | PathLike[str]) -> SelectionPolicy:
    """The policies that a workbook or a folder of CSV files holds, e.g. the one that ``write_policy`` wrote.

    Headers and codes may be English or Chinese, whichever is written; what was made of sheets stands in ``notes`` of the result.

    Parameters
    ----------
    path
        An .xlsx with the sheets ``villages policy``, ``candidates policy``, ``rubric policy`` and ``grades policy`` (or their
        Chinese names), or a folder with one CSV file each. Other sheets are left alone.

    Raises
    ------
    InputError
        If sheets are missing or occur twice, if a column has lost its header or is not known, or rows make no sense: every
        fault of all sheets, with sheet, row and column.
    """
    return policy_of(read_sheets(path))


def write_policy(policy: SelectionPolicy, path: str | PathLike[str], lang: Lang = "en", overwrite: bool = False) -> None:
    """Write policies to an .xlsx or a folder of CSV files, whole or not at all; ``read_policy`` gives back equal ones.

    Parameters
    ----------
    policy
        What to write.
    path
        A name that ends in ``.xlsx``, or a folder (no ending).
    lang
        "en", or "zh" for Chinese sheet names, headers and words in place of codes.
    overwrite
        Whether to replace a file of this name, or the files that this package wrote into a folder of this name.
    """
    save(Path(path), lambda: _sheets_out(policy, lang), lang, overwrite)


def _sheets_out(policy: SelectionPolicy, lang: str) -> list[SheetOut]:
    made = [sheet_of(name, rows, lang) for name, rows in policy.to_sheets().items()]
    if policy_of(in_memory(made, lang)) != policy:
        raise InputError([Fault("policy", "", "", None, NOT_EQUAL)])
    return made


def sheet_of(name: str, records: Sequence[dict[str, Any]], lang: str, every_column: bool = False) -> SheetOut:
    """Rows of a policy as a sheet in a language, with comments and drop-down lists."""
    return policy_sheet(SCHEMAS[name], KINDS[name], records, lang, every_column)


def policy_sheet(schema: Schema, kind: type[Policy], records: Sequence[dict[str, Any]], lang: str,
                 every_column: bool = False) -> SheetOut:  # fmt: skip
    """Rows of a policy of any kind as a sheet in a language."""
    rows = [in_words(row, kind, lang) for row in records]
    columns = []
    for column in schema.columns:
        cells = [_cell(row.get(column.name), column.kind) for row in rows]
        if every_column or column.needed or any(cell is not None for cell in cells):
            columns.append(ColumnOut(column.header(lang), cells, words=column.words(lang), choices=column.offered(lang)))
    return SheetOut(schema, columns)


def _cell(value: Any, kind: str) -> Any:
    if isinstance(value, str):
        return literal(value, kind)
    return value if value is None or isinstance(value, bool) else number_cell(value)


def policy_of(book: Book) -> SelectionPolicy:
    """The policies in the sheets of a book."""
    faults: list[Fault] = []
    notes: list[str] = list(book.remarks)
    made: dict[str, Any] = {}
    found = _sheets(book, faults)
    for name, kind in KINDS.items():
        if name not in found:
            if not any(SCHEMAS[name].is_named(sheet.name) for sheet in book):
                faults.append(_missing(name, book))
            continue
        sheet = PolicySheet.read(found[name], kind, SCHEMAS[name])
        faults += [
            sheet.table.fault(at, "id", row["id"], EXAMPLE) for at, row in enumerate(sheet.rows) if is_example(row.get("id"))
        ]
        notes += [*_hidden(found[name]), *found[name].remarks, *sheet.table.notes]
        try:
            made[name] = sheet.policy()
            notes += [*_read_roles(sheet), *_own_roles(sheet, made[name])]
        except InputError as error:
            faults += error.items
    if faults:
        refused = InputError(faults)
        refused.lang = _spoken(book)
        raise refused
    policy = SelectionPolicy(**made)
    policy.note(notes)
    return policy


def _read_roles(sheet: PolicySheet) -> list[Message]:
    """Words for roles that were read as one of the two codes and are not the usual ones."""
    notes = []
    for column in ("posts", "roles"):
        header = sheet.table.headers.get(column, column)
        cells = [cell for cell in sheet.table.columns.get(column, ()) if isinstance(cell, str)]
        words = dict.fromkeys(each.strip(" 0123456789") for cell in cells for each in re.split("[;；:：]", cell))
        for word in words:
            if word in READ_AS and word not in (WORDS["secretary"][0], WORDS["member"][0]):
                said, where = READ_AS[word], sheet.table.sheet.name
                notes.append(Message(said.code, f"{where}: column {header}: {said}", f"{where}：列“{header}”：{said.zh}"))
    return notes


def _own_roles(sheet: PolicySheet, policy: Any) -> list[Message]:
    """Roles that look like one of the two codes and are none: what speaks of secretaries or members does not mean them."""
    named = [role for form in getattr(policy, "forms", ()) for role in form.posts]
    named += [role for part in ("factors", "rules") for each in getattr(policy, part, ()) for role in getattr(each, "roles", ())]
    own = [role for role in dict.fromkeys(named) if role not in WORDS and any(word in role.lower() for word in ROLE_WORDS)]
    if not own:
        return []
    where = sheet.table.sheet.name
    columns = [column for column in ("posts", "roles") if column in sheet.table.columns]
    en, zh = (language(lang).names(sheet.table.headers[column] for column in columns) for lang in ("en", "zh"))
    said = language("zh").names(f"“{role}”" for role in own)
    return [Message("role.own", f"{where}: column {en}: roles of their own, neither secretary nor member: {', '.join(own)}",
                    f"{where}：列“{zh}”：{said}自成一类，不是党支部书记或支部委员")]  # fmt: skip


def _sheets(book: Book, faults: list[Fault]) -> dict[str, Sheet]:
    """Name of a policy -> its sheet; two of one name are a fault."""
    found: dict[str, Sheet] = {}
    for sheet in book:
        for name, schema in SCHEMAS.items():
            if not schema.is_named(sheet.name):
                continue
            if name in found:
                first, second = found[name].name, sheet.name
                reason = Message("policy.twice", f"two sheets are the {name} policy: {first} and {second}; rename or delete one",
                                 f"“{first}”和“{second}”是同一份规则；请改名或删去一份")  # fmt: skip
                faults.append(Fault(sheet.name, "", "", None, reason))
            else:
                found[name] = sheet
    return found


def _missing(name: str, book: Book) -> Fault:
    there = list(book.names)
    spoken = language("zh").names(there) or "无"
    reason = Message(
        "policy.sheet", f"the sheet is missing; there are: {', '.join(there) or 'none'}", f"缺少这个工作表；现有：{spoken}"
    )
    return Fault("policy", "", f"{SHEETS[name]} → {name}", None, reason)


def _hidden(sheet: Sheet) -> list[Message]:
    if not sheet.hidden:
        return []
    en = f"sheet {sheet.name} is hidden and was read like any other"
    return [Message("sheet.hidden", en, f"工作表“{sheet.name}”是隐藏的，已照常读取")]


def _spoken(book: Book) -> str:
    """The language of a book: Chinese where most of its sheets of policies have Chinese names."""
    known = [sheet.name for sheet in book if any(schema.is_named(sheet.name) for schema in SCHEMAS.values())] or book.names
    return "zh" if 2 * sum(bool(re.search("[\u3400-\u9fff]", name)) for name in known) > len(known) else "en"
