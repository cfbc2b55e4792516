"""Needs met and not met, of the villages that a plan speaks of."""

import houma_assign as ha
from houma_assign.plan.needs import needs_aim, needs_of

PEOPLE = [{"id": "ann", "skills": ("law",)}, {"id": "bo", "skills": ("tree", "law")}]
VILLAGES = [{"id": "v", "needs": {"law": 3, "tree": 2}}, {"id": "w", "needs": {"law": 1}}, {"id": "x", "needs": {"law": 5}}]


def town(**more):
    posts = [{"village": village, "role": "member", "least": 0} for village in ("v", "w")]
    pairs = [{"candidate": who["id"], "post": f"{village}/member", "score": 1} for who in PEOPLE for village in ("v", "w")]
    return ha.Problem.from_frames(PEOPLE, VILLAGES, posts, pairs, **more)


def test_every_need_of_a_village_with_posts_and_who_meets_it():
    found = needs_of(town(), [ha.Placement("ann", "v/member")])
    assert [tuple(need) for need in found] == [("v", "law", 3, ("ann",)), ("v", "tree", 2, ()), ("w", "law", 1, ())]
    assert [need.met for need in found] == [True, False, False]


def test_where_villages_are_chosen_those_that_are_closed_are_left_out():
    problem = town(constraints=[ha.VillageForms(forms={"one": {"member": 1}})])
    assert {need.village for need in needs_of(problem, [ha.Placement("ann", "v/member")])} == {"v"}


def test_what_meets_a_need_may_be_said_inside_a_blend():
    met_by = ha.NeedsMet(met_by={"law": ["tree"]})
    problem = town(aims=[ha.Blend(parts=[(met_by, 2), (ha.Merit(), 1)])])
    assert needs_aim(problem) == met_by
    assert [need.by for need in needs_of(problem, [ha.Placement("bo", "w/member")])] == [(), (), ("bo",)]
    plan = ha.solve(problem)
    assert plan.needs_met(ha.Placement("bo", "w/member")) == ["law"]
    assert needs_aim(town(aims=[ha.Merit()])) == ha.NeedsMet()
