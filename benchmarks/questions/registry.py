"""The questions, and what the naive way solves for each."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any, TypeVar

import houma_assign as ha

from .planted import planted
from .question import Edit, Question

T = TypeVar("T")
WHO, HOW_MANY, CLASHES = "C084", 5, 3
PAIR = ("C049", "东城/secretary")


def _plan() -> ha.Plan:
    return ha.solve(ha.datasets.houma_2020())


def _spread(all_of_them: Sequence[T], number: int) -> list[T]:
    """So many of them, drawn by a fixed seed."""
    return Random(1).sample(list(all_of_them), min(number, len(all_of_them)))


def _open_pairs(plan: ha.Plan) -> list[tuple[str, str]]:
    return [pair for pair in plan.problem.pairs.at if not plan.problem.eligibility.barred_by(*pair)]


def _people(plan: ha.Plan) -> list[str]:
    return list(dict.fromkeys(place.candidate for place in plan.placements))


def _explained(plan: ha.Plan, answer: ha.Explanation, number: int) -> list[Edit]:
    (held,) = answer.held
    others = [plan.problem.pin(other.candidate, held.placement.post) for other in held.others]
    return [Edit(each) for each in _spread([plan.problem.bar(WHO), *others], number)]


def _pinned(plan: ha.Plan, _: Any, number: int) -> list[Edit]:
    return [Edit(plan.problem.pin(*pair)) for pair in _spread(_open_pairs(plan), number)]


def _others(plan: ha.Plan, answer: ha.Alternatives, number: int) -> list[Edit]:
    known = [plan.placements, *(each.placements for each in answer)]
    return [Edit(plan.problem, known[: k + 1]) for k in _spread(range(len(answer)), number)]


def _filters(problem: ha.Problem, _: Any, number: int) -> list[Edit]:
    rules = [rule.id for rule in problem.constraints]
    return [Edit(problem, order=Random(k).sample(rules, len(rules))) for k in range(min(number, CLASHES))]


def _absent(plan: ha.Plan, _: Any, number: int) -> list[Edit]:
    return [Edit(plan.problem.without(who)) for who in _spread(_people(plan), number)]


def _reversed(plan: ha.Plan, answer: ha.PassedOver, number: int) -> list[Edit]:
    asked = [case for case in answer if case.price.state != "barred"]
    return [Edit(plan.problem.pin(case.candidate, case.post).bar(case.other, case.post)) for case in _spread(asked, number)]


def _loosened(plan: ha.Plan, _: Any, number: int) -> list[Edit]:
    return [Edit(plan.problem.bar(*place)) for place in _spread(plan.placements, number)]


QUESTIONS = (
    Question("explain, one person", _plan, lambda plan: ha.explain(plan, WHO), _explained,
             lambda plan, answer: 1 + len(answer.held[0].others),
             "the person left out, and each person named beside them in the post; that nobody else is cheaper is given"),
    Question("why_not, one pair", _plan, lambda plan: ha.why_not(plan, *PAIR), _pinned, lambda plan, answer: 1,
             "the pair forced; pairs drawn from all that no rule bars"),
    Question("prices", _plan, ha.prices, _pinned, lambda plan, answer: len(_open_pairs(plan)) + len(_people(plan)),
             "each pair that no rule bars forced, each person of the plan left out"),
    Question("alternatives, k=5", _plan, lambda plan: ha.alternatives(plan, k=HOW_MANY), _others,
             lambda plan, answer: len(answer) + 1, "the plans so far excluded, one solve a plan and one for no more"),
    Question("why_infeasible, three planted clashes", planted, lambda problem: ha.why_infeasible(problem, clashes=CLASHES),
             _filters, lambda problem, answer: CLASHES,
             "one clash each: rules dropped one after the other in some order, any plan asked for; repairs are not asked for"),
    Question("contingency", _plan, ha.contingency, _absent,
             lambda plan, answer: sum(len(each.points) for each in answer.repairs.values()),
             "one solve for each plan of each frontier; that no plan is left out is given"),
    Question("passed_over", _plan, ha.passed_over, _reversed,
             lambda plan, answer: sum(case.price.state != "barred" for case in answer), "each case reversed that no rule bars"),
    Question("firm", _plan, ha.firm, _loosened, lambda plan, answer: len(plan.placements) + len(answer.plans),
             "each placement barred, and one solve for each plan that is as good"),
)  # fmt: skip
