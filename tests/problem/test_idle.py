"""Needs that nobody can meet and rules that can change nothing are said before anything is called proven."""

from __future__ import annotations

import pickle
from random import Random
from typing import Any

import pandas as pd
import pytest

import houma_assign as ha
from houma_assign.errors import Message

SKILLS = ("law", "forestry", "tourism", "finance", "林业", "司法", "文化")


def town(people: Any = (), needs: Any = None, rules: Any = (), **more: Any) -> ha.Problem:
    """Three people and two villages; ``people`` gives each some fields."""
    rows = [{"id": f"c{k}", "score": k, **fields} for k, fields in enumerate([*people, *[{}] * (3 - len(people))])]
    villages = [{"id": "v1", "needs": needs or {}}, {"id": "v2"}]
    return ha.Problem.from_frames(pd.DataFrame(rows).fillna({"unit": ""} if any("unit" in row for row in rows) else {}),
                                  pd.DataFrame(villages), constraints=rules, **more)  # fmt: skip


def built(people: Any = (), needs: Any = None, rules: Any = (), **more: Any) -> ha.Problem:
    """The same from finished records."""
    who = [ha.Candidate(id=f"c{k}", **fields) for k, fields in enumerate([*people, *[{}] * (3 - len(people))])]
    base = ha.Problem.from_matrix([[1.0, 2.0]] * len(who), slots=1)
    pairs = ha.Pairs(tuple(each.id for each in who), ("v1", "v2"), base.pairs.candidate, base.pairs.post, base.pairs.score, 1)
    return ha.Problem(candidates=who, villages=[ha.Village(id="v1", needs=needs or {}), ha.Village(id="v2")],
                      posts=[ha.Post(village="v1"), ha.Post(village="v2")], pairs=pairs,
                      constraints=(*base.constraints, *rules), **more)  # fmt: skip


def found(problem: ha.Problem) -> list[Message]:
    """What a problem found by itself."""
    return [note for note in problem.notes if isinstance(note, Message) and note.code.startswith("found.")]


@pytest.mark.parametrize("number", range(12))
def test_a_need_that_nobody_can_meet_is_noted_with_near_skills(number: int) -> None:
    rng = Random(f"needs {number}")
    need, *held = rng.sample(SKILLS, 3)
    problem = built([{"skills": (held[0],)}, {"skills": (held[1],)}], {need: 3, held[0]: 1})
    (note,) = found(problem)
    assert note.code == "found.need"
    assert repr(need) in note
    assert all(skill in note for skill in held)
    assert f"“{need}”" in note.zh
    assert found(problem.with_aims(ha.Merit())) == []  # no aim asks for needs
    assert found(problem.with_aims(ha.NeedsMet(met_by={need: held[:1]}))) == []


@pytest.mark.parametrize(
    ("need", "skill"),
    [("Law", "law"), ("law ", "law"), ("laws", "law"), ("forestri", "forestry"), ("ｌａｗ", "law"), ("林业类", "林业"),
     ("司法 ", "司法"),
     ("林 业", "林业"), ("finances", "finance"), ("LAW", "law"), ("文化方面", "文化"), ("tourisms", "tourism")],
)  # fmt: skip
def test_another_writing_of_a_skill_that_exists_is_a_fault(need: str, skill: str) -> None:
    with pytest.raises(ha.InputError) as caught:
        built([{"skills": (skill,)}], {need: 3})
    (fault,) = caught.value.items
    assert fault.code == "skill_spelling"
    assert fault.table == "villages"
    assert f"“{skill}”" in fault.words("zh")
    with pytest.raises(ha.InputError):
        built([{"skills": (skill,)}], rules=[ha.SkillCovered(skills=(skill, need))])


@pytest.mark.parametrize("words", [("law", "lawn"), ("林业", "农业"), ("一科", "二科"), ("ward 1", "ward 2"), ("north", "south")])
def test_other_words_are_other_words(words: tuple[str, str]) -> None:
    assert found(built([{"skills": words[:1]}], {words[1]: 3}))[0].code == "found.need"


