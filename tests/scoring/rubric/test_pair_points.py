import numpy as np
import pytest

import houma_assign as ha

from ..town import people, reasons, rubric

VILLAGES = [ha.Village(id="mill", needs={"courts": 4, "woods": 2}, facts={"far": True}),
            ha.Village(id="ford", needs={"temples": 5}, facts={"far": False})]  # fmt: skip
POSTS = [ha.Post(village=village, role=role) for village in ("mill", "ford") for role in ("secretary", "member")]


def with_posts(**more):
    """Leading counts for secretaries only; two points for each matched need, three at most; one for a village far away."""
    factors = [{"id": "age", "cap": 8}, {"id": "work", "cap": 10}, {"id": "leading", "cap": 5, "roles": ["secretary"]}]
    rules = [
        *rubric().rules,
        {"id": "lead", "factor": "leading", "where": "rank = deputy | section", "points": 5},
        {"id": "match", "factor": "work", "points": 2, "most": 3, **more},
        {"id": "far", "factor": "work", "village": "far = true", "points": 1, "roles": ["member"]},
    ]  # fmt: skip
    return ha.Rubric(factors=factors, rules=rules, met_by={"courts": ("law",), "woods": ("trees", "water")})


# ann: 8 + 2.25; matches courts in mill (+2), far for members of mill (+1). cy: 6.5, no skills, no rank.
# bo: 8 + capped 10 already: matches and far are lost to the cap; leads as secretary (+5). dee: 6.5 + 10 likewise.
BY_HAND = {
    "ann": (12.25, 13.25, 10.25, 10.25), "bo": (23, 18, 23, 18), "cy": (6.5, 7.5, 6.5, 6.5), "dee": (21.5, 16.5, 21.5, 16.5),
}  # fmt: skip


def test_points_of_every_pair():
    found = with_posts(meets=["*"]).pair_points(people(), POSTS, VILLAGES)
    assert {who: tuple(found.points(who, post.id) for post in POSTS) for who in BY_HAND} == BY_HAND


def test_each_matched_need_counts_up_to_the_rules_cap():
    rule = ha.PointRule(id="match", factor="f", meets=["*"], points=2, most=3)
    one = ha.Rubric(factors=[{"id": "f"}], rules=[rule], met_by={"courts": ("law",), "woods": ("trees",)})
    assert [one.score(people(), POSTS[0], VILLAGES[0]).points(who) for who in BY_HAND] == [2, 3, 0, 0]
    wooded = ha.PointRule(id="match", factor="f", meets=["woods"], points=2)
    trees = ha.Rubric(factors=[{"id": "f"}], rules=[wooded], met_by={"woods": ("trees",)})
    assert [trees.score(people(), POSTS[0], VILLAGES[0]).points(who) for who in BY_HAND] == [0, 2, 0, 0]


def test_the_trace_of_a_pair_adds_up_and_names_the_need():
    made = with_posts(meets=["*"])
    trace = made.trace("ann", people(), POSTS[1], VILLAGES[0])
    assert (trace.post, trace.total) == ("mill/member", 13.25)
    assert {line.rule: line.points for line in trace.lines} == {"young": 8, "years": 2.25, "match": 2, "far": 1}
    assert [line.facts for line in trace.lines if line.rule == "match"] == [(("needs met", ("courts",)),)]
    assert "needs met = courts" in trace.text()


def test_without_a_post_what_counts_everywhere_is_left():
    scores = with_posts(meets=["*"]).score(people())
    assert [scores.points(who) for who in BY_HAND] == [10.25, 18, 6.5, 16.5]


def test_one_rubric_without_posts_gives_every_post_the_same():
    found = rubric().pair_points(people(), POSTS, VILLAGES)
    scores = rubric().score(people())
    assert np.array_equal(found.steps, np.repeat(scores.total[:, None], len(POSTS), axis=1))


def test_missing_facts_of_villages_and_unknown_villages_are_faults():
    bare = [ha.Village(id="mill", facts={"far": None}), VILLAGES[1]]
    with pytest.raises(ha.InputError) as caught:
        with_posts(meets=["*"]).pair_points(people(), [*POSTS, ha.Post(village="nowhere")], bare)
    assert {(row, column) for row, column, _ in reasons(caught)} == {("mill", "far"), ("nowhere", "village")}
    with pytest.raises(ha.InputError, match="skills: missing column"):
        with_posts(meets=["*"]).pair_points({"id": ["a"], "age": [1], "years": [1], "rank": ["staff"]}, POSTS, VILLAGES)


def test_the_trace_counts_a_rule_once_for_each_matched_need():
    rule = ha.PointRule(id="match", factor="f", meets=["*"], points=2)
    one = ha.Rubric(factors=[{"id": "f"}], rules=[rule], met_by={"courts": ("law",), "woods": ("trees",)})
    trace = one.trace("bo", people(), POSTS[0], VILLAGES[0])
    assert [(line.points, line.facts) for line in trace.lines] == [(4, (("needs met", ("courts", "woods")),))]
    assert one.score(people(), POSTS[0], VILLAGES[0]).by_rule.tolist() == [[200, 400, 0, 0]]


@pytest.mark.parametrize(("unknown", "points"), [("holds", 1), ("fails", 0)])
def test_a_rule_may_say_what_an_unknown_fact_of_a_village_means(unknown, points):
    rule = ha.PointRule(id="far", factor="f", village="far = true", points=1, unknown=unknown)
    one = ha.Rubric(factors=[{"id": "f"}], rules=[rule])
    assert one.pair_points(people(), POSTS[:1], [ha.Village(id="mill")]).points("ann", "mill/secretary") == points
