"""A post: a role in a village, with one or more slots."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, model_validator

from ..errors import Message
from .field_names import POST_FIELDS, asked
from .record import Cell, Count, Facts, FactsField, Id, Record


class Post(Record):
    """A role in a village and how many people it takes.

    Parameters
    ----------
    village
        Id of the village.
    role
        For example ``"secretary"`` or ``"member"``; may be empty where roles do not matter.
    id
        ``village/role`` unless given.
    slots
        Most people in the post, 0 or more.
    least
        Fewest people in the post; default ``slots``, lower values allow vacancies.
    facts
        Any further columns, for example a size or a capacity.
    """

    id: Id = ""
    village: Id
    role: str = ""
    slots: Annotated[Count, Field(ge=0, le=1_000_000)] = 1
    least: Annotated[Count, Field(ge=0, le=1_000_000)] | None = None
    facts: FactsField[Cell] = Facts()

    @model_validator(mode="before")
    @classmethod
    def _name_it(cls, data: Any) -> Any:
        id = data.get("id") if isinstance(data, dict) else "not ours to name"
        if id is None or (isinstance(id, str) and not id):
            village, role = data.get("village"), data.get("role")
            data = {**data, "id": f"{village}/{role}" if isinstance(role, str) and role else village}
        return data

    @model_validator(mode="after")
    def _least_fits(self) -> Post:
        if self.least is not None and self.least > self.slots:
            en, zh = (
                f"least ({self.least}) must not exceed slots ({self.slots})",
                f"至少（{self.least}）不得超过名额（{self.slots}）",
            )
            raise ValueError(Message("post.least", en, zh))
        return self

    @property
    def floor(self) -> int:
        """Fewest people the post takes."""
        return self.slots if self.least is None else self.least

    def fact(self, name: str) -> Any:
        """The value of a column, the user's own first, then a field by its English or Chinese name; None if it is empty."""
        facts = self.facts
        return facts[name] if name in facts else asked(self, POST_FIELDS, name)

    def __repr__(self) -> str:
        return f"Post({self.id!r})"

    __str__ = __repr__
