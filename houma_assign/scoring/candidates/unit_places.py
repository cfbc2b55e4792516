"""Nomination places of one unit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from ...data.record import Count, Id, Record


class UnitPlaces(Record):
    """How many people a unit may nominate.

    Parameters
    ----------
    id
        The unit, as it stands in the candidates' column.
    places
        0 or more.
    """

    cells: ClassVar[Mapping[str, str]] = {"places": "number"}
    id: Id
    places: Annotated[Count, Field(ge=0)]
