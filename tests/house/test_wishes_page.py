"""The page on wishes runs, and what it says of the Houma case is so."""

import csv
from pathlib import Path

import pytest

import houma_assign as ha

from .pages import run

MARKS = Path(ha.__file__).parent / "datasets" / "houma_2020" / "marks.csv"


def test_its_code_runs() -> None:
    space = run("wishes.md")
    assert space["stable"].status is ha.Status.OPTIMAL


@pytest.mark.slow
def test_the_figures_of_the_houma_case() -> None:
    problem = ha.datasets.houma_2020()
    with MARKS.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if problem.has_village(row["village"])]
    say: dict[str, dict[str, float]] = {}
    for row in rows:
        if problem.has_candidate(row["candidate"]):
            say.setdefault(row["village"], {})[row["candidate"]] = float(row["mark"])
    wishes = {person.id: tuple(sorted(say, key=lambda village, who=person.id: (-say[village][who], village))[:3])
              for person in problem.candidates}  # fmt: skip
    rule = ha.Stable(id="stable", wishes=wishes, say=say, penalty=1)
    needs, soft = problem.tiers[0], problem.adding(rule)
    assert len(rule.blocking(problem, ha.solve(problem).placements)) == 142
    assert ha.solve(soft.with_aims(needs, ha.Concessions())).value["concessions"] == 68
    plan = ha.solve(soft.with_aims(ha.Concessions(), needs))
    assert (plan.value["concessions"], plan.value["needs"]) == (0, 94)
