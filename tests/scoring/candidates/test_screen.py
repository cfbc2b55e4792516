import json
from random import Random

import pandas as pd
import pytest

import houma_assign as ha

from ..town import people, reasons

CHECKS = [
    {"id": "old enough", "kind": "must", "where": "age >= 35", "body": "staff office", "zh": "年满三十五", "en": "35 or older"},
    {"id": "not a head", "kind": "must_not", "where": "rank = section", "body": "organisers"},
]
POOL = ha.datasets.houma_2020(stage="pool")
POLICY = ha.datasets.houma_policy().candidates
HOUMA = ha.screen_candidates(POOL, POLICY)


def town_policy(**changes):
    return ha.CandidatePolicy(**{"checks": CHECKS, **changes})


def test_who_passes_who_does_not_by_what_and_counts_by_stage():
    found = ha.screen_candidates(people(), town_policy())
    assert found.passed == ("bo", "cy")
    assert found.excluded == ("ann", "dee")
    (reason,) = found.why("ann")
    assert (reason.check, reason.kind, reason.body, reason.facts) == ("old enough", "must", "staff office", (("age", 34),))
    assert found.why("bo") == ()
    assert [(stage.id, stage.number, stage.out) for stage in found.stages] == [
        ("applied", 4, 0),
        ("must", 3, 1),
        ("must_not", 2, 1),
    ]
    assert found.chart("zh") == [("报名", 4), ("符合必须条件", 3), ("无不得情形", 2)]
    assert [person.id for person in found.candidates] == ["bo", "cy"]


def test_everything_against_a_person_is_listed_though_one_reason_would_do():
    found = ha.screen_candidates(people(dee={"age": 30}), town_policy())
    assert [each.check for each in found.why("dee")] == ["old enough", "not a head"]


ORDER = {
    "ann": {"nomination_order": 1},
    "bo": {"nomination_order": 2},
    "cy": {"nomination_order": 2},
    "dee": {"nomination_order": 1},
}


def test_nomination_places_go_by_the_units_own_order():
    places = [{"id": "works", "places": 1}, {"id": "school", "places": 3}, {"id": "mill", "places": 2}]
    found = ha.screen_candidates(people(**ORDER), ha.CandidatePolicy(places=places))
    assert found.excluded == ("bo",)
    assert [(each.unit, each.offered, each.used, each.free, each.exceeded) for each in found.nominations] == [
        ("works", 1, 1, 0, 1), ("school", 3, 2, 1, 0), ("mill", 2, 0, 2, 0)]  # fmt: skip
    assert found.places == {"offered": 6, "used": 3, "free": 3, "exceeded": 1}
    told = ha.screen_candidates(people(**ORDER), ha.CandidatePolicy(places=places, over="report"))
    assert told.excluded == ()
    assert told.places == found.places


def test_people_whom_nobody_nominated_are_beyond_the_places_if_the_policy_says_so():
    places = [{"id": "works", "places": 2}, {"id": "school", "places": 2}]
    alone = people(**{**ORDER, "cy": {"nomination_order": None}})
    found = ha.screen_candidates(alone, ha.CandidatePolicy(places=places, without_order="over"))
    assert found.excluded == ("cy",)
    assert [(each.unit, each.used, each.free, each.exceeded) for each in found.nominations] == [
        ("works", 2, 0, 0),
        ("school", 1, 1, 1),
    ]
    assert found.why("cy")[0].facts == (("unit", "school"), ("nomination_order", None))


def test_the_order_of_rows_does_not_matter():
    listed = list(POOL.candidates)
    Random(1).shuffle(listed)
    found = ha.screen_candidates(listed, POLICY)
    assert set(found.passed) == set(HOUMA.passed)
    assert found.stages == HOUMA.stages


