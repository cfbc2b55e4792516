"""The problem of a day, and replans made of it."""

from __future__ import annotations

from typing import Any

import pytest

import houma_assign as ha
from houma_assign.posting.ledger.days import days_between

from ..constraints.test_village_forms import problem as choosing
from ..portions import portions
from . import houma
from .random_ledgers import Diary, town

RELEASE = {"date": "2021-05-01", "kind": "village_released", "body": "office", "reason": "all is well"}
RECALL = {"kind": "recalled", "body": "office", "reason": "why"}


@pytest.fixture(scope="module")
def ledger() -> ha.Ledger:
    return ha.Ledger.of(houma.plan(), "2020-04-28")


def test_the_first_day_is_the_problem_with_everybody_pinned(ledger: ha.Ledger) -> None:
    problem = ledger.problem("2020-05-01")
    assert sum(isinstance(rule, ha.Pinned) for rule in problem.constraints) == 31
    assert set(ha.solve(problem).placements) == set(houma.plan().placements)
    assert ledger.problem("2022-04-28") == houma.plan().problem  # two years later nobody is held to a post
    assert ledger.problem("2020-05-01", min_stay_days=0) == houma.plan().problem
    (point,) = ha.replan(ledger.as_of("2022-05-01"), ledger.problem("2022-05-01")).points
    assert (point.moved, set(point.loss.values())) == (0, {0})


def test_who_was_recalled_is_barred_and_replaced(ledger: ha.Ledger) -> None:
    later = ledger.adding({"date": "2021-03-01", "candidate": "C073", **RECALL})
    problem = later.problem("2021-09-01")
    found = ha.replan(later.as_of("2021-09-01"), problem)
    assert found.status is ha.Status.OPTIMAL
    assert found.points[0].moved == 0
    assert {place.post for place in found.points[0].joining} == {"柳河/member"}
    assert "C073" not in {place.candidate for place in found.points[0].placements}
    assert "因离任不再安排：C073" in problem.notes[-1].words("zh")  # type: ignore[attr-defined]  # a message
    kept = later.problem("2021-09-01", recalled="keep", left="keep")
    assert not [rule for rule in kept.constraints if isinstance(rule, ha.Barred)]
    assert ha.Problem.from_json(problem.to_json()) == problem


def test_needs_of_the_day_count(ledger: ha.Ledger) -> None:
    later = ledger.adding(
        {"date": "2021-03-01", "kind": "need_closed", "village": "柳河", "need": "forestry"},
        {"date": "2021-03-01", "kind": "need_opened", "village": "香邑", "need": "petition", "severity": 5},
    )
    problem = later.problem("2021-03-01")
    assert "forestry" not in problem.village("柳河").needs
    assert problem.village("香邑").needs["petition"] == 5
    assert later.problem("2021-02-28").village("柳河").needs["forestry"] == 5


def test_a_village_that_is_released_is_gone_with_the_rules_that_name_it(ledger: ha.Ledger) -> None:
    assert "mediation in 示例五村" in {rule.id for rule in houma.plan().problem.constraints}
    later = ledger.adding({**RELEASE, "village": "示例五村"})
    problem = later.problem("2021-06-01", min_stay_days=0)
    assert not problem.has_village("示例五村")
    assert not [post for post in problem.posts if post.village == "示例五村"]
    assert "mediation in 示例五村" not in {rule.id for rule in problem.constraints}
    assert "已退出的村：示例五村" in problem.notes[-1].words("zh")  # type: ignore[attr-defined]  # a message
    found = ha.solve(problem.with_aims(ha.FewestMoves(placements=later.as_of("2021-06-01").placements)))
    assert found.value["fewest_moves"] <= 2  # the one who left, and one for whom a quota asks
    assert len(found.placements) == 30


def test_a_quota_that_the_rest_cannot_meet_is_a_clash_in_words(ledger: ha.Ledger) -> None:
    # The secretary of 香邑 is one of the six women that a rule asks for.
    later = ledger.adding({**RELEASE, "village": "香邑"})
    assert ha.replan(later.as_of("2021-06-01"), later.problem("2021-06-01")).status is ha.Status.INFEASIBLE


