"""An LP that follows a model through changes, on few columns or all, says what another engine says afresh."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy.optimize import linprog

from houma_assign.data.rows import INFINITY
from houma_assign.engine.model.model import Model
from houma_assign.engine.proof.certificate import certificate

from ..models import best, model, thrown
from ..settings import GENERATION


def by_highs(held: Model) -> float | None:
    """The LP's optimum, None if there is none."""
    size = len(held.columns)
    table = np.zeros((held.rows, size))
    np.add.at(table, (held.row, held.column), held.data)
    above, below = held.row_upper < INFINITY, held.row_lower > -INFINITY
    sides = np.vstack([table[above], -table[below]])
    found = linprog(-held.c.astype(float), A_ub=sides if len(sides) else None,
                    b_ub=np.concatenate([held.row_upper[above], -held.row_lower[below]]).astype(float) if len(sides) else None,
                    bounds=list(zip(held.lower, held.upper, strict=True)))  # fmt: skip
    return float(-found.fun) + held.constant if found.status == 0 else None


def changed(rng: np.random.Generator, held: Model, inside: np.ndarray) -> Model:
    """The same columns with some fixed (those that do not take part at nothing), other prices, and sometimes one row more."""
    fixed = rng.random(len(held.columns)) < 0.2
    at = np.where(inside, rng.integers(held.lower, held.upper + 1), held.lower)
    now = replace(held, lower=np.where(fixed, at, held.lower), upper=np.where(fixed, at, held.upper),
                  c=rng.integers(-9, 10, len(held.columns)))  # fmt: skip
    if rng.random() < 0.5:
        return now
    used = np.flatnonzero(rng.random(len(held.columns)) < 0.7)
    top = int(rng.integers(-3, 9))
    return replace(
        now, row=np.append(now.row, np.full(len(used), now.rows)), column=np.append(now.column, used),
        data=np.append(now.data, rng.integers(1, 4, len(used))), row_lower=np.append(now.row_lower, -INFINITY),
        row_upper=np.append(now.row_upper, top), origin=np.append(now.origin, -1),
    )  # fmt: skip


@pytest.mark.parametrize("whole", [0, 10**9], ids=["sifted", "as it is"])
def test_a_series_of_models_has_the_lps_of_highs(whole: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(GENERATION, "WHOLE", whole)
    monkeypatch.setattr(GENERATION, "best_of_rows", lambda model, columns, worth, each: columns[np.argsort(-worth)[:1]])
    rng, solved, none = np.random.default_rng(8), 0, 0
    for k in range(120):
        held = thrown(rng)
        held = replace(held, lower=np.zeros_like(held.lower), upper=held.upper + 1)  # as pairs and counters are
        lp = GENERATION.ColumnGeneration(held, pairs=len(held.columns))
        for _ in range(4):
            answer, true = lp.solve(held, 60.0), by_highs(held)
            assert answer.infeasible <= (true is None), k
            if true is None:
                none += 1
                assert answer.x is None, k
            elif answer.x is not None:
                solved += 1
                assert held.c @ answer.x + held.constant == pytest.approx(true, abs=1e-5), k
                top, proof = best(held), certificate(held, answer.y)
                assert top is None or proof.bound >= top
                assert proof.total / proof.scale == pytest.approx(true, abs=1e-2), k
            held = changed(rng, held, lp.lp.inside)
    assert solved > 150
    assert none > 50


def test_columns_that_are_in_no_row_join_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(GENERATION, "WHOLE", 0)
    size = 600
    held = model([0] * size, [1] * size, [(dict.fromkeys(range(50), 1), 0, 3)], np.arange(size) % 9)
    answer = GENERATION.ColumnGeneration(held, pairs=size).solve(held, 60.0)
    assert answer.x is not None
    assert held.c @ answer.x == pytest.approx(by_highs(held))
