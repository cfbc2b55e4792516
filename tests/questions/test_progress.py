"""One meaning of ``time_limit`` and of ``progress`` in every call that can take long."""

from __future__ import annotations

import inspect
import logging
import re
import sys
from collections.abc import Callable
from itertools import pairwise
from types import ModuleType
from typing import Any

import pytest

import houma_assign as ha
from houma_assign.plan.news import LOG

CALLS = {name: thing for name in dir(ha) if inspect.isfunction(thing := getattr(ha, name))
         and "time_limit" in inspect.signature(thing).parameters}  # fmt: skip
PROBLEM = ha.Problem.from_frames(
    [{"id": f"c{k}", "unit": f"u{k % 2}"} for k in range(5)],
    [{"id": "v", "needs": {"orchard": 3}}, {"id": "w"}],
    pairs=[{"candidate": f"c{k}", "village": v, "score": 5 + (3 * k + j) % 7} for k in range(5) for j, v in enumerate("vw")],
    constraints=[ha.UnitCap(id="cap", most=1)],
)
PLAN = ha.solve(PROBLEM)
WISHES = {"c4": ["v", "w"]}
ASK: dict[str, Callable[..., Any]] = {
    "solve": lambda **more: ha.solve(PROBLEM, **more),
    "alternatives": lambda **more: ha.alternatives(PLAN, within=3, **more),
    "blocking": lambda **more: ha.blocking(PLAN, WISHES, **more),
    "contingency": lambda **more: ha.contingency(PLAN, **more),
    "evaluate": lambda **more: ha.evaluate(PROBLEM, PLAN, best=True, **more),
    "explain": lambda **more: ha.explain(PLAN, PLAN.placements[0].candidate, **more),
    "fairer": lambda **more: ha.fairer(PLAN, WISHES, **more),
    "firm": lambda **more: ha.firm(PLAN, within=3, **more),
    "passed_over": lambda **more: ha.passed_over(PLAN, **more),
    "prices": lambda **more: ha.prices(PLAN, **more),
    "rationalise": lambda **more: ha.rationalise(PROBLEM, PLAN, of="slack", **more),
    "repair": lambda **more: ha.repair(PLAN, [PLAN.placements[0].candidate], **more),
    "replan": lambda **more: ha.replan(PLAN, PROBLEM, **more),
    "replay": lambda **more: ha.replay(PROBLEM, PLAN, **more),
    "robustness": lambda **more: ha.robustness(PLAN, 1, draws=5, **more),
    "rule_prices": lambda **more: ha.rule_prices(PLAN, **more),
    "stability": lambda **more: ha.stability(PLAN, "points", **more),
    "trade_off": lambda **more: ha.trade_off(PROBLEM, "merit", ha.FewestMoves(placements=PLAN.placements), **more),
    "what_if": lambda **more: ha.what_if(PROBLEM, {"less": lambda it: it.without("c4"), "none": PROBLEM}, **more),
    "why_infeasible": lambda **more: ha.why_infeasible(PROBLEM.adding(ha.Quota(id="all", where={}, least=5)), **more),
    "why_not": lambda **more: ha.why_not(PLAN, *next(pair for pair in PROBLEM.pairs.at if pair not in PLAN.placements), **more),
}  # fmt: skip
COUNTED = {"blocking", "contingency", "passed_over", "prices", "robustness", "rule_prices", "what_if"}


def test_every_call_that_can_take_long_is_listed() -> None:
    assert sorted(CALLS) == sorted({*ASK, "village_prices"})  # which asks the same prices of larger problems


@pytest.mark.parametrize("name", CALLS)
def test_what_a_limit_and_progress_mean_is_said_once(name: str) -> None:
    call = CALLS[name]
    assert inspect.signature(call).parameters["progress"].default is False
    assert inspect.signature(call).parameters["time_limit"].default is None
    said = re.search(r"    time_limit(, progress)?\n        (.*)", inspect.getdoc(call) or "") or re.search(
        r"time_limit(, progress)?\n    (.*)", inspect.getdoc(call) or "")  # fmt: skip
    assert said is not None
    assert said[2].startswith(("Seconds > 0 for the whole call, None for no limit", "As in ``solve``"))


