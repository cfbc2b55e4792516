"""The instances, by name. Each is made by the package's own data set or by a fixed generator; none is random anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import houma_assign as ha

from .instances.exact_quotas import exact_quotas
from .instances.points_only import points_only
from .instances.random_town import random_town


@dataclass(frozen=True)
class Instance:
    """A problem and how often it is timed."""

    name: str
    make: Callable[[], ha.Problem]
    rounds: int = 5


INSTANCES = (
    Instance("houma, 31 slots", ha.datasets.houma_2020, rounds=15),
    Instance("houma, published structure", lambda: ha.datasets.houma_2020(structure="published"), rounds=15),
    Instance("points only, 62 x 22", lambda: points_only(seed=1)),
    Instance("twenty exact quotas", lambda: exact_quotas(seed=1), rounds=3),
    Instance("random town 40 x 12", lambda: random_town(people=40, villages=12, seed=1)),
    Instance("random town 80 x 30", lambda: random_town(people=80, villages=30, seed=2), rounds=3),
)


def named(name: str) -> Instance:
    """The instance of this name."""
    return next(instance for instance in INSTANCES if instance.name == name)
