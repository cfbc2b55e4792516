"""What a run that finds no plan, lacks something, fails or is interrupted leaves: whole files or none, and its own exit code."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import houma_assign as ha

from .commands import FILES, PROBLEM, RUN, listed, ran


def test_what_is_there_is_refused_before_anything_is_solved(
    book: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (book / "out").mkdir()
    (book / "out" / "mine.txt").write_text("mine")
    monkeypatch.setattr(RUN, "solve", None)
    code, out, err = ran(capsys, "book", "--out", "out")
    assert (code, out) == (2, "")
    assert "已经存在" in err
    assert listed(book / "out") == ["mine.txt"]


def test_no_plan_is_explained_and_nothing_is_written(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ha.write_workbook(PROBLEM.adding(ha.Quota(id="多数", where={}, least=3)), "stuck", "zh")
    code, out, _ = ran(capsys, "stuck", "--out", "out")
    assert code == 3
    assert "无解" in out
    assert "多数" in out
    assert not (book / "out").exists()


def _raise(error: BaseException) -> Any:
    def raising(*_: Any, **__: Any) -> None:
        raise error

    return raising


@pytest.mark.parametrize(("status", "code"), [(ha.Status.FEASIBLE, 1), (ha.Status.UNKNOWN, 4)])
def test_what_is_not_proven_has_its_own_code(
    status: ha.Status, code: int, book: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = ha.solve(PROBLEM)
    gone = replace(plan, status=status, placements=plan.placements if code == 1 else ())
    monkeypatch.setattr(RUN, "solve", lambda *_: gone)
    assert ran(capsys, "book", "--out", "out")[0] == code
    assert (book / "out").exists() == (code == 1)


@pytest.mark.parametrize(("error", "code"), [(ha.SolverFailure("two engines disagree"), 5), (ha.AuditFailure(("f", ("x",))), 5),
                                             (ha.Interrupted(None), 130), (KeyboardInterrupt(), 130)])  # fmt: skip
@pytest.mark.parametrize("where", ["solve", "written"])
def test_nothing_is_left_of_a_run_that_fails(
    error: BaseException, code: int, where: str, book: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = listed(book)
    monkeypatch.setattr(RUN, where, _raise(error))
    got, _, err = ran(capsys, "book", "--out", "out", "--quiet")
    assert got == code
    assert "没有写出任何文件" in err or "求解程序或复核出错" in err or "不给出方案" in err
    assert listed(book) == before


def test_papers_that_want_to_know_more_leave_the_plan_and_are_listed(
    book: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = [ha.Fault("文书说明", "", f"任期{k}", None, "缺少此项") for k in range(50)]
    monkeypatch.setattr(FILES, "_papers", lambda *_: ha.InputError(wanted))
    code, out, err = ran(capsys, "book", "--out", "out", "--quiet")
    assert code == 6
    assert "decision.json" in out
    assert "没有写出文书" in err
    assert all(f"任期{k}：" in err for k in range(50))  # all of them: there is no frame to look at


@pytest.mark.slow
@pytest.mark.parametrize("moment", range(24))
def test_ctrl_c_at_any_moment_leaves_all_or_nothing(moment: int, tmp_path: Path) -> None:
    ha.write_workbook(ha.datasets.houma_2020(), tmp_path / "book", "zh")
    command = [sys.executable, "-m", "houma_assign", "book", "--out", "out"]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(0.25 * moment)
    process.send_signal(signal.SIGINT)
    code = process.wait(60)
    names = listed(tmp_path)
    if (tmp_path / "out").exists():
        assert ha.check(tmp_path / "out" / "decision.json").state != "failed"
        assert code in (0, 6, 130, -2)
    else:
        assert code in (130, -2, 1)
    assert [name for name in names if name.startswith(".out-")] == []
