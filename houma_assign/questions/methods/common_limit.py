"""The smallest change of one limit, the same for all, that lets a plan be: "at most 3 from any one unit", "age up to 38"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from ...constraints import Constraint
from ...data.placement import Placement
from ...errors import Message
from ...problem.problem import Problem
from .conflicts import Conflicts

if TYPE_CHECKING:
    from ...engine.solvers.deadline import Deadline

MOST = 1000  # steps that a limit is moved at most: a limit further away is no help to a committee
ARROW = " → "


@dataclass(frozen=True)
class CommonLimit:
    """A limit that is enough by itself once it is so wide, all other rules being kept.

    Attributes
    ----------
    rule
        Id of the rule.
    change
        The limit before and after: ``most 2 → 3``.
    steps
        How many units wider; one less is proven not to do.
    """

    rule: str
    change: Message
    steps: int


def common_limits(problem: Problem, rules: Iterable[str], plans: Iterable[tuple[Placement, ...]],
                  deadline: Deadline) -> tuple[CommonLimit, ...]:  # fmt: skip
    """For each of these rules without which there is a plan, the smallest change of each of its limits that does.

    Parameters
    ----------
    problem, rules
        A problem without a plan, and ids of hard rules.
    plans
        Plans that are known; one that breaks a single rule says how wide it must be at most.
    deadline
        What is not found by then is left out.
    """
    known, found = [*plans], []
    for id in rules:
        rule = next(each for each in problem.constraints if each.id == id)
        for k in range(len(rule.loosened(problem))):
            limit = _limit(problem, rule, k, known, deadline)
            found += [] if limit is None else [limit]
    return tuple(found)


def _limit(problem: Problem, rule: Constraint, which: int, plans: list[tuple[Placement, ...]],
           deadline: Deadline) -> CommonLimit | None:  # fmt: skip
    """The smallest change of one limit, by bisection: a plan at one width is a plan at all wider ones."""
    steps = list(islice(_wider(problem, rule, which), MOST))
    enough = next((k for k, (_, wide) in enumerate(steps) if any(_keeps(problem, wide, plan) for plan in plans)), len(steps) - 1)
    low, high = -1, enough
    if high < 0 or not _possible(problem, steps[high][1], plans, deadline):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        answer = _possible(problem, steps[middle][1], plans, deadline)
        if answer is None:
            return None  # the smallest or nothing: a limit wider than needed would not be an answer
        low, high = (low, middle) if answer else (middle, high)
    return CommonLimit(rule.id, _said(steps[0][0], steps[high][0]), high + 1)


def _wider(problem: Problem, rule: Constraint, which: int) -> Iterator[tuple[Message, Constraint]]:
    """The rule with one of its limits one, two, three units wider, as far as it goes."""
    before = ""
    while which < len(found := rule.loosened(problem)):
        said, rule = found[which]
        if not said.rsplit(ARROW, 1)[0].endswith(before):
            return  # a column of limits has become limits by name: no longer the one limit that it was
        before = said.rsplit(ARROW, 1)[1]
        yield said, rule


def _possible(problem: Problem, rule: Constraint, plans: list[tuple[Placement, ...]], deadline: Deadline) -> bool | None:
    """Whether there is a plan with this rule in place of the one of its id; a plan that is found is kept."""
    if any(_keeps(problem, rule, plan) for plan in plans):
        return True
    search = Conflicts(with_rule(problem, rule), deadline)
    answer = search.possible(frozenset(search.rules))
    plans += search.plans
    return answer


def _keeps(problem: Problem, rule: Constraint, plan: tuple[Placement, ...]) -> bool:
    """Whether a plan keeps all hard rules with this one in place of the one of its id."""
    rules = (rule if each.id == rule.id else each for each in problem.constraints if each.penalty is None)
    return not any(each.breaches(problem, plan) for each in rules)


def with_rule(problem: Problem, rule: Constraint) -> Problem:
    """The problem with this rule in place of the one of its id."""
    return problem.changed(constraints=tuple(rule if each.id == rule.id else each for each in problem.constraints))


def _said(first: Message, last: Message) -> Message:
    """From the limit before the first step to that after the last."""
    en, zh = (one.rsplit(ARROW, 1)[0] + ARROW + other.rsplit(ARROW, 1)[1]
              for one, other in ((str(first), str(last)), (first.zh, last.zh)))  # fmt: skip
    return Message(first.code, en, zh)
