"""What the committee may choose: plans as good as each other, taken apart into choices that do not depend on each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import prod

from ...questions.firm import Firm

Option = Mapping[str, tuple[str, ...]]  # post -> who takes it


@dataclass(frozen=True)
class FreeChoice:
    """Posts that are chosen together, and what may be chosen for them; whatever is taken, each other choice stays as it is.

    Attributes
    ----------
    posts
        Ids, in the problem's order.
    options
        One of them is to be taken; that of the plan is the first.
    """

    posts: tuple[str, ...]
    options: tuple[Option, ...]


def free_choices(found: Firm) -> tuple[FreeChoice, ...]:
    """The choices that together make exactly the plans that are as good; empty where those are not all known.

    Two posts belong together where who takes one limits who may take the other. Whether the choices that are left really do not
    depend on each other is counted: there must be as many plans as ways to choose.
    """
    if not found.counted or not found.complete or len(found.plans) < 2:
        return ()
    order = [post.id for post in found.plan.problem.posts]
    rows = [_teams(plan, order) for plan in found.plans]
    own = _teams(found.plan.placements, order)
    loose = [post for post in order if len({row[post] for row in rows}) > 1]
    groups = _together(loose, rows)
    if prod(len(_ways(group, rows)) for group in groups) != len(rows):
        groups = [loose]
    return tuple(FreeChoice(tuple(group), _options(group, rows, own)) for group in groups)


def _teams(plan: Iterable[tuple[str, str]], order: Sequence[str]) -> dict[str, tuple[str, ...]]:
    teams: dict[str, list[str]] = {post: [] for post in order}
    for who, post in plan:
        teams[post].append(who)
    return {post: tuple(sorted(people)) for post, people in teams.items()}


def _ways(group: Sequence[str], rows: Sequence[Option]) -> set[tuple[tuple[str, ...], ...]]:
    return {tuple(row[post] for post in group) for row in rows}


def _together(loose: Sequence[str], rows: Sequence[Option]) -> list[list[str]]:
    """Posts joined where a pair of them depend on each other."""
    groups: list[list[str]] = []
    for post in loose:
        bound = [group for group in groups if any(_bound(post, other, rows) for other in group)]
        groups = [group for group in groups if group not in bound] + [[*(each for group in bound for each in group), post]]
    return sorted(groups, key=lambda group: loose.index(group[0]))


def _bound(one: str, other: str, rows: Sequence[Option]) -> bool:
    return len(_ways((one, other), rows)) != len(_ways((one,), rows)) * len(_ways((other,), rows))


def _options(group: Sequence[str], rows: Sequence[Option], own: Option) -> tuple[Option, ...]:
    mine = tuple(own[post] for post in group)
    ways = sorted(_ways(group, rows), key=lambda way: (way != mine, way))
    return tuple(dict(zip(group, way, strict=True)) for way in ways)
