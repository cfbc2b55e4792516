"""Small linear programs in fractions: the answer carries its proof, and scipy agrees."""

from fractions import Fraction
from random import Random

import numpy as np
import pytest
from scipy.optimize import linprog

from houma_assign.questions.methods.exact_simplex import minimise


def draw(rng):
    columns, rows = rng.randint(1, 5), rng.randint(0, 7)
    costs = [Fraction(rng.randint(0, 6), rng.choice((1, 2, 3))) for _ in range(columns)]
    used = [rng.sample(range(columns), rng.randint(1, columns)) for _ in range(rows)]
    lines = [({k: Fraction(rng.randint(-4, 4), rng.choice((1, 1, 3))) for k in columns_used},
              Fraction(rng.randint(-5, 5), rng.choice((1, 2)))) for columns_used in used]  # fmt: skip
    return costs, lines


def proven(costs, rows, found):
    """The proof, gone through in fractions; whether there are columns."""
    assert all(price >= 0 for price in found.y)
    priced = [sum(price * row.get(k, 0) for price, (row, _) in zip(found.y, rows, strict=True)) for k in range(len(costs))]
    bound = sum(price * limit for price, (_, limit) in zip(found.y, rows, strict=True))
    if found.x is None:
        assert all(each <= 0 for each in priced)
        assert bound > 0
        return False
    assert all(value >= 0 for value in found.x)
    assert all(sum(each * found.x[k] for k, each in row.items()) >= limit for row, limit in rows)
    assert all(each <= cost for each, cost in zip(priced, costs, strict=True))
    assert bound == sum(cost * value for cost, value in zip(costs, found.x, strict=True))
    return True


@pytest.mark.parametrize("chunk", range(4))
def test_every_answer_carries_its_proof(chunk):
    seen = set()
    for seed in range(chunk * 60, chunk * 60 + 60):
        costs, rows = draw(Random(seed))
        seen.add(proven(costs, rows, minimise(costs, rows)))
    assert seen == {True, False}


def test_scipy_agrees():
    for seed in range(30):
        costs, rows = draw(Random(f"scipy {seed}"))
        found = minimise(costs, rows)
        matrix = np.array([[-float(row.get(k, 0)) for k in range(len(costs))] for row, _ in rows]).reshape(len(rows), len(costs))
        other = linprog([float(each) for each in costs], A_ub=matrix, b_ub=[-float(limit) for _, limit in rows])
        assert other.status == (2 if found.x is None else 0), seed
        if found.x is not None:
            assert other.fun == pytest.approx(float(sum(c * x for c, x in zip(costs, found.x, strict=True)))), seed
