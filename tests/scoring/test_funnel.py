import pickle
import runpy
from functools import cache
from pathlib import Path

import pytest

import houma_assign as ha

ANSWERS = ("chosen", "form", "stage", "score", "rural_experience", "current_rank", "recognition", "education_training",
           "performance", "age_vigour", "skills_fit", "organising")  # fmt: skip


@cache
def walked():
    return ha.funnel(ha.datasets.houma_2020(stage="pool"), ha.datasets.houma_policy(), ha.datasets.houma_marks())


def test_the_counts_at_each_stage_are_the_published_ones():
    assert dict(walked().counts) == {
        "villages": 68, "chosen": 13, "whole_team": 9, "secretary_only": 4,
        "places_offered": 82, "places_used": 78, "places_free": 4, "places_exceeded": 28, "slots": 31,
        "applied": 106, "places": 78, "must": 66, "must_not": 62, "examined": 62, "placed": 31,
    }  # fmt: skip


def test_it_leads_to_the_problem_of_the_case_and_to_its_plan():
    problem = ha.datasets.houma_2020()
    assert walked().problem == problem
    assert walked().plan.status is ha.Status.OPTIMAL
    assert walked().plan.placements == ha.solve(problem).placements


def test_it_does_not_copy_the_answers_that_the_tables_hold():
    pool = ha.datasets.houma_2020(stage="pool")
    people, places = ([each.model_copy(update={"facts": {name: cell for name, cell in each.facts.items() if name not in ANSWERS}})
                       for each in listed] for listed in (pool.candidates, pool.villages))  # fmt: skip
    bare = ha.Problem(candidates=[ha.Candidate(**dict(each)) for each in people],
                      villages=[ha.Village(**{**dict(each), "needs": {}}) for each in places], posts=pool.posts, pairs=pool.pairs,
                      constraints=pool.constraints, aims=[ha.Grades(), ha.Merit(role_weights={"secretary": 2})])  # fmt: skip
    found = ha.funnel(bare, ha.datasets.houma_policy(), ha.datasets.houma_marks(), time_limit=20)
    assert found.problem.pairs == walked().problem.pairs
    assert [village.needs for village in found.problem.villages] == [village.needs for village in walked().problem.villages]
    assert found.problem.posts == walked().problem.posts


def test_results_and_policies_travel_between_processes():
    found = pickle.loads(pickle.dumps(walked()))
    assert found.scores.trace("C002") == walked().scores.trace("C002")
    assert found.policy == walked().policy
    assert found.problem == walked().problem


def test_both_roads_are_shown_in_both_languages():
    assert "villages looked at" in walked().text()
    assert "within nomination places" in walked().text()
    assert "名额内推荐" in walked().text("zh")
    assert walked().candidate_stages[-1].out == 31


def test_points_and_grades_of_the_plan_can_be_traced():
    found = walked()
    for place in found.plan.placements:
        assert found.scores.trace(place.candidate).total == found.problem.pairs.points(*place)
        village = found.problem.post(place.post).village
        assert found.grades.reasons(place.candidate, village).grade == found.problem.pairs.grade_of(*place)


def test_points_may_depend_on_the_post_and_are_traced_for_it():
    policy = ha.datasets.houma_policy()
    bonus = ha.PointRule(id="match", factor="skills_fit", meets=["*"], points=0.5, most=1)
    lead = ha.PointRule(id="lead", factor="organising", where="rank = deputy_section | section", points=0.75, roles=["secretary"])
    rubric = ha.Rubric(**{**dict(policy.rubric.adding(bonus, lead)), "met_by": policy.grades.met_by})
    pool = ha.datasets.houma_2020(stage="pool")
    found = ha.funnel(pool, ha.SelectionPolicy(**{**dict(policy), "rubric": rubric}), ha.datasets.houma_marks(), time_limit=20)
    used = set()
    for place in found.plan.placements:
        trace = found.trace(*place)
        assert trace.total == found.problem.pairs.points(*place)
        assert trace.total - found.scores.points(place.candidate) in (0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75)
        used |= {line.rule for line in trace.lines} & {"match", "lead"}
    assert used == {"match", "lead"}


