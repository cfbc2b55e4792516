"""Assignment problems take a short way through the engine; everything that is seen of their plans is as the long way has it."""

from __future__ import annotations

import re
from dataclasses import fields
from functools import partial
from typing import Any

import numpy as np
import pytest

import houma_assign as ha
from houma_assign.engine import assignment, lexicographic
from houma_assign.engine.flow.flow_solver import FlowSolver
from houma_assign.plan.progress import Progress

from .model.test_assignment import drawn


def whole(problem: ha.Problem, **given: Any) -> tuple[Any, ...]:
    """All that a plan says of itself, its evidence and the news on the way among it."""
    heard: list[Progress] = []
    plan = ha.solve(problem, progress=heard.append, **given)
    assert plan.check_proof() == ()
    evidence = [None if tier.evidence is None else
                {field.name: _plain(getattr(tier.evidence, field.name)) for field in fields(tier.evidence)}
                for tier in plan.proof]  # fmt: skip
    news = [each._replace(seconds=0.0) for each in heard]
    summary = re.sub(r"[\d.]+ s\n", "", plan.summary())
    return plan.status, plan.placements, plan.tiers, plan.reasons, plan.proof.frame.to_json(), evidence, news, summary


def _plain(value: Any) -> Any:
    return (value.dtype.kind, value.tolist()) if isinstance(value, np.ndarray) else value


def long_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """As other programs go: rows and presolve, the chain, and flows alone."""
    monkeypatch.setattr(lexicographic, "first_flow", lambda *given: None)
    monkeypatch.setattr(FlowSolver, "_is_matching", lambda solver: False)
    monkeypatch.setattr("houma_assign.program.program.AssignmentRows.of", lambda *given: None)


def counting(counted: list[bool], *given: Any) -> bool:
    """Whether a flow decided everything, which is noted."""
    counted.append(assignment.decide(*given))
    return counted[-1]


def square(rng: np.random.Generator) -> ha.Problem:
    """As many people as posts, points alike now and then, pairs barred now and then."""
    size = int(rng.integers(2, 9))
    points = rng.integers(0, int(rng.choice([2, 5, 1000])), (size, size)).astype(float)
    points[rng.random((size, size)) < rng.choice([0.0, 0.3])] = np.nan
    return ha.Problem.from_matrix(points, aims=(ha.Merit(),))


@pytest.mark.parametrize(("draw", "number"), [(drawn, 60), (square, 60)])
def test_the_short_way_says_the_same(draw: Any, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rng, decided, flows = np.random.default_rng(3), 0, 0
    for k in range(number):
        try:
            problem = draw(rng)
        except ha.InputError:
            continue
        given = {"seed": str(k % 3), "lots": k % 5 > 0 or draw is square}  # which of equal plans it is, is open without lots
        counted: list[bool] = []
        with monkeypatch.context() as patched:
            patched.setattr(lexicographic, "decide", partial(counting, counted))
            found = whole(problem, **given)
        decided, flows = decided + any(counted), flows + len(counted)
        with monkeypatch.context() as patched:
            long_way(patched)
            assert whole(problem, **given) == found
    assert decided > number / 6
    assert flows - decided > number / 12


@pytest.mark.parametrize("size", [70])
def test_a_large_matrix_says_the_same(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    points = np.random.default_rng(size).integers(1, 400, (size, size))
    found = whole(ha.Problem.from_matrix(points, aims=(ha.Merit(),)))
    long_way(monkeypatch)
    assert whole(ha.Problem.from_matrix(points, aims=(ha.Merit(),))) == found
