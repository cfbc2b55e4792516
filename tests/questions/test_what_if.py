"""Scenarios against every plan tried, and against a fresh solve."""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from random import Random

import pytest

import houma_assign as ha
from houma_assign.questions.what_if import what_if
from tests.oracles.random_problems import draw_problem

from ..portions import portions
from . import edits_at_random as edits
from .every_plan import EveryPlan


def applied(edit, problem):
    """The edited problem, or None and the name of what the edit raised."""
    try:
        return edit(problem), ""
    except Exception as error:
        return None, type(error).__name__


def check(seed):
    """Hold scenarios of one problem against every plan; gives how many were reused, solved and failed."""
    problem = draw_problem(seed, 9)
    scenarios = edits.some(problem, Random(f"edits {seed}"), 4)
    found = what_if(problem, scenarios, seed=str(seed))
    assert [each.name for each in found.scenarios] == list(scenarios)
    for each in found.scenarios:
        edited, error = applied(scenarios[each.name], problem)
        if edited is None:
            assert each.status is None
            assert error in each.reason
            continue
        known = EveryPlan(edited, str(seed))
        best = known.winner(known.plans)
        assert each.status is (ha.Status.INFEASIBLE if best is None else ha.Status.OPTIMAL), (seed, each)
        assert set(each.placements) == set(best or ()), (seed, each)
        if best is not None:
            assert {aim: float(value) for aim, value in each.value.items()} == {
                name: pytest.approx(float(known.value(name, best))) for name, *_ in known.aims
            }
    return Counter("failed" if each.status is None else "reused" if each.reused else "solved" for each in found.scenarios)


@pytest.mark.parametrize("chunk", portions(1, 5))
def test_every_scenario_is_exact(chunk):
    seen = sum((check(seed) for seed in range(chunk * 100, chunk * 100 + 100)), Counter())
    assert min(seen[kind] for kind in ("reused", "solved", "failed")) > 20


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(30))
def test_more_scenarios(chunk):
    for seed in range(400_000 + chunk * 100, 400_000 + chunk * 100 + 100):
        check(seed)


def town(**more):
    return ha.Problem.from_matrix([[9, 1], [8, 7], [6, 5]], **more)


NAMED = {
    "c0 ill": partial(edits.without, "c0"), "c0 points up": partial(edits.points, "c0", 5), "broken": edits.failing,
    "nobody": partial(edits.most, 0), "c2 barred": partial(edits.bar, ("c2",)), "unknown": partial(edits.without, "c9"),
    "other aims": edits.other_aims,
}  # fmt: skip


def test_one_row_each_failures_included():
    found = what_if(town(), NAMED)
    frame = found.frame.set_index("scenario")
    assert frame["status"].tolist() == ["optimal", "optimal", "failed", "infeasible", "optimal", "failed", "optimal"]
    assert frame.loc["c0 ill", "merit loss"] == 16 - 13
    assert frame.loc["c0 ill", "moved"] == 3
    assert frame.loc["c0 points up", "merit loss"] == -5
    assert "KeyError" in frame.loc["broken", "reason"]
    assert "unknown id" in frame.loc["unknown", "reason"]
    assert found["c2 barred"].reused
    assert "7 scenarios" in str(found)
    assert "7 个情景" in found.words("zh")
    assert "nobody：没有方案满足全部硬性规则" in found.words("zh")
    assert "<td>c0 ill</td>" in found._repr_html_()


@pytest.mark.parametrize("kind", [1, 2, ThreadPoolExecutor, ProcessPoolExecutor], ids=str)
def test_every_executor_gives_the_same_in_the_same_order(kind):
    problem = draw_problem(11, 9)
    scenarios = NAMED | edits.some(problem, Random("many"), 30) | {"a lambda": lambda each: each, "ready": problem}
    scenarios["a failing lambda"] = lambda each: each.without("nobody")
    serial = what_if(problem, scenarios)
    if isinstance(kind, int):
        assert what_if(problem, scenarios, executor=kind).scenarios == serial.scenarios
        return
    with kind(2) as executor:
        assert what_if(problem, scenarios, executor=executor).scenarios == serial.scenarios
        assert executor.submit(len, "left running").result() == 12


