"""A matrix whose best plan is known."""

import numpy as np
import pytest

import houma_assign as ha

SCORE = np.array([[9, 8, 1], [7, 9, 2], [1, 5, 6]])  # the best: 24


def made(score=SCORE, **more):
    return ha.Problem.from_matrix(score, **more)


def solved(score=SCORE, **more):
    plan = ha.solve(made(score, **more))
    assert plan.status is ha.Status.OPTIMAL
    return plan


def refused(score=SCORE, **more):
    with pytest.raises(ha.InputError) as caught:
        made(score, **more)
    return [(fault.table, fault.row) for fault in caught.value.items]
