import houma_assign as ha

from .small_town import FOUR, THREE, best, faults, given, placed, says, sent, town

SKILLS = {"ann": {"skills": ("law",)}, "cy": {"skills": ("law", "water")}}


def test_named_village_gets_the_skill():
    plan = best(town(THREE, ha.SkillCovered(skills=("water",), villages=("a",)), people=SKILLS))
    assert placed(plan) == {"ann": "a/lead", "bo": "b/lead", "cy": "a/member"}


def test_any_of_the_skills_will_do():
    rule = ha.SkillCovered(skills=("law", "water"), villages=("a",))
    assert best(town(THREE, rule, people=SKILLS)).value["merit"] == 24  # ann has law


def test_least_counts_people_not_skills():
    rule = ha.SkillCovered(skills=("law", "water"), villages=("a",), least=2)
    assert placed(best(town(THREE, rule, people=SKILLS))) == {"ann": "a/lead", "bo": "b/lead", "cy": "a/member"}
    assert ha.solve(town(THREE, rule, people={"cy": SKILLS["cy"]})).status is ha.Status.INFEASIBLE


def test_without_villages_every_village_with_a_post():
    people = {"cy": {"skills": ("law",)}, "dee": {"skills": ("law",)}}
    rule = ha.SkillCovered(skills=("law",))
    assert sent(best(town(FOUR, rule, people=people, places={"c": {}}))) == ["cy", "dee"]


def test_soft_costs_one_penalty_for_each_missing():
    people = {"dee": {"skills": ("law",)}}
    plan = best(town(FOUR, ha.SkillCovered(skills=("law",), penalty=3), people=people))
    assert (plan.value["merit"], given(plan)) == (17 - 2 * 3, [("a", 1), ("b", 1)])  # dee instead of bo: 13 - 3
    plan = best(town(FOUR, ha.SkillCovered(skills=("law",), penalty=5), people=people))
    assert (plan.value["merit"], len(given(plan))) == (13 - 5, 1)


def test_soft_with_a_large_penalty_is_kept():
    plan = best(town(THREE, ha.SkillCovered(skills=("water",), villages=("a",), penalty=9), people=SKILLS))
    assert (plan.value["merit"], given(plan)) == (16, [])


def test_unknown_villages_and_skills_are_refused():
    found = faults(THREE, ha.SkillCovered(skills=("fire",), villages=("z",)), people=SKILLS)
    assert found == [("villages", "unknown village"), ("skills", "nobody has this skill")]


def test_words_name_skills_villages_and_least():
    assert says(ha.SkillCovered(skills=("law", "water"), villages=("a", "b"), least=2), "law", "water", "a", "b", "2")
    assert says(ha.SkillCovered(skills=("law",)), "law", "1")