@pytest.mark.filterwarnings("ignore")
def test_a_dask_cluster_gives_the_same_in_the_same_order():
    distributed = pytest.importorskip("distributed")
    problem = draw_problem(11, 9)
    scenarios = NAMED | edits.some(problem, Random("many"), 30) | {"a lambda": lambda each: each, "ready": problem}
    serial = what_if(problem, scenarios)
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        assert what_if(problem, scenarios, executor=client.get_executor()).scenarios == serial.scenarios


def test_a_problem_without_a_plan_has_scenarios_too():
    problem = town(constraints=[ha.Quota(id="none", most=0)])
    found = what_if(problem, {"drop it": partial(edits.drop, "none"), "worse": partial(edits.without, "c2")})
    assert [each.status for each in found.scenarios] == [ha.Status.OPTIMAL, ha.Status.INFEASIBLE]
    assert found["worse"].reused
    assert found.frame["moved"].isna().all()
    assert "drop it: there is a plan" in str(found)


def test_everybody_joins_an_empty_plan():
    problem = ha.Problem.from_matrix([[1, 2], [3, 1]], least=0, constraints=[ha.Quota(id="none", most=0)])
    found = what_if(problem, {"all may go": partial(edits.drop, "none"), "nothing new": partial(edits.bar, ("c0",))})
    assert found.frame["moved"].tolist() == [2, 0]
    assert found.frame["merit loss"].tolist() == [-5, 0]


def test_a_looser_rule_is_solved_anew():
    problem = town(constraints=[ha.Quota(id="few of c0", where={"id": "c0"}, most=0)])
    found = what_if(problem, {"loose": partial(edits.looser, "few of c0"), "gone": partial(edits.drop, "few of c0")})
    assert [each.value["merit"] for each in found.scenarios] == [16, 16]
    assert found.frame["merit loss"].tolist() == [-3, -3]


def test_slack_follows_the_best_that_is_left():
    aims = [ha.Merit(slack=1), ha.Wishes(wishes={"c1": ("p0",), "c2": ("p0", "p0")})]
    problem = ha.Problem.from_matrix([[10], [9], [8]], aims=aims)
    found = what_if(problem, {"without the best": partial(edits.without, "c0")})
    assert found.base.placements == (ha.Placement("c1", "p0"),)
    assert found.scenarios[0].placements == (ha.Placement("c2", "p0"),)


def test_time_that_runs_out_is_said():
    problem = ha.datasets.houma_2020()
    found = what_if(problem, {"pin": lambda each: each.pin("C099", "柳河/member")}, time_limit=0.02)
    assert found.scenarios[0].status in (ha.Status.UNKNOWN, ha.Status.FEASIBLE)


def test_progress_is_told():
    told = []
    what_if(town(), NAMED, progress=lambda news: told.append((news.done, news.total)))
    assert told == [(k, 7) for k in range(1, 8)]


def test_mistakes_are_listed_together():
    with pytest.raises(ha.InputError) as caught:
        what_if(town(), {"a": 1, "b": "x"}, executor=0, time_limit=-1, seed=3)
    assert len(caught.value.faults) == 5
    with pytest.raises(ha.InputError, match="mapping"):
        what_if(town(), [edits.failing])


def test_houma_scenarios_are_those_of_a_fresh_solve():
    problem = ha.datasets.houma_2020()
    people = [who.id for who in problem.candidates][:12]
    scenarios = {f"without {who}": partial(edits.without, who) for who in people}
    found = what_if(problem, scenarios)
    assert sum(each.reused for each in found.scenarios) >= 3
    for name in list(scenarios)[::4]:
        fresh = ha.solve(scenarios[name](problem))
        assert fresh.placements == found[name].placements
        assert {aim: fresh.value[aim] for aim in found[name].value} == found[name].value
