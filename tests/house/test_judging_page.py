"""What the page on judging plans prints is what it shows, word for word."""

from __future__ import annotations

import re
from typing import Any

import pytest

from .sources import ROOT

PAGE = (ROOT / "docs" / "judging_a_plan.md").read_text(encoding="utf-8")
STEP = re.compile(r"```python\n(.*?)```(?:\s*```text\n(.*?)```)?", flags=re.DOTALL)


def test_its_code_prints_what_stands_below_it(capsys: pytest.CaptureFixture[str]) -> None:
    space: dict[str, Any] = {}
    steps = STEP.findall(PAGE)
    assert len(steps) > 5
    for code, shown in steps:
        exec(compile(code, "judging_a_plan.md", "exec"), space)
        said = [line.rstrip() for line in capsys.readouterr().out.rstrip().splitlines()]
        assert said == [line.rstrip() for line in shown.rstrip().splitlines()]


def test_every_verb_it_speaks_of_is_there() -> None:
    import houma_assign as ha

    named = set(re.findall(r"`ha\.([a-z_]+)", PAGE))
    assert named >= {"evaluate", "compare", "replay", "rationalise"}
    assert not [name for name in named if not hasattr(ha, name)]
