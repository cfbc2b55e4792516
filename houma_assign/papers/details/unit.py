"""What is printed about a sending unit, and which papers are on file."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator

from ...data.record import Id, Record
from ...errors import Message
from .cells import Number, Printed
from .one_of import DetailsOf

WANTED = Message("details.digest", "a SHA-256 digest of 64 signs is expected", "应为六十四位摘要")


def _digest(value: Any) -> Any:
    text = str(value).strip().lower()
    if not re.fullmatch("[0-9a-f]{64}", text):
        raise ValueError(WANTED)
    return text


class UnitDetails(DetailsOf):
    """What a letter to a sending unit says of it.

    Parameters
    ----------
    unit
        As it stands with the people it sends.
    name
        In full, where the letter is to have another name than the tables.
    places
        How many people it was asked to propose.
    pays
        What it keeps paying, where that differs from what is said of all units.
    """

    unit: Id
    name: Printed = ""
    places: Number = None
    pays: Printed = ""


class FileDetails(Record):
    """A paper on file for a step of the decision record.

    Parameters
    ----------
    item
        The step, by its name in the record.
    sha256
        Digest of the file, as 64 signs.
    """

    item: Printed
    sha256: Annotated[str, BeforeValidator(_digest)]
