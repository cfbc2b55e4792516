"""The checker's own copy of the law, held against the package's: the same sums, the same breaches, the same values."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from random import Random
from typing import Any

import numpy as np
import pytest

from houma_assign import Problem
from houma_assign.aims.base import KINDS as AIM_KINDS
from houma_assign.aims.tiers import has_forms
from houma_assign.aims.tiers import tiers as package_tiers
from houma_assign.check import AIMS, NAMES, RULES, Case, Row, _units, canonical, known, law_of, objective, tier, tiers
from houma_assign.constraints.base import KINDS as RULE_KINDS
from houma_assign.data import field_names
from houma_assign.data.exact import fraction
from houma_assign.data.placement import Placement
from houma_assign.data.rows import INFINITY, Rows
from houma_assign.plan.audit import units_given, value_of
from houma_assign.record.open_problem import open_problem
from tests.oracles import random_aims, random_rules
from tests.oracles.random_problems import draw_for_aim, draw_for_rule, draw_problem

from .sealed_cases import body_of

FEW, MANY = 6, 150


def stated(rows: Rows, column: Any) -> Counter[Any]:
    """The package's rows as a heap of (terms, low, high, unit)."""
    terms: list[dict[int, int]] = [{} for _ in range(len(rows))]
    for r, c, a in zip(rows.row.tolist(), rows.column.tolist(), rows.coefficient.tolist(), strict=True):
        terms[r][column(c)] = a
    low = [None if each <= -INFINITY else each for each in rows.lower.tolist()]
    high = [None if each >= INFINITY else each for each in rows.upper.tolist()]
    return heap([Row("", *each, rows.unit) for each in zip(terms, low, high, strict=True)])


def heap(rows: list[Row]) -> Counter[Any]:
    """Rows without their labels, and without those that nothing can break."""
    return Counter((tuple(sorted(row.terms.items())), row.low, row.high, row.unit) for row in rows
                   if (row.low, row.high) != (None, None) and (row.terms or (row.low or 0) > 0))  # fmt: skip


def as_read(problem: Problem) -> Problem:
    """The problem as it stands in a file: in the order of ids, which is that of the further columns."""
    return open_problem({**json.loads(canonical(body_of(problem))), "notes": []})


def same_rule(kind: str, hard: bool, seed: int) -> int:
    problem, rule = draw_for_rule(kind, hard, seed)
    return same_rows(as_read(problem), rule.id)


def same_rows(problem: Problem, id: str) -> int:
    """The rows of one rule of a problem as it is read."""
    rule = next(each for each in problem.constraints if each.id == id)
    case, allowed = Case(body_of(problem)), np.flatnonzero(problem.eligibility.allowed).tolist()
    assert case.open == allowed
    mine = law_of(case, next(each for each in case.rules if each["id"] == id))
    rows, pairs = rule.rows(problem.eligibility.grid), len(problem.pairs)
    theirs = stated(rows, lambda c: allowed[c] if c < len(allowed) else pairs + c - len(allowed))
    assert heap(mine.rows) == theirs, rule
    assert list(mine.columns) == list(zip(rows.aux_lower.tolist(), rows.aux_upper.tolist(), strict=True))
    return len(theirs)


def same_aim(kind: str, seed: int) -> None:
    same_goal(as_read(draw_for_aim(kind, seed)))


def same_goal(problem: Problem, number: int = 0) -> None:
    """One aim of a problem as it is read."""
    aim, case, allowed = problem.tiers[number], Case(body_of(problem)), np.flatnonzero(problem.eligibility.allowed).tolist()
    theirs, mine, pairs = aim.objective(problem.eligibility.grid), objective(case, case.aims[number]), len(problem.pairs)
    rows = stated(theirs.rows, lambda c: allowed[c] if c < len(allowed) else pairs + c - len(allowed))
    assert heap(mine.rows) == rows
    assert dict(mine.terms) == {allowed[k]: a for k, a in enumerate(theirs.pairs.tolist()) if a}
    bounds = theirs.rows.aux_lower.tolist(), theirs.rows.aux_upper.tolist()
    weights = [*theirs.aux.tolist(), *[0] * (len(bounds[0]) - len(theirs.aux))]  # columns behind those that count weigh nothing
    assert mine.columns == list(zip(weights, *bounds, strict=True))
    assert (mine.scale, mine.constant, mine.sign, mine.loses("", 1)) == (theirs.scale, theirs.constant, aim.sign, aim.points)


