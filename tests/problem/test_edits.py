import pickle

import pytest

import houma_assign as ha

from ..constraints.small_town import FOUR, THREE, best, placed, sent, town


class Own(ha.Problem):
    """A problem that somebody has given verbs of their own."""


def test_a_problem_of_ones_own_stays_one():
    own = Own.from_json(town(FOUR).to_json())
    edits = (own.without("ann"), own.pin("cy", "a/lead"), own.bar("ann"), own.dropping("slots"), own.with_scores({"dee": 99}))
    made = (own, *edits, own.with_aims(ha.Merit()), pickle.loads(pickle.dumps(own)), Own.from_matrix([[1, 2], [3, 4]]))
    assert {type(each) for each in made} == {Own}
    assert Own.from_frames([{"id": "a"}], [{"id": "v"}]) == ha.Problem.from_frames([{"id": "a"}], [{"id": "v"}])


def test_edits_leave_the_old_problem_as_it_was():
    problem = town(FOUR)
    for edited in (problem.without("ann"), problem.pin("cy", "a/lead"), problem.bar("ann"), problem.with_scores({"dee": 99})):
        assert edited is not problem
    assert sent(best(problem)) == ["ann", "bo"]
    assert problem == town(FOUR)


def test_without_people():
    assert sent(best(town(FOUR).without("ann"))) == ["bo", "cy"]
    assert sent(best(town(FOUR).without("ann", "cy"))) == ["bo", "dee"]
    assert town(FOUR).without("ann").pairs.candidates == ("bo", "cy", "dee")


def test_without_forgets_kin_who_are_gone():
    problem = town(FOUR, ha.AvoidKin(), people={"bo": {"kin": ("ann", "cy")}}).without("ann")
    assert problem.candidate("bo").kin == ("cy",)


def test_without_people_whom_a_rule_names_is_refused():
    with pytest.raises(ha.InputError):
        town(FOUR).pin("ann", "a/lead").without("ann")
    with pytest.raises(ha.InputError):
        town(FOUR).without("zoe")


def test_pin_and_bar():
    assert best(town(THREE).pin("cy", "a/member")).value["merit"] == 16
    assert best(town(THREE).bar("ann", "a/lead")).value["merit"] == 21
    assert best(town(THREE).bar("ann", village="a")).value["merit"] == 13
    assert sent(best(town(FOUR).bar("ann"))) == ["bo", "cy"]


def test_bars_add_up():
    assert placed(best(town(THREE).bar("ann", "a/lead").bar("ann", "a/member")))["ann"] == "b/lead"


def test_adding_and_dropping_rules():
    problem = town(THREE).adding(ha.Apart(id="apart", candidates=("ann", "bo")))
    assert best(problem).value["merit"] == 16
    assert best(problem.dropping("apart")).value["merit"] == 24
    with pytest.raises(ha.InputError):
        problem.dropping("apart", "nothing")
    with pytest.raises(ha.InputError):
        problem.adding(ha.AvoidHome(id="apart"))


def test_replacing_a_rule_by_another_of_its_id():
    problem = town(THREE).adding(ha.Apart(id="apart", candidates=("ann", "bo")))
    soft = problem.replacing(ha.Apart(id="apart", candidates=("ann", "bo"), penalty=3))
    assert best(soft).value["merit"] == 24 - 3
    assert [rule.id for rule in soft.constraints].count("apart") == 1
    with pytest.raises(ha.InputError):
        problem.replacing(ha.AvoidHome())


def test_with_aims_one_by_one_or_as_a_list():
    wishes = ha.Wishes(wishes={"cy": ("a",)})
    for edited in (town(THREE).with_aims(wishes, ha.Merit()), town(THREE).with_aims([wishes, ha.Merit()])):
        assert list(best(edited).value) == ["wishes", "merit", "lots"]
        assert best(edited).value["merit"] == 16
    assert list(best(town(THREE).with_aims(*ha.leximin(2), ha.Merit())).value)[:2] == ["worst_off 1", "worst_off 2"]
