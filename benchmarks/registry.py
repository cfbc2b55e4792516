"""The instances, by name. Each comes from the package's data set, a fixed generator or a published file; none is random anew."""

from __future__ import annotations

from functools import partial

import houma_assign as ha

from .contestants import (
    AUDIT,
    BUILD,
    CORE,
    FIRST,
    FLOW,
    HIGHS,
    HIGHS_ALONE,
    HIGHS_PLAIN,
    LINEAR_SUM,
    LISTENED,
    NAMED,
    OBVIOUS,
    OURS,
    PRICES,
    TUNED,
)  # fmt: skip
from .instance import Instance
from .instances.both_sides import both_sides
from .instances.budgets import budgets
from .instances.dense import dense
from .instances.exact_quotas import exact_quotas
from .instances.open_villages import open_villages
from .instances.points_only import points_only
from .instances.province import province
from .instances.published import assignment, generalised
from .instances.pure import pure_posts, pure_villages
from .instances.random_town import random_town

PHASES = (BUILD, PRICES, CORE, AUDIT)
RULES = (OURS, NAMED, *PHASES, HIGHS, OBVIOUS)
BLENDED = (OURS, BUILD, HIGHS, OBVIOUS)
PURE = (OURS, FIRST, BUILD, AUDIT, FLOW, LINEAR_SUM)
PROVINCE = (LISTENED, BUILD, HIGHS, OBVIOUS)
GAP = (OURS, NAMED, HIGHS_PLAIN, OBVIOUS, TUNED)
BUDGETS = (LISTENED, HIGHS_ALONE)
SIZES = {62: 13, 250: 50, 500: 100, 1000: 200, 2000: 400}  # people: villages


def _houma() -> list[Instance]:
    ours, published = ha.datasets.houma_2020, partial(ha.datasets.houma_2020, structure="published")
    return [
        Instance("Houma, 31 slots", "houma", ours, ours, RULES, 15, together=True, quick=True),
        Instance("Houma, published structure", "houma", published, published, RULES, 15, together=True, quick=True),
        Instance("points only, 62 x 22", "small", partial(points_only, 1), partial(points_only, 1), RULES, 15, together=True,
                 quick=True),
        Instance("twenty exact quotas", "small", partial(exact_quotas, 1), partial(points_only, 2), RULES, together=True),
    ]  # fmt: skip


def _pure() -> list[Instance]:
    small = partial(pure_villages, 30, 8, 2)
    found = [Instance(f"pure {people} x {villages}", "pure", partial(pure_villages, people, villages, 1), small, PURE, 5, 300,
                      together=people <= 250, quick=people <= 250) for people, villages in SIZES.items()]  # fmt: skip
    posts = partial(pure_posts, 5000, 1000, 1)
    found.append(
        Instance("pure 1000 x 333 posts", "pure", partial(pure_posts, 1000, 333, 1), partial(pure_posts, 40, 8, 1), PURE, 5, 300)
    )
    return [*found, Instance("pure 5000 x 1000 posts", "pure", posts, partial(pure_posts, 40, 8, 1), PURE, 3, 300)]


def _dense() -> list[Instance]:
    few, small = partial(assignment, "assign500", 40), partial(dense, 40, 1)
    return [
        Instance("dense assign500", "dense", partial(assignment, "assign500"), few, PURE, 5, 300),
        Instance("dense 250 x 250", "dense", partial(dense, 250, 1), small, PURE, 5, 300, together=True, quick=True),
        Instance("dense 1000 x 1000", "dense", partial(dense, 1000, 1), small, PURE, 3, 300),
        Instance("dense 2000 x 2000", "dense", partial(dense, 2000, 1), small, PURE, 3, 300),
    ]


def _towns() -> list[Instance]:
    small = partial(random_town, 24, 7, 1)
    small_blended = partial(random_town, 24, 7, 1, True)
    found = [
        Instance("town 40 x 12", "town", partial(random_town, 40, 12, 1), small, RULES, 5, together=True, quick=True),
        Instance("town 80 x 30", "town", partial(random_town, 80, 30, 2), small, RULES, 3, together=True, quick=True),
    ]
    for people, villages, rounds, cap in ((250, 50, 3, 300), (500, 100, 3, 600), (1000, 200, 2, 900)):
        name, make = f"town {people} x {villages}", partial(random_town, people, villages, 1)
        found.append(Instance(name, "town", make, small, RULES, rounds, cap))
        make = partial(random_town, people, villages, 1, True)
        found.append(Instance(f"{name}, blended", "town blended", make, small_blended, BLENDED, rounds, cap))
    return found


def _wishes() -> list[Instance]:
    small = partial(both_sides, 16, 5, 1)
    return [
        Instance("both sides 40 x 12", "both sides", partial(both_sides, 40, 12, 1), small, RULES, 3, 120, together=True),
        Instance("both sides 80 x 30", "both sides", partial(both_sides, 80, 30, 2), small, RULES, 3, 300),
    ]


def _open_villages() -> list[Instance]:
    found = []
    for people, opened, slack in ((30, 8, 0), (30, 8, 3), (60, 13, 0), (60, 13, 3), (60, 13, 6)):
        make, small = partial(open_villages, people, people, opened, 1, slack), partial(open_villages, 20, 12, 5, 1, slack)
        name = f"open {opened} of {people} villages, slack {slack}"
        found.append(Instance(name, "open villages", make, small, (OURS, NAMED, HIGHS), 3, 300, together=people < 60))
    return found


def _provinces() -> list[Instance]:
    small, blended = partial(province, 80, 16, 1), partial(province, 80, 16, 1, True)
    found = [Instance(f"province {people}", "province", partial(province, people, people // 5, 1), small, PROVINCE, 1, 120)
             for people in (625, 1250, 2500, 5000, 10000)]  # fmt: skip
    make = partial(province, 10000, 2000, 1, True)
    return [*found, Instance("province 10000, blended", "province blended", make, blended, (LISTENED,), 1, 120)]


def _gaps() -> list[Instance]:
    found = []
    for sense, sign in (("most", 1), ("least", -1)):
        for k in range(1, 13):
            for number in range(5):
                make, small = (partial(generalised, f"gap{group}-{number}", sign) for group in (k, 1))
                name, quick = f"gap{k}-{number} {sense}", (k, number) == (4, 0)
                found.append(Instance(name, f"gap, {sense}", make, small, GAP, 3, 300, together=True, quick=quick))
    return found


def _budgets() -> list[Instance]:
    sizes, found = ((100, 5), (100, 10), (200, 20), (400, 20)), []
    for kind in ("c", "d", "e"):
        small = partial(budgets, kind, 12, 3)
        for jobs, agents in sizes:
            make = partial(budgets, kind, jobs, agents)
            found.append(Instance(f"budgets {kind} {jobs} x {agents}", "budgets", make, small, BUDGETS, 1, 60))
    return found


INSTANCES = (*_houma(), *_pure(), *_dense(), *_towns(), *_wishes(), *_open_villages(), *_provinces(), *_gaps(), *_budgets())


def named(name: str) -> Instance:
    """The instance of this name."""
    return next(instance for instance in INSTANCES if instance.name == name)
