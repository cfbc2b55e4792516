import pandas as pd

import houma_assign as ha

from ..constraints.small_town import placed
from .frames import JOBS, PEOPLE, PLACES, POST_IDS, made, reasons


def test_columns_of_people_fill_fields_and_the_others_become_facts():
    ann, bo, cy = made().candidates
    assert (ann.id, ann.name, ann.unit, ann.home, ann.most) == ("ann", "Ann", "works", "a", 2)
    assert (ann.kin, ann.kin_villages, ann.skills) == (("bo",), ("a", "b"), ("law", "water"))
    assert (bo.skills, bo.kin, cy.name, cy.home, cy.skills) == (("fire", "law"), (), "", "", ())
    assert dict(ann.facts) == {"score": 9.25, "age": 50, "party": True, "remark": "x"}
    assert ann.fact("party") is True
    assert bo.fact("remark") is None


def test_columns_of_villages():
    a, b = made().villages
    assert (a.id, a.name, a.township, dict(a.needs)) == ("a", "A", "west", {"law": 5, "water": 2})
    assert (dict(b.needs), dict(b.facts)) == ({"fire": 1}, {"households": 300})


def test_columns_of_posts():
    posts = made().posts
    assert [post.id for post in posts] == POST_IDS
    assert [(post.slots, post.floor, post.fact("size")) for post in posts] == [(1, 1, 1.5), (2, 0, 2), (1, 1, 3)]
    own = made(posts=JOBS.assign(id=["x", "y", "z"]))
    assert [post.id for post in own.posts] == ["x", "y", "z"]
    assert [post.floor for post in made(posts=JOBS.drop(columns="least")).posts] == [1, 2, 1]


def test_without_posts_one_slot_in_each_village():
    problem = made(posts=None)
    assert [(post.id, post.role, post.slots, post.floor) for post in problem.posts] == [("a", "", 1, 1), ("b", "", 1, 1)]


def test_empty_cell_of_least_or_most_is_the_default():
    problem = made(posts=JOBS.assign(least=[None, 0, 1]), people=PEOPLE.assign(most=[2, None, 1]))
    assert [post.least for post in problem.posts] == [None, 0, 1]
    assert [person.most for person in problem.candidates] == [2, 1, 1]


def test_rows_may_be_plain_records():
    problem = ha.Problem.from_frames([{"id": "ann", "score": 1}], [{"id": "a"}])
    assert placed(ha.solve(problem)) == {"ann": "a"}


def test_rules_that_every_problem_has_are_there_and_may_be_given():
    assert [rule.kind for rule in made().constraints] == ["posts_filled", "slots", "posts_each"]
    soft = made(None, JOBS, PEOPLE, PLACES, ha.PostsFilled(penalty=5), ha.AvoidHome())
    assert [(rule.kind, rule.penalty) for rule in soft.constraints] == [
        ("slots", None), ("posts_each", None), ("posts_filled", 5), ("home_village", None),
    ]  # fmt: skip


def test_default_aims_are_what_the_data_speak_of():
    assert [aim.id for aim in made().tiers] == ["needs", "merit"]
    graded = pd.DataFrame({"candidate": ["ann"], "village": ["b"], "score": [1], "grade": ["A"]})
    assert [aim.id for aim in made(graded).tiers] == ["needs", "grades", "merit"]
    secretary = made(posts=JOBS.assign(role=["secretary", "member", "secretary"]))
    assert dict(secretary.tiers[-1].role_weights) == {"secretary": 2}


def test_faults_name_table_row_and_column():
    assert reasons(people=PEOPLE.drop(columns="id")) == [("candidates", "", "id")]
    needs = reasons(places=PLACES.assign(needs=["law:9", "fire:x"]))
    assert needs == [("villages", "a", "needs.law"), ("villages", "b", "needs.fire")]
    assert reasons(posts=pd.DataFrame({"village": ["a", "a"]})) == [("posts", "a", "id")]
    twice = pd.DataFrame({"candidate": ["ann", "ann"], "village": ["b", "b"], "score": [1, 2]})
    assert reasons(twice) == [("pairs", "row 2", "candidate, post")]