def test_a_tie_at_a_cut_stops_the_road():
    policy = ha.datasets.houma_policy()
    forms = [{"id": "whole_team", "villages": 8, "posts": {"secretary": 1, "member": 2}}, {"id": "secretary_only", "villages": 5}]
    tied = ha.VillagePolicy(**{**dict(policy.villages), "forms": forms})
    with pytest.raises(ha.InputError, match="tied at a cut"):
        ha.funnel(ha.datasets.houma_2020(stage="pool"), ha.SelectionPolicy(**{**dict(policy), "villages": tied}))


def test_overrides_for_people_who_are_out_are_no_fault_but_unknown_ones_are():
    policy, pool = ha.datasets.houma_policy(), ha.datasets.houma_2020(stage="pool")

    def with_override(who):
        override = {"candidate": who, "village": "柳河", "grade": "A", "body": "panel", "reason": "known there"}
        grades = ha.GradeRules(**{**dict(policy.grades), "overrides": [override]})
        return ha.funnel(pool, ha.SelectionPolicy(**{**dict(policy), "grades": grades}), ha.datasets.houma_marks())

    assert with_override("C001").problem.pairs == walked().problem.pairs  # C001 was not examined
    assert with_override("C002").grades.grade_of("C002", "柳河") == "A"
    with pytest.raises(ha.InputError, match="unknown candidate"):
        with_override("C999")


def test_sheets_and_json_give_back_equal_policies():
    policy = ha.datasets.houma_policy()
    assert ha.SelectionPolicy.from_sheets(policy.to_sheets()) == policy
    assert ha.SelectionPolicy.from_json(policy.to_json()) == policy
    with pytest.raises(ha.InputError) as caught:
        ha.SelectionPolicy.from_sheets({"rubric": [{"row": "rule", "id": "x"}], "villages": [{"row": "what"}]})
    assert {(fault.table, fault.column) for fault in caught.value.items} >= {
        ("policy", "candidates"), ("policy", "grades"), ("village policy", "row"), ("PointRule", "points")}  # fmt: skip


def test_houma_policies_say_what_is_invented():
    policy = ha.datasets.houma_policy()
    assert "虚构" in policy.candidates.note
    assert "invented" in policy.candidates.note
    assert ha.datasets.houma_2020(stage="pool").notes == ha.datasets.houma_2020().notes


@pytest.mark.parametrize(("lang", "words"), [("en", "villages looked at"), ("zh", "单派书记")])
def test_the_example_prints_each_stage(lang, words, capsys):
    runpy.run_path(str(Path(__file__).parents[2] / "examples" / "funnel.py"))["main"](lang)
    printed = capsys.readouterr().out
    for part in (words, "68 villages -> 13", "offered 82, used 78, free 4, exceeded 28", "106", "62", "31"):
        assert part in printed
    assert ("虚构" if lang == "zh" else "Invented") in printed


def test_wishes_and_vetoes_of_the_whole_pool_go_as_far_as_those_who_are_left():
    pool, left = ha.datasets.houma_2020(stage="pool"), walked().problem
    villages, people = [village.id for village in pool.villages], [person.id for person in pool.candidates]
    wishes = {who: tuple(villages[(k + step) % 68] for step in (0, 20, 40)) for k, who in enumerate(people)}
    say = {village: {who: (k * 7) % 40 for k, who in enumerate(people)} for village in villages}
    rules = [ha.Stable(id="both sides", wishes=wishes, say=say, penalty=1)]
    rules += [ha.Barred(id=f"veto {k}", candidate=people[k], village=villages[k % 68]) for k in range(len(people))]
    wider = pool.adding(*rules).with_aims(*pool.tiers, ha.Wishes(wishes=wishes))
    found = ha.funnel(wider, ha.datasets.houma_policy(), ha.datasets.houma_marks(), time_limit=0.2).problem
    stable = next(rule for rule in found.constraints if rule.id == "both sides")
    chosen, going = {village.id for village in left.villages}, {person.id for person in left.candidates}
    assert stable.wishes == {who: own for who in going if (own := tuple(each for each in wishes[who] if each in chosen))}
    assert {place: set(given) for place, given in stable.say.items()} == dict.fromkeys(chosen, going)
    assert found.tiers[-1].wishes == stable.wishes
    bars = {(rule.candidate, rule.village) for rule in found.constraints if rule.kind == "barred"}
    assert bars == {(rule.candidate, rule.village) for rule in rules[1:] if rule.candidate in going and rule.village in chosen}
