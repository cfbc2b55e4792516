"""The book that commands are run on."""

from __future__ import annotations

from pathlib import Path

import pytest

import houma_assign as ha

from .commands import FILES, PROBLEM


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A filled folder of CSV files, in an empty folder where commands run; papers are tested where they are made."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(FILES, "papers", lambda *_, **__: ())
    ha.write_workbook(PROBLEM, tmp_path / "book", "zh")
    return tmp_path
