"""A draft counts what it lacks, its blocks say what changing a few villages changes, and what makes it worse is undone."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

import numpy as np
import pytest

from houma_assign.data.exact import Ints
from houma_assign.engine.large.block_lns import Assembly
from houma_assign.engine.large.subproblem import Draft
from houma_assign.engine.model.model import Impossible, Model, keeps
from houma_assign.engine.solvers.deadline import Deadline
from houma_assign.engine.solvers.scip import branch

from ...oracles.middling_problems import draw_middling
from ..programs import base_of, blend_of, by_milp, program_of, villages_of

ASSEMBLE = import_module("houma_assign.engine.large.block_lns")


def drawn(seeds: range, share: float = 0.0) -> Iterator[tuple[int, Draft, np.random.Generator]]:
    """Settled drafts of drawn problems: plans, this share of their columns changed at random."""
    for seed in seeds:
        program, rng = program_of(draw_middling(seed)), np.random.default_rng(seed)
        try:
            held = blend_of(program, base_of(program))
        except Impossible:
            continue
        plan = branch(held, 60.0, 1).x
        if plan is None or not len(held.columns):
            continue
        place = villages_of(program, held)
        x = plan.copy()
        if share:
            moved = rng.random(len(x)) < share
            x[moved] = rng.integers(held.lower[moved], np.minimum(held.upper[moved], held.lower[moved] + 2) + 1)
        y = held.objective_unit * rng.normal(0, 50, held.rows)
        yield seed, Draft(held, place, plan.astype(float), y, x, np.ones(len(x), bool)), rng


def by_hand(held: Model, x: Ints) -> list[int]:
    """How far each row is from being kept."""
    totals = [0] * held.rows
    for i, j, a in zip(held.row.tolist(), held.column.tolist(), held.data.tolist(), strict=True):
        totals[i] += a * int(x[j])
    return [max(total - high, low - total, 0)
            for total, low, high in zip(totals, held.row_lower.tolist(), held.row_upper.tolist(), strict=True)]  # fmt: skip


def test_what_it_lacks_and_is_worth() -> None:
    lacking = 0
    for seed, draft, _ in drawn(range(1300, 1320), 0.1):
        held, true = draft.model, by_hand(draft.model, draft.x)
        assert draft.lacks().tolist() == true, seed
        worth = sum(c * int(n) for c, n in zip(held.c.tolist(), draft.x.tolist(), strict=True))
        assert draft.worth() == worth - draft.penalty * sum(true), seed
        assert draft.penalty > 2 * int(np.abs(held.c).max(initial=0)), "an exchange must not pay for a broken row"
        lacking += sum(true) > 0
    assert lacking > 10


def test_what_villages_lose_is_the_distance_from_the_best_values_at_these_prices() -> None:
    for seed, draft, _ in drawn(range(1300, 1308), 0.1):
        held, lost = draft.model, draft.lost()
        for village in range(len(lost)):
            mine = np.flatnonzero(draft.place == village)
            price = [float(held.c[j] - (held.data * draft.y[held.row])[held.column == j].sum()) for j in mine]
            best = sum(max(d * held.lower[j], d * held.upper[j]) for d, j in zip(price, mine, strict=True))
            now = sum(d * draft.x[j] for d, j in zip(price, mine, strict=True))
            assert lost[village] == pytest.approx(best - now, rel=1e-9, abs=1e-6), seed


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
    for seed, draft, rng in drawn(range(1320, 1340)):
        held, plan, before = draft.model, draft.x.copy(), draft.worth()
        for _ in range(4):
            some = rng.choice(int(draft.place.max()) + 1, int(rng.integers(1, 4)))
            block, columns = draft.block(some)
            now = filled(block, len(columns), plan[columns])
            assert now is not None, seed
            assert not now[len(columns) :].any(), "a plan lacks nothing"
            for share in (0.0, 0.02, 0.1, 0.4):  # 0: one column alone
                loose = rng.random(len(columns)) < share if share else np.arange(len(columns)) == rng.integers(len(columns))
                moved = np.where(loose, rng.integers(0, 2, len(columns)), plan[columns])
                values = np.clip(moved, held.lower[columns], held.upper[columns])
                chosen = filled(block, len(columns), values)
                draft.x[columns] = values
                if chosen is not None:
                    assert draft.worth() - before == int(block.c @ chosen) - int(block.c @ now), seed
                    other += draft.worth() != before
                else:
                    broken += 1
                    assert draft.lacks().any(), seed
                draft.x[:] = plan
    assert other > 20
    assert broken > 20


def test_a_block_of_a_broken_draft_never_makes_it_worse_and_mends_some() -> None:
    mended, worse = 0, 0
    for seed, draft, rng in drawn(range(1340, 1352), 0.05):
        for _ in range(4):
            before = draft.worth()
            block, columns = draft.block(rng.choice(int(draft.place.max()) + 1, 2))
            found = branch(block, 60.0)
            assert found.x is not None, "whatever others have broken, something can be done here"
            old = draft.x.copy()
            draft.x[columns] = found.x[: len(columns)]
            now = filled(block, len(columns), old[columns])
            if now is not None:
                assert found.optimal, seed
                assert draft.worth() - before == found.value - int(block.c @ now), seed
                assert draft.worth() >= before, seed
            worse += draft.worth() < before
            mended += draft.worth() > before
    assert mended > 10
    assert worse == 0


def test_a_block_that_makes_a_draft_worse_is_undone() -> None:
    """Whoever decided it: others may have changed what it was computed for."""
    undone = taken = 0
    for seed, draft, rng in drawn(range(1352, 1364), 0.05):
        kept: list[Ints] = []
        assembly = Assembly(draft, lambda x, kept=kept: kept.append(x.copy()))  # type: ignore[misc]
        for _ in range(30):
            columns = rng.choice(len(draft.x), min(3, len(draft.x)), replace=False)
            values = rng.integers(draft.model.lower[columns], np.minimum(draft.model.upper[columns], 2) + 1)
            old, before, idle = draft.x.copy(), draft.worth(), assembly.idle
            new = old.copy()
            new[columns] = values
            draft.x[columns] = values
            after = draft.worth()
            draft.x[columns] = old[columns]
            assembly._take(columns, values, True)
            assert (draft.x == (old if after < before else new)).all(), seed
            assert draft.worth() == max(before, after), seed
            assert assembly.idle == (0 if after > before else idle + 1), seed
            undone += after < before
            taken += after > before
        worths = [int(draft.model.c @ x) for x in kept]
        assert worths == sorted(set(worths)), "every plan that is kept is better than those before"
        assert all(keeps(draft.model, x) for x in kept), seed
        draft.x[:] = np.rint(draft.lp)
        assembly._offer()
        number = len(kept)
        assembly._offer()
        assert len(kept) == number > 0, "a plan as good as the last is not told again"
        columns = np.arange(len(draft.x))
        assembly._take(columns, draft.model.upper, False)
        assert (draft.x == draft.model.upper).all(), "a draft that is still being made takes what comes"
    assert undone > 100
    assert taken > 10


def test_a_draft_of_nothing_becomes_a_plan_as_good_as_the_best(monkeypatch: pytest.MonkeyPatch) -> None:
    """A block of all villages decides all at once; smaller ones come near it or find no plan, and never say more than is true."""
    found = 0
    for first in (100, 2):
        monkeypatch.setattr(ASSEMBLE, "FIRST", first)
        for seed, draft, _ in drawn(range(1364, 1372)):
            draft.x[:], draft.settled[:], draft.y[:] = draft.model.lower, False, 0.0
            kept: list[Ints] = []
            assembly = Assembly(draft, lambda x, kept=kept: kept.append(x.copy()))  # type: ignore[misc]
            assembly.run(Deadline(None), lambda assembly=assembly: assembly.drafted and assembly.blocks > 5)  # type: ignore[misc]
            top = by_milp(draft.model)
            assert top is not None, seed
            for x in kept:
                assert keeps(draft.model, x), seed
                assert int(draft.model.c @ x) + draft.model.constant <= round(top), seed
            if first == 100:
                assert kept, seed
                assert int(draft.model.c @ kept[-1]) + draft.model.constant == round(top), seed
            found += bool(kept)
    assert found > 8
