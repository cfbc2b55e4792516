"""What stands in a person's cells stays out of error texts and of what an object shows of itself."""

import logging

import pytest

import houma_assign as ha

from .town import people, rubric, village_policy, villages

CANARY = "canary-7f3a"


def raised(call):
    with pytest.raises(ha.InputError) as caught:
        call()
    return caught.value


CHECK = {"id": "m", "kind": "must", "where": "age >= 35", "body": "b"}
BAND = {"id": "g", "factor": "age", "points": 1, "group": "g", "where": "rank = staff"}
PLACES = [{"id": "works", "places": 1}]
BAD = {
    "range over text": lambda: rubric().score(people(bo={"age": CANARY})),
    "counted text": lambda: rubric().score(people(bo={"years": CANARY})),
    "bands": lambda: rubric(rules=[*rubric().rules, BAND]).score(people(bo={"rank": CANARY})),
    "no fact": lambda: rubric().score({"id": ["a"], "age": [{CANARY}], "years": [1], "rank": ["x"]}),
    "screening": lambda: ha.screen_candidates(people(bo={"age": CANARY}), ha.CandidatePolicy(checks=[CHECK])),
    "unit": lambda: ha.screen_candidates(people(bo={"unit": CANARY, "nomination_order": 1}), ha.CandidatePolicy(places=PLACES)),
    "order": lambda: ha.screen_candidates(people(ann={"nomination_order": CANARY}), ha.CandidatePolicy(places=PLACES)),
    "grades": lambda: ha.GradeRules(a_from=2, b_from=1, experience=[{"id": "e", "per": "years", "points": 1}]).grade(
        people(bo={"years": CANARY}), [ha.Village(id="v")]),
    "marks": lambda: ha.GradeRules(a_from=2, b_from=1, per_mark=1).grade(people(), [ha.Village(id="v")], {("ann", "v"): CANARY}),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_errors_do_not_show_it(case):
    error = raised(BAD[case])
    assert CANARY not in f"{error} {error!r}"


def test_results_do_not_show_it(caplog):
    caplog.set_level(logging.DEBUG)
    crowd = people(**{id: {"rank": CANARY, "age": 30} for id in ("ann", "bo", "cy", "dee")})
    scores = rubric().score(crowd)
    check = {"id": "m", "kind": "must_not", "where": {"rank": CANARY}, "body": "b", "en": "not of that rank", "zh": "非此职级"}
    screening = ha.screen_candidates(crowd, ha.CandidatePolicy(checks=[check]))
    override = ha.GradeOverride(candidate="ann", village="v", grade="A", body=CANARY, reason=CANARY)
    grades = ha.GradeRules(a_from=2, b_from=1, overrides=[override])
    graded = grades.grade(crowd, [ha.Village(id="v")])
    shown = [
        scores,
        scores.people,
        scores.trace("ann"),
        scores.trace("ann").lines,
        screening,
        screening.findings,
        override,
        grades,
        graded,
        graded.reasons("bo", "v"),
        rubric().diff(rubric().without("rank"), crowd),
    ]
    for each in shown:
        assert CANARY not in f"{each!r} {each}"
    assert CANARY not in caplog.text
    assert screening.findings[0].facts == (("rank", CANARY),)  # but who asks for the reason gets it


def test_what_stands_of_a_village_may_be_shown():
    error = raised(lambda: ha.screen_villages(villages(mill={"floods": 9}), village_policy()))
    assert "mill · floods = '9'" in str(error)
