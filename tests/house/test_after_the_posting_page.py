"""What the page on the years after the posting shows runs, and prints what it says."""

from __future__ import annotations

import re
from typing import Any

from .pages import run
from .sources import ROOT

PAGE = "after_the_posting.md"


def test_its_code_runs_and_prints_what_stands_below(capsys: Any) -> None:
    run(PAGE)
    printed = [line.rstrip() for line in capsys.readouterr().out.splitlines() if line.strip()]
    shown = re.findall(r"```text\n(.*?)```", (ROOT / "docs" / PAGE).read_text(encoding="utf-8"), flags=re.DOTALL)
    assert shown
    assert [line.rstrip() for text in shown for line in text.splitlines() if line.strip()] == printed
