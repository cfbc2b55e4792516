"""Where ``sys.executable`` is no Python another one is found, or it is said that there is none; nothing hangs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from time import monotonic

import numpy as np
import pytest

import houma_assign as ha
from houma_assign.engine.solvers.cp_sat import Effort
from houma_assign.errors import SolverFailure

from ...oracles.middling_problems import draw_middling
from ..models import best, thrown
from ..settings import CHAIN

INTERPRETER, PROCESS, PORTFOLIO = (
    import_module(f"houma_assign.engine.solvers.{name}") for name in ("interpreter", "process", "portfolio")
)
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="programs as on Linux")
# What stands where a Python should: words of a shell, or a path that is there or is not.
SCRIPTS = {
    "says nothing": "exit 0", "fails": "exit 3", "says too much": "echo hello", "is older": 'echo "(3, 1) cpython"',
    "hangs": "exec sleep 60", "reads": "exec cat", "dies": "kill -9 $$", "is asked for a licence": "echo licence? >&2; exit 1",
}  # fmt: skip
PATHS: dict[str, str | None] = {
    "none": None, "empty": "", "not there": "/nonexistent/uwsgi", "a folder": "/", "true": "/bin/true",
    "no program": "/etc/passwd", "text with a nought": "/bin/py\0thon", "relative": "uwsgi",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _afresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(INTERPRETER, "PATIENCE", 3.0)
    PROCESS._end_all()
    INTERPRETER._first.cache_clear()
    yield
    PROCESS._end_all()
    INTERPRETER._first.cache_clear()


def impossible() -> ha.Problem:
    """No plan, which takes a second engine to believe."""
    points = np.random.default_rng(1).integers(0, 50, (8, 6)).astype(float)
    goes = [ha.Quota(id=f"{who} goes", where={"id": who}, least=1) for who in ("c0", "c1")]
    return ha.Problem.from_matrix(points, constraints=[*goes, ha.Together(candidates=("c0", "c1"))])


def placed(kind: str, folder: Path) -> str | None:
    if kind in PATHS:
        return PATHS[kind]
    path = folder / "program"
    path.write_text(f"#!/bin/sh\n{SCRIPTS[kind]}\n")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize("kind", [pytest.param("none", marks=pytest.mark.slow), *sorted({*PATHS, *SCRIPTS} - {"none"})])
def test_whatever_stands_there_a_second_engine_is_asked(kind: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    begun = monotonic()
    monkeypatch.setattr(sys, "executable", placed(kind, tmp_path))
    assert ha.solve(impossible()).status is ha.Status.INFEASIBLE
    assert monotonic() - begun < 30


@pytest.mark.parametrize("kind", ["none", "true"])
def test_whatever_stands_there_every_question_has_its_answer(kind: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    problem = impossible()
    plan = ha.solve(problem.dropping("c0 goes", "c1 goes"))
    monkeypatch.setattr(sys, "executable", placed(kind, tmp_path))
    none = ha.solve(problem)
    assert none.status is ha.Status.INFEASIBLE
    assert none.confirm().complete
    assert plan.confirm().complete
    assert ha.why_infeasible(problem).clashes
    assert ha.what_if(problem, {"without": lambda it: it.dropping("c0 goes", "c1 goes")})["without"].status is ha.Status.OPTIMAL


@pytest.mark.parametrize("kind", ["none", "true", "hangs"])
def test_solvers_in_processes_run_by_the_other_python(kind: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", placed(kind, tmp_path))
    monkeypatch.setattr(PORTFOLIO, "MANY_COLUMNS", 0)
    held = thrown(np.random.default_rng(3))
    asked = PROCESS.command(Path("script.py"))[0][0]
    found = PORTFOLIO.solve_portfolio(held, 1, 60.0, Effort())
    assert asked != sys.executable
    assert (found.value if found.optimal else None) == best(held)
    assert len(PROCESS._idle) == 1


@pytest.fixture
def _nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nonexistent/uwsgi")
    monkeypatch.setattr(sys, "_base_executable", None, raising=False)
    monkeypatch.setattr(INTERPRETER, "_at_home", lambda: iter(()))


@pytest.mark.usefixtures("_nowhere")
def test_without_any_python_the_second_engine_says_what_it_lacks() -> None:
    problem = impossible()
    plan = ha.solve(problem.dropping("c0 goes", "c1 goes"))
    assert plan.status is ha.Status.OPTIMAL
    for asks in (lambda: ha.solve(problem), plan.confirm):
        with pytest.raises(SolverFailure, match=r"sys\.executable is '/nonexistent/uwsgi'"):
            asks()


@pytest.mark.usefixtures("_nowhere")
def test_without_any_python_other_solvers_do_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LARGE_ROWS", "LARGE_ENTRIES"):
        monkeypatch.setattr(CHAIN, name, 0)
    monkeypatch.setattr(PORTFOLIO, "MANY_COLUMNS", 0)
    for seed in range(910, 914):
        problem = draw_middling(seed)
        plan = ha.solve(problem)
        with monkeypatch.context() as usual:
            usual.setattr(CHAIN, "LARGE_ROWS", 10**9)
            other = ha.solve(problem)
        assert (plan.status, plan.placements) == (other.status, other.placements)
    assert PROCESS._idle == []


def test_a_frozen_program_is_never_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(INTERPRETER, "_answers", lambda path: bool(asked.append(path)))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    INTERPRETER.interpreter()
    assert asked
    assert sys.executable not in set(asked) - {str(path) for path in INTERPRETER._at_home()}
    assert asked == list(INTERPRETER._at_home())


def test_a_program_that_runs_us_while_it_is_tried_tries_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, INTERPRETER.TRYING, "1")
    assert INTERPRETER.interpreter() is None


def test_the_usual_python_is_used_as_it_is() -> None:
    assert INTERPRETER.command(Path("script.py")) == ([sys.executable, "script.py"], None)
