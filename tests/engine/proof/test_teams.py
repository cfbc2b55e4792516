"""A village's teams are all of its teams, and a row made of them is one that every plan keeps."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

import houma_assign as ha
from houma_assign.aims.tiers import tiers
from houma_assign.data.rows import INFINITY
from houma_assign.engine.bounds.column_generation import solve_lp
from houma_assign.engine.bounds.team_cuts import separate
from houma_assign.engine.model.model import Impossible, Model
from houma_assign.engine.proof.restrict import presolved
from houma_assign.engine.proof.teams import Team, Teams
from houma_assign.engine.solvers.cp_sat import solve_cp_sat
from houma_assign.program.program import build

from ...portions import portions
from ..hamlets import hamlet
from ..models import best, model, solutions


def dice(rng: np.random.Generator) -> tuple[Model, np.ndarray]:
    """Two villages of two to four pairs, rows of either, rows of both, and counters that the rows of one village bound."""
    sizes, counters = rng.integers(2, 5, 2), int(rng.integers(0, 3))
    village = np.repeat([0, 1], sizes)
    many = len(village)
    rows = [({j: 1 for j in range(many) if village[j] == v}, 0, int(rng.integers(1, 4))) for v in (0, 1)]
    for _ in range(int(rng.integers(1, 5))):
        v, top = int(rng.integers(3)), int(rng.integers(1, 4))
        members = [j for j in range(many) if v in (2, village[j]) and rng.random() < 0.8]
        row = {j: int(rng.integers(-1, 3)) for j in members}
        if counters and rng.random() < 0.7:
            row[many + int(rng.integers(counters))] = int(rng.choice([-2, -1, 1, 3]))
        bounds = ((-INFINITY, top), (1 - top, INFINITY), (-top, top))[int(rng.integers(3))]
        rows.append(({j: a for j, a in row.items() if a}, *bounds))
    upper = [*(rng.random(many) < 0.95).astype(int), *rng.integers(0, 4, counters)]
    lower = [*(np.array(upper[:many]) * (rng.random(many) < 0.05)), *([0] * counters)]
    return model(lower, upper, [row for row in rows if row[0]], rng.integers(-3, 10, many + counters)), village


def projected(held: Model, team: Team, where: np.ndarray) -> np.ndarray:
    """How many of each type plans have, and their auxiliary columns."""
    count = np.zeros((len(held.columns), team.types), np.int64)
    count[team.columns, team.kind] = 1
    return np.hstack([where @ count, where[:, team.aux]])


def by_hand(teams: Teams, held: Model, team: Team, village: int) -> set[tuple[int, ...]]:
    """The numbers of each type that some counters allow under the village's rows, every choice tried."""
    own = np.flatnonzero(teams.of_column == village)
    member = set(own.tolist())
    found = set()
    lines = [{int(held.column[e]): int(held.data[e]) for e in np.flatnonzero(held.row == i)} for i in range(held.rows)]
    mine = [i for i, line in enumerate(lines)
            if {j for j in line if teams.pair[j]} and {j for j in line if teams.pair[j]} <= member
            and sum(held.lower[j] < held.upper[j] for j in line if not teams.pair[j]) <= 1]  # fmt: skip
    for chosen in product(*(range(held.lower[j], held.upper[j] + 1) for j in own)):
        worn = dict(zip(own.tolist(), chosen, strict=True))
        if all(_counter(held, lines[i], worn, held.row_lower[i], held.row_upper[i]) for i in mine):
            found.add(tuple(np.bincount(team.kind, [worn[j] for j in team.columns.tolist()], team.types).astype(int).tolist()))
    return found


def _counter(held: Model, line: dict[int, int], worn: dict[int, int], low: int, high: int) -> bool:
    """Whether some values of the row's counters keep it."""
    loose = [j for j in line if j not in worn]
    fixed = sum(a * worn[j] for j, a in line.items() if j in worn)
    return any(low <= fixed + sum(line[j] * n for j, n in zip(loose, numbers, strict=True)) <= high
               for numbers in product(*(range(held.lower[j], held.upper[j] + 1) for j in loose)))  # fmt: skip


def fractions(rng: np.random.Generator, held: Model) -> list[np.ndarray]:
    """An LP's answer, points of the box, and mixtures of its corners."""
    spread = held.upper - held.lower
    answer = solve_lp(held, 10.0).x
    halves = [held.lower + spread * rng.integers(0, 3, len(spread)) / 2 for _ in range(4)]
    return [*([answer] if answer is not None else []), held.lower + spread * rng.random(len(spread)), *halves]


def test_dice_give_teams_and_rows_that_lose_no_plan() -> None:
    rng, listed, cut, counted = np.random.default_rng(5), 0, 0, 0
    for k in range(250):
        held, village = dice(rng)
        teams, plans = Teams(held, village), solutions(held)
        for place in (0, 1):
            team = teams.of(place)
            if team is None:
                continue
            listed += 1
            there = {tuple(line) for line in team.points[:, : team.types].tolist()}
            assert by_hand(teams, held, team, place) <= there, k
            # Every plan has a team that is listed, with counters within what that team allows.
            for line in projected(held, team, plans):
                same = (team.points[:, : team.types] == line[: team.types]).all(axis=1)
                assert (same & ((team.points[:, team.types :] - line[team.types :]) * team.side >= 0).all(axis=1)).any(), k
        top = best(held)
        for x in fractions(rng, held):
            rows = separate(teams, x)
            cut += len(rows)
            for columns, values, most, _ in rows:
                assert (plans[:, columns] @ values <= most).all(), k
                counted += bool((columns >= len(village)).any())
                assert values @ x[columns] > most, "the row does not cut off what it was made for"
            assert best(held.with_rows(rows)) == top
    assert listed > 150
    assert cut > 200
    assert counted > 120, "rows that speak of counters are what is hard"


def test_where_no_counters_are_bound_the_teams_are_exactly_those_of_every_choice() -> None:
    rng, seen = np.random.default_rng(6), 0
    for k in range(300):
        held, village = dice(rng)
        if len(held.columns) > len(village):
            continue
        teams = Teams(held, village)
        for place in (0, 1):
            team = teams.of(place)
            if team is not None:
                assert {tuple(line) for line in team.points.tolist()} == by_hand(teams, held, team, place), k
                seen += 1
    assert seen > 60


@pytest.mark.parametrize("chunk", portions(1, 2))
def test_rows_of_hamlets_hold_for_every_plan(chunk: int) -> None:
    cut = 0
    for seed in range(40 * chunk, 40 * chunk + 40):
        problem, rng = hamlet(seed), np.random.default_rng(seed)
        program = build(problem, tiers(problem.tiers, any(rule.penalty is not None for rule in problem.constraints), ""))
        for tier in program.tiers[:2]:
            try:
                held = presolved(program, tier.weights)
            except Impossible:
                assert ha.solve(problem).status is ha.Status.INFEASIBLE
                break
            teams = Teams(held, program.village)
            for x in fractions(rng, held):
                for columns, values, most, _ in separate(teams, x):
                    cut += 1
                    reach = np.zeros(len(held.columns), np.int64)
                    reach[columns] = values
                    widest = solve_cp_sat(replace(held, c=reach, constant=0), 1, 60.0)
                    assert widest.infeasible or (widest.optimal and widest.value <= most), seed
    assert cut > 20
