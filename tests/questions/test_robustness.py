"""Shares of draws against every plan tried under the same errors."""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor

import numpy as np
import pytest

import houma_assign as ha
from houma_assign.questions.robustness import robustness, wilson
from tests.oracles.random_problems import draw_problem

from ..portions import portions
from .every_plan import EveryPlan


def with_errors(problem, noise, by, seed, draw):
    """The points of one draw, as the docstrings say."""
    pairs = problem.pairs
    rng = np.random.default_rng([seed, draw])
    if by == "person":
        own = dict(zip(pairs.candidates, np.rint(rng.normal(0, noise * pairs.scale, len(pairs.candidates))), strict=True))
        added = [int(own[pairs.candidates[c]]) for c in pairs.candidate]
    else:
        added = [int(each) for each in np.rint(rng.normal(0, noise * pairs.scale, len(pairs)))]
    made = ha.Pairs(pairs.candidates, pairs.posts, pairs.candidate, pairs.post, pairs.score + np.array(added, np.int64),
                    pairs.scale, pairs.grade, pairs.facts)  # fmt: skip
    return problem.changed(pairs=made)


def check(seed, *aims):
    problem, by = draw_problem(seed, 9), ("person", "pair")[seed % 2]
    problem = problem.with_aims(aims) if aims else problem
    plan = ha.solve(problem, seed=str(seed))
    if not plan:
        return None
    found = robustness(plan, 0.7, draws=3, seed=seed, by=by)
    counts = Counter()
    for draw in range(3):
        known = EveryPlan(with_errors(problem, 0.7, by, seed, draw), str(seed))
        counts.update(known.winner(known.plans))
    assert found.solved == 3
    assert dict(found.counts) == dict(counts), seed
    return len(counts)


@pytest.mark.parametrize("chunk", portions(1, 6))
def test_counts_are_exact(chunk):
    assert len({check(seed) for seed in range(chunk * 100, chunk * 100 + 100)}) > 3


def test_points_in_two_aims():
    for seed in range(60):
        check(seed, ha.Merit(id="secretaries", role_weights={}, slack=1), ha.Merit(id="points"))


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(10))
def test_more_counts(chunk):
    for seed in range(600_000 + chunk * 100, 600_000 + chunk * 100 + 100):
        check(seed)


def town():
    return ha.solve(ha.Problem.from_matrix([[9.0, 8.0], [7.0, 6.5], [6.0, 6.25]]))


def test_without_noise_everything_stands():
    found = robustness(town(), 0, draws=40)
    assert found.whole == found.solved == 40
    assert found.frame["share"].tolist() == [1.0, 1.0]
    assert "c0 → p0: 100.0%" in str(found)
    assert "40 次抽样" in found.words("zh")
    assert "<td>c0</td>" in found._repr_html_()


def test_draws_without_a_plan_are_settled_and_said():
    kept = ha.Problem.from_matrix([[2.0, 1.0]], constraints=[ha.Mean(number="score", least=2)], least=0)
    found = robustness(ha.solve(kept.adding(ha.Quota(least=1))), 1.0, draws=20)
    assert found.solved == 20
    assert 0 < found.without < 20
    assert found.counts.get(("c0", "p0"), 0) + found.without >= 20
    assert f"In {found.without} of them no plan" in str(found)
    assert f"其中 {found.without} 次" in found.words("zh")


def test_any_executor_gives_the_same():
    serial = robustness(town(), 0.5, draws=60, seed=3)
    assert 0 < serial.whole < 60
    assert sum(serial.frame["draws"]) == 120
    assert robustness(town(), 0.5, draws=60, seed=3, executor=2) == serial
    with ProcessPoolExecutor(2) as executor:
        assert robustness(town(), 0.5, draws=60, seed=3, executor=executor) == serial
    assert robustness(town(), 0.5, draws=60, seed=4) != serial


def test_wilson_as_published():
    # Newcombe (1998), Table I: 81 of 263 and 0 of 20, 95 %.
    assert wilson(81, 263, 0.95) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(0, 20, 0.95) == pytest.approx((0.0, 0.1611), abs=5e-5)
    assert wilson(0, 0, 0.95) == (0.0, 1.0)


def test_time_that_runs_out_is_said():
    found = robustness(ha.solve(ha.datasets.houma_2020()), 1.0, draws=30, time_limit=1e-6)
    assert found.solved == 0
    assert "No draw" in str(found)
    assert found.frame["share"].isna().all()


def test_mistakes_are_listed_together():
    with pytest.raises(ha.InputError) as caught:
        robustness(town(), -1, draws=0, seed=-1, by="post", level=1, executor="x", time_limit=0)
    assert len(caught.value.faults) == 7
