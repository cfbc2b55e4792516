"""An assessment factor of a rubric."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from ...data.language import Lang, language
from ...data.record import Id, Ids, Record
from ..facts.decimals import NotNegative, Weight
from ..facts.standard import Standard


class Factor(Record):
    """One heading of a rubric: the points of its rules added up, kept between 0 and ``cap``, times ``weight``.

    Parameters
    ----------
    id
        Unique among the factors.
    zh, en
        Its name.
    cap
        The most points before weighting; None for no limit.
    weight
        0 or more, at most two decimals.
    roles
        Count for posts with these roles only; empty for all posts.
    source
        Where it comes from, e.g. "published" or "invented".
    standard
        Which of the six standards it is about, by code ("political", ...) or in words; empty for none.
    """

    cells: ClassVar[Mapping[str, str]] = {"cap": "number", "weight": "number", "roles": "list"}
    id: Id
    zh: str = ""
    en: str = ""
    cap: NotNegative | None = None
    weight: Weight = 1
    roles: Ids = ()
    source: str = ""
    standard: Standard = ""

    def words(self, lang: Lang = "en") -> str:
        """Its name, or its id where it has none."""
        return language(lang).either(self.en, self.zh) or self.id
