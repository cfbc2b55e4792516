import json

import pandas as pd
import pytest

import houma_assign as ha

from ..town import reasons, village_policy, villages

POOL = ha.datasets.houma_2020(stage="pool")
POLICY = ha.datasets.houma_policy().villages
HOUMA = ha.screen_villages(POOL, POLICY)


def test_the_town_is_ranked_and_the_margin_is_between_last_in_and_first_out():
    found = ha.screen_villages(villages(), village_policy(forms=[{"id": "team", "villages": 1}, {"id": "alone", "villages": 2}]))
    assert [(each.village, each.score, each.rank, each.form) for each in found.sheets] == [
        ("ford", 6, 1, ""), ("mill", 6, 1, ""), ("hill", 5, 3, "alone"), ("dale", 2, 4, "")]  # fmt: skip
    assert found.margin == 3
    assert [(tie.villages, tie.best, tie.worst) for tie in found.ties] == [(("ford", "mill"), "team", "alone")]
    assert found.sheet("mill").open_between == ("team", "alone")
    assert found.proposed == ("hill",)


def test_a_tie_is_named_and_decided_by_nobody_but_the_policy():
    found = ha.screen_villages(villages(), village_policy(forms=[{"id": "team", "villages": 1}]))
    assert not found.decided
    with pytest.raises(ha.InputError, match=r"ford, mill.*tied at a cut"):
        found.or_raise()
    by_debts = village_policy(forms=[{"id": "team", "villages": 1}], tie_break=["debts"])
    assert ha.screen_villages(villages(), by_debts).or_raise().forms == {"ford": "team"}
    settled = village_policy(forms=[{"id": "team", "villages": 1}], settled=["mill"], settled_by="the council")
    assert ha.screen_villages(villages(), settled).or_raise().forms == {"mill": "team"}


def test_a_tie_away_from_every_cut_is_no_tie():
    assert ha.screen_villages(villages(), village_policy(forms=[{"id": "team", "villages": 2}])).forms == {
        "mill": "team",
        "ford": "team",
    }


def test_weights_count():
    policy = village_policy().with_weights(floods=0.5, debts=2)
    found = ha.screen_villages(villages(), policy)
    assert [(each.village, each.score) for each in found.sheets] == [("ford", 7.5), ("hill", 7), ("mill", 4.5), ("dale", 2.5)]
    assert found.forms == {"ford": "team", "hill": "alone"}
    assert [(post.id, post.slots) for post in found.posts] == [("ford/secretary", 1), ("hill/secretary", 1), ("ford/member", 2)]
    with pytest.raises(ha.InputError, match="problem types are floods, debts"):
        village_policy().with_weights(flods=2)


def test_the_ledger_holds_problems_from_a_severity_on_and_special_needs():
    changed = villages(ford={"other": "forestry:5; culture:2"})
    policy = village_policy(
        special="other", problems=[{"id": "floods", "need": "drainage"}, {"id": "debts"}], tie_break=["floods"]
    )
    found = ha.screen_villages(changed, policy)
    assert dict(found.sheet("ford").needs) == {"drainage": 3, "debts": 3, "forestry": 5, "culture": 2}
    assert dict(found.sheet("dale").needs) == {}
    assert found.sheet("ford").special == ("forestry", "culture")
    assert found.villages[1].needs == {"drainage": 3, "debts": 3, "forestry": 5, "culture": 2}
    assert found.villages[1].fact("form") == "alone"


def test_the_second_round_stands_and_differences_are_listed():
    changed = villages(mill={"floods_first": 4}, ford={"floods_first": 3}, hill={"floods_first": 5}, dale={"floods_first": 1})
    policy = village_policy(problems=[{"id": "floods"}], rounds=2)
    found = ha.screen_villages(changed, policy)
    assert found.forms == {"mill": "team", "ford": "alone"}
    assert sorted(found.differences) == [("hill", "floods", 5, 2), ("mill", "floods", 4, 5)]
    assert "*" in found.sheet("hill").text("zh")
    assert found.sheet("mill").to_record()["floods_first"] == 4


