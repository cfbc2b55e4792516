from collections import Counter
from pathlib import Path

import pytest

import houma_assign as ha
from houma_assign.datasets import houma, make_houma_2020

from .facts import table

PROBLEM = ha.datasets.houma_2020()
POOL = ha.datasets.houma_2020(stage="pool")


@pytest.mark.parametrize(("problem", "people", "villages"), [(PROBLEM, 62, 13), (POOL, 106, 68)])
def test_people_villages_and_slots(problem, people, villages):
    assert (len(problem.candidates), len(problem.villages)) == (people, villages)
    slots = Counter()
    for post in problem.posts:
        slots[post.role] += post.slots
        assert post.slots == post.floor == {"secretary": 1, "member": 2}[post.role]
    assert slots == {"secretary": 13, "member": 18}
    assert len(problem.posts) == 22


def test_everybody_examined_is_an_applicant():
    assert Counter(row["stage"] for row in table("candidates")) == {"examined": 62, "applied": 44}
    assert {person.id for person in PROBLEM.candidates} < {person.id for person in POOL.candidates}


def test_points_are_the_sum_of_nine_factors():
    for row in table("candidates"):
        factors = [float(row[name]) for name in make_houma_2020.FACTORS]
        assert len(factors) == 9
        assert sum(factors) == float(row["total"])  # quarters are exact
    person = PROBLEM.candidates[0]
    assert PROBLEM.pairs.points(person.id, PROBLEM.posts[0].id) == person.fact("score")


def test_people_who_were_not_examined_have_no_grades():
    examined = {person.id for person in PROBLEM.candidates}
    graded = {POOL.pairs.candidates[c] for c, grade in zip(POOL.pairs.candidate, POOL.pairs.grade, strict=True) if grade}
    assert graded == examined


def test_notes_say_what_is_invented():
    for problem in (PROBLEM, POOL):
        (english,) = problem.notes
        chinese = problem.label(english, "zh")
        assert "invented" in english
        assert "no real person" in english
        assert "虚构" in chinese
        assert all("虚构" in village.fact("note") for village in problem.villages)
    plan = ha.Plan(PROBLEM, ha.Status.UNKNOWN)
    assert "invented" in plan.summary("en")
    assert "虚构" in plan.summary("zh")
    assert "invented" in plan._repr_html_()


def test_script_writes_the_same_bytes(tmp_path: Path):
    make_houma_2020.main(tmp_path / "again")
    names = sorted(path.name for path in houma.FOLDER.glob("*.csv"))
    assert sorted(path.name for path in (tmp_path / "again").iterdir()) == names
    assert len(names) == 16
    for name in names:
        assert (tmp_path / "again" / name).read_bytes() == (houma.FOLDER / name).read_bytes(), name


@pytest.mark.parametrize("wrong", [{"stage": "applied"}, {"structure": "invented"}, {"stage": None}])
def test_unknown_stage_or_structure_is_refused(wrong):
    with pytest.raises(ha.InputError) as caught:
        ha.datasets.houma_2020(**wrong)
    assert caught.value.items[0].column == next(iter(wrong))
