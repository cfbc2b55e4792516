"""How a village is helped: which posts it gets, how many villages get it, and from which score on."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import ceil, floor
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, model_validator

from ...data.condition import Number, all_hold
from ...data.condition_where import Where
from ...data.exact import fraction
from ...data.record import Count, Facts, FactsField, Id, Record
from ...errors import Message

HOW_MANY = Message(
    "form.how_many",
    "state how many villages get it: a number or a share, or a score or a condition from which on all do",
    "请写明几个村采用：村数或占比，或达到多少分、符合什么条件即采用",
)
BOTH = Message("form.both", "state either villages or a share", "村数和占比只能写一个")
ROUNDING = Message("form.rounding", "a share needs a rounding: up, down or nearest", "写占比时须写明如何取整")


class VillageForm(Record):
    """A form of help, such as a whole team or a secretary only.

    Parameters
    ----------
    id
        Unique among the forms.
    zh, en
        Its name.
    villages
        How many villages get it; None for as many as the share or the conditions say.
    share, share_rounding
        Of all villages that are judged, 0 to 1, and "up", "down" or "nearest" (a half goes up), instead of ``villages``.
    least_score
        Only villages with at least this score in the screening get it.
    where
        Conditions that a village must meet, for example room to house a team.
    posts
        Role -> slots in each of these villages.
    """

    cells: ClassVar[Mapping[str, str]] = {"villages": "number", "share": "number", "least_score": "number", "where": "where",
                                          "posts": "numbers"}  # fmt: skip
    id: Id
    zh: str = ""
    en: str = ""
    villages: Annotated[Count, Field(ge=0)] | None = None
    share: Annotated[Number, Field(ge=0, le=1)] | None = None
    share_rounding: Literal["up", "down", "nearest"] | None = None
    least_score: Number | None = None
    where: Where = ()
    posts: FactsField[Annotated[Count, Field(ge=1)]] = Facts()

    @model_validator(mode="after")
    def _says_how_many(self) -> VillageForm:
        if self.villages is not None and self.share is not None:
            raise ValueError(BOTH)
        if self.share is not None and self.share_rounding is None:
            raise ValueError(ROUNDING)
        if self.villages is None and self.share is None and self.least_score is None and not self.where:
            raise ValueError(HOW_MANY)
        return self

    def number(self, judged: int) -> int | None:
        """How many villages get it of so many that are judged; None for all that may."""
        if self.share is None:
            return self.villages
        exact = fraction(self.share) * judged
        return {"up": ceil(exact), "down": floor(exact)}.get(self.share_rounding or "", floor(exact + Fraction(1, 2)))

    def open_to(self, village: Any, score: Any) -> bool:
        """Whether a village with this score may get it."""
        return (self.least_score is None or score >= fraction(self.least_score)) and all_hold(self.where, village)
