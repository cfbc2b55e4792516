"""What a fund is made of: criteria with weights, rungs of a ladder, pots."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from ...data.language import language
from ...data.record import Count, Id, Record
from ..facts.decimals import Weight
from .amounts import Yuan

Method = Literal["hamilton", "webster"]


class FundCriterion(Record):
    """What villages are marked on.

    Parameters
    ----------
    id
        For example ``"organisation"``.
    zh, en
        Its name.
    weight
        What its mark counts in the overall mark, which is the weighted mean; at most two decimals.
    """

    cells: ClassVar[Mapping[str, str]] = {"weight": "number"}
    id: Id
    zh: str = ""
    en: str = ""
    weight: Weight = 1

    def words(self, lang: str = "en") -> str:
        """Its name, or its id where it has none."""
        return language(lang).either(self.en, self.zh) or self.id


class FundRung(Record):
    """A rung of a ladder: so many villages get so much each.

    Parameters
    ----------
    id
        For example ``"first"``.
    zh, en
        Its name.
    villages
        How many villages stand on it.
    amount
        Yuan for each of them; never more than on the rung above.
    pot
        The pot that it is a rung of; empty where the whole fund is one ladder.
    """

    cells: ClassVar[Mapping[str, str]] = {"villages": "number", "amount": "number"}
    id: Id
    zh: str = ""
    en: str = ""
    villages: Annotated[Count, Field(ge=0)]
    amount: Yuan
    pot: str = ""

    def words(self, lang: str = "en") -> str:
        """Its name, or its id where it has none."""
        return language(lang).either(self.en, self.zh) or self.id


class FundPot(Record):
    """A part of the fund that is shared by the marks of one criterion.

    Parameters
    ----------
    id
        The criterion.
    amount
        Yuan in it.
    way
        "proportional" or "ladder" (with rungs that name the pot).
    method
        How whole units are made of proportional shares.
    least, most
        Yuan that a village gets at least and at most of this pot; ``most`` None for no limit.
    """

    cells: ClassVar[Mapping[str, str]] = {"amount": "number", "least": "number", "most": "number"}
    id: Id
    amount: Yuan
    way: Literal["proportional", "ladder"] = "proportional"
    method: Method = "hamilton"
    least: Yuan = 0
    most: Yuan | None = None
