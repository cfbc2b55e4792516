"""The code of the page on villages and people runs."""

from __future__ import annotations

import re

from .sources import ROOT


def test_the_page_runs() -> None:
    page = (ROOT / "docs" / "villages_and_people.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    assert len(blocks) == 2
    space: dict[str, object] = {}
    for block in blocks:
        exec(block, space)
