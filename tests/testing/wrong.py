"""Rules and aims as a user might write them, each right or wrong in one way; made by a function, so that registers stay clean."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

import numpy as np

import houma_assign as ha


def units_apart(slip: str = "") -> ha.Constraint:
    """At most one person of a unit in a village, with a slip in one of the statements."""

    class UnitsApart(ha.Constraint):
        """No two of a unit in a village."""

        kind: ClassVar[str] = "units_apart"

        def rows(self, grid: ha.Grid) -> ha.Rows:
            units = sorted({person.unit for person in grid.people} - ({""} if slip != "nobody's unit counts" else set()))
            of_person = np.array([units.index(person.unit) if person.unit in units else -1 for person in grid.people], np.int64)
            unit = of_person[grid.candidate]
            place = grid.post if slip == "posts for villages" else grid.village
            size = max(len(grid.villages), len(grid.posts))
            labels = tuple(f"{name} {k}" for name in units for k in range(size))
            return ha.grouped(np.where(unit >= 0, unit * size + place, -1), labels, upper=2 if slip == "two for one" else 1)

        def breaches(self, problem: Any, placements: Any) -> list[ha.Breach]:
            found: list[ha.Breach] = []
            for village in problem.villages:
                sent = [problem.candidate(c).unit for c, p in placements if problem.post(p).village == village.id]
                for unit in sorted(set(sent) - {""}):
                    more = sent.count(unit) - 1
                    found += self.breach(f"{unit} {village.id}", min(more, 1) if slip == "one unit whatever" else more)
            return found

    return UnitsApart()


def villages_served(slip: str = "") -> ha.Aim:
    """How many villages get anybody, by auxiliary columns."""

    class VillagesServed(ha.Aim):
        """Villages that get somebody."""

        kind: ClassVar[str] = "villages_served"

        def objective(self, grid: ha.Grid) -> ha.Objective:
            size, pairs = len(grid.villages), len(grid)
            own = np.arange(size)
            rows = ha.grouped(
                np.concatenate([grid.village, own]), tuple(village.id for village in grid.villages),
                coefficient=np.concatenate([np.ones(pairs, np.int64), -np.ones(size, np.int64)]), lower=0,
                columns=np.concatenate([np.arange(pairs), pairs + own]),
            )  # fmt: skip
            top = 2 if slip == "counted twice" else 1
            least = 1 if slip == "no room" else 0
            rows = replace(rows, aux_lower=np.full(size, least), aux_upper=np.full(size, top))
            return ha.Objective(np.zeros(pairs, np.int64), aux=np.ones(size, np.int64), rows=rows)

        def value(self, problem: Any, placements: Any) -> int:
            found = {problem.post(place.post).village for place in placements}
            return len(found) if slip != "posts in plain" else len({place.post for place in placements})

    return VillagesServed()


def town_rule() -> ha.Constraint:
    """A rule on a column that usual problems have not."""

    class TownOnce(ha.Constraint):
        """At most one of a home town is sent."""

        kind: ClassVar[str] = "town_once"

        def faults(self, problem: Any) -> list[ha.Fault]:
            known = any(person.fact("town") for person in problem.candidates)
            return [] if known else [self.fault("town", None, "nobody has this column")]

        def rows(self, grid: ha.Grid) -> ha.Rows:
            towns = sorted({str(town) for person in grid.people if (town := person.fact("town"))})
            at = np.array([towns.index(str(town)) if (town := person.fact("town")) else -1 for person in grid.people], np.int64)
            return ha.grouped(at[grid.candidate], tuple(towns), upper=1)

        def breaches(self, problem: Any, placements: Any) -> list[ha.Breach]:
            towns = [town for place in placements if (town := problem.candidate(place.candidate).fact("town"))]
            return [each for town in sorted(set(towns)) for each in self.breach(town, towns.count(town) - 1)]

    return TownOnce()
