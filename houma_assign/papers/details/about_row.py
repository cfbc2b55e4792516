"""One row of the sheet of particulars."""

from __future__ import annotations

from ...data.record import Record
from .cells import Printed


class AboutRow(Record):
    """Something that is said of the decision: what, and what is said."""

    item: Printed
    value: Printed = ""
