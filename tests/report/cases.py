"""A small case that every chart can be drawn of."""

from __future__ import annotations

from functools import cache

import houma_assign as ha


@cache
def problem() -> ha.Problem:
    people = [{"id": f"C{k}", "name": name, "skills": skills, "sex": sex}
              for k, (name, skills, sex) in enumerate([("甲", ["law"], "f"), ("乙", [], "m"), ("丙", ["wood"], "f"), ("丁", [], "m")])]  # fmt: skip
    villages = [{"id": "V1", "name": "北堡", "needs": {"law": 5, "wood": 2}}, {"id": "V2", "name": "香邑", "needs": {"wood": 3}}]
    posts = [{"village": "V1", "role": "secretary"}, {"village": "V1", "role": "member", "least": 0},
             {"village": "V2", "role": "secretary"}]  # fmt: skip
    points = {"C0": 9, "C1": 8, "C2": 7.5, "C3": 6}
    pairs = [{"candidate": who, "post": post, "score": score, "grade": "A" if who == "C0" else "B"}
             for who, score in points.items() for post in ("V1/secretary", "V1/member", "V2/secretary")]  # fmt: skip
    rules = [ha.UnitCap(id="cap", most=9), ha.Barred(candidate="C3", village="V2"), ha.Total(id="two", of="count", most=2)]
    return ha.Problem.from_frames(people, villages, posts, pairs, constraints=rules[:2])


@cache
def plan() -> ha.Plan:
    return ha.solve(problem())
