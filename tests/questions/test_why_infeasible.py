"""Clashes and repairs against every plan tried."""

from itertools import combinations

import pytest

import houma_assign as ha
from houma_assign.questions.why_infeasible import FULL, ROOM, why_infeasible
from tests.oracles.laws_by_hand import law
from tests.oracles.random_problems import draw_problem

from ..portions import portions
from .every_plan import EveryPlan


def broken_by(problem):
    """For every set of pairs, good or bad, the units by which it breaks each hard rule."""
    known = EveryPlan(problem)
    laws = {rule.id: law(rule, known.data) for rule in problem.constraints if rule.penalty is None}
    return {plan: {id: units for id, each in laws.items() if (units := each(plan))} for plan in known.all_sets}, list(laws)


def true_clashes(broken, rules):
    families = {frozenset(units) for units in broken.values()}
    families = {each for each in families if not any(other < each for other in families)}
    found = []
    for size in range(1, len(rules) + 1):
        for chosen in map(frozenset, combinations(rules, size)):
            if not any(clash <= chosen for clash in found) and all(chosen & each for each in families):
                found.append(chosen)
    return set(found)


def check_repairs(problem, found, broken):
    stages = [{rule.id for rule in problem.constraints if rule.kind in kinds} for kinds in (FULL, ROOM, ())]
    for kept in stages:
        costs = {}
        for units in broken.values():
            if not kept & set(units):
                chosen = frozenset(units)
                costs[chosen] = min(sum(units.values()), costs.get(chosen, 10**9))
        if costs:
            break
    assert found.forced == (kept != stages[0])
    for mend in found.repairs:
        chosen = frozenset(breach.rule for breach in mend.breaches)
        assert mend.units == min(costs.values()) == costs[chosen]
        assert {b.rule: sum(x.amount for x in mend.breaches if x.rule == b.rule) for b in mend.breaches} == broken[
            next(plan for plan in broken if set(plan) == set(mend.placements))
        ]
        costs = {each: units for each, units in costs.items() if not each >= chosen}
    assert len(found.repairs) == 4 or not costs


def smallest_limits(problem, broken):
    """By trying: for each rule that some plan breaks alone, how many steps each of its limits must give."""
    data, found = EveryPlan(problem).data, {}
    for rule in problem.constraints:
        alone = [plan for plan, units in broken.items() if set(units) == {rule.id}]
        for k in range(len(rule.loosened(problem)) if alone else 0):
            wide, steps = rule, 0
            while steps < 1000 and k < len(wide.loosened(problem)):
                wide, steps = wide.loosened(problem)[k][1], steps + 1
                judge = law(wide, data)
                if not all(judge(plan) for plan in alone):
                    found[rule.id, k] = steps
                    break
    return found


def plain(problem):
    """Rules whose limits are plain numbers, the same for all."""
    numbers = (int, float, type(None))
    names = ("least", "most", "limit", "least_share", "most_share", "order")
    return {rule.id for rule in problem.constraints if all(isinstance(getattr(rule, name, None), numbers) for name in names)}


def check(seed):
    problem = draw_problem(seed, 8)
    broken, rules = broken_by(problem)
    found = why_infeasible(problem, clashes=50, repairs=4)
    if any(not units for units in broken.values()):
        assert found.status is ha.Status.OPTIMAL
        return False
    assert found.status is ha.Status.INFEASIBLE
    assert found.complete
    assert found.proven
    assert {frozenset(clash.rules) for clash in found.clashes} == true_clashes(broken, rules), seed
    for clash in found.clashes:
        least = min(sum(units.get(rule, 0) for rule in clash.rules) for units in broken.values())
        assert sum(breach.amount for breach in clash.short) == least
    check_repairs(problem, found, broken)
    limits = smallest_limits(problem, broken)
    said = sorted((each.rule, each.steps) for each in found.limits if each.rule in plain(problem))
    assert said == sorted((rule, n) for (rule, _), n in limits.items() if rule in plain(problem)), seed
    for mend in found.repairs:
        assert mend.find is None or mend.units == 1
    return True


@pytest.mark.parametrize("chunk", portions(1, 6))
def test_clashes_are_minimal_and_all_there_and_repairs_cheapest(chunk):
    assert {check(seed) for seed in range(chunk * 90, chunk * 90 + 90)} == {True, False}


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(20))
def test_more_clashes(chunk):
    for seed in range(300_000 + chunk * 100, 300_000 + chunk * 100 + 100):
        check(seed)


def planted():
    """Houma with three clashes: a quota beyond the women there are, a team whose skill is barred, a cap against a quota."""
    problem = ha.datasets.houma_2020()
    women = sum(who.fact("sex") == "female" for who in problem.candidates)
    mediators = [who.id for who in problem.candidates if "mediation" in who.skills]
    bars = [ha.Barred(id=f"{who} kept out", candidate=who, village="示例五村") for who in mediators]
    return problem.replacing(ha.Quota(id="women", where={"sex": "female"}, least=women + 1)).adding(
        *bars, ha.Quota(id="few from townships", where={"sent_by": "township"}, most=5)
    )


