"""Problems with nothing to decide, everything tied, or numbers near the limit of what is exact, every way through the engine."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

import houma_assign as ha

from .settings import SETTINGS, throw
from .test_switches import said

every_setting = pytest.mark.parametrize("setting", [None, "columns join one by one", "always tightened", "everything at once"])


def thrown(monkeypatch: pytest.MonkeyPatch, setting: str | None) -> None:
    if setting in SETTINGS:
        throw(monkeypatch, setting)


def women(number: int) -> dict[str, tuple[str, ...]]:
    """The first so many people."""
    return {"id": tuple(f"c{k}" for k in range(number))}


def town(score: np.ndarray, *rules: ha.Constraint) -> ha.Problem:
    """A matrix whose people are 30, 31, ... years old."""
    age = np.broadcast_to(30 + np.arange(len(score))[:, None], score.shape)
    return ha.Problem.from_matrix(score, pair_facts={"age": age}, constraints=rules)


AGES = (ha.Total(id="ages", number="age", least=0, most=10**6),)


@every_setting
def test_an_objective_of_nothing_and_ties_everywhere(setting: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = (ha.Quota(id="women", where=women(4), least=2, most=3), ha.Total(id="ages", number="age", least=131, most=138))
    for score in (np.zeros((8, 4)), np.full((8, 4), 7.5), np.full((8, 4), -3.0)):
        problem = town(score, *rules)
        usual = said(ha.solve(problem))
        with monkeypatch.context() as patch:
            thrown(patch, setting)
            assert said(ha.solve(problem)) == usual
        assert usual[0] is ha.Status.OPTIMAL
        assert usual[1]["merit"] == 4 * score[0, 0]


@every_setting
@pytest.mark.parametrize("least", [5, 9])
def test_rules_that_together_leave_no_plan(setting: str | None, least: int, monkeypatch: pytest.MonkeyPatch) -> None:
    thrown(monkeypatch, setting)
    # Women are few; and ages of any four add up to no odd half that is asked for.
    never = town(np.arange(24.0).reshape(6, 4), ha.Quota(where=women(3), least=least), *AGES)
    assert ha.solve(never).status is ha.Status.INFEASIBLE
    odd = ha.Problem.from_matrix(np.arange(24.0).reshape(6, 4), pair_facts={"load": np.full((6, 4), 2)},
                                 constraints=[ha.Total(number="load", least=least, most=least)])  # fmt: skip
    assert ha.solve(odd).status is ha.Status.INFEASIBLE


@every_setting
@pytest.mark.parametrize("sign", [1, -1])
def test_points_as_large_as_are_exact(setting: str | None, sign: int, monkeypatch: pytest.MonkeyPatch) -> None:
    thrown(monkeypatch, setting)
    rng, size = np.random.default_rng(3), 4
    top = 10**13 - 1  # the largest points that are taken
    for number in (2, 3, 4):
        score = sign * (top - rng.integers(0, 4, (size + 1, size)))
        problem = town(score.astype(float), ha.Quota(where=women(number), least=2, most=2), *AGES)
        best = max((sum(int(score[c, p]) for p, c in enumerate(chosen)) for chosen in permutations(range(size + 1), size)
                    if sum(c < number for c in chosen) == 2), default=None)  # fmt: skip
        plan = ha.solve(problem)
        assert (plan.status is ha.Status.OPTIMAL) == (best is not None)
        if best is not None:
            assert plan.value["merit"] == plan.bound["merit"] == best


def test_points_beyond_are_refused() -> None:
    with pytest.raises(ha.ModelTooLarge):
        ha.solve(ha.Problem.from_matrix(np.full((40, 40), float(2**52))))


@every_setting
def test_one_pair_and_no_pair_under_rules(setting: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    thrown(monkeypatch, setting)
    one = town(np.array([[5.0]]), ha.Quota(where=women(1), least=1), *AGES)
    assert ha.solve(one).value["merit"] == 5
    none = town(np.array([[5.0]]), ha.Quota(where=women(1), most=0), *AGES)
    assert ha.solve(none).status is ha.Status.INFEASIBLE
    empty = ha.Problem.from_matrix(np.full((2, 1), np.nan), least=0, aims=(ha.FewestVacancies(), ha.Merit(slack=3)))
    plan = ha.solve(empty)
    assert (plan.status, plan.placements) == (ha.Status.OPTIMAL, ())
