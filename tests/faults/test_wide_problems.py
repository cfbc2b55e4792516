"""Problems with large weights and points: what reaches CP-SAT stays narrow, and the answers stay exact."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

import numpy as np
import pytest

import houma_assign as ha
from houma_assign.engine.solvers import cp_sat as searching

PEOPLE, PLACES = 7, 3


class Spy:
    """Looks at every model on its way to CP-SAT."""

    def __init__(self) -> None:
        self.widest, self.models, self.split = 0, 0, 0

    def look(self, proto: Any, columns: int) -> None:
        domains = [max(abs(d) for d in variable.domain) for variable in proto.variables]
        self.models += 1
        self.split += len(domains) > columns
        for constraint in proto.constraints:
            row = constraint.linear
            total = sum(abs(a) * domains[j] for j, a in zip(row.vars, row.coeffs, strict=True))
            limits = [abs(limit) for limit in row.domain if abs(limit) < 2**62]
            self.widest = max(self.widest, total, *limits)


@pytest.fixture
def spy(monkeypatch: pytest.MonkeyPatch) -> Iterator[Spy]:
    seen, fill = Spy(), searching._fill

    def watched(proto: Any, model: Any, *more: Any) -> Any:
        filled = fill(proto, model, *more)
        seen.look(proto, len(model.columns))
        return filled

    monkeypatch.setattr(searching, "_fill", watched)
    yield seen
    assert seen.widest < 2**31


def assignments() -> np.ndarray:
    """Every way to send each person to one place or nowhere (-1)."""
    return np.array(list(product(range(-1, PLACES), repeat=PEOPLE)))


def worth(numbers: np.ndarray, ways: np.ndarray, place: int | None = None) -> np.ndarray:
    """The total of a number of the pairs, over all places or at one."""
    padded = np.concatenate([numbers, np.zeros((PEOPLE, 1), numbers.dtype)], axis=1)  # column -1: nowhere
    taken = padded[np.arange(PEOPLE), ways]
    return taken.sum(axis=1) if place is None else np.where(ways == place, taken, 0).sum(axis=1)


@pytest.mark.parametrize("seed", range(12))
def test_weights_up_to_1e9_give_the_optimum_of_brute_force(seed: int, spy: Spy) -> None:
    rng = np.random.default_rng(seed)
    score = rng.integers(1, 10**9, (PEOPLE, PLACES)) if seed % 2 else rng.integers(60, 99, (PEOPLE, PLACES))
    weight = rng.integers(10**8, 10**9, (PEOPLE, PLACES))
    slots = [2, 2, 1]
    ways = assignments()
    limits = {f"p{j}": int(limit) for j, limit in enumerate(np.sort(weight, axis=0)[:3].sum(axis=0) * 2 // 3 + 10**7)}
    budget = int(np.sort(weight.min(axis=1))[:5].sum() * 1.15)
    fits = worth(weight, ways) <= budget
    for j in range(PLACES):
        fits &= ((ways == j).sum(axis=1) <= slots[j]) & (worth(weight, ways, j) <= limits[f"p{j}"])
    vacancies = sum(slots) - (ways >= 0).sum(axis=1)
    best_filled = fits & (vacancies == vacancies[fits].min())
    merit = int(worth(score, ways)[best_filled].max())
    lightest = best_filled & (worth(score, ways) >= merit - 3)
    problem = ha.Problem.from_matrix(
        score, slots=slots, least=0, pair_facts={"weight": weight},
        constraints=[ha.Total(number="weight", most=budget), ha.Capacity(load="weight", limit=limits)],
        aims=[ha.FewestVacancies(), ha.Merit(slack=3), ha.WorstOff()])  # fmt: skip
    plan = ha.solve(problem, time_limit=60)
    assert plan.status is ha.Status.OPTIMAL
    assert plan.value["vacancies"] == vacancies[best_filled].min()
    assert merit - 3 <= plan.value["merit"] <= merit
    means = np.min([worth(score, ways, j) / slots[j] for j in range(PLACES)], axis=0)
    assert plan.value["worst_off"] == pytest.approx(means[lightest].max(), rel=1e-12)


def test_the_spy_sees_rows_that_had_to_be_split(spy: Spy) -> None:
    rng = np.random.default_rng(5)
    weight = rng.integers(10**8, 10**9, (12, 6))
    score = rng.integers(60, 99, (12, 6))
    budget = int(weight.mean() * 6 * 0.6)
    ha.solve(ha.Problem.from_matrix(score, pair_facts={"weight": weight}, constraints=[ha.Total(number="weight", most=budget)]))
    assert spy.models
    assert spy.split


@pytest.mark.parametrize("places", [2, 4])
def test_the_worst_off_village_of_measured_points_is_as_well_off_as_can_be(places: int) -> None:
    score = np.random.default_rng(places).random((5, places))  # sixteen digits: held in very fine steps
    plan = ha.solve(ha.Problem.from_matrix(score, aims=[ha.WorstOff()]), time_limit=60)
    ways = [way for way in product(range(5), repeat=places) if len(set(way)) == places]
    truth = max(min(score[c, p] for p, c in enumerate(way)) for way in ways)
    assert plan.status is ha.Status.OPTIMAL
    assert plan.value["worst_off"] == pytest.approx(truth, rel=1e-6)


@pytest.mark.parametrize(("penalty", "weight"), [(10**9, 10**7), (10**9, 2 * 10**9), (10**9, 10**12), (1, 10**15)])
def test_penalties_of_any_size_are_exact_or_refused(penalty: int, weight: int) -> None:
    score = np.array([[3.25, 1.0], [2.0, 1.5]])
    rule = ha.Total(number="weight", most=1, penalty=penalty)
    try:
        plan = ha.solve(ha.Problem.from_matrix(score, pair_facts={"weight": np.full((2, 2), weight)}, constraints=[rule]))
    except ha.ModelTooLarge:
        return
    assert plan.status is ha.Status.OPTIMAL
    assert plan.breaches[0].amount == 2 * weight - 1


def test_fine_weights_of_a_blend_are_exact_or_refused() -> None:
    score = np.random.default_rng(0).random((4, 3))
    blend = ha.Blend(parts=((ha.Merit(), 0.123457), (ha.FewestVacancies(), 10**9)))
    for aims, rules in (([blend], []), ([ha.Blend(parts=((ha.Merit(), 0.123457),))], [ha.Quota(most=0, penalty=10**9)])):
        try:
            assert ha.solve(ha.Problem.from_matrix(score, aims=aims, constraints=rules)).status is ha.Status.OPTIMAL
        except ha.ModelTooLarge:
            continue
