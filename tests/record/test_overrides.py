"""What people decided otherwise is part of the file: row by row, on top of the plan before, and checked without a solver."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import houma_assign as ha
from houma_assign.check import check

from .sealed_cases import document_of, forged, states

WHO = {"by": "张三", "body": "部务会", "reason": "the village asked", "on": "2020-04-20"}


@pytest.fixture(scope="module")
def plan() -> ha.Plan:
    """Four overrides, one of which is taken back, and one of which suspends a rule."""
    score = [[9, 5, 4], [8, 7, 3], [5, 6, 7], [4, 4, 2]]
    rules = [ha.Quota(id="c3 stays", where={"id": "c3"}, most=0)]
    plan = ha.solve(ha.Problem.from_matrix(score, constraints=rules))
    plan = plan.override("c1", "p2", **WHO)
    plan = plan.override("c2", None, **{**WHO, "reason": "ill"}, suspend={"c3 stays": "nobody else is left"})
    plan = plan.override("c0", "p1", **WHO)
    return plan.revoke(3, **{**WHO, "reason": "a mistake"})


@pytest.fixture(scope="module")
def sealed(plan: ha.Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return plan.save(tmp_path_factory.mktemp("overridden") / "d.json").path


def test_they_are_checked_and_come_back(plan: ha.Plan, sealed: Path) -> None:
    verdict = check(sealed)
    assert states(verdict, "overrides") == {"checked"}
    assert "failed" not in {line.state for line in verdict.lines}
    assert "4 overrides" in verdict.words()
    assert "2 are in force" in verdict.words()
    assert states(verdict, "declared") <= {"checked", "word", "unchecked"}
    back = ha.load(sealed)
    assert back.overrides == plan.overrides
    assert back.declared is not None
    assert (back.value, back.declared.value) == (plan.value, plan.declared.value)
    assert back.revoke(1, **WHO).overrides[:4] == plan.overrides


def dropped(body: Any) -> None:
    body["overrides"].pop(0)


def renumbered(body: Any) -> None:
    body["overrides"][1]["number"] = 7


def unreasoned(body: Any) -> None:
    body["overrides"][0]["reason"] = " "


def unsuspended(body: Any) -> None:
    body["overrides"][1]["suspended"] = {}


def cheaper(body: Any) -> None:
    body["overrides"][-1]["total"]["merit"] = 0


def other_person(body: Any) -> None:
    body["overrides"][0]["candidate"] = "c0"


def revoked_nothing(body: Any) -> None:
    body["overrides"][3]["revokes"] = 9


def rule_added(body: Any) -> None:
    barred = {"kind": "barred", "candidate": "c3", "post": None, "village": None, "penalty": None}
    body["problem"]["rules"].append({"id": "zz more", **barred, "words": {"en": "", "zh": ""}})


def points_changed(body: Any) -> None:
    body["declared"]["problem"]["pairs"]["rows"][0][2] += 1


def no_plan_before(body: Any) -> None:
    body["declared"] = None


def all_gone(body: Any) -> None:
    body["overrides"] = []


FORGERIES = (dropped, renumbered, unreasoned, unsuspended, cheaper, other_person, revoked_nothing, rule_added, points_changed,
             no_plan_before, all_gone)  # fmt: skip


@pytest.mark.parametrize("forge", FORGERIES, ids=lambda forge: forge.__name__)
def test_a_forged_row_is_told_in_its_line(forge: Any, sealed: Path, tmp_path: Path) -> None:
    document = document_of(sealed)
    forge(document["body"])
    verdict = check(forged(document, tmp_path / "f.json"))
    assert "failed" in states(verdict, "overrides"), verdict.words()
