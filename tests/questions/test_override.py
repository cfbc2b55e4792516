"""Decisions of people: what they cost, which rules they suspend, what is refused, and rows that are never changed."""

import pickle
from dataclasses import replace

import pytest

import houma_assign as ha

WHO = {"by": "某某", "body": "部务会", "reason": "工作需要", "on": "2020-04-20"}


@pytest.fixture(scope="module")
def houma():
    return ha.solve(ha.datasets.houma_2020())


def test_the_cost_is_that_of_a_forced_solve(houma):
    decided = houma.override("C049", "东城/secretary", **WHO)
    forced = ha.solve(houma.problem.pin("C049", "东城/secretary"))
    assert decided.placements == forced.placements
    row = decided.overrides[0]
    assert row.cost == {
        tier.aim: own.value - tier.value for tier, own in zip(forced.tiers, houma.tiers, strict=True) if tier.named
    }
    assert row.cost == ha.why_not(houma, "C049", "东城/secretary").price.loss
    assert decided.check_proof() == ()
    assert (row.suspended, row.units, row.exact) == ({}, {}, True)
    assert {who for who, _, _ in row.moved} == set(houma.diff(decided)["candidate"])


@pytest.fixture(scope="module")
def decided(houma):
    return houma.override("C099", "牛村/secretary", suspend={"secretary eligibility": "特殊岗位"}, **WHO)


def test_the_error_names_the_rules_to_suspend(houma):
    with pytest.raises(ha.InputError, match="a reason of its own: village party secretary: only people with") as caught:
        houma.override("C099", "牛村/secretary", **WHO)
    assert str(caught.value.items[0].value) == "secretary eligibility"
    assert "须暂停并逐条写明理由：党支部书记：须满足" in caught.value.words("zh")


def test_a_suspended_rule_holds_for_everybody_else(houma, decided):
    assert [tuple(each) for each in decided.breaches] == [("secretary eligibility", "C099 → 牛村/secretary", 1)]
    dropped = ha.solve(houma.problem.dropping("secretary eligibility").pin("C099", "牛村/secretary"))
    assert decided.value["needs"] <= dropped.value["needs"]  # dropping the rule would open it to all
    assert "特殊岗位" in decided.summary()
    assert "暂停的规则" in decided.summary("zh")
    assert "C099" in decided._repr_html_()
    assert "牛村" in str(ha.explain(decided, "C099"))


def test_a_row_is_plain_data_and_comes_back(decided):
    row = decided.overrides[0]
    again = ha.Override(**row.model_dump(mode="json"))
    assert again == row
    assert dict(again.suspended) == {"secretary eligibility": "特殊岗位"}
    assert pickle.loads(pickle.dumps(decided)) == decided


@pytest.fixture(scope="module")
def small():
    return ha.solve(ha.Problem.from_matrix([[9, 1, 3], [8, 7, 2], [6, 5, 4], [1, 1, 1]]))


def test_rows_are_added_and_never_changed(small):
    one = small.override("c0", None, **WHO)
    two = one.override("c1", "p1", kept_out=True, **WHO)
    assert two.overrides[0] == one.overrides[0]
    assert small.overrides == ()
    back = two.revoke(1, **WHO)
    assert back.overrides[:2] == two.overrides
    assert (back.overrides[2].kind, back.overrides[2].revokes) == ("revoke", 1)
    assert back.placements == small.override("c1", "p1", kept_out=True, **WHO).placements
    assert "(taken back)" in back.summary()
    with pytest.raises(ha.InputError, match="no override in force"):
        back.revoke(1, **WHO)
    with pytest.raises(ValueError, match="frozen"):
        back.overrides[0].reason = "other"


CONTRADICTIONS = [
    ({"candidate": "c0", "post": None}, {"candidate": "c0", "post": "p0"}),
    ({"candidate": "c0", "post": "p0"}, {"candidate": "c0", "post": "p0", "kept_out": True}),
    ({"candidate": "c0", "post": "p0"}, {"candidate": "c0", "post": "p1"}),
    ({"candidate": "c0", "post": "p0"}, {"candidate": "c1", "post": "p0"}),
]


@pytest.mark.parametrize(("first", "second"), CONTRADICTIONS)
def test_two_that_contradict_each_other_are_one_clear_error(small, first, second):
    decided = small.override(**first, **WHO)
    with pytest.raises(ha.InputError, match="it contradicts override 1 of 2020-04-20") as caught:
        decided.override(**second, **WHO)
    assert len(caught.value.items) == 1
    assert "矛盾" in caught.value.words("zh")
    assert decided.revoke(1, **WHO).override(**second, **WHO)


