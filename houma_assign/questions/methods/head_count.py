"""How many people a clashing rule needs, and how many there are who could serve: "10 women for 18 places"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from ...constraints import PostsFilled, Quota
from ...constraints.base import Constraint, condition_mask
from ...problem.problem import Problem

KINDS = (PostsFilled, Quota)


@dataclass(frozen=True)
class HeadCount:
    """People needed and people there.

    Attributes
    ----------
    rule
        Id of the rule that needs them.
    needed
        People whom it asks for, in all its groups together.
    there
        People who count for it and may take at least one post there, as far as bars go.
    """

    rule: str
    needed: int
    there: int

    @property
    def short(self) -> bool:
        """There are not even enough to count."""
        return self.there < self.needed


def head_counts(problem: Problem, rules: Iterable[str]) -> tuple[HeadCount, ...]:
    """The heads of every rule among these that asks for people of a kind; of filled posts only where there are too few."""
    asked = set(rules)
    counts = [_count(problem, rule) for rule in problem.constraints if rule.id in asked and isinstance(rule, KINDS)]
    return tuple(each for each, filled in counts if each.needed and (each.short or not filled))


def _count(problem: Problem, rule: Constraint) -> tuple[HeadCount, bool]:
    """The heads of a rule, and whether it is that posts are filled."""
    grid = problem.eligibility.grid
    needed = sum(breach.amount for breach in rule.breaches(problem, ()))  # what an empty plan lacks is what is asked for
    counted = np.ones(len(grid), bool)
    if isinstance(rule, Quota):
        group, _ = rule.group_of_pair(grid)
        counted = (group >= 0) & condition_mask(grid, rule.where)
    return HeadCount(rule.id, needed, len(np.unique(grid.candidate[counted]))), isinstance(rule, PostsFilled)