@pytest.mark.parametrize(
    ("changes", "policy", "row", "column", "part"),
    [
        ({"mill": {"floods": None}}, {}, "mill", "floods", "missing"),
        ({"mill": {"floods": 6}}, {}, "mill", "floods", "from 0 to 5"),
        ({"mill": {"floods": 2.5}}, {}, "mill", "floods", "whole number"),
        ({"mill": {"floods": "5"}}, {}, "mill", "floods", "whole number"),
        ({"mill": {"floods": True}}, {}, "mill", "floods", "whole number"),
        ({"mill": {"other": "trees:9"}}, {"special": "other"}, "mill", "other", "1 to 5"),
        ({"mill": {"other": "trees"}}, {"special": "other"}, "mill", "other", "key: value"),
        ({"mill": {"other": "debts:2"}}, {"special": "other"}, "mill", "other", "decides this need already"),
        ({}, {"rounds": 2}, "mill", "floods_first", "missing"),
        ({}, {"tie_break": ["people"]}, "mill", "people", "a number is needed"),
        ({}, {"settled": ["nowhere"], "settled_by": "x"}, "", "settled", "no village has this id"),
        ({}, {"forms": [{"id": "team", "villages": 5}]}, "", "villages", "more places than villages"),
    ],
)
def test_what_keeps_villages_from_being_compared_is_a_fault(changes, policy, row, column, part):
    with pytest.raises(ha.InputError) as caught:
        ha.screen_villages(villages(**changes), village_policy(**policy))
    assert any((row, column) == (at, where) and part in why for at, where, why in reasons(caught))


def test_faults_of_the_policy_come_together():
    with pytest.raises(ha.InputError) as caught:
        ha.VillagePolicy(problems=[{"id": "a", "weight": -1}, {"id": "a"}], forms=[{"id": "f", "villages": -2}])
    assert {(row, column) for row, column, _ in reasons(caught)} == {("a", "weight"), ("a", "id"), ("f", "villages")}
    with pytest.raises(ha.InputError) as caught:
        village_policy(settled=["x"], problems=[{"id": "a", "need": "b"}, {"id": "b"}])
    assert {column for _, column, _ in reasons(caught)} == {"settled_by", "need"}


def test_two_villages_with_one_id_are_a_fault():
    with pytest.raises(ha.InputError, match="more than once"):
        ha.screen_villages([*villages(), villages()[0]], village_policy())


def test_houma_comes_to_the_published_figures():
    assert len(HOUMA.sheets) == 68
    assert len(POLICY.problems) == 6
    assert len(HOUMA.proposed) == 13
    assert sorted(HOUMA.forms.values()) == ["secretary_only"] * 4 + ["whole_team"] * 9
    assert sum(post.slots for post in HOUMA.posts) == 31
    assert HOUMA.ties == ()
    assert HOUMA.margin == 1
    assert HOUMA.differences
    assert all(abs(first - second) == 1 for _, _, first, second in HOUMA.differences)


def test_houma_ledgers_are_those_of_the_problem():
    examined = ha.datasets.houma_2020()
    assert HOUMA.villages == examined.villages
    assert HOUMA.posts == examined.posts


def test_rows_and_json_give_back_an_equal_policy():
    for policy in (POLICY, village_policy(settled=["mill"], settled_by="the council", tie_break=["debts", "floods"])):
        assert ha.VillagePolicy.from_records(policy.to_records()) == policy
        assert ha.VillagePolicy.from_json(policy.to_json()) == policy
        json.dumps(policy.to_records())


def test_villages_may_come_as_a_frame():
    rows = [{"id": each.id, **each.facts} for each in villages()]
    assert ha.screen_villages(pd.DataFrame(rows), village_policy(tie_break=["debts"])).forms == {"mill": "alone", "ford": "team"}
    with pytest.raises(ha.InputError, match="missing column"):
        ha.screen_villages(pd.DataFrame({"floods": [1]}), village_policy())
    with pytest.raises(ha.InputError, match="the table is empty"):
        ha.screen_villages([], village_policy())
    with pytest.raises(ha.InputError, match="Village records or a frame"):
        ha.screen_villages(["mill"], village_policy())


def test_every_village_has_a_flat_record_and_a_line_in_the_frame():
    frame = HOUMA.frame
    assert len(frame) == 68
    assert set(frame.columns) >= {"village", "lax_first", "lax", "score", "rank", "form", "needs"}
    assert all(isinstance(cell, (str, int, float)) for cell in HOUMA.sheet("柳河").to_record().values())
    assert "forestry 5" in HOUMA.sheet("柳河").text()
