"""Plans made by hand: values and breaches against laws written a second time, for plans that break anything."""

import json
from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest

import houma_assign as ha
from tests.oracles.laws_by_hand import law
from tests.oracles.random_problems import draw_problem

from .every_plan import EveryPlan
from .optima import exact, optima

EACH = 9


def check(seed):
    """Some plans of a random problem, most of which break hard rules."""
    problem = draw_problem(seed, 9)
    every, rng = EveryPlan(problem), Random(seed)
    best = ha.solve(problem)
    top = optima(every, every.plans)
    for placements in rng.sample(every.all_sets, min(6, len(every.all_sets))):
        found = ha.evaluate(problem, placements, best=best)
        lost = every.lost(placements)
        assert exact(found.value) == {name: value(placements, lost) for name, _, _, value in every.aims}, seed
        units = {rule.id: law(rule, every.data)(placements) for rule in problem.constraints}
        assert {rule: sum(each.amount for each in found.breaches if each.rule == rule) for rule in units} == units, seed
        assert found.allowed == (tuple(placements) in set(every.plans))
        assert all(found.loss[name] is None for name in found.loss) == (top is None)
        if top is not None:
            true = {name: goal - way * value(placements, lost)
                    for (name, way, _, value), goal in zip(every.aims, top, strict=True)}  # fmt: skip
            assert exact(found.loss) == {name: Fraction(value).limit_denominator(10**6) for name, value in true.items()}, seed
    return best.status


@pytest.mark.parametrize("chunk", range(3))
def test_random_plans_against_laws_written_a_second_time(chunk):
    assert ha.Status.OPTIMAL in {check(seed) for seed in range(chunk * EACH, (chunk + 1) * EACH)}


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(10))
def test_a_thousand_problems(chunk):
    for seed in range(1000 + 100 * chunk, 1100 + 100 * chunk):
        check(seed)


@pytest.fixture(scope="module")
def houma():
    return ha.solve(ha.datasets.houma_2020())


def test_the_best_plan_loses_nothing(houma):
    found = ha.evaluate(houma.problem, houma, best=houma)
    assert found.allowed
    assert found.exact
    assert found.moves == ()
    assert set(found.loss.values()) == {0}
    assert found.value == {tier.aim: tier.value for tier in houma.tiers if tier.named}
    assert "as good as the best in every aim" in str(found)
    assert len(found.needs) == 55
    assert sum(need.severity for need in found.needs if need.met) == 160


def test_what_is_given_away_and_broken_is_said(houma):
    swapped = dict(houma.placements)
    swapped["C002"], swapped["C024"] = swapped["C024"], swapped["C002"]
    found = ha.evaluate(houma.problem, swapped, best=houma)
    assert [(each.rule, each.where, each.amount) for each in found.broken] == [("kin", "C024 → 北堡/secretary", 1)]
    assert [who for who, _, _ in found.moves] == ["C002", "C024"]
    assert found.loss["needs"] == 7  # housing-estate upkeep in one village, young labour in the other
    rules = found.table("zh", "rules")
    assert rules["何处"].tolist() == ["C024 巳远桥 → 北堡 党支部书记"]
    assert rules["硬性"].tolist() == ["是"]
    assert found.frame.set_index("candidate").loc["C024", "rules"] == "kin"
    assert found.table("en", "needs")["met"].sum() == sum(need.met for need in found.needs)
    assert "1 hard rule is broken, in 1 place." in str(found)
    assert "·" in found.html("zh")
    assert "<script" not in found.html()


def test_it_says_whether_the_distance_is_exact(houma):
    problem = houma.problem
    assert "no best plan was asked for" in str(ha.evaluate(problem, houma))
    open_tiers = tuple(replace(tier, proven=False) for tier in houma.tiers)
    found = ha.evaluate(problem, houma, best=replace(houma, status=ha.Status.FEASIBLE, tiers=open_tiers))
    assert not found.exact
    assert "No plan is worth more than: needs 160" in str(found)
    assert str(found).endswith("the distance is one to a bound, as the plan compared with is not proven best.")
    late = replace(houma, status=ha.Status.UNKNOWN, placements=())
    assert "No best plan was found in time" in str(ha.evaluate(problem, houma, best=late))
    none = problem.adding(ha.Quota(id="nobody", most=0))
    assert "No plan keeps every hard rule (proven)" in str(ha.evaluate(none, houma, best=True))
    assert ha.evaluate(problem, houma, best=True).exact
    with pytest.raises(ha.InputError, match="plan of the same problem"):
        ha.evaluate(none, houma, best=houma)


def test_a_pair_without_a_score_counts_with_nothing():
    problem = ha.Problem.from_matrix([[9, None], [8, 7]])
    found = ha.evaluate(problem, {"c0": "p1", "c1": "p0"}, best=True)
    assert found.unscored == (("c0", "p1"),)
    assert [(each.rule, each.where) for each in found.broken] == [("no score", "c0 → p1")]
    assert (found.value["merit"], found.loss["merit"]) == (8, 8)
    assert "No score is known for c0 → p1" in str(found)
    assert "没有得分" in found.words("zh")
    assert found.frame["score"].tolist()[::-1] == [None, 8]


def test_json_holds_all_of_it(houma):
    found = ha.evaluate(houma.problem, list(houma.placements)[1:], best=houma)
    data = json.loads(found.to_json())
    assert data["placements"] == [list(place) for place in found.placements]
    assert {each["aim"]: each["value"] for each in data["aims"]} == found.value
    assert [each["rule"] for each in data["rules"]] == ["posts_filled"]
    assert data["moved"] == [["C002", ["北堡/secretary"], []]]
    assert (data["allowed"], data["exact"], len(data["needs"])) == (False, True, 55)
    with pytest.raises(ha.InputError, match="the tables are"):
        found.table(of="nothing")
