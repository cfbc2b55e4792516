import houma_assign as ha

from ..constraints.small_town import THREE, best, town

COLUMNS = ["candidate", "name", "post", "village", "role", "unit", "score", "grade", "needs_met"]
BOARD = """
      b/lead  a/member*2
zoe   9A      1
ann   1       8.25B
bo    2       7
"""
PEOPLE = {"ann": {"name": "Ann", "unit": "works", "skills": ("law", "water")}, "zoe": {"skills": ("law",)}}
PLACES = {"a": {"needs": {"water": 2, "law": 1}}, "b": {"needs": {"fire": 5}}}


def frame():
    return best(town(BOARD, people=PEOPLE, places=PLACES)).frame


def test_one_row_a_placement_in_the_order_of_the_posts_then_the_people():
    assert list(frame().columns) == COLUMNS
    assert frame()[["post", "candidate"]].to_numpy().tolist() == [["b/lead", "zoe"], ["a/member", "ann"], ["a/member", "bo"]]


def test_rows_hold_what_is_known_of_person_post_and_pair():
    rows = frame().to_dict("records")
    assert rows[1] == {"candidate": "ann", "name": "Ann", "post": "a/member", "village": "a", "role": "member", "unit": "works",
                       "score": 8.25, "grade": "B", "needs_met": "water, law"}  # fmt: skip
    assert (rows[0]["grade"], rows[0]["needs_met"], rows[2]["name"], rows[2]["grade"]) == ("A", "", "", "")


def test_needs_are_met_as_the_aim_says():
    aim = ha.NeedsMet(met_by={"fire": ("law",)})
    rows = best(town(BOARD, people=PEOPLE, places=PLACES, aims=(ha.Merit(), aim))).frame.to_dict("records")
    assert [row["needs_met"] for row in rows] == ["fire", "water, law", ""]


def test_person_with_two_posts_has_two_rows():
    plan = best(town("a b\nann 9 8", people={"ann": {"most": 2}}))
    assert plan.frame["candidate"].tolist() == ["ann", "ann"]


def test_no_plan_gives_an_empty_frame_with_the_same_columns():
    plan = ha.solve(town(THREE, ha.Barred(candidate="ann")))
    assert plan.status is ha.Status.INFEASIBLE
    assert list(plan.frame.columns) == COLUMNS
    assert len(plan.frame) == 0


def test_frame_is_of_the_plan_and_not_shared_with_the_next():
    plan = best(town(THREE))
    frame = plan.frame
    frame.loc[0, "candidate"] = "somebody else"
    assert plan.frame["candidate"].tolist() == best(town(THREE)).frame["candidate"].tolist() == ["ann", "bo", "cy"]