def same_verdicts(problem: Problem, seed: int, some: Sequence[Sequence[Placement]] = ()) -> Counter[str]:
    """Rules broken, units and values of plans of a problem, these and random ones: mostly plans that break something."""
    rng, seen = Random(seed), Counter[str]()
    case = Case(body_of(problem))
    assert all(known(case, law) for law in (*case.rules, *tiers(case)))
    soft = any(rule.penalty is not None for rule in problem.constraints)
    listed = package_tiers(problem.tiers, soft, "", has_forms(problem))
    assert [aim["id"] for aim in tiers(case)] == [aim.id for aim in listed]
    made = [tier(case, aim) for aim in tiers(case)]
    hard = {rule.id for rule in problem.constraints if rule.penalty is None}
    plans = [{case.at[place.candidate, place.post] for place in each} for each in some]
    plans += [{k for k in range(len(problem.pairs)) if rng.random() < rng.choice((0.15, 0.4))} for _round in range(6)]
    for plan in plans:
        placements = [Placement(case.who[k], case.seat[k]) for k in sorted(plan)]
        strict = hard & {rule["id"] for rule in case.rules if rule["kind"] in ("slots", "posts_each")}
        broken = {rule.id for rule in problem.constraints if rule.id in hard and rule.breaches(problem, placements)}
        mine = {rule["id"] for rule in case.rules if rule["id"] in hard and (plan & case.barred.get(rule["id"], set())
                or units_of(case, rule, plan))}  # fmt: skip
        if broken & strict or any(plan & each for each in case.barred.values()):
            assert mine & broken, "a plan that breaks a rule is refused, if not for all its reasons"
            continue
        assert mine == broken, (seed, placements)
        units = {rule["id"]: units_of(case, rule, plan) for rule in case.rules if rule["penalty"] is not None}
        assert units == units_given(problem, placements)
        soft = {rule.id: fraction(rule.penalty or 0) for rule in problem.constraints}
        for aim, each in zip(listed, made, strict=True):
            worth = sum(a for k, a in each.terms.items() if k in plan) + each.constant + each.extra(plan)
            worth -= int(each.sign * each.scale * sum(each.loses(rule, soft[rule]) * number for rule, number in units.items()))
            if case.forms and case.forms["id"] in broken:  # a village with half a team is neither open nor closed
                continue
            assert worth == value_of(aim, problem, placements) * each.sign * each.scale, (seed, aim)
        seen["broken" if broken else "kept"] += 1
    return seen


def units_of(case: Case, rule: Any, plan: set[int]) -> int:
    law = law_of(case, rule)
    return sum(_units(row, law.chosen(plan)) for row in law.rows)


def test_every_kind_has_its_law() -> None:
    assert set(RULES) == set(random_rules.DRAWERS)
    assert set(AIMS) == set(random_aims.DRAWERS)


def test_every_kind_has_its_fields() -> None:
    for kind, (_law, fields) in RULES.items():
        assert set(RULE_KINDS[kind].model_fields) == {*fields.split(), "id", "penalty"}
    for kind, (_goal, fields) in AIMS.items():
        assert set(AIM_KINDS[kind].model_fields) == {*fields.split(), "id", "slack"}


def test_fields_have_the_same_names() -> None:
    ours = {
        "people": field_names.CANDIDATE,
        "villages": field_names.VILLAGE,
        "posts": field_names.POST,
        "pairs": field_names.PAIR,
    }
    assert {table: {key: tuple(words.split()) for key, words in names.items()} for table, names in NAMES.items()} == ours


@pytest.mark.parametrize("hard", [True, False], ids=["hard", "soft"])
@pytest.mark.parametrize("kind", sorted(RULES))
def test_rules_are_the_same_sums(kind: str, hard: bool) -> None:
    sums = sum(same_rule(kind, hard, seed) for seed in range(FEW))
    assert sums or (hard and kind in ("barred", "eligible", "home_village", "min_grade", "kin"))


@pytest.mark.parametrize("kind", sorted(AIMS))
def test_aims_are_the_same_sums(kind: str) -> None:
    for seed in range(FEW):
        same_aim(kind, seed)


@pytest.mark.parametrize("block", range(3))
def test_plans_are_judged_alike(block: int) -> None:
    seen: Counter[str] = Counter()
    for seed in range(block * 10, block * 10 + 10):
        seen += same_verdicts(draw_problem(seed), seed)
    assert seen["broken"] > 2 < seen["kept"]


@pytest.mark.slow
@pytest.mark.parametrize("kind", sorted(RULES))
def test_rules_are_the_same_sums_many_times(kind: str) -> None:
    for seed in range(MANY):
        same_rule(kind, True, seed)
        same_rule(kind, False, seed)


@pytest.mark.slow
@pytest.mark.parametrize("kind", sorted(AIMS))
def test_aims_are_the_same_sums_many_times(kind: str) -> None:
    for seed in range(MANY):
        same_aim(kind, seed)


@pytest.mark.slow
@pytest.mark.parametrize("block", range(30))
def test_plans_are_judged_alike_many_times(block: int) -> None:
    for seed in range(1000 + block * 100, 1100 + block * 100):
        same_verdicts(draw_problem(seed), seed)
