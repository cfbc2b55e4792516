"""What is said stays true where time ran out, where one plan is all, and where little is there."""

import pytest

import houma_assign as ha
from benchmarks.instances.exact_quotas import exact_quotas
from houma_assign.questions.trade_off import trade_off
from tests.oracles.random_problems import draw_problem


@pytest.fixture(scope="module")
def plan():
    return ha.solve(ha.datasets.houma_2020())


def test_without_time_nothing_is_called_a_choice(plan):
    found = ha.firm(plan, within=3, time_limit=1e-6)
    assert not found.complete
    assert "So far 0 of 31 placements are proven" in str(found)
    assert "·" not in str(found)
    assert "目前已证明 31 个安排中有 0 个" in found.words("zh")


def test_without_time_no_range_is_given(plan):
    found = ha.stability(plan, of=("role weight", "slack"), time_limit=1e-6)
    assert not any(each.proven for each in found.ranges)
    assert "limit" not in str(found)
    assert str(found).count("time ran out before its range was known") == 5
    assert found.words("zh").count("范围尚未确定") == 5


def test_a_weight_of_no_role_and_an_end_at_nothing_are_said():
    one = ha.solve(ha.Problem.from_matrix([[5, -3], [4, -2]], least=0))
    lines = str(ha.stability(one, of=("role weight", "slack"))).splitlines()
    assert lines[0] == "2 numbers: 0 may change at will without anybody moving, 2 only so far."
    assert lines[1] == "Nearest to a change, 1 away: weight of merit (1): (0 to no upper limit"
    assert lines[2] == "Nearest to a change, 1 away: slack of merit (0): [0 to 1)"
    assert lines[3].startswith("weight of merit (1): (0 to no upper limit")
    assert lines[4].startswith("slack of merit (0): [0 to 1)")


def test_grades_say_how_far_down_nobody_moves():
    graded = ha.Problem.from_matrix([[9, 3], [8, 7]], grade=[["A", "A"], ["B", "B"]], aims=[ha.Grades(), ha.Merit()])
    found = ha.stability(ha.solve(graded), of="grade")
    assert "limit" not in str(found)
    assert found.words("zh").splitlines()[0] == "共 2 个数：0 个任意变动均不换人，2 个在限度内不换人。"
    assert len(found.words("zh").splitlines()) == 4


def test_a_plan_that_was_not_found_is_not_called_impossible():
    late = ha.solve(exact_quotas(1), time_limit=1e-6)
    assert late.status is ha.Status.UNKNOWN
    with pytest.raises(ha.InputError, match="longer time_limit"):
        ha.firm(late)
    none = ha.solve(ha.Problem.from_matrix([[1]], constraints=[ha.Barred(candidate="c0")]))
    with pytest.raises(ha.InputError, match="why_infeasible"):
        ha.firm(none)


def test_one_plan_that_is_best_in_both_aims_costs_nothing():
    problem = ha.Problem.from_matrix([[9, 3], [8, 7], [2, 5]], aims=[ha.FewestVacancies(), ha.Merit()])
    found = trade_off(problem, "merit", ha.WorstOff(), holding="vacancies")
    assert "one plan is best in both, 16 / 7" in str(found)
    assert str(found).startswith("Among the plans that have fewest vacancies at their best")
    assert found.words("zh").startswith("以下只在空缺最少达到最优的方案之中比较")


def test_a_repair_that_adds_rules_to_one_before_it_is_left_out():
    several = 0
    for seed in (*range(50), 346):
        found = ha.why_infeasible(draw_problem(seed, 8), clashes=1, repairs=20, keep=())
        sets = [frozenset(breach.rule for breach in mend.breaches) for mend in found.repairs]
        several += len(sets) > 1
        assert not any(before <= after for k, after in enumerate(sets) for before in sets[:k]), seed
    assert several > 2


def test_the_frame_of_clashes_has_every_place_where_a_rule_is_short():
    people = [{"id": f"c{k}", "unit": "ab"[k // 3]} for k in range(6)]
    pairs = [{"candidate": who["id"], "post": "v", "score": 1} for who in people]
    rules = [ha.UnitCap(id="cap", most=1)]
    problem = ha.Problem.from_frames(people, [{"id": "v"}], [{"village": "v", "slots": 6}], pairs, rules)
    (clash,) = ha.why_infeasible(problem).clashes
    frame = ha.why_infeasible(problem).frame
    assert frame[frame["kind"] == "clash"]["amount"].dropna().sum() == sum(breach.amount for breach in clash.short)
