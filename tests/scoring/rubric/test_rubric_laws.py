"""Laws that hold for any rubric and any people."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import houma_assign as ha
from houma_assign.data.condition import all_hold

FACTS = {"age": st.integers(20, 60), "rank": st.sampled_from(["staff", "deputy", "section"]), "member": st.booleans(),
         "years": st.integers(0, 40)}  # fmt: skip
CONDITIONS = ("age >= 35", "age = 30..45", "rank = staff | deputy", "rank != section", "member = true", "years <= 10",
              "age <= 50; member = true", "")  # fmt: skip
hundredth = st.integers(0, 2000).map(lambda number: number / 100)


@st.composite
def rules(draw: Any, id: str) -> ha.PointRule:
    return ha.PointRule(
        id=id,
        factor=draw(st.sampled_from("fg")),
        where=draw(st.sampled_from(CONDITIONS)),
        points=draw(hundredth),
        per=draw(st.sampled_from(["", "years"])),
        most=draw(st.none() | hundredth),
    )


@st.composite
def rubrics(draw: Any) -> ha.Rubric:
    size = draw(st.integers(2, 7))
    made = [draw(rules(f"r{k}")) for k in range(size)]
    made += [ha.PointRule(id=f"base {factor}", factor=factor, points=1) for factor in "fg"]
    factors = [{"id": each, "cap": draw(st.none() | hundredth), "weight": draw(st.integers(0, 5))} for each in "fg"]
    return ha.Rubric(factors=factors, rules=made)


@st.composite
def crowds(draw: Any) -> list[ha.Candidate]:
    size = draw(st.integers(1, 6))
    return [ha.Candidate(id=f"c{k}", facts={name: draw(cell) for name, cell in FACTS.items()}) for k in range(size)]


def by_hand(rubric: ha.Rubric, person: ha.Candidate) -> Decimal:
    """The same points in decimals, one person and one rule at a time, with ``Condition.holds``."""
    total = Decimal(0)
    for factor in rubric.factors:
        points = Decimal(0)
        for rule in rubric.rules:
            if rule.factor == factor.id and all_hold(rule.where, person):
                amount = Decimal(str(rule.points)) * (person.fact(rule.per) if rule.per else 1)
                points += amount if rule.most is None else min(amount, Decimal(str(rule.most)))
        points = points if factor.cap is None else min(points, Decimal(str(factor.cap)))
        total += points * Decimal(str(factor.weight))
    return total


@settings(max_examples=60, deadline=None)
@given(rubrics(), crowds())
def test_points_are_those_of_plain_decimals(rubric, crowd):
    scores = rubric.score(crowd)
    for person in crowd:
        assert Decimal(str(scores.points(person.id))) == by_hand(rubric, person)


@settings(max_examples=40, deadline=None)
@given(rubrics(), crowds(), rules("new"))
def test_a_further_rule_never_lowers_points(rubric, crowd, rule):
    before, after = rubric.score(crowd), rubric.adding(rule).score(crowd)
    assert (after.total >= before.total).all()
    for person in crowd:
        assert all_hold(rule.where, person) or after.points(person.id) == before.points(person.id)


@settings(max_examples=40, deadline=None)
@given(rubrics(), crowds())
def test_caps_hold_in_factors_and_rules_and_traces_add_up(rubric, crowd):
    scores = rubric.score(crowd)
    for person in crowd:
        trace = scores.trace(person.id)
        for line in trace.lines:
            most = rubric.rule(line.rule).most
            assert most is None or line.points <= most
        for each in trace.factors:
            limit = each.sum if each.cap is None else min(each.sum, each.cap)
            assert Decimal(str(each.points)) == Decimal(str(limit)) * Decimal(str(each.weight))
            lines = [Decimal(str(line.points)) for line in trace.lines if line.factor == each.factor]
            assert sum(lines) == Decimal(str(each.sum))
        assert sum(Decimal(str(each.points)) for each in trace.factors) == Decimal(str(trace.total))


@settings(max_examples=30, deadline=None)
@given(rubrics(), crowds(), st.integers(0, 1000))
def test_the_order_of_rules_factors_and_people_does_not_matter(rubric, crowd, seed):
    listed = list(rubric.rules), list(rubric.factors), list(crowd)
    for each in listed:
        Random(seed).shuffle(each)
    other = ha.Rubric(rules=listed[0], factors=listed[1]).score(listed[2])
    scores = rubric.score(crowd)
    assert {person.id: scores.points(person.id) for person in crowd} == {person.id: other.points(person.id) for person in crowd}


@settings(max_examples=40, deadline=None)
@given(rubrics())
def test_rows_and_json_give_back_an_equal_rubric(rubric):
    assert ha.Rubric.from_records(rubric.to_records()) == rubric
    assert ha.Rubric.from_json(rubric.to_json()) == rubric
