"""Sentences and several tables as an HTML fragment."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from ...plan.html import LONGEST, STYLE

if TYPE_CHECKING:
    import pandas as pd


def evaluation_html(sentences: Iterable[str], tables: Iterable[pd.DataFrame], rows: int) -> str:
    """The sentences, then the tables that have rows, so many rows of each, every value escaped."""
    text = "".join(f"<p>{escape(line, quote=True)}</p>" for line in sentences)
    return f'{STYLE}<div class="ha">{text}{"".join(_table(each.head(rows)) for each in tables if len(each))}</div>'


def _table(frame: pd.DataFrame) -> str:
    head = "".join(f"<th>{_cell(name)}</th>" for name in frame.columns)
    rows = frame.to_numpy().tolist()
    body = "".join(f"<tr>{''.join(f'<td>{_cell(value)}</td>' for value in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><br>"


def _cell(value: object) -> str:
    text = "" if value is None or value != value else str(value)
    return escape(text if len(text) <= LONGEST else text[: LONGEST - 1] + "…", quote=True)
