"""Frames as they come out of files and other libraries: the same problem, with a note on what was done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import houma_assign as ha

from ..faults.listing import refused
from ..faults.town import tables, town

Change = Callable[[pd.DataFrame], Any]


def _columns(change: Callable[[str], str]) -> Change:
    return lambda frame: frame.rename(columns={name: change(name) for name in ("id", "score", "village", "kin_villages", "role")})


def _arrow(frame: pd.DataFrame) -> Any:
    return pytest.importorskip("pyarrow").Table.from_pandas(frame)


def _through_a_file(frame: pd.DataFrame, folder: Path) -> pd.DataFrame:
    pytest.importorskip("pyarrow")
    frame.to_parquet(folder / "a.parquet")
    return pd.read_parquet(folder / "a.parquet")


FORMS: dict[str, Change] = {
    "as it is": lambda frame: frame,
    "capitals": _columns(str.upper),
    "blanks around": _columns(lambda name: f" {name} "),
    "title with blanks": _columns(lambda name: name.replace("_", " ").title()),
    "full width": _columns(lambda name: "".join(chr(ord(char) + 0xFEE0) if char.isalpha() else char for char in name)),
    "the ids as index": lambda frame: frame.set_index("id") if "id" in frame else frame,
    "rows shuffled": lambda frame: frame.sample(frac=1, random_state=1),
    "a mapping of lists": lambda frame: frame.to_dict("list"),
    "a list of rows": lambda frame: frame.to_dict("records"),
    "nullable types": lambda frame: frame.convert_dtypes(),
    "objects": lambda frame: frame.astype(object),
    "classes": lambda frame: frame.astype({name: "category" for name in frame if isinstance(frame[name].iloc[0], str)}),
    "pyarrow types": lambda frame: pytest.importorskip("pyarrow") and frame.convert_dtypes(dtype_backend="pyarrow"),
    "pyarrow": _arrow,
    "polars": lambda frame: pytest.importorskip("polars").DataFrame(frame.to_dict("list")),
    "there and back": lambda frame: _arrow(frame).to_pandas(),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_town(form: str) -> None:
    made = ha.Problem.from_frames(**{name: FORMS[form](frame) for name, frame in tables().items()})
    assert {person.id: person for person in made.candidates} == {person.id: person for person in town().candidates}
    assert {post.id: post for post in made.posts} == {post.id: post for post in town().posts}
    assert made.pairs == town().pairs
    renamed = form in ("capitals", "blanks around", "title with blanks", "full width")
    assert any("was read as 'score'" in note for note in made.notes) == renamed


SKILLS: tuple[Any, ...] = (
    "law; fire", "law；fire", "law、fire", "law,fire", "law，fire", "law\nfire", "['law', 'fire']", '["law", "fire"]',
    ["law", "fire"], ("law", "fire"), np.array(["law", "fire"]), np.array(["law", "fire"], dtype=object),
    pd.Series(["law", "fire"]),
)  # fmt: skip
NEEDS: tuple[Any, ...] = (
    "law:5; fire:3", "law:5，fire:3", "law:5, fire:3", "law：5、fire：3", "law:5/fire:3", "law:5\nfire:3",
    '{"law": 5, "fire": 3}',
    "{'law': 5, 'fire': 3}", {"law": 5, "fire": 3}, {"law": np.int64(5), "fire": np.int8(3)}, [("law", 5), ("fire", 3)],
    np.array([("law", 5), ("fire", 3)], dtype=object), {"law": 5, "fire": 3, "water": None},
)  # fmt: skip


def _made(skills: Any = "law", needs: Any = "law:5; fire:3", **more: Any) -> ha.Problem:
    people = pd.DataFrame({"id": ["a", "b"], "skills": pd.Series([skills, None], dtype=object), "score": [1, 2]})
    return ha.Problem.from_frames(people.assign(**more), pd.DataFrame({"id": ["v"], "needs": pd.Series([needs], dtype=object)}))


@pytest.mark.parametrize("cell", SKILLS, ids=repr)
def test_skills_in_any_form(cell: Any) -> None:
    assert _made(cell).candidates[0].skills == ("law", "fire")


@pytest.mark.parametrize("cell", NEEDS, ids=repr)
def test_needs_in_any_form(cell: Any) -> None:
    assert dict(_made(needs=cell).villages[0].needs) == {"law": 5, "fire": 3}


@pytest.mark.parametrize("cell", ["", " ", "无", "—", "/", "-", None, np.nan, pd.NA, [], (), {}, np.array([])], ids=repr)
def test_nothing_in_any_form(cell: Any) -> None:
    if not isinstance(cell, dict):
        assert _made(cell).candidates[0].skills == ()
    if not isinstance(cell, np.ndarray | list | tuple):
        assert dict(_made("law", cell).villages[0].needs) == {}


def test_slashes_part_what_villages_need() -> None:
    assert _made("law/fire").candidates[0].skills == ("law", "fire")
    assert _made("sowing/reaping").candidates[0].skills == ("sowing/reaping",)
    (fault,) = refused(lambda: _made("law/reaping"))
    assert (fault.row, fault.column, fault.code) == ("a", "skills", "cell.unsure")


@pytest.mark.parametrize(("needs", "code"), [("law:5; law:3", "cell.twice"), ("law", "cell.entry"), ([("law", 5), ("law", 3)],
                         "cell.need_twice"), (["law"], "field.dict_type"), (7, "field.dict_type")])  # fmt: skip
def test_needs_that_are_not_sure_are_refused(needs: Any, code: str) -> None:
    assert [fault.code for fault in refused(lambda: _made(needs=needs)) if fault.table == "villages"] == [code]


def test_lists_come_back_from_parquet(tmp_path: Path) -> None:
    people = pd.DataFrame({"id": ["a", "b"], "skills": [["law", "fire"], []], "score": [1, 2], "most": [1, None]})
    places = pd.DataFrame({"id": ["v", "w"], "needs": [{"law": 5, "fire": None}, {"law": None, "fire": 3}]})
    problem = ha.Problem.from_frames(_through_a_file(people, tmp_path), _through_a_file(places, tmp_path))
    assert [person.skills for person in problem.candidates] == [("law", "fire"), ()]
    assert [dict(place.needs) for place in problem.villages] == [{"law": 5}, {"fire": 3}]


def test_dates_are_text_of_the_day_and_noise_is_taken_off() -> None:
    problem = _made(born=pd.to_datetime(["1990-05-01", None]), seen=[datetime(2020, 1, 2, 3, 4), date(2020, 1, 3)],
                    size=[0.1 + 0.2, 1.5], dear=[Decimal("1.25"), Decimal(2)])  # fmt: skip
    first, second = problem.candidates
    assert [first.facts[name] for name in ("born", "seen", "size", "dear")] == ["1990-05-01", "2020-01-02 03:04:00", 0.3, 1.25]
    assert (second.facts["born"], second.facts["seen"]) == (None, "2020-01-03")
    assert sum("read as year-month-day" in note for note in problem.notes) == 2
    assert sum("noise" in note for note in problem.notes) == 1


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=6))
def test_points_with_noise_are_the_decimals(cents: list[int]) -> None:
    noisy = [each / 100 * (1 + 2**-52) for each in cents]
    people = pd.DataFrame({"id": [f"c{k}" for k in range(len(cents))], "score": noisy})
    problem = ha.Problem.from_frames(people, {"id": ["v"]})
    assert [problem.pairs.points(f"c{k}", "v") for k in range(len(cents))] == [each / 100 for each in cents]
