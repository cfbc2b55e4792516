"""One aim in place of tiers: engines that know no tiers are met on their own ground."""

from __future__ import annotations

import houma_assign as ha


def blend_of_all() -> ha.Blend:
    """A need's severity is worth 20 points, a step of grade 10, a secretary's points count double."""
    merit = ha.Merit(role_weights={"secretary": 2})
    return ha.Blend(parts=((ha.NeedsMet(), 20), (ha.Grades(), 10), (merit, 1)))
