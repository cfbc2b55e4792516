"""More time is never worse: the longer the limit, the better the status and the values, and a long one does what none does."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

import houma_assign as ha
from benchmarks.instances.exact_quotas import exact_quotas
from benchmarks.instances.random_town import random_town
from houma_assign.engine.bounds.relaxation_chain import LARGE_ENTRIES, LARGE_ROWS, RelaxationChain
from houma_assign.engine.proof.restrict import presolved
from houma_assign.engine.solvers.deadline import Deadline
from houma_assign.program.program import Program

from ..oracles.middling_problems import draw_middling
from .test_budgets import workshop
from .test_thresholds import reviewers

LARGE = import_module("houma_assign.engine.large.large_scale")
RANK = {ha.Status.UNKNOWN: 0, ha.Status.FEASIBLE: 1, ha.Status.OPTIMAL: 2, ha.Status.INFEASIBLE: 2}
LIMITS = (1, 3, 10, 30, None)
Make = Callable[[], ha.Problem]


def ranks(people: int, villages: int, seed: int = 3) -> ha.Problem:
    """Two secretaries a village whose rank their team must not exceed: few columns, and a row for many a pair of people."""
    rng = np.random.default_rng(seed)
    crowd = pd.DataFrame(
        [{"id": f"c{k}", "rank": str(rng.choice(["lo", "mid", "hi"])), "unit": f"u{k % 9}"} for k in range(people)]
    )
    places = [f"v{k}" for k in range(villages)]
    posts = pd.DataFrame([{"village": v, "role": role, "slots": 2} for v in places for role in ("secretary", "member")])
    pairs = pd.DataFrame([(c, f"{v}/{role}", float(np.round(rng.uniform(60, 100), 2))) for c in crowd["id"] for v in places
                          for role in ("secretary", "member")], columns=["candidate", "post", "score"])  # fmt: skip
    rules = [ha.LeaderOutranks(order=("lo", "mid", "hi")), ha.UnitCap(most=5)]
    return ha.Problem.from_frames(crowd, pd.DataFrame({"id": places}), posts, pairs, constraints=rules)


def too_few(problem: ha.Problem) -> ha.Problem:
    """The same with fewer secretaries allowed than there are places."""
    caps = {"hi": 9, "mid": 3, "lo": 3}
    return problem.adding(
        *(ha.Quota(id=f"{rank} lead", where={"rank": rank}, most=most, role="secretary") for rank, most in caps.items())
    )


def houma(*changes: str) -> ha.Problem:
    """Houma with some of its rules soft, or members in the place of leaders."""
    problem = ha.datasets.houma_2020()
    rule = {each.id: each for each in problem.constraints}
    if "leads" in changes:
        old = rule["rank in the team"]
        assert isinstance(old, ha.LeaderOutranks)
        problem = problem.replacing(ha.LeaderOutranks(id=old.id, fact=old.fact, order=old.order, leader="member"))
    return problem.replacing(ha.Slots(id="slots", penalty=5)) if "soft" in changes else problem


def matrix(people: int, posts: int, seed: int) -> ha.Problem:
    points = np.random.default_rng(seed).integers(0, 100, (people, posts)).astype(float)
    return ha.Problem.from_matrix(points, constraints=[ha.Quota(id="few", where={"id": ("c0", "c1", "c2")}, most=1)])


def of_many(seed: int) -> ha.Problem:
    """A middling problem with aims at the least or the most of many."""
    aims = ((ha.WorstOff(), ha.Merit()), ha.leximin(3), (ha.EvenLoad(), ha.Merit()), (ha.Grades(), ha.WorstOff()))
    return draw_middling(1200 + seed).with_aims(*aims[seed % 4])


KINDS: dict[str, Make] = {
    "Houma, slots soft": lambda: houma("soft"), "Houma, member leads": lambda: houma("leads"), "Houma": houma,
    "Houma, both": lambda: houma("soft", "leads"), "ranks": lambda: ranks(57, 8), "no plan": lambda: too_few(ranks(57, 8)),
    "more ranks": lambda: ranks(80, 12, 4), "exact quotas": lambda: exact_quotas(2),
    "Houma, published": lambda: ha.datasets.houma_2020(structure="published"),
    "Houma, worst-off village": lambda: ha.datasets.houma_2020().with_aims(ha.WorstOff(), ha.Merit()),
    **{f"reviewers {k}": (lambda k=k: reviewers(12 * k, 8 * k, k)) for k in range(1, 4)},
    **{f"workshop {k}": (lambda k=k: workshop(k, 4 + k, 10 + 3 * k)) for k in range(1, 5)},
    **{f"of many {k}": (lambda k=k: of_many(k)) for k in range(12)},
    **{f"town {k}": (lambda k=k: random_town(20 + 10 * k, 5 + 2 * k, k)) for k in range(1, 6)},
    **{f"middling {k}": (lambda k=k: draw_middling(900 + k)) for k in range(21)},
    **{f"matrix {k}": (lambda k=k: matrix(30 * k, 25 * k, k)) for k in range(1, 6)},
}  # fmt: skip
QUICK = ("Houma, slots soft", "ranks", "no plan", "town 1", "middling 0", "matrix 2", "of many 0", "reviewers 1")


def size(problem: ha.Problem) -> tuple[int, int]:
    """Rows and entries that presolve leaves."""
    program = Program.of(problem)
    base = presolved(program, np.zeros_like(program.lower))
    return base.rows, len(base.row)


def worth(plan: ha.Plan, longest: ha.Plan) -> list[float]:
    """Values of the named aims, more is better; what a slack lets later aims take back counts for nothing."""
    slack = {aim.id: float(aim.slack) for aim in plan.problem.tiers}
    best = {tier.aim: tier.sign * tier.bound - slack.get(tier.aim, 0) for tier in longest.tiers}
    return [min(tier.sign * (tier.value or 0), best[tier.aim]) for tier in plan.tiers if tier.named] if plan else []


def rank(plan: ha.Plan) -> float:
    """How much is known: nothing, a plan, one whose aims are proven, the very one; or that there is none."""
    return RANK[plan.status] + 0.5 * plan.draw_open


def assert_never_worse(make: Make, limits: tuple[float | None, ...]) -> None:
    plans = [ha.solve(make(), time_limit=limit) for limit in limits]
    longest = plans[-1]
    for less, more in pairwise(plans):
        assert rank(less) <= rank(more), (less, more)
        assert worth(less, longest) <= worth(more, longest), (less, more)
    for limit, plan in zip(limits, plans, strict=True):
        enough = limit is None or longest.seconds * 5 < limit
        if enough and plan.draw_open:  # lots get as long as the aims took, and no longer
            assert worth(plan, longest) == worth(longest, longest)
        elif enough:
            assert (plan.status, plan.placements) == (longest.status, longest.placements), limit


def test_there_are_sixty_kinds() -> None:
    assert len(KINDS) == 60
    assert set(QUICK) <= set(KINDS)


@pytest.mark.parametrize("name", QUICK)
def test_with_time_enough_the_answer_is_that_without_a_limit(name: str) -> None:
    assert_never_worse(KINDS[name], (1, None, 60))


@pytest.mark.slow
@pytest.mark.parametrize("name", KINDS)
def test_no_limit_is_worse_than_a_shorter_one(name: str) -> None:
    assert_never_worse(KINDS[name], LIMITS)


def test_many_rows_alone_make_no_problem_large() -> None:
    wide = [size(KINDS[name]()) for name in ("Houma, slots soft", "Houma, member leads", "ranks", "more ranks")]
    assert all(rows > LARGE_ROWS and entries <= LARGE_ENTRIES for rows, entries in wide), wide


@pytest.mark.parametrize("seconds", [None, 1000.0, 60.0, 1.0])
def test_the_clock_has_no_say_in_the_way(seconds: float | None, monkeypatch: pytest.MonkeyPatch) -> None:
    program = Program.of(draw_middling(7))
    base = presolved(program, np.zeros_like(program.lower))
    chain = RelaxationChain(program, base, None, Deadline(seconds))
    assert not chain.is_large
    monkeypatch.setattr("houma_assign.engine.bounds.relaxation_chain.LARGE_ROWS", base.rows - 1)
    assert not chain.is_large
    monkeypatch.setattr("houma_assign.engine.bounds.relaxation_chain.LARGE_ENTRIES", len(base.row) - 1)
    assert chain.is_large


@pytest.mark.parametrize("seed", [910, 911, 913])
def test_the_way_of_large_problems_goes_on_to_proof_within_a_limit(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for switch in ("LARGE_ROWS", "LARGE_ENTRIES"):
        monkeypatch.setattr(f"houma_assign.engine.bounds.relaxation_chain.{switch}", 0)
    monkeypatch.setattr(LARGE, "PATIENCE", 6)
    free, held = ha.solve(draw_middling(seed)), ha.solve(draw_middling(seed), time_limit=100)
    assert free.status in (ha.Status.OPTIMAL, ha.Status.INFEASIBLE)
    assert (held.status, held.placements) == (free.status, free.placements)
    assert held.seconds < 60
