"""How the structure of a plan is counted: dimensions, their categories and, where known, published counts."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from .condition import Number
from .condition_where import Where
from .record import Count, Record, as_tuple


class Category(Record):
    """One line of a structure table.

    Parameters
    ----------
    label, label_zh
        Heading of the line.
    where
        Conditions on the person; together with ``role`` they say who counts.
    role
        Count only placements with this role.
    published
        The count published for comparison, if there is one.
    """

    label: str
    label_zh: str = ""
    where: Where = ()
    role: str | None = None
    published: Annotated[Count, Field(ge=0)] | None = None


class Dimension(Record):
    """One block of a structure table: categories to be counted, or the mean of a number.

    Parameters
    ----------
    name, name_zh
        Heading of the block.
    categories
        Its lines.
    mean_of
        Instead of categories: a column of numbers whose mean is shown.
    published_mean
        The mean published for comparison.
    """

    name: str
    name_zh: str = ""
    categories: Annotated[tuple[Category, ...], BeforeValidator(as_tuple)] = ()
    mean_of: str | None = None
    published_mean: Number | None = None
