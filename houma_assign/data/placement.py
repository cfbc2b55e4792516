"""One person in one post."""

from __future__ import annotations

from typing import NamedTuple


class Placement(NamedTuple):
    """A person placed in a post, by ids."""

    candidate: str
    post: str


class Breach(NamedTuple):
    """What a rule gave: where, and by how many of its units."""

    rule: str
    where: str
    amount: int


class Reason(NamedTuple):
    """Why there is no plan: a rule that cannot be kept there, or that bars the pairs another one needs."""

    rule: str
    where: str
