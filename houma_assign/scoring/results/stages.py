"""Counts from stage to stage: how many were there, how many went on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

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
        return self.zh if lang == "zh" else self.en


def stage_table(stages: Iterable[Stage], lang: str = "en") -> str:
    """Stages as text, with a bar for each, as wide as its number."""
    listed = list(stages)
    most = max((each.number for each in listed), default=0) or 1
    rows = [(each.words(lang), each.number, f"-{each.out}" if each.out else "", "█" * round(30 * each.number / most))
            for each in listed]  # fmt: skip
    return text_table(("阶段", "数", "退出", "") if lang == "zh" else ("stage", "left", "out", ""), rows, right=[1, 2])