def test_pins_of_the_first_decision_do_not_hold_for_ever() -> None:
    base = houma.plan().problem.pin("C073", "柳河/member")
    ledger = ha.Ledger.of(ha.solve(base), "2020-04-28").adding({"date": "2021-03-01", "candidate": "C073", **RECALL})
    assert "随之撤去的规则" in ledger.problem("2021-03-02").notes[-1].words("zh")  # type: ignore[attr-defined]  # a message
    assert ha.replan(ledger.as_of("2021-03-02"), ledger.problem("2021-03-02"))


def check(seed: int) -> int:
    """A ledger of some years; whoever is there may be moved by the months served, but nobody within 200 days."""
    diary = Diary(seed, 25)
    ledger = ha.Ledger(diary.events, town())
    standing, problem = ledger.as_of(diary.day), ledger.problem(diary.day, min_stay_days=200)
    found = ha.replan(standing, problem, weights="months")
    assert found.status is ha.Status.OPTIMAL
    assert all(point.proven for point in found.points)
    weights = [point.weight for point in found.points]
    assert weights == sorted(set(weights))
    for point in found.points:
        lost = set(standing.placements) - set(point.placements)
        assert point.weight == sum(standing.months[place.candidate] for place in lost)
        assert not [place for place in lost if _new(standing, place)]
        assert not {place.candidate for place in point.placements} & set(standing.left)
    assert ha.solve(problem).value["merit"] == found.points[-1].values["merit"]
    return len(found.points)


def _new(standing: ha.Standing, place: ha.Placement) -> bool:
    (held,) = [each for each in standing.in_force if each.candidate == place.candidate]
    return days_between(held.in_post, standing.day) < 200


@pytest.mark.parametrize("chunk", portions(1, 12))
def test_every_replan_is_proven_and_weighs_what_the_months_say(chunk: int) -> None:
    assert max(check(seed) for seed in range(chunk * 5, chunk * 5 + 5)) > 1


def test_a_plan_that_chose_villages_begins_a_ledger_of_those() -> None:
    plan = ha.solve(choosing(least={"team": 1, "alone": 1}, most={"team": 1, "alone": 1}))
    assert sorted(plan.forms) == ["v0", "v2"]
    ledger = ha.Ledger.of(plan, "2020-04-28")
    assert not ledger.as_of("2020-04-28").vacancies
    problem = ledger.problem("2023-01-01")
    assert sorted(village.id for village in problem.villages) == ["v0", "v2"]
    assert sum(post.slots for post in problem.posts) == 4
    assert [aim.kind for aim in problem.tiers] == ["needs", "merit"]
    (point,) = ha.replan(ledger.as_of("2023-01-01"), problem).points
    assert point.moved == 0
    gone = ledger.adding({"date": "2021-01-01", "kind": "resigned", "candidate": plan.placements[0].candidate})
    assert sum(gone.as_of("2021-01-02").vacancies.values()) == 1


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"day": "yesterday"}, "ledger.day"), ({"min_stay_days": -1}, "ledger.days"), ({"recalled": "no"}, "ledger.bar"),
        ({"left": 3}, "ledger.bar"), ({"base": "problem"}, "ledger.base"),
    ],
)  # fmt: skip
def test_arguments_that_make_no_sense(ledger: ha.Ledger, more: dict[str, Any], code: str) -> None:
    with pytest.raises(ha.InputError) as caught:
        ledger.problem(**{"day": "2021-01-01", **more})
    assert {fault.code for fault in caught.value.items} == {code}


def test_without_a_problem_nothing_can_be_solved() -> None:
    ledger = ha.Ledger([{"date": "2020-01-01", "kind": "appointed", "candidate": "C1", "post": "V1/secretary"}])
    assert len(ledger.as_of("2020-01-02").in_force) == 1
    with pytest.raises(ha.InputError, match="name the problem behind the ledger"):
        ledger.problem("2020-01-02")
    assert ledger.problem("2020-01-02", town()).constraints
    with pytest.raises(ha.InputError, match="no candidate has this id"):
        ledger.problem("2020-01-02", houma.plan().problem)
