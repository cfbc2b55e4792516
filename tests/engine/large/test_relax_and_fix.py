"""Relax-and-fix fixes places within their bounds, adds no row that a plan breaks, and ends when it must."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

import houma_assign as ha
from houma_assign.data.exact import Ints
from houma_assign.engine.bounds.interior_point import InteriorPoint
from houma_assign.engine.large.relax_and_fix import LEFT, LIKELY, SURE, RelaxAndFix, construct
from houma_assign.engine.model.model import Impossible, Model, keeps
from houma_assign.engine.solvers.deadline import Deadline
from houma_assign.engine.solvers.scip import solve_scip

from ...oracles.middling_problems import draw_middling
from ..hamlets import hamlet
from ..models import model
from ..programs import base_of, blend_of, by_milp, program_of, villages_of


def begun(held: Model, pairs: int, village: Ints) -> RelaxAndFix | None:
    """At the top, with the answer of the model's LP; None if there is none."""
    answer = InteriorPoint(held, pairs).solve(held, 60.0)
    return None if answer.x is None else RelaxAndFix(held, pairs, village, answer.x, answer.y)


def drawn(problems: list[ha.Problem]) -> Iterator[tuple[int, Model, RelaxAndFix, Ints]]:
    """The heuristic on the weighted sums of problems, and the village of each column."""
    for k, problem in enumerate(problems):
        program = program_of(problem)
        try:
            held = blend_of(program, base_of(program))
        except Impossible:
            continue
        heuristic = begun(held, program.pairs, program.village) if len(held.columns) else None
        if heuristic is not None:
            yield k, held, heuristic, villages_of(program, held)


def middling(seeds: range) -> list[ha.Problem]:
    return [draw_middling(seed) for seed in seeds]


def test_what_it_settles_is_within_bounds_and_asked_of_the_lp_at_every_step(monkeypatch: pytest.MonkeyPatch) -> None:
    ask, steps, moved = RelaxAndFix._solve_lp, [0], 0

    def watched(self: RelaxAndFix, held: Model, decided: Ints, deadline: Deadline) -> bool:
        lower, x = self.model.lower.copy(), self.x
        assert self.pair[decided].all(), "only places are fixed"
        assert (x[decided] - lower[decided] > LIKELY).all()
        assert len(set(decided.tolist())) == len(decided)
        if not ask(self, held, decided, deadline):
            assert (self.model.lower == lower).all(), "a step that went too far is not taken"
            return False
        steps[0] += 1
        assert (np.flatnonzero(self.model.lower != lower) == np.sort(decided)).all()
        assert (self.model.lower[decided] == lower[decided] + 1).all()
        assert (self.x >= self.model.lower - 1e-6).all()
        return True

    monkeypatch.setattr(RelaxAndFix, "_solve_lp", watched)
    for k, held, heuristic, _ in drawn(middling(range(1400, 1412))):
        heuristic.run(Deadline(None))
        last = heuristic.model
        assert (held.lower <= last.lower).all(), k
        assert (last.lower <= last.upper).all(), k
        assert (last.upper == held.upper).all(), k
        assert (last.c == held.c).all(), k
        assert last.rows == len(last.row_upper) >= held.rows, k
        assert (last.row[: len(held.row)] == held.row).all(), "what was there stays at the beginning"
        moved += int((last.lower != held.lower).sum())
    assert steps[0] > 30
    assert moved > 60


def test_it_goes_down_until_few_places_are_open_or_nothing_is_likely(monkeypatch: pytest.MonkeyPatch) -> None:
    ask, rejected, finished = RelaxAndFix._solve_lp, [False], 0

    def watched(self: RelaxAndFix, *given: Any) -> bool:
        taken = ask(self, *given)
        rejected[0] |= not taken
        return taken

    monkeypatch.setattr(RelaxAndFix, "_solve_lp", watched)
    for k, _, heuristic, _ in drawn(middling(range(1412, 1424))):
        rejected[0] = False
        heuristic.run(Deadline(None))
        places = heuristic.x[heuristic.pair].sum()
        decided = heuristic.model.lower[heuristic.pair]
        open_ = decided < heuristic.model.upper[heuristic.pair]
        likely = (heuristic.x[heuristic.pair] - decided)[open_].max(initial=0.0) > LIKELY
        finished += not rejected[0]
        assert rejected[0] or not likely or places - decided.sum() <= places / LEFT + 1, k
    assert finished > 6


def test_every_plan_keeps_the_rows_of_teams() -> None:
    """The largest total that a plan of the model reaches in each row that was added, and the best plan with all of them."""
    rows = 0
    for k, held, heuristic, _ in drawn([hamlet(seed) for seed in range(120)]):
        heuristic.run(Deadline(None))
        last = replace(heuristic.model, lower=held.lower)
        for row in range(held.rows, last.rows):
            rows += 1
            there = last.row == row
            reach = np.zeros(len(held.columns), np.int64)
            reach[last.column[there]] = last.data[there]
            most = by_milp(replace(held, c=reach, constant=0))
            assert most is None or round(most) <= last.row_upper[row], k
        if last.rows > held.rows:
            assert by_milp(last) == pytest.approx(by_milp(held), abs=1e-3), k
    assert rows > 20


