"""An LP that lies and a search that would prune wrongly: whole-number prices refuse what is not so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from houma_assign.engine.branching import people_search
from houma_assign.engine.branching.team_lp import TeamLP, TeamLPAnswer

from ..hamlets import hamlet
from .by_teams import compared

Lie = Callable[[np.random.Generator, TeamLPAnswer], TeamLPAnswer]
LIES: dict[str, Lie] = {
    "no prices": lambda rng, true: replace(true, y=np.zeros_like(true.y)),
    "any prices": lambda rng, true: replace(true, y=rng.normal(0, 10.0 ** rng.integers(0, 8), len(true.y))),
    "no numbers": lambda rng, true: replace(true, y=rng.choice([np.nan, np.inf, -np.inf, 1e300], len(true.y))),
    "half prices": lambda rng, true: replace(true, y=true.y / 2),
    "worth nothing": lambda rng, true: replace(true, value=1e9),  # each node looks as if no plan were left
    "worth all": lambda rng, true: replace(true, value=-1e9),
    "whole": lambda rng, true: replace(true, share=np.ones_like(true.share)),
    "torn": lambda rng, true: replace(true, share=true.share * rng.random(len(true.share))),
    "kept": lambda rng, true: replace(true, broken=0.0),
}


@pytest.mark.parametrize("lie", LIES)
def test_an_lp_that_lies_changes_no_answer(lie: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people_search, "NODES", 30)
    rng, solve = np.random.default_rng(1), TeamLP.solve
    monkeypatch.setattr(TeamLP, "solve", lambda lp, interrupter: LIES[lie](rng, solve(lp, interrupter)))
    first = 93_000 + 10 * list(LIES).index(lie)
    for seed in range(first, first + 2):
        compared(hamlet(seed), str(seed), monkeypatch)
