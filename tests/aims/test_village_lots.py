"""Lots between villages: drawn before those between people, again by anybody, and settled for what comes after."""

from __future__ import annotations

from hashlib import sha256

import houma_assign as ha

from ..constraints.test_village_forms import problem

ONE = {"least": {"alone": 1}, "most": {"team": 0, "alone": 1}}


def _drawn(seed: str, village: str, bits: int) -> int:
    return int.from_bytes(sha256(f"{seed}|{village}|alone".encode()).digest()[:8], "big") >> (64 - bits)


def test_equal_villages_are_told_apart_by_their_own_lots() -> None:
    chosen = set()
    for seed in map(str, range(12)):
        asked = problem(scores=(5, 5, 5, 5), **ONE).with_aims(ha.Served(number="score"))
        plan = ha.solve(asked, seed=seed)
        bits = ha.VillageLots().bits(asked)
        assert [*plan.forms] == [max((f"v{k}" for k in range(4)), key=lambda village: _drawn(seed, village, bits))]
        assert [tier.aim for tier in plan.tiers][-2:] == ["village_lots", "lots"]
        assert plan.check_proof() == ()
        chosen |= {*plan.forms}
    assert len(chosen) > 2


def test_a_problem_without_forms_draws_none() -> None:
    assert [tier.aim for tier in ha.solve(problem().dropping("forms")).tiers][-1] == "lots"
    assert ha.VillageLots(seed="x").value(problem().dropping("forms"), ()) == 0