def test_the_best_plan_keeps_the_rows_of_teams_of_larger_problems() -> None:
    rows = 0
    for k, held, heuristic, _ in drawn(middling(range(1424, 1450))):
        best = solve_scip(held, 60.0)
        heuristic.run(Deadline(None))
        rows += heuristic.model.rows - held.rows
        assert best.x is None or keeps(replace(heuristic.model, lower=held.lower), best.x), k
    assert rows > 5


@pytest.mark.parametrize("steps", range(3))
def test_it_stops_when_time_is_over(steps: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was found until then stays, and no LP is asked any more."""
    solve_restricted, left = InteriorPoint.solve_restricted, [0]

    def limited(self: InteriorPoint, held: Model, seconds: float, rough: bool = False) -> Any:
        left[0] -= 1
        assert left[0] >= -1, "asked again after time was over"
        return solve_restricted(self, held, seconds if left[0] >= 0 else 0.0, rough)

    for k, held, heuristic, place in list(drawn(middling(range(1436, 1440)))):
        with monkeypatch.context() as short:
            short.setattr(InteriorPoint, "solve_restricted", limited)
            left[0] = steps
            heuristic.run(Deadline(None))
        assert steps or heuristic.model is held, k
        over = Deadline(0.0)
        solution = construct(heuristic, place, over)
        assert (solution >= heuristic.model.lower).all(), k
        assert (solution <= heuristic.model.upper).all(), k


def test_a_step_that_the_rows_cannot_keep_is_not_taken() -> None:
    """Two people whom the LP is sure of, by values that are wrong, for one place."""
    held = model([0, 0, 0], [1, 1, 1], [({0: 1, 1: 1, 2: 1}, 0, 1)], [3, 2, 1])
    heuristic = RelaxAndFix(held, 3, np.zeros(3, np.int64), np.array([1.0, 1.0, 0.0]), np.zeros(1))
    assert not heuristic._solve_lp(held, np.array([0, 1]), Deadline(None))
    assert heuristic.model is held
    assert heuristic._solve_lp(held, np.array([0]), Deadline(None))
    assert heuristic.model.lower.tolist() == [1, 0, 0]
    assert heuristic.x == pytest.approx([1, 0, 0], abs=1e-3)


def test_the_sure_go_before_the_likely_and_the_likely_by_their_share() -> None:
    size = 12
    held = model([0] * size, [1] * (size - 1) + [3], [({0: 1}, 0, 1)], [1] * size)
    x = np.array([1.0, 0.2, 0.6, 0.9, 1.0, 0.5, 0.7, 0.8, 1.0, 0.0, 0.95, 2.7])
    assert x[0] > SURE
    heuristic = RelaxAndFix(held, size - 1, np.zeros(size - 1, np.int64), x, np.zeros(1))
    assert heuristic._most_certain(0.0).tolist() == [0, 4, 8]
    assert heuristic._most_certain(4.5).tolist() == [0, 4, 8, 10, 3]
    assert heuristic._most_certain(99.0).tolist() == [0, 4, 8, 10, 3, 7, 6, 2], (
        "no more than a half is not likely, and the last is no pair"
    )
    heuristic.pair[-1] = True
    heuristic.model.lower[-1], heuristic.model.lower[0] = 2, 1
    assert heuristic._most_certain(99.0).tolist() == [4, 8, 10, 3, 7, 11, 6, 2], "what is fixed is not fixed again"


def test_without_open_pairs_there_is_nothing_to_settle() -> None:
    for columns in (0, 3):  # none at all, and counters alone
        rows = [(dict.fromkeys(range(columns), 1), 0, 2)] if columns else []
        held = model([0] * columns, [2] * columns, rows, [5] * columns)
        heuristic = RelaxAndFix(held, 0, np.zeros(0, np.int64), np.zeros(columns), np.zeros(len(rows)))
        heuristic.run(Deadline(None))
        assert (heuristic.model.lower == held.lower).all()
        solution = construct(heuristic, np.full(columns, -1), Deadline(None))
        assert keeps(held, solution)


def test_columns_of_several_values_go_up_one_at_a_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody knows yet whether a place takes two, when it is known that it takes one."""
    held = model([0, 0], [3, 3], [({0: 1, 1: 1}, 0, 5), ({0: 2, 1: 1}, 0, 9)], [5, 4])
    heuristic = begun(held, 2, np.array([0, 1]))
    assert heuristic is not None
    seen = [heuristic.model.lower.copy()]
    ask = RelaxAndFix._solve_lp

    def watched(*given: Any) -> bool:
        taken = ask(*given)
        seen.append(heuristic.model.lower.copy())
        return taken

    monkeypatch.setattr(RelaxAndFix, "_solve_lp", watched)
    heuristic.run(Deadline(None))
    assert max(int((b - a).max()) for a, b in pairwise(seen)) == 1
    assert (heuristic.model.lower <= 3).all()
    assert heuristic.model.lower.sum() >= 4
    solution = construct(heuristic, np.array([0, 1]), Deadline(None))
    assert keeps(held, solution)
    assert int(held.c @ solution) == pytest.approx(by_milp(held), abs=1e-3)
