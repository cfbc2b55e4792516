"""The LP by interior points says what HiGHS says of the same model; whatever it says of it, the bound it gives holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from typing import Any

import numpy as np
import pytest

from houma_assign.data.exact import Floats, Ints
from houma_assign.data.rows import INFINITY
from houma_assign.engine.bounds.interior_point import InteriorPoint
from houma_assign.engine.bounds.lp_result import LPResult
from houma_assign.engine.model.model import Impossible, Model
from houma_assign.engine.proof.certificate import certificate
from houma_assign.engine.proof.restrict import with_objective
from houma_assign.errors import SolverFailure

from ...oracles.middling_problems import draw_middling
from ..hamlets import hamlet
from ..models import best, model, thrown
from ..programs import base_of, blend_of, by_milp, program_of

INTERIOR = import_module("houma_assign.engine.bounds.interior_point")


def few(held: Model, columns: Ints, worth: Floats, each: int) -> Ints:
    """The best ten of all: little models would let everything take part from the beginning."""
    return columns[np.argsort(-worth, kind="stable")[:10]]


def drawn(seeds: range) -> Iterator[tuple[str, Model, int]]:
    """Models of drawn problems with the objective of each tier, and how many of the program's columns are pairs."""
    for seed in seeds:
        program = program_of(draw_middling(seed))
        try:
            base = base_of(program)
        except Impossible:
            continue
        for tier in program.tiers[:-1]:  # lots have coefficients of twelve digits, and are one tier more of the same kind
            yield f"{seed} {tier.aim.id}", with_objective(base, tier), program.pairs


def honest(held: Model, found: LPResult, name: object) -> float:
    """The exact bound of the prices, never below the best of all whole values; nothing is called infeasible that is not."""
    proof, top = certificate(held, found.y), by_milp(held)
    assert top is None or proof.bound >= round(top), name
    assert not found.infeasible or top is None, name
    return proof.total / proof.scale


