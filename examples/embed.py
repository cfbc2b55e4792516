"""In other code: solve, or say why not: `python examples/embed.py`."""

from __future__ import annotations

import pandas as pd

import houma_assign as ha

POINTS = pd.DataFrame(
    {"north": [9.5, 8, 6, 7.5], "south": [7, 8.25, 9, float("nan")]},  # NaN: this pair is barred
    index=["Ann", "Bo", "Cy", "Di"],
)


def assign(points: pd.DataFrame, rules: list[ha.Constraint]) -> dict[str, str]:
    """Who goes where; raises ``ha.InputError`` for faulty data and ``ha.NoPlan`` where no plan keeps the rules."""
    problem = ha.Problem.from_matrix(points, constraints=rules)
    plan = ha.solve(problem, time_limit=10).or_raise()
    return {place.candidate: place.post for place in plan.placements}


def main() -> None:
    print("a plan:", assign(POINTS, []))
    print("with a rule:", assign(POINTS, [ha.Barred(candidate="Ann", post="north")]))

    try:
        assign(POINTS, [ha.Quota(id="Di and Cy", where={"id": ["Di", "Cy"]}, least=2), ha.Barred(candidate="Cy", post="south")])
    except ha.NoPlan as refusal:
        print("no plan:", refusal)

    try:
        assign(POINTS.replace(9, "nine"), [ha.Barred(candidate="Eve")])
    except ha.InputError as error:
        print(error.faults.to_string(index=False))


if __name__ == "__main__":
    main()
