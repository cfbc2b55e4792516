"""Columns that are not there: a fault where they are read, else a note; always with the header that comes nearest."""

from __future__ import annotations

import pickle
from typing import Any

import pandas as pd
import pytest

import houma_assign as ha
from houma_assign.errors import Message

from ..faults.listing import refused

PEOPLE = pd.DataFrame({"id": ["a", "b"], "unit": ["u", "w"], "home": ["v", ""], "kin": ["b", ""], "skills": ["law", ""],
                       "score": [9, 8], "age": [30, 40]})  # fmt: skip
PLACES = pd.DataFrame({"id": ["v", "w"], "township": ["t", "t"], "needs": ["law:3", ""]})
POSTS = pd.DataFrame({"village": ["v", "w"], "role": ["", ""], "slots": [1, 1], "least": [0, 0]})


def made(people: Any = PEOPLE, places: Any = PLACES, posts: Any = POSTS, **more: Any) -> ha.Problem:
    return ha.Problem.from_frames(people, places, posts, **more)


READ = [
    ("home", ha.AvoidHome(), "candidates"), ("kin", ha.AvoidKin(), "candidates"), ("unit", ha.UnitCap(most=1), "candidates"),
    ("skills", ha.SkillCovered(skills=("law",)), "candidates"),
    ("township", ha.Quota(where={"age": 30}, least=0, each="township"), "villages"),
    ("township", ha.AvoidHome(within="township"), "villages"), ("needs", ha.NeedsMet(), "villages"),
    ("skills", ha.NeedsMet(), "candidates"), ("score", ha.Merit(), "candidates"),
]  # fmt: skip
NEAR = {
    "home": ("籍贯", "户籍所在村", "Home village", "hometown"), "kin": ("relatives", "亲属关系", "Relative"),
    "unit": ("派出单位", "employer", "units"), "skills": ("特长", "Skill", "skils"), "township": ("所属乡镇", "townships"),
    "needs": ("需求类型", "demands"), "score": ("Total score", "综合成绩", "最终得分", "分数", "scores", "points"),
}  # fmt: skip


def without(column: str, instead: str = "") -> dict[str, pd.DataFrame]:
    frames = {"people": PEOPLE, "places": PLACES}
    changed = {name: frame.rename(columns={column: instead}) if instead else frame.drop(columns=column)
               for name, frame in frames.items() if column in frame}  # fmt: skip
    return frames | changed


def _listed(rule: Any) -> dict[str, Any]:
    return {"aims": (rule,)} if isinstance(rule, ha.Aim) else {"constraints": (rule,)}


@pytest.mark.parametrize(("column", "rule", "table"), READ, ids=lambda each: getattr(each, "kind", each))
def test_a_column_that_a_listed_rule_reads_is_a_fault(column: str, rule: Any, table: str) -> None:
    made(**_listed(rule))
    for header in ("", *NEAR[column]):
        faults = refused(lambda header=header: made(**without(column, header), **_listed(rule)))
        hits = [fault for fault in faults if (fault.table, fault.column) == (table, column)]
        assert len(hits) == 1
        assert not header or repr(header) in hits[0].reason
        assert hits[0].words("zh") != hits[0].words("en")


@pytest.mark.parametrize("column", [column for column in NEAR if column != "score"])
def test_a_header_that_comes_near_is_noted_where_nothing_reads_the_column(column: str) -> None:
    for header in NEAR[column]:
        notes = made(**without(column, header)).notes
        assert any(repr(header) in note and f"not read as {column!r}" in note for note in notes), (header, notes)


def test_points_under_another_header_are_never_left_out() -> None:
    for header in NEAR["score"]:
        (fault,) = refused(lambda header=header: made(**without("score", header)))
        assert repr(header) in fault.reason
    for header in ("Score", " score ", "SCORE"):
        assert made(**without("score", header)).pairs.points("a", "v") == 9


@pytest.mark.parametrize("header", ["名额", "选派名额", "招录人数", "Slot", "headcount", "vacancies"])
def test_slots_under_another_header_are_never_left_out(header: str) -> None:
    (fault,) = refused(lambda: made(posts=POSTS.rename(columns={"slots": header})))
    assert (fault.table, fault.column) == ("posts", "slots")
    assert repr(header) in fault.reason


def test_defaults_are_noted_once() -> None:
    notes = ha.Problem.from_frames({"id": ["a"]}, {"id": ["v"]}).notes
    assert len(notes) == 1
    for words in ("home village", "kin", "skills", "needs", "1 slot", "0 points", "township", "unit"):
        assert words in notes[0]
    assert made().notes == ()


def test_notes_are_told_in_both_languages() -> None:
    problem = made(PEOPLE.rename(columns={"score": "Score", "kin": "relatives"}))
    assert "读作" in ha.solve(problem).summary("zh")
    assert "was read as 'score'" in ha.solve(problem).summary("en")
    for note in pickle.loads(pickle.dumps(problem)).notes:
        assert isinstance(note, Message)
        assert problem.label(note, "zh") == note.zh
        assert problem.label(note, "en") == note
    assert ha.Problem.from_json(problem.to_json()).notes == problem.notes


def test_a_matrix_beside_the_people_is_not_left_out() -> None:
    (fault,) = refused(lambda: made(PEOPLE.assign(v=1, w=2)))
    assert (fault.column, fault.code) == ("v, w", "column.glued")


@pytest.mark.parametrize("header", ["编号", "工号", "Person ID", "person_id"])
def test_a_missing_id_names_the_header_that_comes_near(header: str) -> None:
    faults = refused(lambda: made(PEOPLE.rename(columns={"id": header})))
    assert any(repr(header) in fault.reason and fault.code == "column.missing" for fault in faults)


def test_two_headers_of_one_meaning_are_refused() -> None:
    both = PEOPLE.rename(columns={"score": "Score"}).assign(SCORE=1)
    faults = refused(lambda: made(both))
    assert any(fault.column == "score" and "'Score', 'SCORE'" in fault.reason for fault in faults)


@pytest.mark.parametrize("ids", [[1.0, 2.0], [1, "2"], [None, "b"], [pd.Timestamp("2020-01-01"), "b"]], ids=repr)
def test_ids_that_are_no_text_are_refused_in_our_words(ids: list[Any]) -> None:
    faults = refused(lambda: made(PEOPLE.assign(id=pd.Series(ids, dtype=object), kin="")))
    assert all("Input should" not in fault.reason for fault in faults)
    assert any(fault.column == "id" for fault in faults)


def test_a_column_that_is_wrong_all_through_is_told_once() -> None:
    number = 168
    people = pd.DataFrame({"id": [k + 0.5 for k in range(number)], "score": ["80分"] * number,
                           "took": pd.to_timedelta([1] * number), "skills": [7] * number, "most": ["1"] * number})  # fmt: skip
    faults = refused(lambda: made(people))
    told = [(fault.table, fault.column) for fault in faults]
    assert sorted(told) == [("candidates", column) for column in ("facts.took", "id", "most", "score", "skills")]
    assert all("168 rows" in fault.reason for fault in faults if fault.column != "score")
    assert all("168 行" in fault.words("zh") for fault in faults if fault.column != "score")


@pytest.mark.parametrize("given", [5, "text", None, object(), {"id": 5}], ids=lambda given: type(given).__name__)
def test_what_is_no_table_is_refused(given: Any) -> None:
    assert any(fault.table == "candidates" for fault in refused(lambda: made(given)))
