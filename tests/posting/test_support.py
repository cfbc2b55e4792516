"""Four to one on the Houma case: what is known of it, and what must hold of any such plan."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pytest

import houma_assign as ha

from ..portions import portions
from . import houma

UNITS = {kind.id for kind in ha.FOUR_TO_ONE if kind.by == "unit"}


def units_in(plan: ha.Plan) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for place in plan.placements:
        found.setdefault(plan.problem.post(place.post).village, set()).add(plan.problem.candidate(place.candidate).unit)
    return found


def leading_units(plan: ha.Plan) -> dict[str, str]:
    places = [(plan.problem.post(place.post), plan.problem.candidate(place.candidate)) for place in plan.placements]
    return {post.village: who.unit for post, who in places if post.role == "secretary"}


def test_each_of_13_villages_has_one_of_each_kind_proven() -> None:
    found = houma.supported()
    assert found.status is ha.Status.OPTIMAL
    assert len(found.placements) == 52
    kinds = Counter(houma.support().post(place.post).role for place in found.placements)
    assert kinds == {kind.id: 13 for kind in ha.FOUR_TO_ONE}
    assert len(set().union(*units_in(houma.plan()).values())) == 20
    assert len({village.township for village in houma.support().villages}) == 6


def test_explain_names_the_two_other_units_that_could_take_liuhe_at_a_loss_of_one() -> None:
    (who,) = (place.candidate for place in houma.supported().placements if place.post == "柳河/unit_head")
    assert houma.support().candidate(who).unit == "示例市商务机构"
    found = ha.explain(houma.supported(), who)
    (others,) = [each for each in found.words("zh").splitlines() if "还有谁" in each]
    assert "示例市林业机构负责人（择优总分 1）" in others
    assert "示例市综合四局负责人（择优总分 1，负担均衡（派出单位） 1）" in others
    assert others.count("负责人") == 2


def test_everybody_is_where_the_kind_allows() -> None:
    problem, units = houma.support(), units_in(houma.plan())
    limits = {who.id: who.most for who in houma.supporters()}
    for place in houma.supported().placements:
        post, who = problem.post(place.post), problem.candidate(place.candidate)
        assert who.facts["kind"] == post.role
        assert post.role != "unit_head" or who.unit in units[post.village]
        assert post.role != "township_head" or who.facts["township"] == problem.village(post.village).township
    held = Counter(place.candidate for place in houma.supported().placements)
    assert all(limits[who] is None or number <= limits[who] for who, number in held.items())


def test_every_question_works_on_it() -> None:
    found = houma.supported()
    who, post = found.placements[7]
    other = next(each.id for each in houma.support().candidates if each.facts["kind"] == "county_leader" and each.id != who)
    assert ha.why_not(found, other, post).words("zh")
    assert ha.passed_over(found).words("zh")
    assert ha.repair(found, ["S13"]).status is ha.Status.OPTIMAL
    assert ha.what_if(houma.support(), {"without": lambda problem: problem.without("S31")}).words("zh")
    assert ha.solve(houma.support().pin(other, post)).status is ha.Status.OPTIMAL
    assert found.check_proof() == ()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_goes_through_json_and_sheets(lang: str, tmp_path: Path) -> None:
    problem = houma.support()
    assert ha.Problem.from_json(problem.to_json()) == problem
    problem.to_workbook(tmp_path / "book", lang)
    back = ha.read_workbook(tmp_path / "book")
    assert back == problem
    assert not ha.support_stale(back, houma.plan())


def test_needs_of_a_later_day_count_instead() -> None:
    later = {village.id: {"forestry": 5} for village in houma.support().villages}
    problem = ha.support(houma.plan(), houma.supporters(), needs=later)
    assert problem.pairs.points("S15", "柳河/county_leader") == 5
    assert problem.pairs.points("S13", "柳河/county_leader") == 0


def test_what_is_kept_from_before_counts_last() -> None:
    pinned = ha.solve(houma.support().pin("S33", "香邑/organisation").pin("S32", "北堡/organisation"))
    again = ha.support(houma.plan(), houma.supporters(), current=pinned)
    assert [aim.kind for aim in again.tiers] == ["merit", *["even_load"] * 4, "fewest_moves"]
    kept = ha.solve(again)
    assert kept.value["fewest_moves"] == 0
    assert set(kept.placements) == set(pinned.placements)
    named = [who.changed(villages=("北堡",)) if who.id == "S32" else who for who in houma.supporters()]
    assert ha.solve(ha.support(houma.plan(), named)).value["fewest_moves"] == 0


def test_only_villages_whose_units_changed_are_stale() -> None:
    assert not ha.support_stale(houma.support(), houma.plan())
    assert ha.support_stale(houma.support(), houma.plan()).same_plan
    stale = ha.support_stale(houma.support(), houma.changed())
    before, now = units_in(houma.plan()), units_in(houma.changed())
    differ = [village for village in before if before[village] != now[village]]
    assert 0 < len(differ) < 13
    assert [(each.village, each.kind, each.reason) for each in stale.places] == [(each, "unit_head", "who") for each in differ]
    assert not stale.same_plan
    assert "可包联的人有变" in stale.words("zh")
    assert list(stale.table("zh").columns) == ["村", "岗位类别", "原因", "补入", "退出"]


@pytest.mark.parametrize("seed", portions(4, 31))
def test_after_any_repair_the_rest_can_stay(seed: int) -> None:
    chance = Random(seed)
    gone = chance.choice(houma.plan().placements).candidate
    problem = houma.plan().problem.without(gone)
    found = ha.solve(problem.with_aims(ha.FewestMoves(placements=houma.plan().placements)))
    before, now = units_in(houma.plan()), units_in(found)
    stale = ha.support_stale(houma.support(), found)
    # The fit of a unit's head may change, too, where the secretary is of another unit now.
    leads, lead = leading_units(houma.plan()), leading_units(found)
    touched = {village for village in before if before[village] != now[village] or leads[village] != lead[village]}
    assert {each.village for each in stale.places} == touched
    assert {each.kind for each in stale.places} <= UNITS


def small(most: int | None) -> ha.Problem:
    """Four villages to which one bureau alone sends somebody, its head with a limit, and a second kind without any."""
    people = [ha.Candidate(id=f"C{k}", unit="bureau") for k in range(4)]
    villages = [ha.Village(id=f"V{k}") for k in range(4)]
    posts = [ha.Post(village=village.id, role="secretary") for village in villages]
    frame = {"candidate": [who.id for who in people], "post": [post.id for post in posts], "score": [5] * 4}
    town = ha.Problem.from_frames(
        {"id": [who.id for who in people], "unit": ["bureau"] * 4}, {"id": [village.id for village in villages]},
        {"village": [post.village for post in posts], "role": ["secretary"] * 4}, frame,
    )  # fmt: skip
    kinds = [ha.SupportKind(id="unit_head", zh="派出单位", by="unit"), ha.SupportKind(id="other", zh="其他", by="free")]
    who = [
        {"id": "S1", "kind": "unit_head", "unit": "bureau", "most": most},
        *({"id": id, "kind": "other"} for id in ("S2", "S3")),
    ]
    return ha.support(ha.solve(town), who, kinds)


def test_a_unit_with_people_in_four_villages_and_a_limit_of_three_is_a_clash_in_words() -> None:
    assert ha.solve(small(3)).status is ha.Status.INFEASIBLE
    why = ha.why_infeasible(small(3))
    assert {rule for clash in why.clashes for rule in clash.rules} == {"posts_filled", "posts_each"}
    assert "S1" in why.words("zh")
    assert ha.solve(small(4)).status is ha.Status.OPTIMAL
    assert ha.solve(small(None)).status is ha.Status.OPTIMAL
    assert ha.prices(ha.solve(small(None))).frame["state"].value_counts().to_dict()["chosen"] >= 8


def test_the_standing_of_a_ledger_is_a_posting_too() -> None:
    ledger = ha.Ledger.of(houma.plan(), "2020-04-28").adding(
        {"date": "2020-06-01", "kind": "resigned", "candidate": "C073"},
        {"date": "2020-06-01", "kind": "need_changed", "village": "城小", "need": "petition", "severity": 1},
    )
    assert ha.support(ledger.as_of("2020-04-28"), houma.supporters()) == houma.support()
    now = ledger.as_of("2020-06-01")
    problem = ha.support(now, houma.supporters())
    assert problem.pairs.points("S13", "城小/county_leader") == 1
    stale = ha.support_stale(houma.support(), now)
    assert [(each.village, each.kind, each.reason) for each in stale.places] == [
        ("城小", "county_leader", "fit"), ("柳河", "unit_head", "who")
    ]  # fmt: skip
    for given, code in ((ledger.as_of("2020-01-01"), "posting.nobody"), (ha.Ledger([]).as_of("2020-01-01"), "posting.problem")):
        with pytest.raises(ha.InputError) as caught:
            ha.support(given, houma.supporters())
        assert {fault.code for fault in caught.value.items} == {code}


@pytest.mark.slow
def test_the_costly_questions_work_on_it_too() -> None:
    found = ha.prices(houma.supported()).frame
    assert found["proven"].all()
    assert (found["state"] == "chosen").sum() >= 52
    assert ha.firm(houma.supported()).words("zh")
    assert len(ha.alternatives(houma.supported(), k=2).frame)
    assert ha.trade_off(houma.support(), "merit", "even_load county_leader").words("zh")
