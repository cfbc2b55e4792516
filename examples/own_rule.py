"""An analyst's script, typed throughout: rules, aims, questions and a rule of its own. `python examples/own_rule.py [FOLDER]`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import ClassVar, Literal

import numpy as np
import pandas as pd

import houma_assign as ha
from houma_assign.constraints.base import Count, Placements, ProblemLike

Lang = Literal["zh", "en"]


class SchoolsApart(ha.Constraint):
    """No village takes more than ``most`` people of one school.

    Parameters
    ----------
    most
        People of one school in a village.
    """

    kind: ClassVar[str] = "schools_apart"
    most: Count = 1

    def faults(self, problem: ProblemLike) -> list[ha.Fault]:
        """A limit below one, or a column that nobody has."""
        if self.most < 1:
            return [self.fault("most", self.most, "at least 1")]
        known = any(person.fact("school") for person in problem.candidates)
        return [] if known else [self.fault("school", None, "nobody has this column")]

    def rows(self, grid: ha.Grid) -> ha.Rows:
        """One row for each school and village."""
        schools = sorted({str(person.fact("school")) for person in grid.people if person.fact("school")})
        at: Mapping[str, int] = {school: k for k, school in enumerate(schools)}
        of_person = np.array([at.get(str(person.fact("school")), -1) for person in grid.people], dtype=np.int64)
        school = of_person[grid.candidate]
        group = np.where(school >= 0, school * len(grid.villages) + grid.village, -1)
        labels = tuple(f"{name} → {village.id}" for name in schools for village in grid.villages)
        return ha.grouped(group, labels, upper=self.most)

    def breaches(self, problem: ProblemLike, placements: Placements) -> list[ha.Breach]:
        """Villages with too many of a school."""
        met = Counter(
            (str(school), problem.post(place.post).village)
            for place in placements
            if (school := problem.candidate(place.candidate).fact("school"))
        )
        return [
            breach
            for (school, village), number in sorted(met.items())
            for breach in self.breach(f"{school} → {village}", number - self.most)
        ]

    def words(self, lang: str = "en") -> str:
        """The rule as a sentence."""
        return f"同校在一村最多 {self.most} 人" if lang == "zh" else f"at most {self.most} of one school in a village"


class Distance(ha.Aim):
    """Kilometres from home, as few as possible."""

    kind: ClassVar[str] = "distance"
    sign: ClassVar[int] = -1

    def faults(self, problem: ProblemLike) -> list[ha.Fault]:
        """A column that does not give a number for every pair."""
        return problem.number_faults(self.id, "km")

    def objective(self, grid: ha.Grid) -> ha.Objective:
        """The distance of each pair, to be made small."""
        kilometres, scale = grid.number("km")
        return ha.Objective(-kilometres, scale)

    def value(self, problem: ProblemLike, placements: Placements) -> Fraction:
        """The distances, added up."""
        return sum((problem.number("km", place) for place in placements), Fraction(0))


def town(seed: int = 7) -> ha.Problem:
    """Twelve people for four villages of three places."""
    draw = np.random.default_rng(seed)
    people = pd.DataFrame({
        "name": [f"Person {k}" for k in range(12)],
        "sex": draw.choice(["female", "male"], 12),
        "age": draw.integers(25, 55, 12),
        "school": draw.choice(["north", "south", "east"], 12),
    }, index=pd.Index([f"c{k:02}" for k in range(12)]))  # fmt: skip
    villages = pd.DataFrame({"id": list("abcd")})
    posts = pd.DataFrame(
        [{"village": v, "role": role, "slots": slots} for v in "abcd" for role, slots in (("lead", 1), ("team", 1))]
    )
    ids = [f"{row.village}/{row.role}" for row in posts.itertuples()]
    pairs = pd.DataFrame([(who, post) for who in people.index for post in ids], columns=["candidate", "post"])
    pairs["score"] = draw.integers(60, 100, len(pairs))
    pairs["km"] = draw.integers(2, 80, len(pairs)) / 2
    rules: list[ha.Constraint] = [
        SchoolsApart(),
        ha.Quota(id="women", where={"sex": "female"}, least=3),
        ha.Mean(id="age", number="age", most=42),
        ha.Apart(id="rivals", candidates=("c00", "c01"), penalty=5),
    ]
    return ha.Problem.from_frames(people, villages, posts, pairs, constraints=rules, aims=[ha.Merit(slack=10), Distance()])


def told(problem: ha.Problem, lang: Lang) -> ha.Plan:
    """Solve, and ask what a meeting asks."""
    plan = ha.solve(problem, seed="town", time_limit=60).or_raise()
    print(plan.summary(lang))
    price: ha.Prices = ha.prices(plan)
    dear = price.frame.sort_values("merit loss", ascending=False)
    print(dear[["candidate", "post", "state", "merit loss"]].head(3).to_string(index=False))
    absent = plan.placements[0].candidate
    why: ha.WhyNot = ha.why_not(plan, absent, plan.placements[-1].post)
    mended: ha.Repair = ha.repair(plan, [absent])
    cases: ha.WhatIf = ha.what_if(problem, {"no rivals": problem.dropping("rivals"), "one less": lambda given: given.bar(absent)})
    for answer in (why, mended, cases):
        print(answer.words(lang))
    tight = problem.replacing(ha.Quota(id="women", where={"sex": "female"}, least=8), ha.Mean(id="age", number="age", most=30))
    if ha.solve(tight).status == "infeasible":
        print(ha.why_infeasible(tight).words(lang))
    return plan


def main(folder: Path) -> None:
    """The whole of it, with the two statements of the own classes held against each other first."""
    problem = town()
    for checked in (ha.testing.check_rule(SchoolsApart(), problems=20, like=problem),
                    ha.testing.check_aim(Distance(), problems=20, like=problem)):  # fmt: skip
        print(f"{checked.plans} plans of {checked.problems} problems: both statements agree")
    plan = told(problem, "en")
    quick = ha.solve(problem, start=plan, lots=False)
    assert quick.value["merit"] == plan.value["merit"]
    model: ha.Exported = ha.export(plan, folder / "town.lp", overwrite=True)
    print(f"{len(model.rows)} rows in {model.path.name}; the objective is {model.aim}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
