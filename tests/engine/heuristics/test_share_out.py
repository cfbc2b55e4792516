"""Tasks and holders are told from other rows; bundles are the best there are; dealing out anew only ever gains."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations, product

import numpy as np
import pytest
from scipy.optimize import linprog

import houma_assign as ha
from benchmarks.instances.budgets import budgets, drawn
from houma_assign.engine.heuristics.bundles import FAR, NEAR, Bundles, best_bundle
from houma_assign.engine.heuristics.share_out import ShareOut
from houma_assign.engine.heuristics.sharing import Sharing, sharing
from houma_assign.engine.model.model import Model, keeps
from houma_assign.engine.proof.restrict import presolved
from houma_assign.engine.solvers.deadline import Deadline
from houma_assign.program.program import Program

from .test_lns import turned


def model_of(problem: ha.Problem) -> Model:
    program = Program.of(problem)
    return presolved(program, program.tiers[0].weights)


def plans(tasks: Sharing) -> Iterator[np.ndarray]:
    """All that keep every room."""
    holders, count = tasks.column.shape
    for held in product(range(holders), repeat=count):
        holder = np.array(held)
        if (tasks.column[holder, np.arange(count)] >= 0).all():
            load = np.bincount(holder, tasks.weight[holder, np.arange(count)], holders)
            if (load <= tasks.room).all():
                yield holder


@pytest.mark.parametrize("make", [budgets, turned], ids=["people hold", "posts hold"])
def test_tasks_and_holders_are_read_from_the_rows(make: Callable[[str, int, int], ha.Problem]) -> None:
    model = model_of(make("d", 9, 3))  # up to ten, so that ids are in the order of their numbers
    cost, weight, most = drawn("d", 9, 3)
    tasks = sharing(model)
    assert tasks is not None
    assert (tasks.room == most).all()
    there = tasks.column >= 0
    assert (tasks.weight[there] == weight[there]).all()
    assert (tasks.most - tasks.loss == -cost)[there].all()


def test_other_rows_make_it_another_problem() -> None:
    model = model_of(budgets("d", 12, 3))
    assert sharing(model) is not None
    assert sharing(replace(model, row_lower=np.where(model.row_lower == 1, 0, model.row_lower))) is None  # tasks may be left
    assert sharing(replace(model, upper=model.upper + 1)) is None
    assert sharing(replace(model, row_upper=np.where(model.row_lower == 1, 1, 2**62))) is None  # room without end
    assert sharing(model_of(ha.datasets.houma_2020())) is None


@pytest.mark.parametrize("seed", range(6))
def test_the_best_bundle_is_the_best_of_all(seed: int) -> None:
    rng = np.random.default_rng(seed)
    gain, weight, room = rng.normal(5, 8, 9), rng.integers(1, 15, 9), int(rng.integers(0, 50))
    sets = [np.array(each, np.int64) for size in range(10) for each in combinations(range(9), size)]
    best = max(float(gain[each].sum()) for each in sets if weight[each].sum() <= room)
    value, chosen = best_bundle(gain, weight, room)
    assert value == pytest.approx(best)
    assert float(gain[chosen].sum()) == pytest.approx(best)
    assert weight[chosen].sum() <= room


@pytest.mark.parametrize("kind", ["c", "d", "e"])
def test_the_bound_of_the_bundles_is_that_of_an_lp_over_all_of_them(kind: str) -> None:
    tasks = sharing(model_of(budgets(kind, 7, 3, seed=4)))
    assert tasks is not None
    least = min(tasks.total(holder) for holder in plans(tasks))
    bundles = Bundles(tasks.loss, tasks.weight, tasks.room, np.zeros(7))
    bundles.solve(least + 2.0, None, lambda: False)
    every = np.array(list(product((0, 1), repeat=7)))
    fits = [(k, each) for k in range(3) for each in every if each @ tasks.weight[k] <= tasks.room[k]]
    cost = [float(tasks.loss[k] @ each) for k, each in fits]
    own = np.array([[k == holder for k, _ in fits] for holder in range(3)], float)
    lp = linprog(cost, own, np.ones(3), np.array([each for _, each in fits]).T, np.ones(7))
    assert bundles.bound <= lp.fun + 1e-6 <= least + 2e-6
    assert lp.fun - bundles.bound < max(NEAR, FAR * (least + 2.0 - bundles.bound))


@pytest.mark.parametrize(("kind", "seed"), [("c", 1), ("d", 2), ("e", 3)])
def test_from_any_plan_to_one_of_the_best(kind: str, seed: int) -> None:
    model = model_of(budgets(kind, 8, 3, seed=seed))
    tasks = sharing(model)
    assert tasks is not None
    every = sorted(plans(tasks), key=tasks.total)
    seen: list[np.ndarray] = []
    search = ShareOut(tasks, tasks.loss.min(axis=0), Deadline(None), seen.append)
    found = search.run(every[-1], 20, -np.inf)
    assert tasks.total(found) == tasks.total(every[0])
    totals = [tasks.total(each) for each in seen]
    assert totals == sorted(set(totals), reverse=True)
    assert keeps(model, tasks.values(found, np.zeros(len(model.columns), np.int64)))
    again = ShareOut(tasks, tasks.loss.min(axis=0), Deadline(None), seen.append).run(every[-1], 20, -np.inf)
    assert (found == again).all()


def test_a_bound_that_is_reached_or_a_limit_ends_it() -> None:
    tasks = sharing(model_of(budgets("d", 8, 3)))
    assert tasks is not None
    worst = max(plans(tasks), key=tasks.total)
    price = tasks.loss.min(axis=0)
    assert (ShareOut(tasks, price, Deadline(None), print).run(worst, 20, tasks.total(worst)) == worst).all()
    assert (ShareOut(tasks, price, Deadline(0.0), print).run(worst, 20, -np.inf) == worst).all()