@pytest.mark.parametrize("sifted", [False, True], ids=["as it is", "ten columns at first"])
def test_its_bound_is_that_of_the_lp(sifted: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if sifted:
        monkeypatch.setattr(INTERIOR, "best_of_rows", few)
    solved, joined, none = 0, 0, 0
    for name, held, pairs in drawn(range(400, 412)):
        lp = InteriorPoint(held, pairs)
        began = int(lp.inside.sum())
        found, true = lp.solve(held, 60.0), by_milp(held, whole=False)
        bound = honest(held, found, name)
        assert found.infeasible == (true is None), name
        if true is None:
            none += 1
            continue
        assert found.x is not None, name
        assert bound == pytest.approx(true, rel=2e-5, abs=0.05), name
        assert held.c @ found.x + held.constant == pytest.approx(true, rel=2e-5, abs=0.05), name
        solved += 1
        joined += int(lp.inside.sum()) > began
    assert solved > 10
    assert joined > 8 or not sifted


def test_little_models_of_all_kinds() -> None:
    rng, none, split = np.random.default_rng(70), 0, 0
    for k in range(120):
        held = thrown(rng)
        found, true, top = InteriorPoint(held, 0).solve(held, 60.0), by_milp(held, whole=False), best(held)
        assert found.infeasible == (true is None), k
        assert top is None or certificate(held, found.y).bound >= top, k
        none += true is None
        split += true is not None and top is None  # the LP does not see that there is no plan, and must not say so
        assert found.infeasible or found.x is None or held.c @ found.x + held.constant == pytest.approx(true, abs=0.05), k
    assert none > 15
    assert split > 2


def test_a_column_left_out_joins_where_rows_cannot_be_kept_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is worth less than nothing, and the only one that a row accepts."""
    monkeypatch.setattr(INTERIOR, "best_of_rows", few)
    held = model([0] * 40, [1] * 40, [({39: 1}, 1, INFINITY), (dict.fromkeys(range(40), 1), 0, 3)], [5] * 39 + [-50])
    on_answer: list[Floats] = []
    lp = InteriorPoint(held, 40, on_answer=lambda same, x, y: on_answer.append(x))
    assert not lp.inside[39]
    found = lp.solve(held, 60.0)
    assert lp.inside[39]
    assert on_answer
    assert all(x[39] > 0.99 for x in on_answer), "answers that break a row are not told"
    assert found.x is not None
    assert found.x[39] == pytest.approx(1.0, abs=1e-4)
    assert certificate(held, found.y).bound == -40


def test_the_program_columns_it_is_told_of_take_part_from_the_beginning() -> None:
    first_columns = np.zeros(60, bool)
    first_columns[50:55] = True
    held = model([0] * 20, [1] * 20, [(dict.fromkeys(range(20), 1), 0, 3)], range(20))
    held = replace(held, columns=np.arange(40, 60), base=np.zeros(60, np.int64))
    inside = InteriorPoint(held, 58, first_columns).inside  # the last two are no pairs
    assert np.flatnonzero(inside).tolist() == [10, 11, 12, 13, 14, 18, 19]


@pytest.mark.parametrize("answers", range(4))
def test_prices_are_honest_whenever_time_runs_out(answers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many answers as there is time for; even none leave a bound, and no model is called infeasible for want of time."""
    solve_restricted, left = InteriorPoint.solve_restricted, [0]

    def limited(self: InteriorPoint, *given: Any, **named: Any) -> Any:
        left[0] -= 1
        return solve_restricted(self, *given, **named) if left[0] >= 0 else None

    monkeypatch.setattr(INTERIOR, "best_of_rows", few)
    monkeypatch.setattr(InteriorPoint, "solve_restricted", limited)
    for name, held, pairs in drawn(range(412, 418)):
        left[0] = answers
        found = InteriorPoint(held, pairs).solve(held, 60.0)
        honest(held, found, name)
        if not answers:
            assert not found.infeasible
            assert found.x is None
            assert not found.y.any()
        left[0] = answers
        rough = InteriorPoint(held, pairs).rough(held, 60.0)
        honest(held, rough, name)
        assert (rough.x is None) == (not answers)


def test_without_time_no_solver_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(INTERIOR, "solve_in_process", lambda *given: pytest.fail("solve_restricted"))
    _, held, pairs = next(drawn(range(412, 418)))
    for found in (InteriorPoint(held, pairs).solve(held, 0.0), InteriorPoint(held, pairs).rough(held, 0.0)):
        assert not found.infeasible
        assert found.x is None
        honest(held, found, "no time")


def test_a_solver_that_gives_up_leaves_less_known_but_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """On some models HiGHS ends in an unknown state, without an answer and without a fault of the model."""
    for seed in (101, 114):
        program = program_of(hamlet(seed))
        held = blend_of(program, base_of(program))
        honest(held, InteriorPoint(held, program.pairs).solve(held, 60.0), seed)

    def gives_up(*given: object) -> None:
        raise SolverFailure("unknown")

    monkeypatch.setattr(INTERIOR, "solve_in_process", gives_up)
    for name, model_, pairs in drawn(range(412, 415)):
        for found in (InteriorPoint(model_, pairs).solve(model_, 60.0), InteriorPoint(model_, pairs).rough(model_, 60.0)):
            assert not found.infeasible, name
            assert found.x is None, name
            honest(model_, found, name)


def test_answers_that_keep_all_rows_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(INTERIOR, "best_of_rows", few)
    on_answer: list[tuple[Model, Floats, Floats]] = []
    for name, held, pairs in drawn(range(418, 422)):
        on_answer.clear()
        found = InteriorPoint(held, pairs, on_answer=lambda *given: on_answer.append(given)).solve(held, 60.0)
        assert bool(on_answer) == (not found.infeasible), name
        for same, x, _ in on_answer:
            totals = np.bincount(held.row, held.data * x[held.column], held.rows)
            assert same is held
            assert (totals > held.row_lower - 0.01).all(), name
            assert (totals < held.row_upper + 0.01).all(), name


def test_a_column_left_out_and_settled_since_is_counted_by_the_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tiers before may have decided it, whatever an LP by rough prices thought of it."""
    monkeypatch.setattr(INTERIOR, "best_of_rows", few)
    held = model([0] * 40, [1] * 40, [(dict.fromkeys(range(40), 1), 0, 3)], [*range(40, 0, -1)])
    lp = InteriorPoint(held, 40)
    lower = held.lower.copy()
    lower[39] = 1
    later = replace(held, lower=lower)
    found = lp.solve(later, 60.0)
    assert found.x is not None
    assert found.x.sum() == pytest.approx(3.0, abs=1e-3)
    assert certificate(later, found.y).bound == 40 + 39 + 1


@pytest.mark.parametrize("constant", [-(10**6), 10**6])
def test_what_is_decided_already_changes_nothing(constant: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A constant moves the bound and the value alike: neither may the LP end early for it nor go on for ever."""
    monkeypatch.setattr(INTERIOR, "best_of_rows", few)
    for name, held, pairs in drawn(range(404, 408)):
        one, other = InteriorPoint(held, pairs), InteriorPoint(held, pairs)
        plain = one.solve(replace(held, constant=0), 60.0, 1e-12)
        moved = other.solve(replace(held, constant=constant), 60.0, 1e-12)
        assert (one.inside == other.inside).all(), name
        assert certificate(replace(held, constant=0), moved.y).bound == certificate(replace(held, constant=0), plain.y).bound
