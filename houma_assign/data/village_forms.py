"""Forms of help, a number of people in each role, and what can be said of them by looking at who is there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import Any

from .problem_like import ProblemLike

KIND = "village_forms"
Shape = Mapping[str, int]  # role -> people


def forms_rule(problem: ProblemLike) -> Any:
    """The rule that says which forms villages may get, hard or soft; None where every village has its posts for good."""
    return next((rule for rule in problem.constraints if rule.kind == KIND), None)


def binding_forms(problem: ProblemLike) -> Any:
    """The same if it is hard, so that a village is closed or has one of the forms, and nothing between."""
    rule = forms_rule(problem)
    return rule if rule is not None and rule.penalty is None else None


def worth_by_role(forms: Mapping[str, Shape], worth: Mapping[str, Fraction]) -> dict[str, Fraction] | None:
    """What one person in a role must be worth so that the people of every form are worth what the form is.

    With it a village's form is valued by a sum over its people. None where there is no such worth.
    """
    roles = list(dict.fromkeys(role for shape in forms.values() for role in shape))
    rows = [[Fraction(forms[form].get(role, 0)) for role in roles] + [worth[form]] for form in forms]
    pivots: list[int] = []
    for column in range(len(roles)):
        done = len(pivots)
        found = next((k for k in range(done, len(rows)) if rows[k][column]), None)
        if found is None:
            continue
        rows[done], rows[found] = rows[found], rows[done]
        rows[done] = [value / rows[done][column] for value in rows[done]]
        for k, row in enumerate(rows):
            if k != done and row[column]:
                rows[k] = [a - row[column] * b for a, b in zip(row, rows[done], strict=True)]
        pivots.append(column)
    if any(row[-1] for row in rows[len(pivots) :]):
        return None
    return {roles[column]: rows[k][-1] for k, column in enumerate(pivots) if rows[k][-1]}


def opened(problem: ProblemLike) -> dict[str, Fraction] | None:
    """Role -> share, adding up to 1 over the people of any form: how far a village is open; None without forms."""
    rule = binding_forms(problem)
    return None if rule is None else worth_by_role(rule.forms, dict.fromkeys(rule.forms, Fraction(1)))


def in_steps(shares: Mapping[str, Fraction]) -> tuple[dict[str, int], int]:
    """Shares as whole numbers of steps, and the steps in one."""
    unit = lcm(1, *(share.denominator for share in shares.values()))
    return {role: int(share * unit) for role, share in shares.items()}, unit


def held_by_role(problem: ProblemLike, placements: Iterable[Any]) -> dict[str, dict[str, int]]:
    """Village -> role -> people that a plan sends there; villages with posts only."""
    held: dict[str, dict[str, int]] = {}
    for post in problem.posts:
        held.setdefault(post.village, {}).setdefault(post.role, 0)
    for place in placements:
        post = problem.post(place.post)
        held[post.village][post.role] += 1
    return held


def slots_of(problem: ProblemLike, posts: Sequence[str]) -> int | None:
    """How many places a group of posts has; None where that depends on which villages get which form."""
    rule, group = binding_forms(problem), [problem.post(post) for post in posts]
    if rule is None:
        return sum(post.slots for post in group)
    roles = {post.role for post in group}
    whole = sum(post.role in roles for post in problem.posts) == len(group)
    fixed = all(rule.least.get(form, 0) == rule.most.get(form) for form in rule.forms)
    if not whole or not fixed:
        return None
    places: int = sum(int(rule.most[form]) * shape.get(role, 0) for form, shape in rule.forms.items() for role in roles)
    return places
