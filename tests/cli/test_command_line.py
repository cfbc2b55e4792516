"""From a workbook to plan, papers and sealed file by one command: exit codes, faults in one list."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import houma_assign as ha
from houma_assign.cli.asked import VALUES

from .commands import FILES, PROBLEM, listed, ran


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


def test_papers_read_what_they_print_in_the_same_workbook(
    book: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Any, ...]] = []
    monkeypatch.setattr(FILES, "papers", lambda plan, folder, lang, **more: asked.append((lang, more)) or ())
    assert ran(capsys, "book", "--out", "out", "--level", "2", "--lang", "en")[0] == 0
    assert asked == [("en", {"level": 2, "about": "book", "details": "book"})]
