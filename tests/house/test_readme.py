"""What the README shows is true."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
README, CHINESE = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh.md"))


@pytest.mark.parametrize("text", [README, CHINESE], ids=["en", "zh"])
def test_its_code_runs(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # it writes a file
    space: dict[str, Any] = {}
    for block in re.findall(r"```python\n(.*?)```", text, flags=re.DOTALL):
        exec(compile(block, "README", "exec"), space)


def test_the_values_it_shows_are_those_of_the_plan() -> None:
    import houma_assign as ha

    text = ha.solve(ha.datasets.houma_2020()).summary()
    shown = README.split("make demo` prints")[1].split("```")[1]
    kept = [line for line in shown.splitlines() if line.strip() and line != "..." and " s" not in line[-8:]]
    assert len(kept) > 8
    assert [line for line in kept if line not in text.splitlines()] == []


def test_its_links_lead_somewhere() -> None:
    links = [link for link in re.findall(r"\]\(([^)]+)\)", README) if "://" not in link]
    assert len(links) > 5
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("text", [README, CHINESE, (ROOT / "docs" / "command_line.md").read_text(encoding="utf-8")])
def test_the_commands_it_shows_are_understood(text: str) -> None:
    from houma_assign.cli.asked import asked

    lines = re.findall(r"python -m houma_assign (.*?) *(?:#.*)?$", text, flags=re.MULTILINE)
    modes = {asked(line.split()).mode for line in lines}
    assert {"template", "inspect", "out", "check"} <= modes