def test_three_planted_clashes_are_found():
    found = why_infeasible(planted(), clashes=3, repairs=2)
    sets = {frozenset(clash.rules) for clash in found.clashes}
    assert frozenset({"from townships", "few from townships"}) in sets
    assert any("women" in each for each in sets)
    assert any("mediation in 示例五村" in each for each in sets)
    assert len(sets) == 3
    text = str(found)
    assert "at least 1 with mediation" in text
    assert "Clash 3" in text
    assert "冲突 3" in found.words("zh")
    assert set(found.frame["kind"]) == {"clash", "repair"}  # no single limit mends three clashes
    assert "<td>clash</td>" in found._repr_html_()


def test_one_more_person_is_offered_where_a_plan_proves_it():
    people = [{"id": "a", "skills": ["fire"]}, {"id": "b"}, {"id": "c"}]
    rules = [ha.SkillCovered(id="fire", skills=("fire",), villages=("v",)), ha.Barred(id="not a", candidate="a")]
    posts = [{"village": "v", "role": "m", "slots": 2}]
    pairs = [{"candidate": who, "post": "v/m", "score": 1} for who in "abc"]
    found = why_infeasible(ha.Problem.from_frames(*map(frame, (people, [{"id": "v"}], posts, pairs)), rules))
    assert {frozenset(clash.rules) for clash in found.clashes} == {frozenset({"fire", "not a"})}
    [first, second] = found.repairs
    assert {first.breaches[0].rule, second.breaches[0].rule} == {"fire", "not a"}
    [find] = [mend.find for mend in found.repairs if mend.find]
    assert find.trait == "fire"
    assert find.like in ("b", "c")
    assert "find one more person: fire" in str(found)
    assert "再找一人" in found.words("zh")


def frame(rows):
    import pandas as pd

    return pd.DataFrame(rows, dtype=object)


def test_a_problem_with_a_plan_is_told_so():
    found = why_infeasible(ha.Problem.from_matrix([[1, 2], [3, 4]]))
    assert found.status is ha.Status.OPTIMAL
    assert "nothing clashes" in str(found)
    assert found.frame.empty


def test_time_that_runs_out_is_said():
    found = why_infeasible(planted(), time_limit=1e-6)
    assert found.status is ha.Status.UNKNOWN
    assert "Time ran out" in str(found)
    found = why_infeasible(planted(), time_limit=0.25)
    assert not found.complete
    assert all(set(clash.rules) for clash in found.clashes)


def test_mistakes_are_listed_together():
    with pytest.raises(ha.InputError) as caught:
        why_infeasible(ha.Problem.from_matrix([[1]]), clashes=0, repairs=True, keep=["no rule"], time_limit=0)
    assert len(caught.value.faults) == 4


def test_a_common_limit_and_the_heads_are_said_in_the_words_of_a_committee():
    problem = ha.datasets.houma_2020()
    capped = why_infeasible(problem.adding(ha.UnitCap(id="one each", most=1)), repairs=1)
    assert [(each.rule, str(each.change), each.steps) for each in capped.limits] == [("one each", "most 1 → 2", 1)]
    assert "至多 1 → 2" in capped.words("zh")
    assert "单位" not in capped.words("zh").replace("派出单位", "")
    women = sum(who.fact("sex") == "female" for who in problem.candidates)
    short = why_infeasible(problem.replacing(ha.Quota(id="women", where={"sex": "female"}, least=women + 3)), repairs=1)
    [heads] = [each for each in short.heads if each.rule == "women"]
    assert (heads.needed, heads.there, heads.short) == (women + 3, women, True)
    assert f"要求 {women + 3} 人，符合条件且可以任职的有 {women} 人" in short.words("zh")
    [limit] = [each for each in short.limits if each.rule == "women"]
    assert limit.steps >= 3


def test_rules_that_may_give_first_are_asked_first():
    """Two of one unit, one too many for the cap; a quota wants both: the cap is cheaper, unless the quota may give first."""
    people = frame(
        [{"id": who, "unit": "u", "sex": "f"} for who in "ab"] + [{"id": who, "unit": who, "sex": "m"} for who in "cd"]
    )
    posts, pairs = (
        frame([{"village": "v", "role": "m", "slots": 3}]),
        frame([{"candidate": who, "post": "v/m", "score": 1} for who in "abcd"]),
    )
    rules = [ha.UnitCap(id="cap", most=1), ha.Quota(id="women", where={"sex": "f"}, least=2)]
    problem = ha.Problem.from_frames(people, frame([{"id": "v"}]), posts, pairs, rules)
    assert [each.breaches[0].rule for each in why_infeasible(problem, first="women").repairs] == ["women"]
    assert [each.breaches[0].rule for each in why_infeasible(problem, first=["cap"]).repairs] == ["cap"]
    assert {each.breaches[0].rule for each in why_infeasible(problem).repairs} == {"cap", "women"}
    assert not why_infeasible(problem, first="women").forced
    kept = why_infeasible(problem.adding(ha.Barred(id="no a", candidate="a", post="v/m")), first="cap")  # that alone does not do
    assert {breach.rule for breach in kept.repairs[0].breaches} <= {"women", "no a", "cap"}
    with pytest.raises(ha.InputError, match="no hard rule has this id"):
        why_infeasible(problem, first=["nothing"])


def test_a_plan_that_cannot_be_says_what_to_ask_next():
    plan = ha.solve(ha.datasets.houma_2020().adding(ha.UnitCap(id="one each", most=1)))
    assert "ha.why_infeasible(problem)" in plan.summary()
    assert "为何无解" in plan.summary("zh")
    assert "为何无解" not in ha.solve(ha.datasets.houma_2020()).summary("zh")
