"""Needs, slots and facts changed, posts opened, people and villages added: new problems, all faults in one error."""

import pytest

import houma_assign as ha
from houma_assign.questions.what_if import what_if

from ..constraints.small_town import FOUR, THREE, best, placed, sent, town

PEOPLE = {"ann": {"skills": ("law",), "age": 40}, "bo": {"age": 50}, "cy": {"skills": ("law",), "age": 60}}
PLACES = {"a": {"needs": {"law": 5, "farming": 2}, "km": 3}, "b": {"needs": {}, "km": 9}}


def problem(**more):
    return town(THREE, people=PEOPLE, places=PLACES, aims=(ha.NeedsMet(), ha.Merit()), **more)


def refused(edit, *given, **named):
    with pytest.raises(ha.InputError) as caught:
        edit(*given, **named)
    assert all(max(fault.words("zh")) >= "\u3400" for fault in caught.value.items)
    return [(fault.table, fault.row, fault.column) for fault in caught.value.items]


def test_other_needs_make_another_plan_and_leave_the_old_problem():
    old = problem()
    assert best(old).value["needs"] == 5
    edited = old.with_needs({"a": {"law": None}, "b": {"law": 4, "petition": 1}})
    assert edited.village("a").needs == {"farming": 2}
    assert edited.village("b").needs == {"law": 4, "petition": 1}
    assert placed(best(edited))["cy"] == "b/lead"
    assert old == problem()


def test_needs_of_nobody_and_severities_beyond_the_scale_are_one_error():
    needs = {"a": {"law": 9, "petition": None}, "c": {"law": 1}, "b": 3}
    assert sorted(refused(problem().with_needs, needs)) == [
        ("villages", "a", "needs"), ("villages", "a", "needs.law"), ("villages", "b", "needs"), ("villages", "c", "id"),
    ]  # fmt: skip
    assert refused(problem().with_needs, ["a"]) == [("villages", "", "needs")]
    with pytest.raises(ha.InputError) as caught:
        problem().with_needs({"a": {"law": 9}})
    assert "村 · a · 需求 law“9”：不得大于 5" in caught.value.words("zh")


def test_slots_of_posts_that_are_there():
    wider = town("a/lead*0-1 b/lead*0-1\nann 9 9\nbo 8 8\ncy 5 5")
    assert sent(best(wider)) == ["ann", "bo"]
    assert sent(best(wider.with_slots({"a/lead": 2}))) == ["ann", "bo", "cy"]
    assert wider.with_slots({"a/lead": (1, 2)}).post("a/lead").floor == 1
    assert wider.with_slots({"a/lead": 2}).post("a/lead").floor == 0  # it had a fewest of its own
    assert town(FOUR).with_slots({"a/lead": 2}).post("a/lead").floor == 2


def test_a_post_that_was_not_there_takes_the_pairs_of_another():
    opened = problem().with_slots({"b/member": (0, 1)}, like={"b/member": "b/lead"})
    assert opened.post("b/member").village == "b"
    assert [opened.pairs.points(who, "b/member") for who in ("ann", "bo", "cy")] == [1, 2, 6]
    assert opened.pairs.points("ann", "a/lead") == 9
    plan = best(opened.with_aims(ha.Merit()).with_slots({"a/member": (0, 1)}))
    assert plan.value["merit"] == 24  # nobody is left over for it: everybody holds one post


def test_slots_are_refused_all_at_once():
    slots = {"a/lead": -1, "b/lead": "two", "a/leed": 1, "c/lead": 1, "b/member": 1}
    like = {"a/lead": "b/lead", "b/member": "x"}
    assert set(refused(problem().with_slots, slots, like)) == {
        ("posts", "a/lead", "slots"), ("posts", "b/lead", "slots"), ("posts", "a/leed", "like"), ("posts", "c/lead", "id"),
        ("posts", "a/lead", "like"), ("posts", "x", "id"),
    }  # fmt: skip
    with pytest.raises(ha.InputError, match="near it: b/lead, a/lead; a new post"):
        problem().with_slots({"x/lead": 1})


def test_facts_of_every_table():
    old = town(THREE, ha.Eligible(where="age <= 45", role="lead"), people=PEOPLE, places=PLACES, posts={"b/lead": {"size": 2}})
    assert ha.solve(old).status is ha.Status.INFEASIBLE
    edited = old.with_facts(candidates={"cy": {"age": 45}}, villages={"a": {"km": None}}, posts={"b/lead": {"size": 4}})
    assert best(edited).value["merit"] == 24
    assert (edited.village("a").facts, edited.post("b/lead").facts) == ({"km": None}, {"size": 4})


def test_facts_that_nobody_has_are_slips():
    found = refused(problem().with_facts, candidates={"ann": {"agee": 1}, "zoe": {"age": 2}}, villages={"a": {"km": object()}})
    assert found == [("candidates", "zoe", "id"), ("candidates", "ann", "agee"), ("villages", "a", "facts.km")]
    with pytest.raises(ha.InputError, match="near it: age"):
        problem().with_facts(candidates={"ann": {"agee": 1}})


def test_somebody_new_with_points_of_their_own():
    joined = problem().with_person("dee", name="Dee", skills=("farming",), facts={"age": 30}, scores={"a": 10, "b/lead": 0.5},
                                   grades={"a/lead": "A"})  # fmt: skip
    assert joined.pairs.points("dee", "a/lead") == joined.pairs.points("dee", "a/member") == 10
    assert (joined.pairs.grade_of("dee", "a/lead"), joined.pairs.points("dee", "b/lead")) == ("A", 0.5)
    assert joined.pairs.points("cy", "b/lead") == 6
    assert best(joined).value["needs"] == 7
    assert not problem().has_candidate("dee")


