"""The nearest numbers under which a plan would have been best, against a linear program over every plan."""

from fractions import Fraction
from random import Random

import numpy as np
import pytest
from scipy.optimize import linprog

import houma_assign as ha
from tests.oracles.aims_by_hand import sign, worth

from .every_plan import EveryPlan


def drawn(seed):
    """A random problem with three aims to weigh, its plans, what each is worth to the aims, signed, and one of the plans."""
    rng = Random(f"weigh {seed}")
    people, posts = rng.choice(((3, 2), (3, 3), (2, 4), (4, 2)))
    score = [[rng.randint(1, 9) for _ in range(posts)] for _ in range(people)]
    grade = [[rng.choice("ABC") for _ in range(posts)] for _ in range(people)]
    some = rng.sample([ha.Grades(), ha.Merit(), ha.FewestVacancies(), ha.WorstOff()], rng.choice((2, 3)))
    rules = [ha.Barred(candidate="c0", post="p0")] if rng.random() < 0.3 else []
    problem = ha.Problem.from_matrix(score, least=rng.choice((0, 0, 1)) if people >= posts else 0, grade=grade, constraints=rules,
                                     aims=some)  # fmt: skip
    every = EveryPlan(problem)
    values = [(sign(aim), worth(aim, every.data)) for aim in problem.tiers]
    table = {plan: [way * value(plan, 0) for way, value in values] for plan in every.plans}
    declared = {aim.id: rng.choice((1, 2, 5, 0.5)) for aim in problem.tiers}
    good = sorted(every.plans, key=lambda plan: -sum(table[plan]))  # any plan, or one that is rather good
    return problem, table, declared, rng.choice(good[: rng.choice((3, 6, len(good)))])


def nearest(table, declared, plan):
    """The least total change of weights by scipy, None where no weights do."""
    weights = np.array([float(each) for each in declared.values()])
    size, own = len(weights), np.array(table[plan], float)
    ahead = np.array([np.array(row, float) - own for row in table.values()])  # of the others
    limits = np.vstack([np.hstack([ahead, -ahead]), np.hstack([-np.eye(size), np.eye(size)])])
    bounds = np.concatenate([-ahead @ weights, weights])
    total = np.hstack([np.ones(size), -np.ones(size)])[None, :]
    found = linprog(np.ones(2 * size), A_ub=limits, b_ub=bounds, A_eq=total, b_eq=[0])
    return found.fun if found.status == 0 else None


def check_weights(seed):
    problem, table, declared, plan = drawn(seed)
    found, true = ha.rationalise(problem, plan, weights=declared), nearest(table, declared, plan)
    assert (true is None) == (found.state == "none"), (seed, found)
    if true is None:
        shares = sum(each.share for each in found.plans)
        assert shares == 1
        for k, aim in enumerate(declared):
            gain = sum(each.share * (table[tuple(sorted(each.placements))][k] - table[plan][k]) for each in found.plans)
            assert gain == found.together[aim]
            assert gain > 0, seed
        return found.state
    assert float(found.total) == pytest.approx(true, abs=1e-7), seed
    needed = {aim: Fraction(str(weight)) for aim, weight in declared.items()} | {each.what: each.needed for each in found.changes}
    assert sum(needed.values()) == sum(Fraction(str(weight)) for weight in declared.values())
    blend = {other: sum(weight * each for weight, each in zip(needed.values(), row, strict=True)) for other, row in table.items()}
    assert blend[plan] == max(blend.values()), seed
    return found.state


@pytest.mark.parametrize("chunk", range(2))
def test_weights_against_every_plan(chunk):
    seen = {check_weights(seed) for seed in range(chunk * 12, chunk * 12 + 12)}
    assert seen >= {"declared", "found", "none"}


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(10))
def test_weights_of_two_hundred_tiny_problems(chunk):
    assert len({check_weights(f"many {seed}") for seed in range(chunk * 20, chunk * 20 + 20)}) > 1
    for seed in range(chunk * 20, chunk * 20 + 20):
        check_points(f"many {seed}")
        check_slack(f"many {seed}")


def check_points(seed):
    """The least change of points, where the plan is no worse in the aims before."""
    problem, _, _, plan = drawn(seed)
    first = (ha.Grades(), ha.FewestVacancies(), ha.Wishes(wishes={"c0": ["p0"]}), ha.Wishes(wishes={}))
    problem = problem.with_aims(Random(seed).choice(first), ha.Merit())
    found, every = ha.rationalise(problem, plan, of="points"), EveryPlan(problem)
    (first, _), (merit, _) = every.keys()
    top = max(map(first, every.plans))
    if first(plan) < top:
        assert found.state == "before"
        return found.state
    others = [other for other in every.plans if first(other) == top]
    pairs = every.data.listed
    inside = np.array([[place in other for place in pairs] for other in others], float)
    own = np.array([place in plan for place in pairs], float)
    ahead = inside - own
    gap = np.array([float(merit(plan) - merit(other)) for other in others])
    true = linprog(np.ones(2 * len(pairs)), A_ub=np.hstack([ahead, -ahead]), b_ub=gap).fun
    assert float(found.total) == pytest.approx(true, abs=1e-7), (seed, found)
    moved = {each.what: each.needed - each.declared for each in found.changes}
    new = {other: merit(other) + sum(moved.get(place, 0) for place in other) for other in others}
    assert new[plan] == max(new.values())
    return found.state


