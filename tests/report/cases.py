"""A small case that every chart can be drawn of."""

from __future__ import annotations

from functools import cache

import houma_assign as ha

PEOPLE = [("甲", ["law"], "f"), ("乙", [], "m"), ("丙", ["wood"], "f"), ("丁", [], "m")]
POSTS = ("V1/secretary", "V1/member", "V2/secretary")
POINTS = {"C0": (9, 9, 12), "C1": (8, 8, 14.5), "C2": (7.5, 7.5, 7.5), "C3": (6, 6, 6)}


@cache
def problem() -> ha.Problem:
    """Four people, two villages, a place that may stay vacant; C3 may not go to V2."""
    people = [{"id": f"C{k}", "name": name, "skills": skills, "sex": sex} for k, (name, skills, sex) in enumerate(PEOPLE)]
    villages = [{"id": "V1", "name": "北堡", "needs": {"law": 5, "wood": 2}}, {"id": "V2", "name": "香邑", "needs": {"wood": 3}}]
    posts = [{"village": "V1", "role": "secretary"}, {"village": "V1", "role": "member", "least": 0, "slots": 3},
             {"village": "V2", "role": "secretary"}]  # fmt: skip
    pairs = [{"candidate": who, "post": post, "score": score, "grade": "A" if who == "C0" else "B"}
             for who, row in POINTS.items() for post, score in zip(POSTS, row, strict=True)]  # fmt: skip
    rules = [ha.Barred(candidate="C3", village="V2"), ha.Barred(candidate="C3", post="V1/member")]
    words = {"zh": {"secretary": "第一书记", "law": "司法", "wood": "林业"}}
    return ha.Problem.from_frames(people, villages, posts, pairs, rules, [ha.NeedsMet(), ha.Grades(), ha.Merit()], labels=words)


@cache
def plan() -> ha.Plan:
    """The best plan; one place stays vacant."""
    return ha.solve(problem())


@cache
def by_merit() -> ha.Plan:
    """The plan by points alone, which changes when points do."""
    return ha.solve(problem().with_aims(ha.Merit()))
