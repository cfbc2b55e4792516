"""Where time is up while a large problem is still being built there is a plan, if a simple walk finds one; and in time."""

from __future__ import annotations

from importlib import import_module
from time import process_time

import numpy as np
import pytest

import houma_assign as ha
from houma_assign.engine.first_fit import first_fit
from houma_assign.engine.lexicographic import optimise
from houma_assign.engine.model.model import OutOfTime
from houma_assign.engine.proof.restrict import presolved
from houma_assign.engine.solvers.deadline import Deadline
from houma_assign.program.program import Program

from ..oracles.middling_problems import draw_middling
from ..oracles.random_problems import draw_problem

LEXICOGRAPHIC = import_module("houma_assign.engine.lexicographic")
SHAPES = [(1500, 1500), (2500, 800), (800, 700)]


def idle(people: int, posts: int, *more: ha.Constraint) -> ha.Problem:
    """Points alone, and a rule that never binds."""
    points = np.random.default_rng(people).integers(0, 1000, (people, posts)).astype(float)
    return ha.Problem.from_matrix(points, constraints=[ha.Quota(id="idle", where={"id": "c0"}, most=1), *more])


@pytest.mark.parametrize(("people", "posts"), SHAPES)
def test_a_limit_shorter_than_the_building_holds_and_leaves_a_plan(people: int, posts: int) -> None:
    problem = idle(people, posts)
    ha.solve(idle(3, 2))  # imports
    begun = process_time()
    plan = ha.solve(problem, time_limit=0.2)
    assert process_time() - begun < 6  # the building alone takes 0.6 s on the largest, 2 on a slow machine
    assert plan
    assert len(plan.placements) == posts
    best = ha.solve(idle(people, posts)) if people < 1000 else plan
    assert plan.bound["merit"] >= best.value["merit"] >= plan.value["merit"]


def test_it_is_near_the_best_where_nothing_is_in_its_way() -> None:
    program = Program.of(idle(60, 40))
    x, best = first_fit(program), optimise(program, 1, Deadline(None)).x
    assert x is not None
    assert best is not None
    assert program.keeps(x)
    assert program.tiers[0].worth(x) > 0.9 * program.tiers[0].worth(best)


def test_whatever_it_finds_keeps_all_rows_and_is_no_better_than_the_best() -> None:
    found = 0
    for seed in range(60):
        program = Program.of(draw_problem(seed))
        x = first_fit(program)
        if x is None:
            continue
        found += 1
        assert program.keeps(x)
        outcome = optimise(program, 1, Deadline(None))
        assert outcome.x is not None
        named = [tier for tier in program.tiers if tier.aim.named and not tier.aim.slack]
        for tier in named[:1]:
            assert tier.worth(x) <= tier.worth(outcome.x) or any(each.aim.slack for each in program.tiers)
    assert found > 10


def test_vacancies_are_left_only_where_nothing_is_gained() -> None:
    """Posts may stay empty here; a walk that fills none would be a plan, too."""
    plan = ha.Problem.from_matrix([[5, 1], [4, 0], [3, 2]], constraints=[ha.Slots(), ha.PostsEach()])
    x = first_fit(Program.of(plan))
    assert x is not None
    assert int(x[: Program.of(plan).pairs].sum()) == 2


@pytest.mark.parametrize("after", range(4))
def test_presolve_ends_between_two_steps(after: int) -> None:
    program, calls = Program.of(draw_middling(7)), []

    def over() -> bool:
        calls.append(1)
        return len(calls) > after

    with pytest.raises(OutOfTime):
        presolved(program, np.zeros_like(program.lower), over=over)
    assert len(calls) == after + 1


def test_out_of_time_in_presolve_is_no_proof_of_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LEXICOGRAPHIC, "LONG", 0)
    seen = set()
    for seed in range(40):
        problem = draw_problem(seed)
        plan = ha.solve(problem, time_limit=1e-9)
        seen.add(plan.status)
        assert not any(tier.proven for tier in plan.tiers)
        assert bool(plan.placements) <= bool(plan)
    assert seen == {ha.Status.FEASIBLE, ha.Status.UNKNOWN}


def test_a_better_plan_than_that_of_the_walk_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    program = Program.of(idle(60, 40))
    best = optimise(program, 1, Deadline(None)).x
    kept = optimise(program, 1, Deadline(1e-9), start=best).x
    assert best is not None
    assert kept is not None
    assert (kept == best).all()
    worse = np.zeros_like(best)
    monkeypatch.setattr(LEXICOGRAPHIC, "first_fit", lambda program: best)
    assert (optimise(program, 1, Deadline(1e-9), start=worse).x == best).all()
