"""The kinds of those who look after a village, and by what each may."""

from __future__ import annotations

from typing import Literal

from ...data.language import Lang, language
from ...data.record import Id, Record


class SupportKind(Record):
    """One of the kinds: each village gets one of each.

    Parameters
    ----------
    id
        The role of its posts, e.g. ``"township_head"``.
    zh, en
        Its name.
    by
        "needs": anybody of the kind, better the more severity of the village's needs lies in the portfolio; "township": only in
        the own township; "unit": only where the plan sends somebody of the own unit, better where that is the secretary; "free":
        anybody of the kind.
    """

    id: Id
    zh: str = ""
    en: str = ""
    by: Literal["needs", "township", "unit", "free"]

    def words(self, lang: Lang = "en") -> str:
        """Its name, or its id where it has none."""
        return language(lang).either(self.en, self.zh) or self.id


FOUR_TO_ONE = (
    SupportKind(id="county_leader", zh="县级领导", en="county-level leader", by="needs"),
    SupportKind(id="township_head", zh="乡镇主要负责同志", en="township party or government head", by="township"),
    SupportKind(id="organisation", zh="组织部", en="organisation department", by="free"),
    SupportKind(id="unit_head", zh="派出单位", en="head of the sending unit", by="unit"),
)
