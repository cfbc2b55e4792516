"""Forms of villages: on a tiny case worked out by hand, in words, files and edits, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import houma_assign as ha

TEAM, ALONE = {"secretary": 1, "member": 2}, {"secretary": 1}
FORMS = {"team": TEAM, "alone": ALONE}


def problem(scores: tuple[int, ...] = (9, 5, 7), people: int = 4, slack: float = 0, **rule: Any) -> ha.Problem:
    """Villages with needs for law in the last one only; the last person alone has that skill."""
    villages = tuple(ha.Village(id=f"v{k}", needs={"law": 3} if k == len(scores) - 1 else {}, facts={"score": score})
                     for k, score in enumerate(scores))  # fmt: skip
    posts = tuple(ha.Post(village=village.id, role=role, slots=number, least=0)
                  for role, number in TEAM.items() for village in villages)  # fmt: skip
    crowd = tuple(ha.Candidate(id=f"c{k}", skills=("law",) if k == people - 1 else ()) for k in range(people))
    who, where = np.divmod(np.arange(people * len(posts)), len(posts))
    pairs = ha.Pairs(tuple(each.id for each in crowd), tuple(post.id for post in posts), who, where,
                     np.full(len(who), 100), 100, np.zeros(len(who), np.int8), {})  # fmt: skip
    rules = (ha.PostsFilled(), ha.Slots(), ha.PostsEach(), ha.VillageForms(id="forms", **{"forms": FORMS, **rule}))
    return ha.Problem(candidates=crowd, villages=villages, posts=posts, pairs=pairs.aligned(pairs.candidates, pairs.posts),
                      constraints=rules, aims=(ha.Served(number="score", slack=slack), ha.NeedsMet(), ha.Merit()))  # fmt: skip


def test_the_best_villages_are_opened_with_whole_forms() -> None:
    plan = ha.solve(problem(least={"team": 1, "alone": 1}, most={"team": 1, "alone": 1}))
    assert plan.status is ha.Status.OPTIMAL
    assert plan.value["served"] == 16
    assert sorted(plan.forms) == ["v0", "v2"]
    assert sorted(plan.forms.values()) == ["alone", "team"]
    assert len(plan.placements) == 4


def test_slack_lets_people_decide_and_costs_no_more_than_it_says() -> None:
    limits = {"least": {"alone": 1}, "most": {"team": 0, "alone": 1}}
    assert ha.solve(problem(**limits)).forms == {"v0": "alone"}
    eased = ha.solve(problem(slack=2, **limits))
    assert eased.forms == {"v2": "alone"}
    assert eased.value["served"] == 7
    assert eased.bound["served"] == 9
    assert eased.value["needs"] == 3


def test_without_limits_as_many_as_people_allow() -> None:
    assert len(ha.solve(problem(people=3)).forms) == 3
    assert len(ha.solve(problem(people=4)).forms) == 2 + 1  # nobody is left over for half a team


def test_conditions_keep_villages_out() -> None:
    plan = ha.solve(problem(where={"team": "score >= 6", "alone": "score >= 8"}, people=9))
    assert plan.forms == {"v0": "alone", "v2": "team"} or plan.forms == {"v0": "team", "v2": "team"}


def test_opening_and_closing_are_edits_and_prices_are_theirs() -> None:
    asked = problem(least={"alone": 1}, most={"team": 0, "alone": 1})
    plan = ha.solve(asked)
    prices = ha.village_prices(plan)
    assert prices.proven
    for village in ("v0", "v1", "v2"):
        forced = ha.solve(asked.opening(village, "alone"))
        found = prices[village, "alone"]
        assert found.loss == {aim: plan.value[aim] - forced.value[aim] for aim in ("served", "needs", "merit")}
        assert prices[village, "team"].state == "infeasible"
    assert prices["v0", "alone"].state == "chosen"
    closed = ha.solve(asked.closing("v0"))
    assert closed.forms == {"v2": "alone"}
    assert prices["v0", ""].loss["served"] == 2
    assert prices["v0", ""].opened == ("v2",)
    assert prices.cheapest is prices["v2", "alone"]
    why = ha.why_not(plan, village="v1")
    assert why.prices == tuple(each for each in prices.prices if each.village == "v1")
    assert "损失" in why.words("zh")
    assert list(why.table("zh").columns)[:3] == ["村", "形式", "情形"]


def test_a_closed_village_needs_no_skill_and_an_open_one_does() -> None:
    asked = problem(least={"alone": 1}, most={"team": 0, "alone": 1})
    assert ha.solve(asked.adding(ha.SkillCovered(skills=("law",)))).forms == {"v0": "alone"}
    plan = ha.solve(asked.adding(ha.SkillCovered(skills=("law",))))
    assert [place.candidate for place in plan.placements] == ["c3"]
    assert ha.SkillCovered(skills=("law",)).breaches(asked, [ha.Placement("c0", "v0/secretary")])


def test_shares_are_of_open_slots_where_these_are_fixed() -> None:
    fixed = problem(least={"team": 1, "alone": 0}, most={"team": 1, "alone": 0})
    half = ha.Quota(where={"id": ("c0", "c1")}, most_share=0.5, rounding="down")
    assert half.limits(fixed, "all posts", 3) == (None, 1)
    plan = ha.solve(fixed.adding(half))
    assert plan.status is ha.Status.OPTIMAL
    assert sum(place.candidate in ("c0", "c1") for place in plan.placements) == 1
    with pytest.raises(ha.InputError, match="depends on the forms chosen"):
        problem().adding(half)


def test_json_workbook_and_pickle_bring_it_back(tmp_path: Path) -> None:
    asked = problem(least={"team": 1}, most={"team": 1}, where={"team": "score >= 6"}, settled={"v1": ""})
    assert ha.Problem.from_json(asked.to_json()) == asked
    for lang in ("en", "zh"):
        asked.to_workbook(tmp_path / f"{lang}.xlsx", lang)
        assert ha.read_workbook(tmp_path / f"{lang}.xlsx").constraints == asked.constraints


def test_the_structure_counts_villages_and_forms() -> None:
    plan = ha.solve(problem(least={"team": 1, "alone": 1}, most={"team": 1, "alone": 1}))
    table = plan.structure()
    assert table[["category", "count", "share"]].head(3).to_numpy().tolist() == [
        ["chosen", 2, 0.667], ["team", 1, 0.5], ["alone", 1, 0.5]]  # fmt: skip


FAULTS = [
    ({"forms": {}}, "at least one form"), ({"forms": {"none": {}}}, "at least one person"),
    ({"forms": {"a": ALONE, "b": ALONE}}, "same people"), ({"forms": {"a": {"mayor": 1}}}, "role"),
    ({"least": {"tema": 1}}, "no form has this name"), ({"least": {"team": 2}, "most": {"team": 1}}, "least exceeds most"),
    ({"least": {"alone": 4}}, "only 3 villages"), ({"least": {"team": 2}}, "ask for 6 people"),
    ({"settled": {"v9": "team"}}, "unknown village"), ({"settled": {"v1": "tema"}}, "no form has this name"),
    ({"settled": {"v1": "team"}, "where": {"team": "score >= 6"}}, "cannot get this form"),
    ({"forms": {"huge": {"member": 3}}}, "fewer slots"), ({"where": {"team": "skore >= 6"}}, "skore"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "said"), FAULTS, ids=[said for _, said in FAULTS])
def test_what_is_refused(rule: dict[str, Any], said: str) -> None:
    with pytest.raises(ha.InputError) as caught:
        problem(**rule)
    assert said in str(caught.value)
    assert not [char for char in caught.value.words("zh") if char == "\ufffd"]


def test_edits_and_questions_name_what_they_do_not_know() -> None:
    with pytest.raises(ha.InputError, match="did you mean team"):
        problem().opening("v1", "tema")
    with pytest.raises(ha.InputError, match="no rule `VillageForms`"):
        problem().dropping("forms").closing("v1")
    plan = ha.solve(problem())
    with pytest.raises(ha.InputError, match="no village with a post"):
        ha.village_prices(plan, ["v7"])
    with pytest.raises(ha.InputError, match="about a village alone"):
        ha.why_not(plan, "c1", "v1/member", village="v1")  # type: ignore[call-overload]


def test_the_worst_off_is_looked_for_among_villages_that_are_opened() -> None:
    asked = problem()
    (rule,) = [rule for rule in asked.constraints if rule.kind == "village_forms"]
    sure = sum(rule.least.values())
    with pytest.raises(ha.InputError, match="not sure that so many are opened"):
        asked.with_aims(ha.WorstOff(worst=sure + 1))
    if sure:
        plan = ha.solve(asked.with_aims(ha.WorstOff(), ha.Merit()))
        teams: dict[str, list[float]] = {}
        for who, post in plan.placements:
            teams.setdefault(asked.post(post).village, []).append(asked.pairs.points(who, post) or 0)
        assert plan.value["worst_off"] == min(sum(points) / len(points) for points in teams.values())
    asked.dropping("forms").with_aims(ha.WorstOff())
