"""The pages on sealed decisions run, and say what the file holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from houma_assign.check import BODY, STATES
from tests.house.pages import run
from tests.house.sources import ROOT

from .sealed_cases import document_of, houma

PAGES = {name: (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8") for name in ("decision_file", "auditors")}


def test_the_page_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("decision_file.md")["seal"].short
    assert sorted(each.name for each in tmp_path.iterdir()) == ["C002.json", "committed.json", "decision.json"]


def test_every_member_of_the_file_is_told(tmp_path: Path) -> None:
    body = document_of(houma().save(tmp_path / "d.json").path)["body"]
    assert set(body) == set(BODY.split())
    told = PAGES["decision_file"].split("| member of `body`")[1].split("\n\n")[0]
    assert set(re.findall(r"`([a-z]+)`", "".join(line.split("|")[1] for line in told.splitlines()[2:]))) == set(body)


def test_auditors_are_told_every_state_in_both_languages() -> None:
    chinese, english = PAGES["auditors"].split("## English")
    for en, zh in STATES.values():
        assert zh in chinese
        assert en.lower() in english.lower()


@pytest.mark.slow
def test_the_main_job_seals_and_checks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "examples"))
    from houma_2020 import main

    main(tmp_path)
    assert "[taken on somebody's word] all in all: no plan is better" in capsys.readouterr().out
    assert (tmp_path / "houma_2020_decision.json").is_file()