RULES: list[tuple[Any, dict[str, Any], str]] = [
    (ha.AvoidHome(), {"home": "v1"}, "found.home"),
    (ha.AvoidHome(id="回避本村"), {"home": "v1"}, "found.home"),
    (ha.AvoidKin(), {"kin": ("c2",)}, "found.kin"),
    (ha.AvoidKin(id="x", penalty=3), {"kin_villages": ("v2",)}, "found.kin"),
]


@pytest.mark.parametrize(("rule", "fields", "code"), RULES)
def test_a_rule_that_speaks_of_nobody_is_noted_until_somebody_is_there(rule: Any, fields: dict[str, Any], code: str) -> None:
    problem = built(rules=[rule])
    assert [note.code for note in found(problem)] == [code]
    assert repr(rule.id) in found(problem)[0]
    assert found(built([fields], rules=[rule])) == []
    assert found(problem.dropping(rule.id)) == []
    assert [note.code for note in found(problem.dropping(rule.id).adding(rule))] == [code]


@pytest.mark.parametrize("most", range(1, 5))
@pytest.mark.parametrize("units", [("a", "a", "a"), ("a", "a", "b"), ("a", "b", "c")])
def test_a_cap_that_no_unit_reaches_never_binds(most: int, units: tuple[str, ...]) -> None:
    problem = built([{"unit": unit} for unit in units], rules=[ha.UnitCap(most=most)])
    sent = min(max(units.count(unit) for unit in units), 2)  # there are two slots
    assert bool(found(problem)) == (sent <= most)


@pytest.mark.parametrize(("field", "one", "other"), [
    ("unit", "财政局（机关）", "财政局(机关)"), ("unit", "Board A", "board a"), ("unit", "甲 局", "甲局"),
    ("skills", ("Law",), ("law",)),
    ("skills", ("林业",), ("林 业",)), ("unit", "局１", "局1"),
])  # fmt: skip
def test_two_writings_of_one_thing_are_noted(field: str, one: Any, other: Any) -> None:
    for make in (built, town):
        notes = found(make([{field: one}, {field: other}]))
        assert [note.code for note in notes] == ["found.twins"]
        assert str(one if isinstance(one, str) else one[0]) in notes[0].zh


def test_facts_that_rules_ask_for_are_compared_without_showing_them() -> None:
    people = [{"facts": {"rank": "Staff"}}, {"facts": {"rank": "staff"}}]
    notes = found(built(people, rules=[ha.Quota(where={"rank": "staff"}, least=1)]))
    twins = [note for note in notes if note.code == "found.twins"]
    assert twins == ["rules and data: rank: c1 and c0 differ in width, case, brackets or blanks alone"]
    assert found(built(people)) == []


def test_nobody_can_be_only_an_id_without_a_pair() -> None:
    problem = ha.Problem.from_matrix([[1.0], [float("nan")]], slots=1)
    assert [note.code for note in found(problem)] == ["found.bare"]
    assert "c1" in found(problem)[0].zh


def test_a_role_that_looks_like_a_known_one_is_noted() -> None:
    people, villages = pd.DataFrame({"id": ["a", "b"]}), pd.DataFrame({"id": ["v"]})
    posts = pd.DataFrame({"village": ["v"], "role": ["副书记"]})
    problem = ha.Problem.from_frames(people, villages, posts)
    assert [note.code for note in found(problem)] == ["found.role"]


def test_what_is_found_is_said_once_and_survives_the_road() -> None:
    problem = built(rules=[ha.AvoidKin()], notes=("mine", "mine"))
    assert [str(note) for note in problem.notes] == ["mine", *map(str, found(problem))]
    for back in (
        ha.Problem.from_json(problem.to_json()),
        pickle.loads(pickle.dumps(problem)),
        problem.without("c2").pin("c1", "v1"),
    ):
        assert back.notes == problem.notes
        assert [type(note) for note in back.notes] == [str, Message]
        assert back.notes[1].words("zh") == problem.notes[1].words("zh")
    summary = ha.solve(problem).summary("zh")
    assert found(problem)[0].zh in summary
    assert str(found(problem)[0]) not in summary