@pytest.mark.parametrize(("changed", "code"), [
    ({"reason": " "}, "override_text"), ({"by": ""}, "override_text"), ({"body": None}, "override_text"),
    ({"on": "soon"}, "override_day"), ({"candidate": "c9"}, "unknown_candidate"), ({"post": "x"}, "unknown_post"),
    ({"suspend": {"slots": "x"}}, "override_needless"),
    ({"suspend": {"no rule": "x"}}, "override_rule"), ({"suspend": {"slots": ""}}, "override_reason"),
])  # fmt: skip
def test_what_is_missing_is_refused(small, changed, code):
    with pytest.raises(ha.InputError) as caught:
        small.override(**{"candidate": "c2", "post": "p0", **WHO, **changed})
    assert caught.value.items[0].code == code
    assert not [letter for letter in caught.value.words("zh").split("：")[-1] if letter.isascii() and letter.isalpha()]


def test_an_override_that_says_the_same_is_refused_and_a_plan_that_is_none(small):
    with pytest.raises(ha.InputError, match="says the same"):
        small.override("c0", None, **WHO).override("c0", None, **WHO)
    with pytest.raises(ha.InputError, match="no plan to ask about"):
        ha.solve(small.problem.adding(ha.Quota(id="nobody", most=0))).override("c0", None, **WHO)


def test_the_smallest_sets_are_all_told():
    """Two rules keep ann out of a, and a third one keeps bo out of b."""
    people = [{"id": "ann", "sex": "f", "age": 30}, {"id": "bo", "sex": "m", "age": 50}]
    rules = [ha.Barred(id="never ann", candidate="ann", village="a"), ha.Eligible(id="men in a", village="a", where={"sex": "m"}),
             ha.Quota(id="young b", village="b", where=ha.Condition(fact="age", most=40), least=1)]  # fmt: skip
    problem = ha.Problem.from_frames(people, [{"id": "a"}, {"id": "b"}], [{"village": v, "role": "member"} for v in "ab"],
                                     [{"candidate": c["id"], "post": f"{v}/member", "score": 1} for c in people for v in "ab"],
                                     constraints=rules)  # fmt: skip
    plan = ha.solve(problem)
    with pytest.raises(ha.InputError) as caught:
        plan.override("ann", "a/member", **WHO)
    told = str(caught.value.items[0].reason)
    assert str(caught.value.items[0].value).split("; ")[:2] == ["never ann", "men in a"]
    assert told.endswith("[never ann], a: only people with sex = m [men in a], b: at least 1 with age ≤ 40 [young b]")
    with pytest.raises(ha.InputError, match="suspend beside those named, each with a reason of its own: b: at least 1"):
        plan.override("ann", "a/member", suspend=dict.fromkeys(["never ann", "men in a"], "x"), **WHO)
    decided = plan.override("ann", "a/member", suspend=dict.fromkeys(["never ann", "men in a", "young b"], "x"), **WHO)
    assert dict(decided.overrides[0].units) == {"never ann": 1, "men in a": 1, "young b": 1}


def test_without_time_nothing_is_decided(houma):
    with pytest.raises(ha.InputError, match="allow a longer time_limit") as caught:
        houma.override("C099", "牛村/secretary", time_limit=1e-9, **WHO)
    assert "时间用完" in caught.value.words("zh")


def test_a_plan_that_is_not_proven_has_no_exact_cost(small):
    decided = replace(small, status=ha.Status.FEASIBLE).override("c0", None, **WHO)
    assert not decided.overrides[0].exact
    assert "(not proven best)" in decided.summary()
    assert small.override("c0", None, time_limit=60, **WHO).overrides[0].exact


def test_slots_are_suspended_last():
    """One rule would do either way, but two people in one place are no decision."""
    pinned = ha.Pinned(id="settled", candidate="c0", post="p0")
    plan = ha.solve(ha.Problem.from_matrix([[9, 1], [8, 7]], constraints=[pinned]))
    with pytest.raises(ha.InputError, match=r"of its own: c0 is settled in p0 \[settled\]$") as caught:
        plan.override("c1", "p0", **WHO)
    assert str(caught.value.items[0].value) == "settled"
    assert plan.override("c1", "p0", suspend={"settled": "x"}, **WHO).overrides[0].units == {"settled": 1}
