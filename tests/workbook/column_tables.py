"""The tables of columns as the documentation shows them."""

from __future__ import annotations

from textwrap import fill

from houma_assign.workbook.schema.book_tables import SCHEMAS
from houma_assign.workbook.schema.schema import Column, Schema


def section(schema: Schema) -> str:
    """One sheet: its names, what it is for, its columns."""
    zh, en = schema.sheet("zh"), schema.sheet("en")
    others = [name for name in dict.fromkeys((*schema.zh, *schema.en)) if name not in (zh, en)]
    rarer = f" Read likewise where no sheet is called one of these (noted): {', '.join(schema.also)}." if schema.also else ""
    words = f"{schema.words_en[0].upper()}{schema.words_en[1:]}."
    if others:
        words += f" Also called: {', '.join(others)}."
    words += rarer
    if schema.facts and schema.other in ("", "number"):
        words += " Further columns are kept as facts." if not schema.other else " Further columns are numbers."
    head = ["| 中文 | English | also accepted | kind | what to put there |", "|---|---|---|---|---|"]
    return "\n".join([f"### {zh} / {en}", "", fill(words, 138), "", *head, *(line(column) for column in schema.columns)])


def line(column: Column) -> str:
    """One column."""
    zh, en = column.header("zh"), column.header("en")
    others = [name for name in dict.fromkeys((column.name, *column.zh, *column.en)) if name not in (zh, en)]
    others += ["and other words for ids (noted)"] if column.also else []
    needed = " (needed)" if column.needed else ""
    choices = f"{' / '.join(column.choices)}" if len(column.choices) < 8 else "see below"
    words = "; ".join(part for part in (column.words_en, choices if column.choices else "") if part)
    return f"| {zh} | {en}{needed} | {', '.join(others)} | {column.kind} | {words} |".replace("  ", " ")


def sections() -> str:
    """All sheets."""
    return "\n\n".join(section(schema) for schema in SCHEMAS)


if __name__ == "__main__":
    print(sections())
