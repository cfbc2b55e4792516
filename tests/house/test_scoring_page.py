"""What the page on scoring shows runs, and comes to what it says."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path
from typing import Any

PAGE = (Path(__file__).parents[2] / "docs" / "scoring.md").read_text(encoding="utf-8")


def test_its_code_runs_and_its_figures_are_true(capsys: Any) -> None:
    space: dict[str, Any] = {}
    for block in re.findall(r"```python\n(.*?)```", PAGE, flags=re.DOTALL):
        exec(compile(block, "scoring.md", "exec"), space)
    ha, pool, policy = space["ha"], space["pool"], space["policy"]
    villages = ha.screen_villages(pool, policy.villages)
    assert (villages.forms["柳河"], villages.margin) == ("whole_team", 1)
    assert (villages.weights[0].low, villages.weights[0].high) == (Fraction(1, 2), Fraction(3, 2))
    assert str(ha.screen_candidates(pool, policy.candidates).chart("zh")) in PAGE
    assert str(ha.screen_candidates(pool, policy.candidates).places) in PAGE
    assert space["found"].plan.placements == ha.solve(ha.datasets.houma_2020()).placements
    assert "总分" in capsys.readouterr().out
