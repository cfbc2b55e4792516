"""What stands decided again, against every plan tried, and against the repair of a plan."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import Any

import pytest

import houma_assign as ha
from tests.oracles.random_problems import draw_problem

from ..portions import portions
from .every_plan import EveryPlan

Point = tuple[int, frozenset[Any]]


def frontier(problem: ha.Problem, seed: str, standing: set[tuple[str, str]], weight: Counter[str]) -> list[Point]:
    """Every plan that is best among those that move no more, the least moves first: (weight, plan)."""
    known = EveryPlan(problem, seed)

    def moved(plan: Any) -> int:
        return sum(weight[who] for who, post in standing - set(plan))

    found = []
    for most in range(sum(weight[who] for who, _ in standing) + 1):
        best = known.winner([plan for plan in known.plans if moved(plan) <= most], lambda plan: -moved(plan))
        if best is not None and moved(best) == most:
            found.append((most, frozenset(best)))
    last = known.winner(known.plans, lambda plan: -moved(plan))
    return found if last is None else [point for point in found if point[0] <= moved(last)]


def check(seed: int) -> int | None:
    """A plan of one problem stands while the points are drawn anew and somebody is barred; people weigh 0 to 3."""
    chance, problem = Random(seed), draw_problem(seed, 9)
    standing = ha.solve(problem, seed=str(seed))
    if not standing.placements:
        return None
    bars = [ha.Barred(id="gone", candidate=chance.choice(standing.placements).candidate)] if chance.random() < 0.5 else []
    try:
        later = problem.adding(*bars).with_scores(
            {who.id: chance.randint(0, 9) for who in problem.candidates if chance.random() < 0.7}
        )
    except ha.InputError:  # a rule that names the barred speaks against it: nothing to decide
        return None
    weight = Counter({who.id: chance.choice([0, 1, 1, 2, 3]) for who in problem.candidates})
    true = frontier(later, str(seed), set(map(tuple, standing.placements)), weight)
    found = ha.replan(standing, later, weights=dict(weight))
    assert found.status is (ha.Status.OPTIMAL if true else ha.Status.INFEASIBLE), (seed, found)
    assert [(each.weight, frozenset(each.placements)) for each in found.points] == true, seed
    assert all(each.proven for each in found.points)
    assert not found or not any(found.points[-1].loss.values())
    kept = ha.FewestMoves(placements=standing.placements, weights=dict(weight))
    if true and all(rule.penalty is None for rule in later.constraints):  # else concessions come first
        assert ha.solve(later.with_aims(kept)).value["fewest_moves"] == true[0][0]
    return len(true)


@pytest.mark.parametrize("chunk", portions(1, 12))
def test_the_frontier_is_complete_whatever_people_weigh(chunk: int) -> None:
    lengths = [check(seed) for seed in range(chunk * 30, chunk * 30 + 30)]
    assert max(length or 0 for length in lengths) >= 1


def test_somebody_who_weighs_nothing_changes_nothing_else() -> None:
    assert check(313)  # weights of 0 are coefficients of 0 in a row of a question, which once gave a plan that was not the best


@pytest.fixture(scope="module")
def plan() -> ha.Plan:
    return ha.solve(ha.datasets.houma_2020())


def test_what_has_not_changed_moves_nobody(plan: ha.Plan) -> None:
    found = ha.replan(plan, plan.problem)
    (point,) = found.points
    assert (point.moved, point.moves, set(point.loss.values())) == (0, (), {0})
    assert found.status is ha.Status.OPTIMAL
    assert set(point.placements) == set(plan.placements)


def test_who_and_what_is_gone_is_no_move() -> None:
    problem = ha.Problem.from_matrix([[5, 1], [4, 3], [2, 2]])
    found = ha.replan([("c1", "p0"), ("c9", "p1"), ("c0", "p9")], problem)
    assert [tuple(place) for place in found.ended] == [("c9", "p1"), ("c0", "p9")]
    assert [(point.moved, dict(point.values)) for point in found.points] == [(0, {"merit": 6}), (1, {"merit": 8})]
    assert [tuple(place) for place in found.points[0].joining] == [("c2", "p1")]
    assert "placements end: c9 → p1, c0 → p9" in found.words()


@pytest.mark.slow
def test_without_c073_the_frontier_is_the_known_one(plan: ha.Plan) -> None:
    found = ha.replan(plan, plan.problem.without("C073"))
    figures = {point.moved: tuple(point.values.values()) for point in found.points}
    assert list(figures.items())[:5] == [(0, (155, 54, 3354.25)), (1, (155, 55, 3364.25)), (6, (155, 55, 3367.25)),
                                         (7, (155, 55, 3371)), (8, (155, 56, 3315.75))]  # fmt: skip
    assert [tuple(place) for place in found.ended] == [("C073", "柳河/member")]
    assert "以下人员或岗位已不在，原安排终止：C073 巳和石 → 柳河 支部委员。" in found.words("zh")
    assert "no plan moves less than the first" in found.words()
    assert list(found.table("zh").columns)[:3] == ["变动人数", "变动计数", "村情需求满足"]


@pytest.mark.slow
def test_a_repair_is_that_very_frontier(plan: ha.Plan) -> None:
    found, repaired = ha.replan(plan, plan.problem.without("C073")), ha.repair(plan, ["C073"])
    assert [(each.others_moved, each.placements, each.values, each.loss) for each in repaired.points] == [
        (each.moved, each.placements, each.values, each.loss) for each in found.points
    ]


def test_time_that_runs_out_is_said(plan: ha.Plan) -> None:
    found = ha.replan(plan, plan.problem.without("C073"), time_limit=1e-9)
    assert found.status in (ha.Status.UNKNOWN, ha.Status.FEASIBLE)
    assert found.words("zh") != found.words()


def test_no_plan_is_said(plan: ha.Plan) -> None:
    found = ha.replan(plan, plan.problem.adding(ha.Quota(id="q", where={"sex": "female"}, least=31)))
    assert not found
    assert (found.status, found.points) == (ha.Status.INFEASIBLE, ())
    assert "没有任何方案" in found.words("zh")
    assert found.frame.empty


@pytest.mark.parametrize(
    ("standing", "more", "code"),
    [
        ("C073", {}, "standing.kind"), (3, {}, "standing.kind"), ([("a", "b", "c")], {}, "standing.kind"),
        ([("C073", "柳河/member")] * 2, {}, "standing.twice"), ([], {"time_limit": -1}, "seconds"),
        ([], {"weights": "years"}, "weights.kind"), ([], {"weights": "months"}, "weights.kind"),
        ([], {"weights": {"C073": -1}}, "weights.kind"), ([], {"weights": {"C073": 1.5}}, "weights.kind"),
        ([("C073", "柳河/member")], {"weights": {"C0733": 1}}, "weights.candidate"),
    ],
)  # fmt: skip
def test_arguments_that_make_no_sense(plan: ha.Plan, standing: Any, more: dict[str, Any], code: str) -> None:
    with pytest.raises(ha.InputError) as caught:
        ha.replan(standing, plan.problem, **more)
    assert {fault.code for fault in caught.value.items} == {code}


def test_an_aim_that_weighs_goes_through_json_and_sheets(plan: ha.Plan, tmp_path: Any) -> None:
    aim = ha.FewestMoves(placements=plan.placements[:2], weights={plan.placements[0].candidate: 24})
    problem = plan.problem.with_aims(aim)
    assert ha.Problem.from_json(problem.to_json()) == problem
    problem.to_workbook(tmp_path / "book", "zh")
    assert ha.read_workbook(tmp_path / "book") == problem
    with pytest.raises(ha.InputError):
        ha.FewestMoves(placements=(), weights={"C001": -1})
