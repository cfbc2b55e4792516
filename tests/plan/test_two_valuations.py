"""A rule or an aim whose two statements differ is found out whatever the engine proves, and is named."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest

import houma_assign as ha
from houma_assign.aims.base import KINDS as AIMS
from houma_assign.aims.base import Aim, Objective
from houma_assign.constraints.base import KINDS as RULES
from houma_assign.constraints.base import Constraint, Rows, grouped


class Few(Constraint):
    """At most one person in each post; the check counts ``more`` units besides."""

    kind = "few_people"
    more: int = 0

    def rows(self, grid: Any) -> Rows:
        return grouped(grid.post, grid.pairs.posts, upper=1)

    def breaches(self, problem: Any, placements: Any) -> list[Any]:
        held = [sum(place.post == post.id for place in placements) for post in problem.posts]
        return self.breach("all posts", sum(max(number - 1, 0) for number in held) + self.more)


class Wanted(Aim):
    """Placements, as many as can be, counted by a column; the value counts ``more`` besides."""

    kind = "wanted_people"
    more: int = 0

    def objective(self, grid: Any) -> Objective:
        pairs = len(grid)
        rows = Rows(np.zeros(pairs + 1, np.int64), np.arange(pairs + 1), np.r_[np.ones(pairs, np.int64), -1], np.array([0]),
                    np.array([2**62]), ("all",), 1, np.array([0]), np.array([99]))  # fmt: skip
        return Objective(np.zeros(pairs, np.int64), aux=np.array([1]), rows=rows)

    def value(self, problem: Any, placements: Any) -> Fraction:
        return Fraction(len(placements) + self.more)


RULES.pop("few_people")
AIMS.pop("wanted_people")
SCORE = np.array([[3, 1], [2, 2], [1, 3], [4, 4]])
CHEAP = Few(id="cheap", penalty=0)


def posed(*rules: ha.Constraint, aims: Any = None) -> ha.Problem:
    return ha.Problem.from_matrix(SCORE, slots=3, least=0, constraints=rules, aims=aims)


@pytest.mark.parametrize("slack", [0, 1])
@pytest.mark.parametrize("penalty", [0, 1, 50])
def test_statements_that_agree_pass(penalty: int, slack: int) -> None:
    for aims in ((ha.Merit(slack=slack), Wanted()), (Wanted(slack=slack), ha.Merit())):
        plan = ha.solve(posed(Few(id="few", penalty=penalty), aims=aims))
        assert plan.status is ha.Status.OPTIMAL


@pytest.mark.parametrize("more", [-1, 1])
@pytest.mark.parametrize("slack", [0, 2])
@pytest.mark.parametrize("penalty", [0, 1])
def test_a_rule_that_counts_otherwise_is_named(penalty: int, slack: int, more: int) -> None:
    with pytest.raises(ha.InputError, match=r"soft rule 'few' gives .* not of this package"):
        ha.solve(posed(Few(id="few", penalty=penalty, more=more), CHEAP, aims=(ha.Merit(slack=slack), ha.FewestVacancies())))


def test_mistakes_that_cancel_out_are_named_both() -> None:
    with pytest.raises(ha.InputError) as caught:
        ha.solve(posed(Few(id="one", penalty=1, more=1), Few(id="other", penalty=1, more=-1)))
    assert [fault.row for fault in caught.value.items] == ["one", "other"]


@pytest.mark.parametrize("more", [-1, 1])
@pytest.mark.parametrize("slack", [0, 2])
def test_an_aim_worth_something_else_is_named(slack: int, more: int) -> None:
    for aims in ((Wanted(slack=slack, more=more), ha.Merit()), (ha.Merit(), Wanted(slack=slack, more=more))):
        with pytest.raises(ha.InputError, match=r"aim 'wanted_people' .* not of this package"):
            ha.solve(posed(aims=aims))


def test_a_hard_rule_that_the_plan_breaks_is_named() -> None:
    with pytest.raises(ha.InputError, match="rule 'few' is broken: all posts by 1; rows and breaches of Few"):
        ha.solve(posed(Few(id="few", more=1)))


@pytest.mark.parametrize("more", [-1, 1])
def test_why_infeasible_does_not_count_otherwise(more: int) -> None:
    full = ha.Quota(id="all go", least=4)
    with pytest.raises(ha.InputError, match="soft rule 'few'"):
        ha.why_infeasible(posed(Few(id="few", more=more), full))


def test_a_question_does_not_believe_more_than_is_there() -> None:
    plan = ha.solve(posed(aims=(ha.Merit(),)))
    wrong = ha.Plan(posed(aims=(Wanted(more=-1), ha.Merit())), plan.status, plan.placements, seed=plan.seed)
    with pytest.raises(ha.InputError, match="worth more in 'wanted_people' than it is"):
        ha.repair(wrong, ["c3"])
