"""A point-giving rule of a rubric."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from ...data.record import Id, Ids
from ..facts.award import Award
from ..facts.criterion import AllHold

ANY_NEED = "*"


class PointRule(Award):
    """Points within one factor for people who meet its conditions.

    Parameters
    ----------
    factor
        Id of the factor it belongs to.
    group
        Name shared by rules of which exactly one must hold for everybody, such as age bands: overlaps and gaps are faults.
    roles
        Count for posts with these roles only; empty for all posts.
    village
        Conditions on the village of the post.
    meets
        Needs (``"*"`` for any): the points are given once for each of these needs that the village has and the person's
        skills meet, see ``Rubric.met_by``.
    """

    cells: ClassVar[Mapping[str, str]] = {**Award.cells, "roles": "list", "village": "where", "meets": "list"}
    factor: Id
    group: str = ""
    roles: Ids = ()
    village: AllHold = ()
    meets: Ids = ()

    @property
    def general(self) -> bool:
        """Whether it counts the same for every post."""
        return not (self.roles or self.village or self.meets)
