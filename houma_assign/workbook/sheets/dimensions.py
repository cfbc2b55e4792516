"""The sheet that says how the structure of a plan is counted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...data.condition_values import Kinds
from ...data.dimension import Category, Dimension
from ...errors import InputError
from ..cells.reading import Refused
from ..schema.table import Table
from .fields import conditions_of


def dimensions_of(table: Table, kinds: Kinds) -> tuple[Dimension, ...]:
    """Rows that follow each other under one name are one block; what is wrong goes to ``table.faults``."""
    blocks: list[dict[str, Any]] = []
    for at, row in enumerate(table.records()):
        if row["name"] is None:
            continue
        if not blocks or blocks[-1]["name"] != row["name"]:
            head = {name: row.get(name) for name in ("name", "name_zh", "mean_of", "published_mean")}
            blocks.append({**_filled(head), "categories": []})
        if row.get("label") is not None:
            blocks[-1]["categories"] += _line(table, at, row, kinds)
    return tuple(Dimension(**block) for block in blocks)


def _line(table: Table, at: int, row: Mapping[str, Any], kinds: Kinds) -> list[Category]:
    try:
        where = conditions_of(row["where"], kinds) if row.get("where") else ()
        line = {name: row.get(name) for name in ("label", "label_zh", "role", "published")}
        return [Category(**_filled(line), where=where)]
    except (Refused, InputError) as error:
        reason = error.reason if isinstance(error, Refused) else error.items[0].reason
        table.faults.append(table.fault(at, "where", row.get("where"), reason))
        return []


def _filled(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value is not None}
