"""Three frames with every column they may have."""

import pandas as pd
import pytest

import houma_assign as ha

PEOPLE = pd.DataFrame({
    "id": ["ann", "bo", "cy"], "name": ["Ann", "Bo", None], "unit": ["works", "", "school"], "home": ["a", "", None],
    "kin": ["bo", "", None], "kin_villages": ["a; b", "", ""], "skills": ["law；water", ("fire", "law"), ""],
    "most": [2, 1, 1], "score": [9.25, 8, 1.5], "age": [50, 41, 30], "party": [True, False, True], "remark": ["x", None, "z"],
})  # fmt: skip
PLACES = pd.DataFrame({
    "id": ["a", "b"], "name": ["A", "B"], "township": ["west", "east"], "needs": ["law:5; water：2", {"fire": 1}],
    "households": [120, 300],
})  # fmt: skip
JOBS = pd.DataFrame({
    "village": ["a", "a", "b"], "role": ["lead", "member", "lead"], "slots": [1, 2, 1], "least": [1, 0, 1], "size": [1.5, 2, 3],
})  # fmt: skip
POST_IDS = ["a/lead", "a/member", "b/lead"]


def made(pairs=None, posts=JOBS, people=PEOPLE, places=PLACES, *rules, **more):
    return ha.Problem.from_frames(people, places, posts, pairs, rules, **more)


def points(problem):
    return {pair: problem.pairs.points(*pair) for pair in problem.pairs.at}


def reasons(*args, **more):
    with pytest.raises(ha.InputError) as caught:
        made(*args, **more)
    return [(fault.table, fault.row, fault.column) for fault in caught.value.items]
