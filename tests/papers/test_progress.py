"""Whoever writes, confirms or certifies a plan hears how far it is, as with every question."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import houma_assign as ha

from .small import about, details, problem

Call = Callable[[ha.Plan, Path, Any], object]
CALLS: dict[str, tuple[str, Call]] = {
    "confirm": ("confirm", lambda plan, where, tell: plan.confirm(progress=tell)),
    "certify": ("certify", lambda plan, where, tell: plan.certify(progress=tell)),
    "save": ("certify", lambda plan, where, tell: plan.save(where / "plan.json", progress=tell)),
    "papers": ("papers", lambda plan, where, tell: ha.papers(plan, where / "out", about=about(), details=details(),
                                                             kinds=["notice", "reserves"], progress=tell)),
    "to_html": ("to_html", lambda plan, where, tell: plan.to_html(where / "page.html", progress=tell)),
}  # fmt: skip
COUNTED = ("confirm", "certify", "papers")


@pytest.mark.parametrize("name", CALLS)
def test_how_far_it_is_is_told(name: str, tmp_path: Path) -> None:
    said, call = CALLS[name]
    heard: list[ha.Progress] = []
    call(ha.solve(problem()), tmp_path, heard.append)
    mine = [each for each in heard if each.call == said]
    assert mine
    counted = [each for each in mine if each.total is not None] or mine  # solves are counted until parts are known
    assert all(one.done <= two.done and one.seconds <= two.seconds for one, two in pairwise(counted))
    assert {each.call for each in heard} == {said}
    if name in COUNTED:
        assert mine[-1].done == mine[-1].total > 0
    assert mine[-1].words("zh").split("秒")[1].strip().startswith(("复核", "证明", "文书", "页面"))


@pytest.mark.parametrize("name", CALLS)
def test_a_listener_that_is_none_is_one_error(name: str, tmp_path: Path) -> None:
    with pytest.raises(ha.InputError, match="True, False or a function") as caught:
        CALLS[name][1](ha.solve(problem()), tmp_path, "yes")
    assert len(caught.value.items) == 1
    assert not any(tmp_path.iterdir())


def test_a_plan_is_certified_once() -> None:
    plan = ha.solve(problem())
    assert plan.certify() is plan.certify(progress=print)


def test_papers_keep_to_a_limit_and_say_what_is_not_known(tmp_path: Path) -> None:
    plan = ha.solve(problem())
    given: dict[str, Any] = {"about": about(), "details": details()}
    cut = ha.paper(plan, "reserves", lang="en", question_limit=0.001, **given)
    assert "not known in time" in cut.html
    assert "not known in time" not in ha.paper(plan, "reserves", lang="en", question_limit=60, **given).html
    with pytest.raises(ha.InputError, match="question_limit") as caught:
        ha.papers(plan, tmp_path / "out", question_limit=-1, **given)
    assert len(caught.value.items) == 1
    assert not any(tmp_path.iterdir())
