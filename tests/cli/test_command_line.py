"""From a workbook to plan, papers and sealed file by one command: exit codes, faults in one list, whole files or none."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import houma_assign as ha
from houma_assign.cli.asked import VALUES
from houma_assign.cli.command import main

RUN = import_module("houma_assign.cli.run")
FILES = import_module("houma_assign.cli.files")
PROBLEM = ha.Problem.from_frames(
    [{"id": f"C{k}", "name": f"=甲{k}", "unit": f"u{k}"} for k in range(4)],
    [{"id": "V1", "name": "上庄"}, {"id": "V2", "name": "下庄"}],
    pairs=[
        {"candidate": f"C{k}", "village": v, "score": 60 + 7 * k % 5 + j} for k in range(4) for j, v in enumerate(("V1", "V2"))
    ],
)
Ran = tuple[int, str, str]


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A filled folder of CSV files, in an empty folder where commands run; papers are tested where they are made."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(FILES, "PAPERS", "houma_assign.no_such_room")
    ha.write_workbook(PROBLEM, tmp_path / "book", "zh")
    return tmp_path


def ran(capsys: pytest.CaptureFixture[str], *given: str) -> Ran:
    code = main(given)
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def listed(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.rglob("*"))


def test_one_command_leads_from_a_workbook_to_a_sealed_plan(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = ran(capsys, "book", "--out", "made/out", "--seed", "2020")
    assert code == 0
    assert "最优" in out
    assert "已写入 made/out：" in out
    assert "择优总分：最好" in err
    plan = ha.load("made/out/decision.json")
    assert plan.seed == "2020"
    assert plan.placements == ha.solve(PROBLEM, seed="2020").placements
    assert (
        ha.solve(PROBLEM, seed="2020").summary("zh").splitlines()[3:]
        == (Path("made/out/report.txt").read_text(encoding="utf-8").splitlines()[3:])
    )
    rows = Path("made/out/plan.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 1 + len(plan.placements)
    assert all("'=甲" in row for row in rows[1:])  # a name is no formula
    again = ran(capsys, "book", "--out=made/out", "--quiet", "--overwrite", "--lang", "en")
    assert (again[0], again[2]) == (0, "")
    assert "Written to made/out: decision.json, plan.csv" in again[1]
    assert "Optimal" in Path("made/out/report.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(("level", "names"), [("4", {"plan.csv", "report.txt"}), ("6", {"decision.json"}), ("0", set())])
def test_a_level_gets_what_it_may_see(level: str, names: set[str], book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(capsys, "book", "--out", "out", "--level", level)[0] == 0
    assert names <= set(listed(book / "out"))
    assert not ({"plan.csv", "report.txt", "decision.json"} - names) & set(listed(book / "out"))
    if level == "6":
        assert "甲" not in Path("out/decision.json").read_text(encoding="utf-8")


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


SAID: dict[str, tuple[tuple[str, ...], list[str]]] = {
    "nothing": ((), ["say what is to be done"]),
    "no folder": (("book",), ["--out FOLDER is needed"]),
    "no book": (("--out", "o"), ["a workbook or a folder is needed"]),
    "two books": (("book", "other", "--out", "o"), ["one workbook or folder at a time"]),
    "two things": (("book", "--out", "o", "--inspect"), ["one of --template"]),
    "idle": (("--template", "t.xlsx", "--seed", "1", "more"), ["'more': it says nothing here", "--seed: it says nothing here"]),
    "many": (("book", "--out", "o", "--level", "7", "--time-limit", "soon", "--workers", "x", "--strange"),
             ["--strange: there is no such option", "--level = '7': a level is", "--time-limit = 'soon'", "--workers = 'x'"]),
    "no value": (("book", "--out"), ["--out: a value is expected"]),
    "twice": (("book", "--out", "a", "--out", "b"), ["--out: a value is expected behind it, once"]),
    "library": (("book", "--out", "o", "--time-limit", "-1", "--workers", "0"), ["time_limit = '-1.0'", "workers = '0'"]),
    "no such book": (("nowhere.xlsx", "--out", "o"), ["no such file"]),
}  # fmt: skip


@pytest.mark.parametrize("case", SAID)
def test_faults_of_a_command_are_one_list_in_both_languages(case: str, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given, said = SAID[case]
    before = listed(book)
    code, _, err = ran(capsys, *given, "--lang", "en") if case != "no value" else ran(capsys, "--lang=en", *given)
    assert code == 2
    assert all(each in err for each in said), err
    assert f"{len(said)} fault" in err
    code, _, err = ran(capsys, *given)
    assert code == 2
    plain = re.sub(r"--[a-z-]+|“.*?”|nowhere.xlsx|more", "", err)
    assert not re.search("[A-Za-z]{2,}", plain), err
    assert listed(book) == before


def test_faults_of_a_workbook_are_those_of_the_library(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = next((book / "book").glob("配对.csv"))
    table.write_text(table.read_text(encoding="utf-8-sig").replace("V2", "V9"), encoding="utf-8-sig")
    with pytest.raises(ha.InputError) as caught:
        ha.read_workbook("book")
    code, _, err = ran(capsys, "book", "--out", "out")
    assert (code, err) == (2, caught.value.words("zh") + "\n")
    code, out, _ = ran(capsys, "book", "--inspect", "--lang", "en")
    assert code == 2
    assert "does not read" in out
    assert not (book / "out").exists()


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
    wanted = ha.Fault("文书说明", "", "任期", None, "缺少此项")
    monkeypatch.setattr(FILES, "_papers", lambda *_: ha.InputError([wanted]))
    code, out, err = ran(capsys, "book", "--out", "out", "--quiet")
    assert code == 6
    assert "decision.json" in out
    assert "没有写出文书" in err
    assert "任期" in err


def test_a_template_is_written_once(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = ran(capsys, "--template", "模板")
    assert code == 0
    assert "--out out" in out
    before = {each: each.read_bytes() for each in (book / "模板").glob("*.csv")}
    assert ran(capsys, "--template", "模板")[0] == 2
    assert before == {each: each.read_bytes() for each in (book / "模板").glob("*.csv")}
    assert ran(capsys, "--template", "模板", "--overwrite", "--lang", "en")[0] == 0
    assert (book / "模板" / "candidates.csv").exists()


def test_a_sealed_file_is_checked(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran(capsys, "book", "--out", "out", "--quiet")
    code, out, _ = ran(capsys, "--check", "out/decision.json")
    assert code == 0
    assert "不符 0" in out
    sealed = book / "out" / "decision.json"
    sealed.write_text(sealed.read_text(encoding="utf-8").replace("V1", "V3"), encoding="utf-8")
    assert ran(capsys, "--check", "out/decision.json", "--lang", "en")[0] == 1
    code, _, err = ran(capsys, "--check", "none.json", "gone.json")
    assert code == 2
    assert "none.json" in err
    assert "gone.json" in err


def test_a_workbook_is_looked_at_and_nothing_is_written(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = listed(book)
    code, out, _ = ran(capsys, "--inspect", "book")
    assert code == 0
    assert "可以直接读取" in out
    assert listed(book) == before


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_help_names_every_option_and_every_exit_code(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = ran(capsys, "--help", "--lang", lang)
    assert code == 0
    for name in (*VALUES, "check", "inspect", "overwrite", "quiet", "help"):
        assert f"--{name.replace('_', '-')}" in out
    assert re.findall(r"^  (\d+)  ", out, flags=re.MULTILINE) == ["0", "1", "2", "3", "4", "5", "6", "130"]
    assert out.isascii() or "用法" in out or lang == "en"


def test_the_module_runs_and_loads_no_solver_for_its_help() -> None:
    code = "import sys, runpy; sys.argv = ['x', '--help']\ntry: runpy.run_module('houma_assign', run_name='__main__')\n"
    code += "except SystemExit as end: print(end.code, 'ortools' in sys.modules, 'pandas' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.splitlines()[-1].startswith("0 False")


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
