"""Blocking pairs and their prices, against every plan of tiny problems."""

import pytest

import houma_assign as ha

from ..constraints.small_town import THREE, best, town
from ..oracles.laws_of_wishes import _able, _blocks
from ..oracles.rules_by_hand import Data
from ..oracles.test_stable_plans import draw_tiny
from .every_plan import EveryPlan


def check(seed):
    """The blocking pairs of the plan of one problem, and what granting each would cost."""
    problem, lots = draw_tiny(seed), str(seed)
    plan = ha.solve(problem, seed=lots)
    if not plan:
        return 0
    (rule,) = (each for each in problem.constraints if each.kind == "stable")
    found, data = ha.blocking(plan), Data(problem)
    true = {pair for pair in _able(rule, data) if _blocks(*pair, tuple(plan.placements), rule, data)}
    assert {(each.candidate, each.post) for each in found} == true, seed
    known = EveryPlan(problem, lots)
    for each in found:
        left = [other for other in known.plans if (each.candidate, each.post) in other and (each.other, each.post) not in other]
        if each.price.state == "barred":
            assert each.price.rules
            continue
        winner = known.winner(left)
        assert (winner is None) == (each.price.state == "infeasible"), (seed, each)
        if winner is not None:
            lost = [old - new for old, new in zip(known.worths(tuple(plan.placements)), known.worths(winner), strict=True)]
            assert [float(loss) for loss in each.price.loss.values()] == pytest.approx([float(loss) for loss in lost]), seed
        after = each.exchange.placements
        assert (each.candidate, each.post) in after
        assert (each.other, each.post) not in after
    return len(found)


def test_pairs_and_prices_of_tiny_problems():
    assert sum(check(seed) for seed in range(40)) > 2


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(10))
def test_more_pairs_and_prices(chunk):
    for seed in range(5000 + chunk * 50, 5000 + chunk * 50 + 50):
        check(seed)


SAY = {"a/lead": {"ann": 1, "bo": 2, "cy": 3}}
WISHES = {"cy": ("a/lead", "b/lead"), "bo": ("a/lead",)}


def test_what_both_sides_hold_and_what_the_exchange_breaks():
    people = {"ann": {"name": "安"}, "cy": {"skills": ("law",)}}
    problem = town(THREE, ha.SkillCovered(id="law in b", skills=("law",), villages=("b",)), people=people)
    found = ha.blocking(best(problem), WISHES, SAY)
    bo, cy = found.pairs
    assert (cy.candidate, cy.post, cy.wish, cy.mark, cy.held, cy.held_wish) == ("cy", "a/lead", 1, 3, "b/lead", 2)
    assert (cy.other, cy.other_mark, [each.rule for each in cy.exchange.breaks]) == ("ann", 1, ["law in b"])
    assert (cy.price.state, bo.price.state) == ("infeasible", "price")
    assert (bo.held, bo.held_wish, bo.exchange.breaks, bo.price.loss) == ("a/member", None, (), {"merit": 3})
    assert (
        str(found).splitlines()[0] == "2 pairs block the plan; in 1 of them the two could be exchanged with every hard rule kept."
    )
    assert "现任 ann 安 评分 1，本人评分 2" in found.words("zh")
    assert list(found.table("zh").columns)[:9] == [
        "人选", "岗位", "志愿次序", "现任岗位", "现任志愿次序", "评分", "在任者", "在任者评分", "可直接互换",
    ]  # fmt: skip
    assert found.frame["exchange"].tolist() == [True, False]


def test_a_free_slot_blocks():
    plan = best(town("a/lead*0-1 b/lead*0-1\nann 1 -1", aims=(ha.Merit(),)))
    (pair,) = ha.blocking(plan, {"ann": ("b", "a")})
    assert (pair.other, pair.held, pair.held_wish, pair.wish) == (None, "a/lead", 2, 1)
    assert "a slot is free" in str(ha.blocking(plan, {"ann": ("b", "a")}))


def test_the_rules_of_the_problem_are_asked_by_default():
    rule = ha.Stable(wishes=WISHES, say=SAY, penalty=0)
    assert len(ha.blocking(best(town(THREE, rule)))) == 2
    stable = ha.blocking(best(town(THREE, rule.changed(penalty=None))))
    assert not len(stable)
    assert "No pair blocks" in str(stable)
    assert "没有阻碍方案的配对" in stable.words("zh")
    assert len(stable.frame.columns) == 13


def test_what_makes_no_sense_is_refused_all_at_once():
    plan = best(town(THREE))
    with pytest.raises(ha.InputError, match="no wishes"):
        ha.blocking(plan)
    with pytest.raises(ha.InputError) as caught:
        ha.blocking(plan, {"zoe": ("a",), "ann": ("c",)}, {"d": {"eve": 1}})
    assert len(caught.value.items) == 4
    with pytest.raises(ha.InputError, match="time_limit"):
        ha.blocking(plan, WISHES, time_limit=-1)


def test_the_price_of_stability_is_a_trade_off():
    rule = ha.Stable(wishes={"cy": ("a/lead",), "bo": ("a/lead",)}, say=SAY, penalty=1)
    problem = town(THREE, rule).with_aims(ha.Concessions(), ha.Sum(id="points", number="score", sense="most"))
    found = ha.trade_off(problem, "points", "concessions")
    assert [(each.aim, each.against) for each in found.points] == [(24, 2), (21, 1), (11, 0)]
