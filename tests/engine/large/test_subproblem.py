"""A partial solution counts what it lacks, its blocks say what changing villages changes, and what makes it worse is undone."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

import numpy as np
import pytest

from houma_assign.data.exact import Ints
from houma_assign.engine.large.block_lns import BlockLNS
from houma_assign.engine.large.subproblem import PartialSolution
from houma_assign.engine.model.model import Impossible, Model, keeps
from houma_assign.engine.solvers.deadline import Deadline
from houma_assign.engine.solvers.scip import solve_scip

from ...oracles.middling_problems import draw_middling
from ..programs import base_of, blend_of, by_milp, program_of, villages_of

BLOCK_LNS = import_module("houma_assign.engine.large.block_lns")


def drawn(seeds: range, share: float = 0.0) -> Iterator[tuple[int, PartialSolution, np.random.Generator]]:
    """Decided solutions of drawn problems: plans, this share of their columns changed at random."""
    for seed in seeds:
        program, rng = program_of(draw_middling(seed)), np.random.default_rng(seed)
        try:
            held = blend_of(program, base_of(program))
        except Impossible:
            continue
        plan = solve_scip(held, 60.0, 1).x
        if plan is None or not len(held.columns):
            continue
        place = villages_of(program, held)
        x = plan.copy()
        if share:
            moved = rng.random(len(x)) < share
            x[moved] = rng.integers(held.lower[moved], np.minimum(held.upper[moved], held.lower[moved] + 2) + 1)
        y = held.objective_unit * rng.normal(0, 50, held.rows)
        yield seed, PartialSolution(held, place, plan.astype(float), y, x, np.ones(len(x), bool)), rng


def by_hand(held: Model, x: Ints) -> list[int]:
    """How far each row is from being kept."""
    totals = [0] * held.rows
    for i, j, a in zip(held.row.tolist(), held.column.tolist(), held.data.tolist(), strict=True):
        totals[i] += a * int(x[j])
    return [max(total - high, low - total, 0)
            for total, low, high in zip(totals, held.row_lower.tolist(), held.row_upper.tolist(), strict=True)]  # fmt: skip


def test_what_it_lacks_and_is_worth() -> None:
    lacking = 0
    for seed, solution, _ in drawn(range(1300, 1320), 0.1):
        held, true = solution.model, by_hand(solution.model, solution.x)
        assert solution.violation().tolist() == true, seed
        worth = sum(c * int(n) for c, n in zip(held.c.tolist(), solution.x.tolist(), strict=True))
        assert solution.worth() == worth - solution.penalty * sum(true), seed
        assert solution.penalty > 2 * int(np.abs(held.c).max(initial=0)), "an exchange must not pay for a broken row"
        lacking += sum(true) > 0
    assert lacking > 10


def test_what_villages_lose_is_the_distance_from_the_best_values_at_these_prices() -> None:
    for seed, solution, _ in drawn(range(1300, 1308), 0.1):
        held, regret = solution.model, solution.regret()
        for village in range(len(regret)):
            mine = np.flatnonzero(solution.place == village)
            price = [float(held.c[j] - (held.data * solution.y[held.row])[held.column == j].sum()) for j in mine]
            best = sum(max(d * held.lower[j], d * held.upper[j]) for d, j in zip(price, mine, strict=True))
            now = sum(d * solution.x[j] for d, j in zip(price, mine, strict=True))
            assert regret[village] == pytest.approx(best - now, rel=1e-9, abs=1e-6), seed


def filled(block: Model, size: int, values: Ints) -> Ints | None:
    """The block's columns with the least that its elastic ones must take up; None where a row that has none is broken."""
    totals = np.zeros(block.rows, np.int64)
    own = block.column < size
    np.add.at(totals, block.row[own], block.data[own] * values[block.column[own]])
    extra = np.zeros(len(block.columns) - size, np.int64)
    for row, column, sign in zip(block.row[~own], block.column[~own], block.data[~own], strict=True):
        short = block.row_lower[row] - totals[row] if sign > 0 else totals[row] - block.row_upper[row]
        extra[column - size] = max(int(short), 0)
    whole = np.concatenate([values, extra])
    return whole if keeps(block, whole) else None


