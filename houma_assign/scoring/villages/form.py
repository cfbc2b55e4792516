"""How a village is helped: which posts it gets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from ...data.record import Count, Facts, FactsField, Id, Record


class VillageForm(Record):
    """A form of help, such as a whole team or a secretary only.

    Parameters
    ----------
    id
        Unique among the forms.
    zh, en
        Its name.
    villages
        How many villages get it.
    posts
        Role -> slots in each of these villages.
    """

    cells: ClassVar[Mapping[str, str]] = {"villages": "number", "posts": "numbers"}
    id: Id
    zh: str = ""
    en: str = ""
    villages: Annotated[Count, Field(ge=0)]
    posts: FactsField[Annotated[Count, Field(ge=1)]] = Facts()
