"""The means of villages that may stay closed: what the worst-off among those that are opened has."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from .base import INFINITY, Fraction, Grid, Ints, Objective, Placements, ProblemLike, grouped


def surely_open(rule: Any) -> int:
    """So many villages every plan opens."""
    settled = sum(bool(form) for form in rule.settled.values())
    return max(int(sum(rule.least.values())), settled)


def means_of_open(problem: ProblemLike, number: str, placements: Placements) -> list[Fraction]:
    """The mean of a number over the people of each village that has any."""
    held: dict[str, list[Fraction]] = {}
    for place in placements:
        held.setdefault(problem.post(place.post).village, []).append(problem.number(number, place))
    return [sum(numbers, Fraction(0)) / len(numbers) for numbers in held.values()]


def worst_of_open(grid: Grid, rule: Any, numbers: Ints, scale: int, worst: int) -> Objective:
    """Columns of the rule's own that say which form a village has, then t, and a shortfall of each village below t.

    A row for each village and form: where it has the form, its mean over the form's people and its shortfall reach t.
    """
    options = rule.options(grid.problem)
    columns = [(village, form) for village, forms in options.items() for form in forms]
    forms, places = rule.rows(grid), {village: k for k, village in enumerate(options)}
    people = {form: sum(shape.values()) for form, shape in rule.forms.items()}
    parts, fewest = int(np.lcm.reduce(list(people.values()))), int(min(numbers.min(initial=0), 0))
    low, high = fewest * parts, int(max(numbers.max(initial=0), 0)) * parts
    first = len(grid) + len(forms.aux_lower)  # t; the shortfalls are behind it
    shortfalls = len(places) if worst > 1 else 0
    at = {village.id: k for k, village in enumerate(grid.villages)}
    entries: list[tuple[int, int, int]] = []
    lower: list[int] = []
    for k, (village, form) in enumerate(columns):
        share, own = parts // people[form], np.flatnonzero(grid.village == at[village])
        reach = high - share * max(people.values()) * fewest  # with another form the row says nothing
        entries += [(k, column, value) for column, value in zip(own.tolist(), (share * numbers[own]).tolist(), strict=True)]
        entries += [(k, first, -1), (k, len(grid) + k, -reach)]
        entries += [(k, first + 1 + places[village], 1)] if shortfalls else []
        lower.append(-reach)
    row, column, value = np.array(entries, dtype=np.int64).reshape(-1, 3).T
    labels = tuple(f"{village}: {form}" for village, form in columns)
    means = grouped(row, labels, value, lower=np.array(lower, dtype=np.int64), columns=column)
    block = replace(
        forms, row=np.concatenate([forms.row, means.row + len(forms)]), column=np.concatenate([forms.column, means.column]),
        coefficient=np.concatenate([forms.coefficient, means.coefficient]), labels=(*forms.labels, *labels),
        lower=np.concatenate([forms.lower, means.lower]), upper=np.concatenate([forms.upper, np.full(len(labels), INFINITY)]),
        aux_lower=np.concatenate([forms.aux_lower, [low], [0] * shortfalls]).astype(np.int64),
        aux_upper=np.concatenate([forms.aux_upper, [high], [high - low] * shortfalls]).astype(np.int64),
    )  # fmt: skip
    aux = np.concatenate([np.zeros(len(forms.aux_lower)), [worst], [-1] * shortfalls]).astype(np.int64)
    return Objective(np.zeros(len(grid), np.int64), scale * parts, aux=aux, rows=block)
