"""Edges of the questions: one person, nobody who joins, too few people, an aim that an edit leaves without data."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

import houma_assign as ha

GRADED = ha.Problem.from_matrix([[1, 3], [2, 1], [1, 1]], grade=[["A", "B"], ["", ""], ["", ""]], aims=[ha.Grades(), ha.Merit()])
PEOPLE = [{"id": "c0", "sex": "f", "party": "yes"}, {"id": "c1", "rank": "chief"}, {"id": "c2", "rank": "staff"}]
QUOTA = ha.Quota(id="women", where={"sex": "f"}, least=1)
TOWN = ha.Problem.from_frames(PEOPLE, [{"id": "v"}], constraints=[QUOTA])


def test_a_scenario_is_not_lost_for_what_it_takes_away() -> None:
    edits: dict[str, Any] = {f"without {'+'.join(who)}": (lambda problem, who=who: problem.without(*who))
                             for who in (["c0"], ["c0", "c1"], ["c1", "c2"], ["c1"])}  # fmt: skip
    found = ha.what_if(GRADED, edits)
    assert [str(each.status.value) for each in found.scenarios if each.status] == [
        "optimal",
        "infeasible",
        "infeasible",
        "optimal",
    ]
    assert found["without c0"].value == {"grades": 0, "merit": 3}
    women = ha.what_if(TOWN, {"nobody has a sex": lambda problem: problem.without("c0")})
    assert women.scenarios[0].status == "infeasible"
    assert "failed" not in women.words() or " 0 edits failed" in women.words()


def test_too_few_people_are_a_problem_that_can_be_asked_about() -> None:
    few = GRADED.without("c0", "c1")
    assert ha.solve(few).status == "infeasible"
    why = ha.why_infeasible(few)
    assert {rule for clash in why.clashes for rule in clash.rules} == {"posts_filled", "posts_each"}
    assert why.repairs
    assert "冲突 1" in why.words("zh")
    assert ha.why_infeasible(TOWN.without("c0")).clashes[0].rules == ("women",)


def test_such_a_problem_is_written_sent_and_edited_further() -> None:
    few = GRADED.without("c0", "c1")
    assert pickle.loads(pickle.dumps(few)) == few == ha.Problem.from_json(few.to_json())
    assert ha.solve(few.dropping("posts_filled").adding(ha.PostsFilled(penalty=1))).status == "optimal"


@pytest.mark.parametrize(
    "make",
    [lambda: ha.Problem.from_matrix([[1, 3]]), lambda: ha.Problem.from_matrix([[1]], aims=[ha.Grades()]),
     lambda: GRADED.without("c0").with_aims(ha.Grades(id="again")), lambda: TOWN.adding(ha.Quota(where={"sx": "f"}, least=1)),
     lambda: TOWN.replacing(ha.Quota(id="women", where={"sxe": "f"}, least=1)),
     lambda: ha.Problem.from_matrix([[1]]).with_aims("grades")],
)  # fmt: skip
def test_what_somebody_writes_is_still_looked_at(make: Any) -> None:
    with pytest.raises(ha.InputError):
        make()


@pytest.mark.parametrize(("least", "status"), [(1, "infeasible"), (0, "optimal")])
def test_a_plan_of_one_person(least: int, status: str) -> None:
    plan = ha.solve(ha.Problem.from_matrix([[1]], least=least))
    found = ha.contingency(plan)
    assert [each.status.value for each in found.repairs.values()] == [status]
    assert "reserve stands" not in found.words()
    assert ha.repair(plan, "c0").status == status


def test_nobody_takes_over_where_nobody_joins() -> None:
    plan = ha.solve(ha.Problem.from_matrix([[1, 3], [2, 1]], least=0))
    words = ha.contingency(plan).words()
    assert "for 0 of them a reserve can take over" in words
    assert "For 2 nobody joins and nobody moves: what they leave stays open." in words
    assert "2 人缺席时无人补入、也无人变动，其岗位空缺。" in ha.contingency(plan).words("zh")
    one = ha.contingency(ha.solve(ha.Problem.from_matrix([[1], [2]], least=0)))
    assert "for 1 of them a reserve can take over" in one.words()
    assert "nobody joins and" not in one.words()