@pytest.mark.parametrize("name", ASK)
def test_whoever_asks_hears_how_far_it_is(name: str) -> None:
    heard: list[ha.Progress] = []
    quiet, told = ASK[name](), ASK[name](progress=heard.append)
    assert str(told) == str(quiet)
    assert {each.call for each in heard} <= {name, "solve"}
    assert heard
    mine = [each for each in heard if each.call == name and not each.aim]
    assert all(one.done <= two.done and one.seconds <= two.seconds for one, two in pairwise(mine))
    if name in COUNTED:
        assert mine[-1].done == mine[-1].total > 0
    for each in heard:
        assert each.words("en").isascii()
        assert not re.search("[A-Za-z]{3,}", re.sub("'.*?'", "", each.words("zh")))


@pytest.mark.parametrize("name", ASK)
def test_progress_that_is_none_is_one_clear_error(name: str) -> None:
    with pytest.raises(ha.InputError, match="progress = '3': True, False or a function is expected") as caught:
        ASK[name](progress=3)
    assert "应为是、否或一个函数" in caught.value.words("zh")


def test_lines_go_to_standard_error_and_nothing_does_unasked(capsys: pytest.CaptureFixture[str]) -> None:
    ha.prices(PLAN)
    ha.solve(PROBLEM)
    assert capsys.readouterr() == ("", "")
    ha.prices(PLAN, progress=True)
    ha.solve(PROBLEM, progress=True)
    shown = capsys.readouterr()
    assert not shown.out
    assert re.search(r" s  prices: (\d+) of \1\n", shown.err)
    assert " s  merit: " in shown.err


class Bars:
    """What tqdm's bars are asked to do."""

    made: list[Bars] = []  # noqa: RUF012

    def __init__(self, desc: str, total: int | None = None) -> None:
        self.desc, self.total, self.n, self.closed = desc, total, 0, False
        Bars.made.append(self)

    def reset(self, total: int | None) -> None:
        self.total, self.n = total, 0

    def update(self, by: int) -> None:
        self.n += by

    def set_postfix_str(self, text: str, refresh: bool) -> None:
        self.text = text

    def close(self) -> None:
        self.closed = True


def test_a_notebook_with_tqdm_gets_bars(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("ipykernel", "tqdm", "tqdm.auto"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    sys.modules["tqdm"].__spec__ = sys.__spec__
    monkeypatch.setattr(sys.modules["tqdm.auto"], "tqdm", Bars, raising=False)
    monkeypatch.setattr(Bars, "made", [])
    ha.prices(PLAN, progress=True)
    ha.solve(PROBLEM, progress=True)
    assert [(bar.desc, bar.n == bar.total, bar.closed) for bar in Bars.made] == [("prices", True, True), ("solve", True, True)]
    assert capsys.readouterr() == ("", "")


def test_the_log_tells_begin_and_end_to_whoever_turns_it_on(caplog: pytest.LogCaptureFixture) -> None:
    assert LOG.name == "houma_assign"
    assert any(isinstance(each, logging.NullHandler) for each in LOG.handlers)
    ha.firm(PLAN)
    assert not caplog.records
    with caplog.at_level(logging.INFO, "houma_assign"):
        ha.firm(PLAN)
    assert [each.getMessage()[:11] for each in caplog.records] == ["firm: begun", "firm: done "]
    caplog.clear()
    with caplog.at_level(logging.DEBUG, "houma_assign"):
        ha.solve(PROBLEM)
    assert any("merit: best" in each.getMessage() for each in caplog.records)
    caplog.clear()
    with caplog.at_level(logging.INFO, "houma_assign"), pytest.raises(ha.InputError):
        ha.firm(PLAN, cap=0)
    assert "ended by an error" in caplog.records[-1].getMessage()


def test_an_override_is_told_as_the_solve_that_it_is() -> None:
    heard: list[ha.Progress] = []
    chosen = PLAN.placements[0].candidate
    decided = PLAN.override(chosen, None, by="甲", body="部务会", reason="身体原因", on="2020-04-20", progress=heard.append)
    assert {each.call for each in heard} == {"override", "solve"}
    again: list[ha.Progress] = []
    decided.revoke(1, by="甲", body="部务会", reason="已康复", on="2020-04-21", progress=again.append)
    assert "solve" in {each.call for each in again}
