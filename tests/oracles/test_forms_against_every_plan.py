"""Villages, forms and people decided together, against every plan of tiny problems: hard and soft, slack, other rules beside."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from random import Random

import numpy as np
import pytest

import houma_assign as ha
from houma_assign.aims.tiers import has_forms, tiers

from ..portions import portions

SHAPES = (
    {"w": {"s": 1, "m": 2}, "a": {"s": 1}}, {"w": {"s": 1, "m": 1}, "a": {"s": 1}}, {"m": {"m": 1}, "s": {"s": 1}},
    {"w": {"s": 1, "m": 2}, "h": {"s": 1, "m": 1}, "a": {"s": 1}},
)  # fmt: skip
EACH = 25


def drawn(seed: int) -> ha.Problem | None:
    """A random problem of two to four villages, None if the package calls it meaningless."""
    rng = Random(f"forms {seed}")
    villages = [ha.Village(id=f"v{k}", facts={"score": rng.randint(1, 9)},
                           needs={"law": rng.randint(1, 5)} if rng.random() < 0.7 else {})
                for k in range(rng.randint(2, 4))]  # fmt: skip
    posts = [ha.Post(village=each.id, role=role, slots=slots, least=0) for each in villages
             for role, slots, share in (("s", 1, 1.0), ("m", 2, 0.9)) if rng.random() < share]  # fmt: skip
    people = [ha.Candidate(id=f"c{k}", skills=("law",) if rng.random() < 0.5 else (), facts={"sex": rng.choice("fm")})
              for k in range(rng.randint(2, 4))]  # fmt: skip
    cells = [(c, p) for c in range(len(people)) for p in range(len(posts)) if rng.random() < 0.85]
    who, where = (np.array([cell[k] for cell in cells], np.int64) for k in (0, 1))
    points = np.array([rng.randint(0, 9) for _ in cells], np.int64)
    forms = rng.choice(SHAPES)

    def penalty(hard: float) -> int | None:
        return None if rng.random() < hard else rng.choice((1, 2))

    rules: list[ha.Constraint] = [ha.Slots(), ha.PostsEach(), ha.PostsFilled(), ha.VillageForms(
        forms=forms, least={form: rng.randint(0, 1) for form in forms if rng.random() < 0.5},
        most={form: rng.randint(1, 2) for form in forms if rng.random() < 0.5},
        where={form: "score >= 4" for form in forms if rng.random() < 0.3}, penalty=penalty(0.7))]  # fmt: skip
    if rng.random() < 0.4:
        rules.append(ha.SkillCovered(skills=("law",), penalty=penalty(0.5)))
    if rng.random() < 0.4:
        rules.append(ha.Quota(where={"sex": "f"}, least=1, penalty=penalty(0.5)))
    aims: tuple[ha.Aim, ...] = (ha.Served(number="score", slack=rng.choice((0, 0, 1, 3))), ha.NeedsMet(), ha.Merit())
    pairs = ha.Pairs(tuple(each.id for each in people), tuple(each.id for each in posts), who, where, points, 1,
                     np.zeros(len(cells), np.int8), {})  # fmt: skip
    ids = sorted(pairs.candidates), sorted(pairs.posts)
    try:
        return ha.Problem(candidates=tuple(people), villages=tuple(villages), posts=tuple(posts), pairs=pairs.aligned(*ids),
                          constraints=tuple(rules), aims=aims if rng.random() < 0.8 else aims[2:])  # fmt: skip
    except ha.InputError:
        return None


def best_of_all(problem: ha.Problem) -> tuple[list[Fraction], list[set[ha.Placement]]] | None:
    """The best of each tier, and the plans that are best in all; None if no plan keeps the hard rules."""
    soft = any(rule.penalty is not None for rule in problem.constraints)
    aims, listed = tiers(problem.tiers, soft, "", has_forms(problem)), set(problem.pairs.at)
    plans = []
    for taken in product(*([None, *(post.id for post in problem.posts if (person.id, post.id) in listed)]
                           for person in problem.candidates)):  # fmt: skip
        plan = [ha.Placement(who.id, post) for who, post in zip(problem.candidates, taken, strict=True) if post]
        broken = [(rule.penalty, sum(breach.amount for breach in rule.breaches(problem, plan))) for rule in problem.constraints]
        if not any(units for penalty, units in broken if penalty is None):
            plans.append((plan, sum(penalty * units for penalty, units in broken if penalty is not None)))
    best = []
    for aim in aims:
        if not plans:
            return None
        worth = [Fraction(-lost) if aim.kind == "concessions" else aim.sign * aim.value(problem, plan) - aim.points * lost
                 for plan, lost in plans]  # fmt: skip
        best.append(max(worth))
        plans = [each for each, value in zip(plans, worth, strict=True) if value >= best[-1] - Fraction(aim.slack)]
    return best, [set(plan) for plan, _ in plans]


def check(seed: int) -> ha.Status | None:
    problem = drawn(seed)
    if problem is None:
        return None
    true, plan = best_of_all(problem), ha.solve(problem)
    assert plan.status is (ha.Status.INFEASIBLE if true is None else ha.Status.OPTIMAL), seed
    if true is not None:
        assert [tier.sign * Fraction(str(tier.bound)) for tier in plan.tiers] == true[0], seed
        assert set(plan.placements) in true[1], seed
        assert plan.check_proof() == (), seed
    return plan.status


@pytest.mark.parametrize("chunk", portions(1, 16))
def test_four_hundred_tiny_problems(chunk: int) -> None:
    seen = [check(seed) for seed in range(chunk * EACH, (chunk + 1) * EACH)]
    assert seen.count(ha.Status.OPTIMAL) > 15