def test_a_block_of_a_plan_allows_the_plan_and_counts_what_any_other_choice_changes() -> None:
    other = broken = 0
    for seed, solution, rng in drawn(range(1320, 1340)):
        held, plan, before = solution.model, solution.x.copy(), solution.worth()
        for _ in range(4):
            some = rng.choice(int(solution.place.max()) + 1, int(rng.integers(1, 4)))
            block, columns = solution.block(some)
            now = filled(block, len(columns), plan[columns])
            assert now is not None, seed
            assert not now[len(columns) :].any(), "a plan lacks nothing"
            for share in (0.0, 0.02, 0.1, 0.4):  # 0: one column alone
                loose = rng.random(len(columns)) < share if share else np.arange(len(columns)) == rng.integers(len(columns))
                moved = np.where(loose, rng.integers(0, 2, len(columns)), plan[columns])
                values = np.clip(moved, held.lower[columns], held.upper[columns])
                chosen = filled(block, len(columns), values)
                solution.x[columns] = values
                if chosen is not None:
                    assert solution.worth() - before == int(block.c @ chosen) - int(block.c @ now), seed
                    other += solution.worth() != before
                else:
                    broken += 1
                    assert solution.violation().any(), seed
                solution.x[:] = plan
    assert other > 20
    assert broken > 20


def test_a_block_of_a_broken_draft_never_makes_it_worse_and_mends_some() -> None:
    mended, worse = 0, 0
    for seed, solution, rng in drawn(range(1340, 1352), 0.05):
        for _ in range(4):
            before = solution.worth()
            block, columns = solution.block(rng.choice(int(solution.place.max()) + 1, 2))
            found = solve_scip(block, 60.0)
            assert found.x is not None, "whatever others have broken, something can be done here"
            old = solution.x.copy()
            solution.x[columns] = found.x[: len(columns)]
            now = filled(block, len(columns), old[columns])
            if now is not None:
                assert found.optimal, seed
                assert solution.worth() - before == found.value - int(block.c @ now), seed
                assert solution.worth() >= before, seed
            worse += solution.worth() < before
            mended += solution.worth() > before
    assert mended > 10
    assert worse == 0


def test_a_block_that_makes_a_draft_worse_is_undone() -> None:
    """Whoever decided it: others may have changed what it was computed for."""
    undone = taken = 0
    for seed, solution, rng in drawn(range(1352, 1364), 0.05):
        kept: list[Ints] = []
        lns = BlockLNS(solution, lambda x, kept=kept: kept.append(x.copy()))  # type: ignore[misc]
        for _ in range(30):
            columns = rng.choice(len(solution.x), min(3, len(solution.x)), replace=False)
            values = rng.integers(solution.model.lower[columns], np.minimum(solution.model.upper[columns], 2) + 1)
            old, before, idle = solution.x.copy(), solution.worth(), lns.idle
            new = old.copy()
            new[columns] = values
            solution.x[columns] = values
            after = solution.worth()
            solution.x[columns] = old[columns]
            lns._take(columns, values, True)
            assert (solution.x == (old if after < before else new)).all(), seed
            assert solution.worth() == max(before, after), seed
            assert lns.idle == (0 if after > before else idle + 1), seed
            undone += after < before
            taken += after > before
        worths = [int(solution.model.c @ x) for x in kept]
        assert worths == sorted(set(worths)), "every plan that is kept is better than those before"
        assert all(keeps(solution.model, x) for x in kept), seed
        solution.x[:] = np.rint(solution.lp)
        lns._offer()
        number = len(kept)
        lns._offer()
        assert len(kept) == number > 0, "a plan as good as the last is not told again"
        columns = np.arange(len(solution.x))
        lns._take(columns, solution.model.upper, False)
        assert (solution.x == solution.model.upper).all(), "a solution that is still being made takes what comes"
    assert undone > 100
    assert taken > 10


def test_a_draft_of_nothing_becomes_a_plan_as_good_as_the_best(monkeypatch: pytest.MonkeyPatch) -> None:
    """A block of all villages decides all at once; smaller ones come near it or find no plan, and never say more than is true."""
    found = 0
    for first in (100, 2):
        monkeypatch.setattr(BLOCK_LNS, "FIRST", first)
        for seed, solution, _ in drawn(range(1364, 1372)):
            solution.x[:], solution.decided[:], solution.y[:] = solution.model.lower, False, 0.0
            kept: list[Ints] = []
            lns = BlockLNS(solution, lambda x, kept=kept: kept.append(x.copy()))  # type: ignore[misc]
            lns.run(Deadline(None), lambda lns=lns: lns.constructed and lns.blocks > 5)  # type: ignore[misc]
            top = by_milp(solution.model)
            assert top is not None, seed
            for x in kept:
                assert keeps(solution.model, x), seed
                assert int(solution.model.c @ x) + solution.model.constant <= round(top), seed
            if first == 100:
                assert kept, seed
                assert int(solution.model.c @ kept[-1]) + solution.model.constant == round(top), seed
            found += bool(kept)
    assert found > 8
