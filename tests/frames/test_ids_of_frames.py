"""Ids in frames: the index, whole numbers, and what stays refused; dates among facts."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

import houma_assign as ha

PEOPLE = pd.DataFrame({"name": ["a", "b", "c"], "born": pd.to_datetime(["1990-01-01", "1980-02-03", None])}, index=[7, 8, 9])
VILLAGES = pd.DataFrame({"name": ["v", "w"]}, index=["v1", "v2"])
POSTS = pd.DataFrame({"village": ["v1", "v2"]})
PAIRS = pd.DataFrame({"candidate": [7, 8, 9] * 2, "post": ["v1"] * 3 + ["v2"] * 3, "score": range(6)})


def made(people: Any = PEOPLE, villages: Any = VILLAGES, posts: Any = POSTS, pairs: Any = PAIRS) -> ha.Problem:
    return ha.Problem.from_frames(people, villages, posts, pairs)


def test_the_index_holds_the_ids_where_no_column_does() -> None:
    problem = made()
    assert [person.id for person in problem.candidates] == ["7", "8", "9"]
    assert [village.id for village in problem.villages] == ["v1", "v2"]
    assert "candidates: the index was read as 'id'" in problem.notes
    assert any("行名读作“编号”" in note.words("zh") for note in problem.notes if hasattr(note, "words"))
    assert made(PEOPLE.rename_axis("code")) == problem
    assert made(PEOPLE.assign(id=["7", "8", "9"])).candidates == problem.candidates  # a column comes first


@pytest.mark.parametrize("kind", ["int64", "int32", "Int64", "uint8", object])
def test_whole_numbers_are_ids_whatever_holds_them(kind: Any) -> None:
    people = PEOPLE.reset_index(names="id").astype({"id": kind})
    assert made(people, pairs=PAIRS.astype({"candidate": kind})).candidates == made().candidates
    assert any("whole numbers were read as ids in 'id'" in note for note in made(people).notes)


def test_whole_numbers_refer_to_people_and_villages() -> None:
    people = pd.DataFrame({"id": [1, 2, 3], "home": [10, None, 20], "kin": [[2], [], None], "kin_villages": [None, [10, 20], []]})
    villages, posts = pd.DataFrame({"id": [10, 20]}), pd.DataFrame({"village": [10, 20], "role": "member"})
    problem = ha.Problem.from_frames(people, villages, posts, pd.DataFrame({"candidate": [1, 2, 3], "village": [10, 20, 20]}))
    assert [(person.home, person.kin, person.kin_villages) for person in problem.candidates] == [
        ("10", ("2",), ()), ("", (), ("10", "20")), ("20", (), ()),
    ]  # fmt: skip
    assert [post.id for post in problem.posts] == ["10/member", "20/member"]
    assert ha.solve(problem).status == "optimal"


def test_a_whole_number_finds_its_record() -> None:
    problem = made()
    assert problem.without(7) == problem.without("7")  # type: ignore[arg-type]
    plan = ha.solve(problem)
    assert ha.explain(plan, 8).candidate == "8"  # type: ignore[arg-type]


@pytest.mark.parametrize("ids", [[7, "8", "9"], [7.0, 8.0, 9.0], [True, False, True], [7.5, 8, 9], ["7", "8", 9], [7, 8, None]])
def test_what_may_be_a_slip_stays_refused(ids: list[Any]) -> None:
    with pytest.raises(ha.InputError):
        made(PEOPLE.assign(id=pd.Series(ids, index=PEOPLE.index, dtype=object)))


def test_numbered_rows_are_no_ids() -> None:
    with pytest.raises(ha.InputError, match="candidates · id: missing column"):
        made(PEOPLE.reset_index(drop=True))


def test_dates_are_facts_by_their_day() -> None:
    problem = made()
    assert [person.fact("born") for person in problem.candidates] == ["1990-01-01", "1980-02-03", None]
    old = ha.Quota(where="born <= 1985-01-01", least=1)
    assert {place.candidate for place in ha.solve(problem.adding(old)).placements} & {"8"}
    assert np.datetime64("1990-01-01").astype(str) == problem.candidates[0].fact("born")
