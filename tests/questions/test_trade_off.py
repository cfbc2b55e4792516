"""Efficient sets against every plan tried."""

import pytest

import houma_assign as ha
from houma_assign.questions.trade_off import trade_off
from tests.oracles.aims_by_hand import sign
from tests.oracles.random_problems import draw_problem

from ..portions import portions
from .every_plan import EveryPlan


def efficient(problem, seed, one, other, held):
    """The plans that nobody can better in one of the two aims without losing in the other, best in ``one`` first."""
    known = EveryPlan(problem, seed)
    names = [name for name, *_ in known.aims]
    first = [name for name in names if name == "concessions" and name not in (one, other)] + list(held)
    rest = [name for name in names if name not in (one, other, *first)]
    plans = known.plans
    for key, _ in (pair for name in first for pair in known.keys([name])):
        best = max(map(key, plans), default=0)
        plans = [plan for plan in plans if key(plan) == best]
    (a, _), (b, _) = known.keys([one])[0], known.keys([other])[0]
    values = {plan: (a(plan), b(plan)) for plan in plans}
    seen = set(values.values())
    good = {v for v in seen if not any(w != v and w[0] >= v[0] and w[1] >= v[1] for w in seen)}
    order = [(key, 0) for name in rest for key, _ in known.keys([name])]
    return [(v, frozenset(known.winner([plan for plan in plans if values[plan] == v], keys=order)))
            for v in sorted(good, reverse=True)]  # fmt: skip


def check(seed, *aims):
    problem = draw_problem(seed, 10)
    if aims:
        problem = problem.with_aims(*aims)
    if len(problem.tiers) < 2:
        problem = problem.with_aims(*problem.tiers, ha.FewestVacancies(id="vacant"))
    one, other, *others = problem.tiers
    held = [others[0].id] if others and seed % 2 else []
    if "concessions" in [aim.id for aim in problem.tiers]:
        return None
    true = efficient(problem, str(seed), one.id, other.id, held)
    found = trade_off(problem, one.id, other, holding=held, seed=str(seed))
    assert found.status is (ha.Status.OPTIMAL if true else ha.Status.INFEASIBLE)
    ways = sign(one), sign(other)
    said = [((ways[0] * point.aim, ways[1] * point.against), frozenset(point.placements)) for point in found.points]
    assert [plan for _, plan in said] == [plan for _, plan in true], seed
    for (mine, _), (theirs, _) in zip(said, true, strict=True):
        assert mine == pytest.approx(tuple(map(float, theirs)))
    return len(true)


@pytest.mark.parametrize("chunk", portions(1, 5))
def test_the_set_is_complete(chunk):
    assert {0, 1, 2} <= {check(seed) for seed in range(chunk * 100, chunk * 100 + 100)}


@pytest.mark.parametrize(
    ("worst", "chunk"), [(1, 0), pytest.param(1, 1, marks=pytest.mark.slow), pytest.param(2, 2, marks=pytest.mark.slow)]
)
def test_the_set_against_the_worst_off_village_is_complete_with_nothing_held(worst, chunk):
    aims = ha.Merit(), ha.WorstOff(worst=worst)
    assert {0, 1, 2} <= {check(seed, *aims) for seed in range(3_000 + chunk * 100, 3_100 + chunk * 100)}


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(20))
def test_more_sets(chunk):
    for seed in range(200_000 + chunk * 100, 200_000 + chunk * 100 + 100):
        check(seed)


def town(**more):
    return ha.Problem.from_matrix([[9, 3], [8, 7], [2, 5]], **more)


def test_merit_against_fewest_moves():
    problem = town()
    moves = ha.FewestMoves(placements=(("c2", "p0"), ("c1", "p1")))
    found = trade_off(problem, "merit", moves)
    assert [(point.aim, point.against) for point in found.points] == [(16, 1), (9, 0)]
    assert found.frame["merit loss"].tolist() == [0, 7]
    assert found.frame["fewest_moves gained"].tolist() == [0, 1]
    assert "2 efficient plans" in str(found)
    assert "全部" in found.words("zh")
    assert "<td>16</td>" in found._repr_html_()


def test_one_plan_is_best_in_both():
    found = trade_off(town(), ha.Merit(), ha.WorstOff())
    assert [(point.aim, point.against) for point in found.points] == [(16, 7)]


def test_no_plan_is_said():
    rules = [ha.Quota(where={"id": ("c0", "c1")}, most=0)]
    found = trade_off(town(constraints=rules), "merit", ha.WorstOff())
    assert found.status is ha.Status.INFEASIBLE
    assert not found.points
    assert found.frame.empty
    assert "proven" in str(found)


def test_mistakes_are_listed_together():
    with pytest.raises(ha.InputError) as caught:
        trade_off(town(), "points", "merits", holding=["x"], time_limit=-1)
    assert len(caught.value.faults) == 4
    for one, other, held in (("merit", "merit", ()), ("merit", ha.Lots(), ()), ("merit", ha.WorstOff(), ["merit"])):
        with pytest.raises(ha.InputError):
            trade_off(town(), one, other, holding=held)


def bounded(found):
    """What is said where time ran out is a bound on both aims."""
    low, high, most = found.remaining
    assert low <= high
    assert "Time ran out" in str(found) or "time ran out" in str(found)
    for point in (*found.points, found.nearest):
        assert point is None or (point.aim <= most or point in found.points)
        assert point is None or point.against <= high


def test_time_that_runs_out_leaves_bounds():
    problem = ha.datasets.houma_2020()
    found = trade_off(problem, "merit", ha.WorstOff(), holding=["needs", "grades"], time_limit=1.0)
    assert found.status in (ha.Status.FEASIBLE, ha.Status.UNKNOWN, ha.Status.OPTIMAL)
    if found.status is ha.Status.FEASIBLE:
        bounded(found)
    assert trade_off(problem, "merit", "needs", time_limit=1e-6).status is ha.Status.UNKNOWN


def test_where_nothing_is_proven_efficient_in_time_the_best_plan_known_and_a_way_out_are_told():
    problem = ha.datasets.houma_2020()
    found = trade_off(problem, "merit", ha.WorstOff(), time_limit=3.0)
    if found.status is ha.Status.FEASIBLE:
        bounded(found)
        assert bool(found.points) != (found.nearest is not None)
        assert found.points or "holding" in str(found)
        assert found.points or "先把其他目标保持在最优" in found.words("zh")


def test_aims_before_both_are_held_and_the_own_plan_is_one_of_those_compared():
    marked = 0
    for seed in range(24):
        try:
            problem = draw_problem(900 + seed, 10).with_aims(ha.NeedsMet(), ha.Grades(), ha.Merit())
        except ha.InputError:  # no needs, or no grades
            continue
        plan, found = ha.solve(problem), trade_off(problem, "merit", "grades")
        if not plan.placements:
            continue
        bare = trade_off(problem, "merit", "grades", holding=["needs"])
        assert found.points == bare.points
        assert found.own is not None
        assert (found.own.aim, found.own.against) == (plan.value["merit"], plan.value["grades"])
        assert trade_off(problem, "merit", "needs").own is None  # grades lie between them: the plan may lie under the line
        marked += len(found.points) > 1
    assert marked
