"""Losses and gains as numbers, a column an aim: what a workbook can sort by, beside the words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..contents import RowTable, TableColumn
from ..study import Study


def aim_cells(figures: Mapping[str, int | float]) -> dict[str, Any]:
    """The cells of a row; papers without these columns do not look at them."""
    return {_key(aim): value for aim, value in figures.items()}


def with_aims(table: RowTable, study: Study, after: str, say: str) -> RowTable:
    """A table with a column for each aim behind one of its columns; ``say`` is what the figures are."""
    aims = [tier.aim for tier in study.plan.tiers if tier.named]
    group = next(column.group for column in table.columns if column.key == after)
    more = [TableColumn(_key(aim), group, study.said.language.about(say, study.said.aim(aim)), 9, "right") for aim in aims]
    at = next(place for place, column in enumerate(table.columns, start=1) if column.key == after)
    return RowTable(table.key, table.label, (*table.columns[:at], *more, *table.columns[at:]), table.empty)


def filled(study: Study, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows with an empty cell for each aim of which nothing is known."""
    empty = {_key(tier.aim): "" for tier in study.plan.tiers if tier.named}
    return [{**empty, **row} for row in rows]


def told_columns(table: RowTable, rows: list[dict[str, Any]]) -> RowTable:
    """A table without those columns in which nothing stands."""
    kept = tuple(column for column in table.columns if not rows or any(row[column.key] not in ("", None) for row in rows))
    return RowTable(table.key, table.label, kept, table.empty)


def _key(aim: str) -> str:
    return f"aim {aim}"
