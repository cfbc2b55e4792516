"""Published problems with known optima, kept beside the repository in ``../shared/cases``; skipped where they are absent."""

from itertools import combinations

import numpy as np
import pytest

import houma_assign as ha

from .published_cases import optimum, present, read_json

pytestmark = present
EXAMPLES = dict(read_json("doc_examples.json"))
REVIEWERS = {case["name"]: case for case in read_json("reviewer_oracles.json")}


def _score(case):
    return np.array(case["score"]) if case["sense"] == "max" else -np.array(case.get("cost", case.get("time")))


def _people(*numbers):
    return {"id": tuple(f"c{number}" for number in numbers)}


@pytest.mark.parametrize("name", ["ortools_assignment", "gurobi_rap1", "cn_medley_relay", "cn_assign5", "cn_assign5_max"])
def test_plain_examples(name):
    case = EXAMPLES[name]
    sign = 1 if case["sense"] == "max" else -1
    assert optimum(ha.Problem.from_matrix(_score(case))) == pytest.approx(sign * case["expected"])


def test_relay_with_other_times():
    case = EXAMPLES["cn_medley_relay"]
    time = np.array(case["time"])
    for swimmer, stroke, seconds in case["variant"]["changes"]:
        time[swimmer, stroke] = seconds
    assert optimum(ha.Problem.from_matrix(-time)) == pytest.approx(-case["variant"]["expected"])


def test_teams_by_quotas():
    case = EXAMPLES["ortools_teams"]
    rules = [ha.Quota(where=_people(*team), most=case["team_max"]) for team in case["teams"]]
    assert optimum(ha.Problem.from_matrix(_score(case), constraints=rules)) == -case["expected"]


def test_groups_of_which_certain_pairs_work():
    case, rules = EXAMPLES["ortools_groups"], []
    for allowed in case["allowed_pairs"]:
        group = sorted({worker for pair in allowed for worker in pair})
        rules.append(ha.Quota(where=_people(*group), least=2, most=2))
        rules += [ha.Quota(where=_people(*pair), most=1) for pair in combinations(group, 2) if list(pair) not in allowed]
    assert optimum(ha.Problem.from_matrix(_score(case), constraints=rules)) == -case["expected"]


def test_task_sizes():
    case, score = EXAMPLES["ortools_task_sizes"], _score(EXAMPLES["ortools_task_sizes"])
    room = ha.Capacity(load="size", limit=case["worker_capacity"], each="candidate")
    sizes = {"size": np.broadcast_to(case["task_sizes"], score.shape)}
    problem = ha.Problem.from_matrix(score, most_each=score.shape[1], constraints=[room], pair_facts=sizes)
    assert optimum(problem) == -case["expected"]


def test_budget_with_posts_left_empty_at_a_price():
    case, score = EXAMPLES["gurobi_rap2"], _score(EXAMPLES["gurobi_rap2"])
    rules = [ha.Total(number="cost", most=case["budget"]), ha.PostsFilled(penalty=case["unfilled_penalty"])]
    costs = {"cost": np.broadcast_to(np.array(case["person_cost"])[:, None], score.shape)}
    plan = ha.solve(ha.Problem.from_matrix(score, constraints=rules, pair_facts=costs))
    assert plan.value["merit"] == case["expected_objective"]
    assert sum(plan.problem.pairs.points(*place) for place in plan.placements) == case["expected_score"]


def test_shifts_covered_then_shared_out():
    case = read_json("workforce.json")
    workers, shifts = sorted(case["pay_per_shift"]), list(case["shift_requirements"])
    score = np.full((len(workers), len(shifts)), np.nan)
    for worker, shift in case["availability"]:
        score[workers.index(worker), shifts.index(shift)] = 0
    problem = ha.Problem.from_matrix(score, slots=list(case["shift_requirements"].values()), least=0, most_each=len(shifts),
                                     aims=(ha.FewestVacancies(), ha.EvenLoad()))  # fmt: skip
    plan = ha.solve(problem)
    assert (plan.status, plan.value["vacancies"], plan.value["even_load"]) == (ha.Status.OPTIMAL, 6, 1)


def _reviewers(case):
    """Papers are posts and reviewers people; every reviewer has a least and a most."""
    matrix = np.array(case["matrix"], float).T * (-1 if case["kind"].startswith("cost") else 1)
    for paper, reviewer in case["forbid"]:
        matrix[reviewer, paper] = np.nan
    rules = [ha.Quota(where=_people(k), least=least) for k, least in enumerate(case["min_load"]) if least]
    rules += [ha.Pinned(candidate=f"c{reviewer}", post=f"p{paper}") for paper, reviewer in case["require"]]
    for need in case.get("attribute", ()):
        bound = {"least" if need["op"] == ">=" else "most": need["bound"]}
        rules.append(ha.Quota(where=_people(*need["members"]), each="post", **bound))
    return ha.Problem.from_matrix(matrix, slots=case["demand"], most_each=case["max_load"], constraints=rules)


def _one_of_each_pair(pairs, case):
    return all(sum((paper, k) in pairs for k in two) == 1 for paper in range(3) for two in ((0, 1), (2, 3)))


PROPERTIES = {
    "attribute_at_most_one_of_each_pair": _one_of_each_pair,
    "reviewer_conflicted_with_all": lambda pairs, case: all(reviewer != 1 for _, reviewer in pairs),
    "zero_demand_post": lambda pairs, case: all(paper != 2 for paper, _ in pairs),
    "lowest_cost_with_forbidden": lambda pairs, case: all(case["matrix"][paper][k] == -10 for paper, k in pairs),
}


@pytest.mark.parametrize("name", sorted(REVIEWERS))
def test_reviewers_of_papers(name):
    case = REVIEWERS[name]
    plan = ha.solve(_reviewers(case))
    if case.get("expected") == "infeasible":
        assert plan.status is ha.Status.INFEASIBLE
        return
    assert plan.status is ha.Status.OPTIMAL
    pairs = {(int(place.post[1:]), int(place.candidate[1:])) for place in plan.placements}
    assert "expected_property" not in case or name in PROPERTIES
    assert PROPERTIES.get(name, lambda *_: True)(pairs, case)
    assert plan.value["merit"] == pytest.approx(case.get("expected_score", -case.get("expected_cost", -plan.value["merit"])))
    assert "expected_pairs" not in case or pairs == {tuple(pair) for pair in case["expected_pairs"]}
