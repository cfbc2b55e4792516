import numpy as np
import pytest

import houma_assign as ha

from ..constraints.small_town import THREE, best, faults, placed, says, town

PLACES = {"a": {"needs": {"law": 2, "water": 1}}, "b": {"needs": {"law": 4}}}
SKILLS = {"ann": {"skills": ("law",)}, "bo": {"skills": ("law", "water")}}


def test_pressing_needs_come_first():
    plan = best(town(THREE, people=SKILLS, places=PLACES, aims=(ha.NeedsMet(), ha.Merit())))
    # All three needs, 7: ann in b and bo in a. Two plans do that, of 13 and 11 points.
    assert (plan.value["needs"], plan.value["merit"]) == (7, 13)


def test_need_met_twice_counts_once():
    plan = best(town(THREE, people=SKILLS, places=PLACES, aims=(ha.Merit(), ha.NeedsMet())))
    assert (plan.value["merit"], plan.value["needs"]) == (24, 3)  # ann and bo in a: law once, water; nobody in b


@pytest.mark.parametrize(("slack", "needs", "points"), [(0, 7, 13), (0.5, 7, 13), (1, 6, 16), (3.99, 6, 16), (4, 3, 24)])
def test_slack_gives_so_much_severity_and_no_more(slack, needs, points):
    plan = best(town(THREE, people=SKILLS, places=PLACES, aims=(ha.NeedsMet(slack=slack), ha.Merit())))
    assert (plan.value["needs"], plan.value["merit"]) == (needs, points)  # bo in b meets law 4, ann in a law 2


def test_any_of_the_named_skills_meets_a_need():
    aim = ha.NeedsMet(met_by={"law": ("court", "police")})
    people = {"ann": {"skills": ("police",)}, "bo": {"skills": ("law",)}, "cy": {"skills": ("water",)}}
    plan = best(town(THREE, people=people, places=PLACES, aims=(aim, ha.Merit())))
    assert plan.value["needs"] == 5  # ann's police meets law in b, cy's water meets water in a; bo's law meets nothing
    assert placed(plan) == {"ann": "b/lead", "bo": "a/lead", "cy": "a/member"}


def test_needs_nobody_can_meet_are_worth_nothing():
    plan = best(town(THREE, people={"ann": {"skills": ("law",)}}, places={"a": {"needs": {"fire": 5}}}, aims=(ha.NeedsMet(),)))
    assert plan.value["needs"] == 0


def test_they_are_the_first_aim_where_villages_have_needs():
    assert [aim.id for aim in town(THREE, people=SKILLS, places=PLACES, aims=None).tiers] == ["needs", "merit"]
    assert [aim.id for aim in town(THREE, aims=None).tiers] == ["merit"]


def test_senseless_needs_are_refused():
    assert faults(THREE, aims=(ha.NeedsMet(),)) == [("met_by", "no village has a need; give villages their needs")]
    aim = ha.NeedsMet(met_by={"fire": ("fire",)})
    assert faults(THREE, places=PLACES, aims=(aim,)) == [("met_by", "no village has this need")]
    with pytest.raises(ha.InputError):
        ha.Village(id="a", needs={"law": 6})


def test_words():
    assert says(ha.NeedsMet())


def test_half_an_open_village_meets_half_of_a_need_for_an_lp_too():
    forms = ha.VillageForms(forms={"whole": {"lead": 1, "member": 2}, "alone": {"lead": 1}}, most={"alone": 1})
    people = {who: {"skills": ("law",)} for who in ("ann", "bo", "cy")}
    problem = town(THREE.replace("a/lead ", "a/lead*0-1 ").replace("a/member ", "a/member*0-2 ").replace("b/lead", "b/lead*0-1"),
                   forms, people=people, places=PLACES)  # fmt: skip
    grid = problem.eligibility.grid
    rows = ha.NeedsMet().objective(grid).rows

    def kept(pairs, needs, opened):
        x = np.concatenate([pairs, needs, opened]).astype(float)
        totals = np.bincount(rows.row, rows.coefficient * x[rows.column], len(rows))
        return ((totals >= rows.lower - 1e-9) & (totals <= rows.upper + 1e-9)).all()

    assert rows.labels == ("a: law", "b: law", "a", "b", "a: law", "b: law")  # nobody meets water
    lead = np.array([grid.posts[post].id == "a/lead" for post in grid.post])
    member = np.array([grid.posts[post].id == "a/member" for post in grid.post])
    third = lead / 6 + member / 3  # half a whole team: half a lead and one member
    assert kept(third, [0.5, 0], [0.5, 0])
    assert not kept(third, [1, 0], [0.5, 0])  # though one and a half people there can meet it
    assert kept(lead & (grid.candidate == 0), [1, 0], [1, 0])
    assert len(ha.NeedsMet().objective(town(THREE, people=people, places=PLACES).eligibility.grid).rows) == 2
