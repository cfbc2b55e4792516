"""The default plan of the Houma case and those who look after its villages, solved once."""

from __future__ import annotations

from functools import cache

import houma_assign as ha


@cache
def plan() -> ha.Plan:
    return ha.solve(ha.datasets.houma_2020())


@cache
def supporters() -> tuple[ha.Supporter, ...]:
    return ha.datasets.houma_supporters()


@cache
def support() -> ha.Problem:
    return ha.support(plan(), supporters())


@cache
def supported() -> ha.Plan:
    return ha.solve(support())


@cache
def changed() -> ha.Plan:
    """The best plan without C073, the forestry specialist of 柳河."""
    return ha.solve(plan().problem.without("C073"))
