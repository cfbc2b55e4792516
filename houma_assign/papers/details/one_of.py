"""What details of persons, villages and units share: shown by their id, never by what they hold."""

from __future__ import annotations

from ...data.record import Record


class DetailsOf(Record):
    """Details of whatever their first field names; a trace or a log shows that id alone."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}({getattr(self, next(iter(type(self).model_fields)))!r})"

    __str__ = __repr__
