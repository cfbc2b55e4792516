"""A type of problem that villages are judged on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from ...data.language import Lang, language
from ...data.record import Id, Record
from ..facts.decimals import Weight


class ProblemType(Record):
    """One of the problem types, judged 0 (none) to 5 (pressing) in one or two rounds.

    Parameters
    ----------
    id
        For example ``"petition"``.
    zh, en
        Its name.
    weight
        What a point of severity counts in the ranking; 0 or more, at most two decimals.
    second
        Fact of the village that holds the severity that stands; default the id.
    first
        Fact that holds the first round's; default the id followed by ``_first``.
    need
        The need that it becomes in the ledger; default the id.
    """

    cells: ClassVar[Mapping[str, str]] = {"weight": "number"}
    id: Id
    zh: str = ""
    en: str = ""
    weight: Weight = 1
    second: str = ""
    first: str = ""
    need: str = ""

    @property
    def facts(self) -> tuple[str, str]:
        """Names of the facts of the first round and of the one that stands."""
        return self.first or f"{self.id}_first", self.second or self.id

    @property
    def becomes(self) -> str:
        """The need in the ledger."""
        return self.need or self.id

    def words(self, lang: Lang = "en") -> str:
        """Its name, or its id where it has none."""
        return language(lang).either(self.en, self.zh) or self.id
