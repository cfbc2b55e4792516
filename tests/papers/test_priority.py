"""Priority groups in papers: who is told of whom; that nobody else is, the test of levels holds for every paper."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

import houma_assign as ha
from houma_assign.papers.answers.not_chosen import NotChosen
from houma_assign.papers.committee.priority import groups_rows, left_rows, proposed_rows
from houma_assign.papers.make import study_of
from houma_assign.papers.paper import Paper

from .small import papers, sources, study

GROUPS, SENT, LEFT = "优先群体", "优先群体中的拟任人选", "优先群体中的未入选人员"


def made(kind: str, level: int, of: str = "") -> Paper:
    return next(each for each in papers("zh") if (each.kind, each.level, each.of) == (kind, level, of))


def test_the_committee_reads_counts_those_proposed_and_those_passed_over_by_id() -> None:
    for kind in ("committee_paper", "committee_workbook"):
        data = made(kind, 4).data
        assert data[GROUPS].to_numpy().tolist() == [["«P1.group»", 1, 1, 0], ["«P4.group»", 1, 0, 1]]
        assert data[SENT].to_numpy().tolist() == [["P1", "«P1.name»", "«V1.name» «secretary»", "«P1.group»"]]
        assert data[LEFT].to_numpy().tolist() == [["P4", "«P4.group»", 5, "«V1.name» «secretary»", "代价"]]


@pytest.mark.parametrize("level", [4, 5])
def test_the_list_of_those_not_chosen_names_them_to_the_department_alone(level: int) -> None:
    (row,) = made("passed_over", level).data[LEFT].to_dict("records")
    assert (row["优先群体"], row["编号"], row.get("姓名")) == ("«P4.group»", "P4", "«P4.name»" if level == 5 else None)


def test_a_village_reads_of_its_own_team_alone() -> None:
    texts = {of: made("dossier", 2, of).html for of in ("V1", "V2")}
    assert "属优先群体的：«P1.name»：«P1.group»。" in texts["V1"]
    assert "优先群体" not in texts["V2"]
    assert "«P4.group»" not in texts["V1"]


def test_where_nobody_is_in_one_nothing_is_said() -> None:
    given: dict[str, Any] = sources()
    problem = given["plan"].problem
    for who in ("P1", "P4"):
        problem = problem.with_person(who, priority_groups=())
    plain = {**given, "plan": ha.solve(problem), "support": None}
    assert "优先群体" not in ha.paper(kind="dossier", of="V1", **plain).html
    study = study_of("papers", plain["plan"], "zh", None, None)
    assert groups_rows(study) == proposed_rows(study) == []


def test_somebody_passed_over_for_a_better_post_is_not_among_those_not_chosen() -> None:
    made = study("zh")
    shown = [
        NotChosen(who, held, "", None, None, "rules", (), {}) for who, held in (("P1", "V1/secretary"), ("P4", ""), ("P3", ""))
    ]
    made.__dict__["answers"] = SimpleNamespace(not_chosen=shown)
    assert [(row["id"], row["groups"]) for row in left_rows(made)] == [("P4", "«P4.group»")]
