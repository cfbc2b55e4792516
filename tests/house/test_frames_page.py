"""Frames are copies, and the page on them lists every column there is."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

import houma_assign as ha

from .sources import ROOT

PAGE = (ROOT / "docs" / "frames.md").read_text(encoding="utf-8")
LISTED = set(re.findall(r"`([a-z_]+)`", PAGE))
WISHES = ha.Wishes(wishes={"c3": ["p0"], "c0": ["p1"]})
PROBLEM = ha.Problem.from_matrix([[3, 1, 2], [2, 4, 1], [1, 1, 5], [2, 2, 2]], grade=[["A", "B", "C"]] * 4,
                                 aims=[ha.Grades(), ha.Merit(), WISHES])  # fmt: skip
PLAN = ha.solve(PROBLEM)
AIMS = {"grades", "merit", "wishes"}
FRAMES: dict[str, Callable[[], Any]] = {
    "plan": lambda: PLAN.frame, "diff": lambda: PLAN.diff(PLAN), "structure": PLAN.structure,
    "confirm": lambda: PLAN.confirm().frame, "explain": lambda: ha.explain(PLAN, "c0").frame,
    "explain nobody": lambda: ha.explain(PLAN, "c3").frame, "why_not": lambda: ha.why_not(PLAN, "c3", "p0").frame,
    "prices": lambda: ha.prices(PLAN).frame, "firm": lambda: ha.firm(PLAN).frame,
    "alternatives": lambda: ha.alternatives(PLAN, k=2, within=3).frame, "passed_over": lambda: ha.passed_over(PLAN).frame,
    "repair": lambda: ha.repair(PLAN, "c0").frame, "contingency": lambda: ha.contingency(PLAN).frame,
    "replan": lambda: ha.replan(PLAN.placements, PROBLEM).frame,
    "what_if": lambda: ha.what_if(PROBLEM, {"one": PROBLEM.bar("c0")}).frame, "stability": lambda: ha.stability(PLAN).frame,
    "robustness": lambda: ha.robustness(PLAN, noise=0.5, draws=2).frame,
    "trade_off": lambda: ha.trade_off(PROBLEM, "merit", "grades").frame, "rule_prices": lambda: ha.rule_prices(PLAN).frame,
    "why_infeasible": lambda: ha.why_infeasible(PROBLEM).frame, "blocking": lambda: ha.blocking(PLAN, WISHES.wishes).frame,
    "fairer": lambda: ha.fairer(PLAN).frame, "evaluate": lambda: ha.evaluate(PROBLEM, PLAN.placements).frame,
    "rationalise": lambda: ha.rationalise(PROBLEM, PLAN, of="points").frame,
    "replay": lambda: ha.replay(PROBLEM, PLAN.placements).frame,
}  # fmt: skip


@pytest.mark.parametrize("name", FRAMES)
def test_every_column_is_on_the_page(name: str) -> None:
    columns = {re.sub(" (loss|gained)$", "", column) for column in FRAMES[name]().columns}
    assert columns - AIMS <= LISTED


@pytest.mark.parametrize("held", [lambda: PLAN, lambda: ha.prices(PLAN)], ids=["plan", "prices"])
def test_what_is_changed_in_a_frame_changes_nothing(held: Callable[[], Any]) -> None:
    answer = held()
    frame, before = answer.frame, answer.frame
    frame.loc[:, "candidate"] = "nobody"
    frame["more"] = 1
    assert answer.frame.equals(before)
