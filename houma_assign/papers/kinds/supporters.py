"""Who looks after a village, as rows."""

from __future__ import annotations

from ..catalogue import Catalogue
from ..contents import TableColumn
from ..study import Study


def support_columns(words: Catalogue) -> tuple[TableColumn, ...]:
    """Columns of those who look after one village."""
    return tuple(TableColumn(key, "support", words.say(f"support.{key}"), width)
                 for key, width in (("kind", 26), ("name", 22), ("body", 30)))  # fmt: skip


def support_rows(study: Study, village: str) -> list[dict[str, str]]:
    """One row each; nothing where nobody is known."""
    none = study.words.say("frame.none")
    return [{"kind": each.words, "name": each.name, "body": each.body or none} for each in study.supporters.get(village, ())]
