"""The best team with a pair is the best of all teams that have it."""

from __future__ import annotations

import numpy as np

from houma_assign.engine.proof.team_hull import TeamHull, team_hull
from houma_assign.engine.proof.team_prices import TeamPrices
from houma_assign.program.program import Program

from ..hamlets import hamlet


def hulls() -> list[TeamHull]:
    made = (team_hull(Program.of(hamlet(seed), str(seed))) for seed in range(12))
    return [hull for hull in made if hull is not None]


def test_the_best_team_with_a_pair() -> None:
    found, rng = hulls(), np.random.default_rng(7)
    assert len(found) > 5
    for hull in found:
        prices = TeamPrices(hull)
        priced = prices.priced(np.append(rng.integers(-50, 50, hull.program.pairs), 0), rng.integers(-20, 20, hull.teams))
        people, team = prices.near(priced, 10**6)
        value = prices.value(priced, people, team)
        having = [pair for pair in range(hull.program.pairs) if (people == pair).any()]
        assert having
        for pair in having:
            who, which = prices.best_with(priced, pair)
            assert pair in who
            assert prices.value(priced, who[None], np.array([which]))[0] == value[(people == pair).any(axis=1)].max()
