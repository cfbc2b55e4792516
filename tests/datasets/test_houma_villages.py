from collections import Counter

import houma_assign as ha

from .facts import CHOSEN, NEEDS, VILLAGES, table

PROBLEM = ha.datasets.houma_2020()
POOL = ha.datasets.houma_2020(stage="pool")


def test_thirteen_of_68_villages_were_chosen_and_nine_get_a_whole_team():
    assert Counter(row["chosen"] for row in table("villages")) == {"yes": CHOSEN, "no": 55}
    assert Counter(row["form"] for row in table("villages")) == {"whole_team": 9, "secretary_only": 4, "none": 55}
    posts = Counter(post.village for post in PROBLEM.posts)
    assert Counter(posts.values()) == {2: 9, 1: 4}


def test_every_village_is_judged_on_six_problem_types():
    for village in POOL.villages:
        assert all(0 <= village.fact(kind) <= 5 for kind in ("lax", "economy", "petition", "merged", "ageing", "outflow"))


def test_published_names_and_townships():
    townships = {village.id: village.township for village in PROBLEM.villages}
    assert set(VILLAGES) <= set(townships)
    for name, township in VILLAGES.items():
        assert township in (None, townships[name])
    for name, township in townships.items():
        assert name in VILLAGES or name.startswith("示例")
        assert township in VILLAGES.values() or township.startswith("示例")


def test_published_needs_are_marked_and_no_others_are():
    marked = {}
    for row in table("needs"):
        if row["source"] == "published":
            marked.setdefault(row["village"], set()).add(row["need"])
        else:
            assert row["source"] == "invented"
    assert marked == NEEDS


def test_needs_of_the_problem_are_those_of_the_table():
    listed = {(row["village"], row["need"], int(row["severity"])) for row in table("needs")}
    held = {(village.id, need, severity) for village in PROBLEM.villages for need, severity in village.needs.items()}
    assert held == listed
