"""The bound is a bound whatever the prices, and what it fixes loses no plan that is good enough."""

from __future__ import annotations

import numpy as np
import pytest

from houma_assign.engine.bounds.column_generation import solve_lp
from houma_assign.engine.model.model import Model
from houma_assign.engine.proof.certificate import Certificate, certificate

from ..models import best, kept, model, points, solutions, thrown

PRICES = {
    "none": lambda held, rng: np.zeros(held.rows),
    "small": lambda held, rng: rng.normal(0, 3, held.rows),
    "whole": lambda held, rng: rng.integers(-3, 4, held.rows).astype(float),
    "large": lambda held, rng: rng.normal(0, 1e7, held.rows),
    "garbage": lambda held, rng: rng.normal(0, 1, held.rows) * 10.0 ** rng.integers(-30, 31, held.rows),
    "broken": lambda held, rng: rng.choice([np.nan, np.inf, -np.inf, 1e300, 1.0], held.rows),
    "true": lambda held, rng: solve_lp(held, 10.0).y,
}


def loses_nothing(proof: Certificate, held: Model, floor: int) -> None:
    """No plan at the floor or above lies outside of what the certificate fixes."""
    good = solutions(held)
    good = good[good @ held.c + held.constant >= floor]
    if proof.allowance(floor) < 0:
        assert not len(good)
        return
    lower, upper, row_lower, row_upper = proof.fixed(floor)
    assert ((good >= lower) & (good <= upper)).all()
    assert len(kept(held, good, row_lower, row_upper)) == len(good)
    assert (lower >= held.lower).all()
    assert (upper <= held.upper).all()


def keeps_the_floor(proof: Certificate, held: Model, floor: int) -> bool:
    """Where the certificate's bounds suffice for a floor, every plan within what it fixes reaches it."""
    if proof.allowance(floor) < 0 or not proof.bounds_suffice(floor):
        return False
    lower, upper, row_lower, row_upper = proof.fixed(floor)
    within = kept(held, points(lower, upper), row_lower, row_upper)
    assert (within @ held.c + held.constant >= floor).all()
    return True


@pytest.mark.parametrize("kind", PRICES)
def test_no_plan_is_above_the_bound_or_outside_of_what_it_fixes(kind: str) -> None:
    rng = np.random.default_rng(len(kind))
    settled = 0
    for k in range(120 if kind == "true" else 250):
        held = thrown(rng, largest=(1, 3, 9, 1000)[k % 4], width=1 + k % 3, price=(1, 9, 1000)[k % 3])
        proof, top = certificate(held, PRICES[kind](held, rng)), best(held)
        if top is None:
            continue
        assert proof.bound >= top, f"model {k}"
        for floor in (top, top - 1, top - int(rng.integers(2, 20)), proof.bound, proof.bound - 1, top + 1):
            loses_nothing(proof, held, floor)
            settled += keeps_the_floor(proof, held, floor)
    assert settled or kind == "broken"  # else the second half of the test has seen nothing


@pytest.mark.parametrize("scale", [2**40, 2**50, 2**59, 2**61])
def test_objectives_near_the_limit_of_64_bits_have_an_honest_bound(scale: int) -> None:
    held = model([0, 0, 0], [1, 1, 1], [({0: 1, 1: 1, 2: 1}, 0, 1)], [scale, scale - 1, -scale], 7)
    for y in (0.0, 1.0, float(scale), 1e25):
        proof = certificate(held, np.array([y]))
        assert proof.bound >= scale + 7
        loses_nothing(proof, held, scale + 6)