def test_somebody_new_like_somebody_else():
    joined = problem().with_person("dee", like="ann", scores={"b/lead": None})
    assert (joined.candidate("dee").skills, joined.candidate("dee").facts, joined.candidate("dee").name) == (
        ("law",),
        {"age": 40},
        "",
    )
    assert [joined.pairs.points("dee", post) for post in ("a/lead", "a/member", "b/lead")] == [9, 8, None]


def test_somebody_changed():
    changed = problem().with_person("ann", skills=("farming",), facts={"age": 41}, scores={"a/lead": None, "b/lead": 7.25})
    assert (changed.candidate("ann").skills, changed.candidate("ann").facts) == (("farming",), {"age": 41})
    assert [changed.pairs.points("ann", post) for post in ("a/lead", "a/member", "b/lead")] == [None, 8, 7.25]
    assert [who.id for who in changed.candidates] == ["ann", "bo", "cy"]


def test_further_numbers_of_new_pairs_are_asked_for():
    frames = [{"id": "c1"}, {"id": "c2"}], [{"id": "v"}], [{"village": "v", "role": "lead"}]
    pairs = [{"candidate": who, "post": "v/lead", "score": 1, "km": km} for who, km in (("c1", 2), ("c2", 0.5))]
    told = ha.Problem.from_frames(*frames, pairs=pairs)
    assert refused(told.with_person, "c3", scores={"v": 2}) == [("pairs", "c3 → v/lead", "km")]
    joined = told.with_person("c3", scores={"v": 2}, numbers={"v": {"km": 0.125}})
    assert joined.with_aims(ha.Sum(number="km", sense="least")).number("km", ha.Placement("c3", "v/lead")) == 1 / 8
    assert best(joined.with_aims(ha.Sum(number="km", sense="least"))).value["sum"] == 0.125


def test_people_are_refused_all_at_once():
    found = refused(
        problem().with_person, "dee", like="zoe", nmae="x", most=-1, facts={"agee": 3},
        scores={"c": 1, "a/lead": "x", "b": 0.001}, grades={"a/member": "A", "b/lead": "D"}, numbers={"a/lead": {"km": 1}},
    )  # fmt: skip
    assert set(found) == {
        ("candidates", "zoe", "id"), ("candidates", "dee", "nmae"), ("candidates", "dee", "most"), ("candidates", "dee", "agee"),
        ("posts", "c", "id"), ("pairs", "dee → a/lead", "score"), ("pairs", "dee → b/lead", "score"),
        ("pairs", "dee → a/member", "score"), ("pairs", "dee → b/lead", "grade"), ("pairs", "dee → a/lead", "km"),
    }  # fmt: skip
    assert refused(problem().with_person, "ann", like="bo") == [("candidates", "ann", "like")]
    assert refused(problem().with_person, " ") == [("candidates", " ", "id")]


def test_a_village_added_with_posts_like_those_of_another():
    wider = problem().with_village("c", like="a", township="north", needs={"farming": 3}, facts={"km": 1},
                                   posts={"lead": (0, 1), "member": (0, 2)})  # fmt: skip
    assert wider.village("c").needs == {"farming": 3}
    assert [wider.pairs.points("bo", post) for post in ("c/lead", "c/member", "b/lead")] == [7, 9, 2]
    assert (wider.post("c/lead").slots, wider.post("c/member").slots, wider.post("c/member").floor) == (1, 2, 0)


def test_a_village_changed():
    changed = problem().with_village("a", name="A", needs={"law": None, "petition": 2}, facts={"km": 4}, posts={"member": (0, 1)})
    village = changed.village("a")
    assert (village.name, village.needs, village.facts) == ("A", {"farming": 2, "petition": 2}, {"km": 4})
    assert changed.post("a/member").floor == 0


def test_villages_are_refused_all_at_once():
    found = refused(problem().with_village, "c", like="b", twonship="x", needs={"law": 7}, posts={"lead": 1, "member": 1})
    assert set(found) == {("villages", "c", "twonship"), ("villages", "c", "needs.law"), ("posts", "c/member", "like")}
    assert refused(problem().with_village, "c", posts={"lead": 1}) == [("posts", "c/lead", "like")]


EDITS = {
    "needs": lambda it: it.with_needs({"b": {"law": 5}}),
    "slots": lambda it: it.with_slots({"a/member": (0, 1)}),
    "opened": lambda it: it.with_slots({"b/member": (0, 1)}, like={"b/member": "a/member"}),
    "facts": lambda it: it.with_facts(candidates={"ann": {"age": 41}}),
    "person": lambda it: it.with_person("dee", like="ann"),
    "village": lambda it: it.with_village("c", like="b", posts={"lead": (0, 1)}),
}


@pytest.mark.parametrize("name", EDITS)
def test_a_scenario_of_each_edit_is_the_plan_of_a_fresh_solve(name):
    base = problem()
    (scenario,) = what_if(base, {name: EDITS[name]}).scenarios
    fresh = best(EDITS[name](base))
    assert (scenario.status, scenario.placements) == (ha.Status.OPTIMAL, fresh.placements)
    assert dict(scenario.value) == {aim: fresh.value[aim] for aim in scenario.value}
    assert ha.Problem.from_json(EDITS[name](base).to_json()) == EDITS[name](base)


def test_an_edit_that_changes_nothing_gives_an_equal_problem():
    old = problem()
    same = old.with_needs({}).with_slots({"a/lead": 1}).with_facts().with_person("ann").with_village("a")
    assert same == old
