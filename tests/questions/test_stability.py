"""Breakpoints against every plan tried: just before an end, at it, just beyond it."""

import re
from fractions import Fraction
from random import Random

import numpy as np
import pytest

import houma_assign as ha
from houma_assign.data.pairs import GRADES
from houma_assign.questions.methods.grade_ranging import graded
from houma_assign.questions.methods.moves import moves
from houma_assign.questions.methods.sensitivity import KINDS
from houma_assign.questions.stability import stability
from tests.oracles.aims_by_hand import sign, worth
from tests.oracles.random_problems import draw_problem
from tests.oracles.rules_by_hand import exact

from ..portions import portions
from .every_plan import EveryPlan

TINY = Fraction(1, 10**9)


def draw(seed):
    """A problem whose aims have numbers that may move: merit or a blend, with something before or after it."""
    rng = Random(f"stability {seed}")
    problem = draw_problem(f"stability {seed}", 8)
    if rng.random() < 0.5:
        problem = coarse(problem, rng)
    merit = ha.Merit(role_weights={problem.posts[0].role: rng.choice((0, 2, 3))})
    vacant = ha.FewestVacancies()
    blend = ha.Blend(parts=((merit, rng.choice((1, 0.5))), (vacant, rng.choice((1, 2.5))), (ha.EvenLoad(), 1)))
    main = rng.choice((merit, merit, blend))
    others = [ha.FewestVacancies(id="vacancies"), ha.EvenLoad(), ha.FewestMoves(placements=tuple(list(problem.pairs.at)[:2]))]
    aims = rng.choice(([main], [rng.choice(others), main], [main, rng.choice(others)]))
    if rng.random() < 0.2:
        aims[0] = aims[0].changed(slack=1)
    return problem.with_aims(aims)


def coarse(problem, rng):
    """The problem with few whole points, so that one step decides."""
    pairs = problem.pairs
    score = np.array([rng.randint(0, 4) for _ in range(len(pairs))], np.int64)
    made = ha.Pairs(pairs.candidates, pairs.posts, pairs.candidate, pairs.post, score, 1, pairs.grade, pairs.facts)
    return problem.changed(pairs=made)


def slope(known, each):
    """Position of the aim that moves, and what a unit of the number adds to a plan."""
    named = each.what.partition(": ")
    aims = {aim.id: aim for aim in known.problem.tiers}
    for position, (name, *_) in enumerate(known.aims):
        aim = aims.get(name)
        if aim is not None and (named[0] == name if each.kind != "points" else aim.kind in ("merit", "blend")):
            return position, {"role weight": by_role, "aim weight": by_part, "points": by_person}[each.kind](
                known, aim, each.what
            )
    raise AssertionError(each)


def by_role(known, aim, what):
    inside = {post.id for post in known.problem.posts if post.role == what.partition(": ")[2]}
    return lambda plan: sum((known.data.score[pair] for pair in plan if pair[1] in inside), Fraction(0))


def by_part(known, aim, what):
    part = next(part for part, _ in aim.parts if f"{aim.id}: {part.id}" == what)
    value = worth(part, known.data)
    return lambda plan: sign(part) * value(plan, known.lost(plan))


def by_person(known, aim, what):
    merit, factor = (aim, Fraction(1)) if aim.kind == "merit" else (aim.parts[0][0], exact(aim.parts[0][1]))
    weight = {post.id: factor * merit.role_weights.get(post.role, 1) for post in known.problem.posts}
    return lambda plan: sum((weight[post] for who, post in plan if who == what), Fraction(0))


def winner(known, position, by, added):
    keys = known.keys()
    key, slack = keys[position]
    keys[position] = (lambda plan: key(plan) + by * added(plan), slack)
    return known.winner(known.plans, keys=keys)


def check_line(known, plan, each):
    position, added = slope(known, each)
    now = exact(each.value)
    least = {"points": None, "role weight": 0, "aim weight": 0}[each.kind]
    most = 1000 if each.kind == "role weight" else None

    def at(value):
        return set(winner(known, position, value - now, added))

    mine = set(plan.placements)
    for end, stands, moved, way, limit in ((each.low, each.stands_low, each.moves_low, -1, least),
                                           (each.high, each.stands_high, each.moves_high, 1, most)):  # fmt: skip
        if end is None:
            assert at(now + way * 10**4 if limit is None else Fraction(limit)) == mine
            continue
        assert (at(end) == mine) == stands
        if end != now:
            assert at(end - way * TINY) == mine
            assert at((end + now) / 2) == mine
        beyond = at(end) if end == limit else at(end + way * TINY)
        assert beyond != mine
        assert moves(plan.placements, [ha.Placement(*pair) for pair in beyond]) == moved
    return each.low is not None or each.high is not None


def check_slack(known, plan, each):
    keys, position = known.keys(), [name for name, *_ in known.aims].index(each.what)

    def at(slack):
        return set(known.winner(known.plans, keys=[(key, slack if k == position else own) for k, (key, own) in enumerate(keys)]))

    mine, now = set(plan.placements), exact(each.value)
    assert at(now) == mine
    if each.high is None:
        assert at(Fraction(10**6)) == mine
    else:
        assert at(each.high - TINY) == mine
        assert moves(plan.placements, [ha.Placement(*pair) for pair in at(each.high)]) == each.moves_high != ()
    if each.low is not None:
        assert at(each.low) == mine
        assert moves(plan.placements, [ha.Placement(*pair) for pair in at(each.low - TINY)]) == each.moves_low != ()
    else:
        assert at(Fraction(0)) == mine


