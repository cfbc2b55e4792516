"""Rows of a policy in a reader's words, and back to the codes; cells may hold either."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from ...workbook.cells.reading import folded, narrow
from ...workbook.cells.roles import ROLES
from ...workbook.schema.record_sheets import POSTS
from .cells import value_of
from .policy import SETTING, Policy
from .words import VALUES

QUOTED = re.compile(r'("(?:[^"\\]|\\.)*")')
ROLE_COLUMNS = ("roles", "posts")  # cells that name roles
FREE = ("zh", "en", "reason", "source", "note")  # cells that are shown as they are
_ROLE = next(column for column in POSTS.columns if column.name == "role")
ROLE_WORDS = dict(zip(_ROLE.choices, _ROLE.offered("zh"), strict=True))
PART = re.compile(r"[^;；:：]+")


def in_words(row: Mapping[str, Any], kind: type[Policy], lang: str) -> dict[str, Any]:
    """A row as a reader of the language writes it, so that it is read back as it was."""
    made = dict(row)
    if lang != "zh":
        return {
            column: _literal(cell) if column in ROLE_COLUMNS and isinstance(cell, str) else cell for column, cell in row.items()
        }
    setting = row.get("row") == SETTING
    for column, cell in row.items():
        key = str(row["id"]) if setting and column == "value" else column
        if isinstance(cell, str):
            made[column] = VALUES.get(key, {}).get(cell) or _said(cell, key, cell_kind(kind, row, column))
    if setting:
        made["id"] = kind.setting_words().get(str(row["id"]), row["id"])
    return made


def in_codes(row: Mapping[str, Any], kind: type[Policy]) -> dict[str, Any]:
    """The row with codes for the words of fixed lists, numbers in plain digits, and roles by their codes."""
    made = dict(row)
    made["row"] = _code(made.get("row"), VALUES["row"])
    if made["row"] == SETTING and "id" in made:
        made["id"] = _code(made["id"], kind.setting_words())
    for column, cell in made.items():
        key = str(made.get("id")) if made["row"] == SETTING and column == "value" else column
        what = cell_kind(kind, made, column)
        if key in VALUES:
            made[column] = _code(cell, VALUES[key])
        elif isinstance(cell, str) and what == "number":
            made[column] = narrow(cell)
        elif isinstance(cell, str) and key in ROLE_COLUMNS:
            made[column] = _roles(cell, ROLES)
    return made


def cell_kind(kind: type[Policy], row: Mapping[str, Any], column: str) -> str:
    """How the cell is read: see ``cells.value_of``."""
    if row.get("row") == SETTING:
        return kind.cells.get(str(row.get("id")), "text") if column == "value" else "text"
    _, record = kind.sections.get(str(row.get("row")), ("", kind))
    cells: Mapping[str, str] = getattr(record, "cells", {})
    return cells.get(column, "text")


def _code(cell: Any, words: Mapping[str, str]) -> Any:
    """The code that a word means; anything else stays as it is, for the policy to refuse."""
    if not isinstance(cell, str):
        return cell
    meant = {folded(word): code for code, word in words.items()} | {folded(code): code for code in words}
    return meant.get(folded(cell), cell)


def _roles(cell: str, words: Mapping[str, str]) -> str:
    """The cell with other words for the roles that stand outside quotes."""
    return "".join(part if k % 2 else PART.sub(lambda found: _padded(found.group(), words), part)
                   for k, part in enumerate(QUOTED.split(cell)))  # fmt: skip


def _literal(cell: str) -> str:
    """The cell with quotes around roles that would otherwise be read as codes."""
    return _roles(cell, {word: json.dumps(word, ensure_ascii=False) for word in ROLES})


def _padded(part: str, words: Mapping[str, str]) -> str:
    return part.replace(part.strip(), words.get(part.strip(), part.strip())) if part.strip() else part


def _said(cell: str, key: str, kind: str) -> str:
    """The cell with Chinese signs and words where it is read back as the same."""
    if key in ROLE_COLUMNS:
        cell = _roles(_literal(cell), ROLE_WORDS)
    if kind == "text":
        return cell
    changes = ((": ", "："), ("; ", "；"), (" | ", "｜"), (" | ", "、"), ("= true", "= 是"), ("= false", "= 否"))
    for old, new in changes:
        said = "".join(part if k % 2 else part.replace(old, new) for k, part in enumerate(QUOTED.split(cell)))
        try:
            cell = said if repr(value_of(said, kind)) == repr(value_of(cell, kind)) else cell
        except ValueError:
            continue
    return cell
