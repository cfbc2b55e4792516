"""The rules that every problem has unless it is given others of their kind."""

from __future__ import annotations

from collections.abc import Iterable

from .base import Constraint
from .posts_each import PostsEach
from .posts_filled import PostsFilled
from .slots import Slots

BASE_RULES = (PostsFilled(), Slots(), PostsEach())


def with_base(constraints: Iterable[Constraint]) -> tuple[Constraint, ...]:
    """The given rules after the three that every problem has, where the user gave none of that kind."""
    given = (constraints,) if isinstance(constraints, Constraint) else tuple(constraints)
    kinds = {rule.kind for rule in given}
    return (*(rule for rule in BASE_RULES if rule.kind not in kinds), *given)