def check_grade(problem, plan, seed, each):
    place = ha.Placement(*each.what.split(" → "))
    order = [*GRADES[GRADES.index(each.value) :], ""]
    for lower in order[1:]:
        known = EveryPlan(graded(problem, place, lower), seed)
        best = known.winner(known.plans)
        if set(best or ()) != set(plan.placements):
            assert order[order.index(lower) - 1] == each.low
            assert moves(plan.placements, [ha.Placement(*pair) for pair in best or ()]) == each.moves_low
            return
    assert each.low is None


def check(seed, kinds=KINDS):
    problem, lots = draw(seed), str(seed)
    plan = ha.solve(problem, seed=lots)
    if not plan:
        return set()
    known, seen = EveryPlan(problem, lots), set()
    for each in stability(plan, of=kinds).ranges:
        if each.reason:
            seen.add("reason")
        elif each.kind == "slack":
            check_slack(known, plan, each)
            seen.add("slack")
        elif each.kind == "grade":
            check_grade(problem, plan, lots, each)
            seen.add("grade")
        elif check_line(known, plan, each):
            seen.add(each.kind)
        assert each.proven
    return seen


@pytest.mark.parametrize("chunk", portions(1, 5))
def test_ends_are_exact(chunk):
    # Two kinds of numbers for each problem keep this quick; the long version asks for all of them.
    asked = ((seed, Random(seed).sample(KINDS, 2)) for seed in range(chunk * 100, chunk * 100 + 100))
    seen = set().union(*(check(*each) for each in asked))
    assert seen == {"reason", "slack", "points", "role weight", "aim weight", "grade"}


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(20))
def test_more_ends(chunk):
    for seed in range(500_000 + chunk * 100, 500_000 + chunk * 100 + 100):
        check(seed)


def test_one_step_of_points_decides():
    plan = ha.solve(ha.Problem.from_matrix([[9.0, 8.0], [7.0, 6.5], [6.0, 6.25]]))
    found = stability(plan, of="points")
    for who in ("c0", "c1", "c2"):
        each = found["points", who]
        for end, way in ((each.low, -1), (each.high, 1)):
            if end is not None:
                at = float(end)
                scores = {pair: plan.problem.pairs.points(*pair) for pair in plan.problem.pairs.at if pair[0] == who}
                near = ha.solve(plan.problem.with_scores({pair: round(old + at - way * 0.01, 2) for pair, old in scores.items()}))
                far = ha.solve(plan.problem.with_scores({pair: round(old + at + way * 0.01, 2) for pair, old in scores.items()}))
                assert near.placements == plan.placements != far.placements
    assert found["points", "c1"].low == Fraction(-1, 4)
    assert found["points", "c2"].high == Fraction(1, 4)
    assert "points of c1 (0)" in str(found)
    assert "c2 的得分" in found.words("zh")
    assert "<td>points</td>" in found._repr_html_()


def test_a_single_solution_never_changes():
    plan = ha.solve(ha.Problem.from_matrix([[1.0]]))
    assert all(each.low is None and each.high is None for each in stability(plan).ranges if each.kind != "slack")
    assert "nobody moves" in str(stability(plan))


def test_what_cannot_be_asked_is_said():
    with pytest.raises(ha.InputError) as caught:
        stability(ha.solve(ha.Problem.from_matrix([[1.0]])), of=["weights", "points"], time_limit=0)
    assert len(caught.value.faults) == 2
    problem = ha.Problem.from_matrix([[1.0]], constraints=[ha.Quota(id="none", most=0)])
    with pytest.raises(ha.InputError, match="no plan"):
        stability(ha.solve(problem))


def test_a_range_that_is_not_worked_out_says_why():
    plan = ha.solve(ha.Problem.from_matrix([[1.0, 2.0], [2.0, 1.0]], aims=[ha.WorstOff(), ha.Merit()]))
    found = stability(plan, of="points")
    assert "worst_off uses points in another way" in str(found)
    assert "得分另有用途" in found.words("zh")
    slack = ha.solve(plan.problem.with_aims(ha.Merit(slack=1), ha.FewestVacancies()))
    assert "the aim itself has a slack" in str(stability(slack, of=("role weight", "points")))


def test_time_that_runs_out_is_said():
    plan = ha.solve(ha.datasets.houma_2020())
    found = stability(plan, of="role weight", time_limit=0.01)
    assert not all(each.proven for each in found.ranges)
    assert "time ran out" in str(found)


def test_large_ranges_are_said_in_plain_digits():
    found = ha.stability(ha.solve(ha.Problem.from_matrix([[160, 2e6, 3e-4], [30, 200, 1], [1e5, 5, 0.12345]])), of="slack")
    for lang in ("en", "zh"):
        assert "99,970.87655" in found.words(lang)
        assert not re.search(r"\de[+-]\d", found.words(lang))