@pytest.mark.parametrize(
    ("changes", "row", "column", "part"),
    [
        ({"bo": {"nomination_order": 1}}, "bo", "nomination_order", "has the same number"),
        ({"bo": {"nomination_order": None}}, "bo", "nomination_order", "missing"),
        ({"bo": {"nomination_order": 1.5}}, "bo", "nomination_order", "whole number"),
        ({"bo": {"nomination_order": True}}, "bo", "nomination_order", "whole number"),
        ({"bo": {"unit": "wroks"}}, "bo", "unit", "no line for this unit"),
        ({"bo": {"unit": None}}, "bo", "unit", "missing"),
        ({"bo": {"age": None}}, "bo", "age", "missing, and needed by old enough"),
        ({"bo": {"rank": ""}}, "bo", "rank", "missing, and needed by not a head"),
        ({"bo": {"age": "forty"}}, "bo", "age", "a number is expected"),
    ],
)
def test_what_keeps_people_from_being_screened_is_a_fault(changes, row, column, part):
    given = {id: {**ORDER[id], **changes.get(id, {})} for id in ORDER}
    policy = town_policy(places=[{"id": "works", "places": 1}, {"id": "school", "places": 3}])
    with pytest.raises(ha.InputError) as caught:
        ha.screen_candidates(people(**given), policy)
    assert any((row, column) == (at, where) and part in why for at, where, why in reasons(caught))


def test_a_check_may_say_what_unknown_means():
    for unknown, passed in (("fails", False), ("holds", True)):
        check = {"id": "fit", "kind": "must", "where": "age >= 35", "body": "b", "unknown": unknown}
        found = ha.screen_candidates(people(bo={"age": None}), ha.CandidatePolicy(checks=[check]))
        assert ("bo" in found.passed) == passed


def test_faults_of_the_policy_come_together():
    with pytest.raises(ha.InputError) as caught:
        ha.CandidatePolicy(
            checks=[{"id": "a", "kind": "may", "body": "b"}, {"id": "a", "kind": "must", "body": "b", "where": "x >= 3; x <= 2"},
                    {"id": "c", "kind": "must"}],
            places=[{"id": "u", "places": -1}, {"id": "u", "places": 1}],
        )  # fmt: skip
    found = {(row, column) for row, column, _ in reasons(caught)}
    assert found == {("a", "kind"), ("a", "where"), ("a", "id"), ("c", "body"), ("u", "places"), ("u", "id")}
    with pytest.raises(ha.InputError, match="82 places are expected"):
        ha.CandidatePolicy(places=[{"id": "u", "places": 81}], expect_places=82)


def test_houma_comes_to_the_published_figures():
    kinds = [check.kind for check in POLICY.checks]
    assert (kinds.count("must"), kinds.count("must_not")) == (6, 4)
    assert {check.body for check in POLICY.checks} == {"组织部门", "人社部门", "编制部门", "纪检监察机关"}
    assert all(check.zh and check.en for check in POLICY.checks)
    assert HOUMA.places["offered"] == 82
    assert min(HOUMA.places.values()) > 0
    assert [stage.number for stage in HOUMA.stages] == [106, 78, 66, 62]
    assert set(HOUMA.passed) == {person.id for person in ha.datasets.houma_2020().candidates}


def test_checks_that_nobody_fails_are_named():
    spare = {"id": "spare", "kind": "must", "where": "age >= 1", "body": "b"}
    assert ha.screen_candidates(people(), town_policy(checks=[*CHECKS, spare])).silent_checks == ("spare",)


def test_every_check_of_houma_keeps_somebody_out_and_findings_are_true():
    assert {each.check for each in HOUMA.findings} == {"places", *(check.id for check in POLICY.checks)}
    for each in HOUMA.findings:
        person = POOL.candidate(each.candidate)
        assert all(person.fact(fact) == value for fact, value in each.facts)
    assert {each.candidate for each in HOUMA.findings} == set(HOUMA.excluded)


def test_frames_rows_and_json():
    assert len(HOUMA.frame) == len(HOUMA.findings)
    assert HOUMA.nomination_frame[["offered", "used", "free", "exceeded"]].sum().tolist() == [82, 78, 4, 28]
    assert "within nomination places    78  -28" in HOUMA.text()
    assert "█" in HOUMA.text("zh")
    assert ha.CandidatePolicy.from_records(POLICY.to_records()) == POLICY
    assert ha.CandidatePolicy.from_json(POLICY.to_json()) == POLICY
    json.dumps(POLICY.to_records())
    frame = pd.DataFrame({"id": ["a", "b"], "age": [30, 40]})
    only_age = ha.CandidatePolicy(checks=CHECKS[:1])
    assert ha.screen_candidates(frame, only_age).passed == ("b",)