@pytest.mark.parametrize("chunk", range(2))
def test_points_against_every_plan(chunk):
    seen = {check_points(seed) for seed in range(chunk * 10, chunk * 10 + 10)}
    assert seen >= {"found", "before"}


def check_slack(seed):
    """Each slack lets the plan stand, and a little less of any one does not."""
    problem, table, _, plan = drawn(seed)
    found = ha.rationalise(problem, plan, of="slack")
    needed = [next((each.needed for each in found.changes if each.what == aim.id), Fraction(0)) for aim in problem.tiers]

    def stands(slacks):
        kept = list(table)
        for k, slack in enumerate(slacks):
            top = max(table[other][k] for other in kept)
            kept = [other for other in kept if top - table[other][k] <= slack]
        return plan in kept

    assert stands(needed), seed
    for k, slack in enumerate(needed):
        assert not slack or not stands([*needed[:k], slack - Fraction(1, 10**6), *[Fraction(10**9)] * (len(needed) - k - 1)]), (
            seed
        )
    return found.state


def test_points_of_those_who_were_not_sent_may_have_to_fall():
    problem = ha.Problem.from_matrix([[5, 3], [4, 3]], least=0, aims=[ha.Merit()])
    found = ha.rationalise(problem, [], of="points")
    assert {each.what: each.needed for each in found.changes} == {
        ("c0", "p0"): 0,
        ("c0", "p1"): 0,
        ("c1", "p0"): 0,
        ("c1", "p1"): 0,
    }
    assert found.total == 15


@pytest.mark.parametrize("chunk", range(2))
def test_slack_against_every_plan(chunk):
    assert {check_slack(seed) for seed in range(chunk * 10, chunk * 10 + 10)} >= {"found", "declared"}


@pytest.fixture(scope="module")
def houma():
    return ha.solve(ha.datasets.houma_2020())


def test_what_a_decision_would_have_had_to_declare(houma):
    """The slacks of the Houma case stand on the page on judging plans, which is run, too."""
    assert ha.rationalise(houma.problem, houma, of="points").state == "declared"
    decided = ha.solve(houma.problem.pin("C049", "东城/secretary"))
    points = ha.rationalise(houma.problem, decided, of="points")
    assert (points.state, dict(points.before)) == ("before", {"needs": 1, "grades": 1})
    assert "更靠前的目标" in points.words("zh")


def test_what_is_found_is_told_in_both_languages():
    problem = ha.Problem.from_matrix([[9, 5], [8, 3]], grade=[["A", "B"], ["B", "A"]], aims=[ha.Grades(), ha.Merit()])
    other = [("c0", "p1"), ("c1", "p0")]
    slack = ha.rationalise(problem, other, of="slack")
    assert str(slack).splitlines()[1:] == ["· grades: 0 → 2"]
    assert slack.table("zh")["对象"].tolist() == ["匹配等次"]
    weighed = ha.rationalise(problem, other, weights={"grades": 3, "merit": 1})
    assert str(weighed).splitlines()[1:] == ["· grades: 3 → 4/3", "· merit: 1 → 8/3"]
    assert weighed.frame["exact"].tolist() == ["4/3", "8/3"]
    points = ha.rationalise(problem.with_aims(ha.Merit()), [("c0", "p0"), ("c1", "p1")], of="points")
    assert str(points).splitlines()[0].startswith("It would have been the best with these points; 1 in all")
    assert points.to_dict()["changes"][0]["what"] == list(points.changes[0].what)


def test_no_weights_and_why():
    """Sending nobody is worse in both aims than one of two plans, whatever they weigh; the Houma case is on the page."""
    problem = ha.Problem.from_matrix([[9, 1]], grade=[["C", "A"]], aims=[ha.Grades(), ha.Merit()], least=0)
    found = ha.rationalise(problem, [], weights={"grades": 1, "merit": 1})
    assert found.state == "none"
    assert sum(each.share for each in found.plans) == 1
    assert all(gain > 0 for gain in found.together.values())
    assert all(ha.evaluate(problem, each.placements).allowed for each in found.plans)
    assert "No weights make it the best (proven)" in str(found)
    assert list(found.table("zh").columns)[:3] == ["序号", "占比", "变动人数"]
    assert found.to_json()


def test_what_cannot_be_asked_is_refused(houma):
    problem = houma.problem
    for given in ({"of": "luck"}, {}, {"weights": {"needs": 1}}, {"weights": {"needs": 1, "merit": 0}}, {"time_limit": -1},
                  {"weights": {"needs": 1, "other": 2}}):  # fmt: skip
        with pytest.raises(ha.InputError) as caught:
            ha.rationalise(problem, houma, **given)
        assert caught.value.words("zh")
    for aims in ([ha.Grades()], [ha.Blend(parts=[(ha.Merit(), 1), (ha.Grades(), 1)]), ha.Merit()], [ha.WorstOff(), ha.Merit()]):
        with pytest.raises(ha.InputError, match="adds up points"):
            ha.rationalise(problem.with_aims(*aims), houma, of="points")
    assert ha.rationalise(problem, houma.placements[1:], of="slack").state == "broken"
    assert ha.rationalise(problem, houma, of="slack", time_limit=1e-6).state == "open"
    blend = problem.with_aims(ha.Blend(parts=[(ha.Grades(), 3), (ha.Merit(), 1)]))
    assert ha.rationalise(blend, ha.solve(blend)).state == "declared"
