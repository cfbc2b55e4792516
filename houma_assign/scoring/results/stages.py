"""Counts from stage to stage: how many were there, how many went on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...data.language import language
from ...plan.text_table import text_table


@dataclass(frozen=True)
class Stage:
    """One stage of a road.

    Attributes
    ----------
    id, zh, en
        The stage.
    number
        How many are left after it.
    out
        How many it took out.
    """

    id: str
    zh: str
    en: str
    number: int
    out: int = 0

    def words(self, lang: str = "en") -> str:
        """Its name."""
        return language(lang).say(self.en, self.zh)


def stage_table(stages: Iterable[Stage], lang: str = "en") -> str:
    """Stages as text, with a bar for each, as wide as its number."""
    listed = list(stages)
    most = max((each.number for each in listed), default=0) or 1
    rows = [(each.words(lang), each.number, f"-{each.out}" if each.out else "", "█" * round(30 * each.number / most))
            for each in listed]  # fmt: skip
    header = language(lang).say(("stage", "left", "out", ""), ("阶段", "数", "退出", ""))
    return text_table(header, rows, right=[1, 2])
