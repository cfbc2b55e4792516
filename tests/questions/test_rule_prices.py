"""The price of each rule, against every plan of tiny problems and against what is known of the Houma case."""

from concurrent.futures import ProcessPoolExecutor

import pytest

import houma_assign as ha

from ..constraints.small_town import FOUR, best, town
from ..oracles.random_problems import draw_problem
from .every_plan import EveryPlan

BASE = ("posts_filled", "slots", "posts_each")


def true_gain(before, plan, edited, seed):
    """What the best of all plans of an edited problem gains, or None where it has none."""
    known = EveryPlan(edited, seed)
    found = known.winner(known.plans)
    return None if found is None else [
        new - old for new, old in zip(known.worths(found), before.worths(tuple(plan.placements)), strict=True)
    ]  # fmt: skip


def check(seed):
    """The prices of one random problem; how many of them are none of zero, and of limits."""
    problem, lots = draw_problem(seed, 9), str(seed)
    plan = ha.solve(problem, seed=lots)
    hard = [rule.id for rule in problem.constraints if rule.penalty is None]
    if plan.status is not ha.Status.OPTIMAL or not hard:
        return 0, 0
    before, prices = EveryPlan(problem, lots), ha.rule_prices(plan, hard)
    wider = {rule.id: dict(rule.loosened(problem)) for rule in problem.constraints}
    assert [(each.rule, each.change) for each in prices] == [
        (id, change) for id in hard for change in ("dropped", *wider[id])
    ]  # fmt: skip
    for each in prices:
        edited = problem.dropping(each.rule) if each.dropped else problem.replacing(wider[each.rule][each.change])
        assert each.status is ha.Status.OPTIMAL, (seed, each)
        true = true_gain(before, plan, edited, lots)
        assert [float(gain) for gain in each.gain.values()] == pytest.approx([float(gain) for gain in true]), (seed, each)
    return sum(any(each.gain.values()) for each in prices), sum(not each.dropped for each in prices)


@pytest.mark.parametrize("chunk", range(2))
def test_every_price_is_the_difference_of_two_optima(chunk):
    costly, limits = map(sum, zip(*(check(seed) for seed in range(chunk * 12, chunk * 12 + 12)), strict=True))
    assert costly > 2
    assert limits > 2


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(15))
def test_more_prices(chunk):
    for seed in range(700_000 + chunk * 20, 700_000 + chunk * 20 + 20):
        check(seed)


FREE = {"member eligibility", "secretary grade", "farming departments", "fire safety in 北堡"}
ASKED = ("unit cap", "mediation in 示例五村", "home village", "secretary eligibility", "secretary grade")


@pytest.fixture(scope="module")
def houma():
    return ha.rule_prices(ha.solve(ha.datasets.houma_2020()), ASKED)


def test_the_prices_of_the_houma_case(houma):
    assert houma["unit cap"].gain == {"needs": 10, "grades": -2, "merit": -7.25}
    assert houma["mediation in 示例五村"].gain["needs"] == 6
    assert houma["home village"].gain == {"needs": 0, "grades": 2, "merit": -35.75}
    assert {each.rule for each in houma if each.dropped and not any(each.gain.values())} == {"secretary grade"}
    cap = next(each for each in houma if each.change == "most 2 → 3" and each.rule == "unit cap")
    assert (cap.gain["needs"], len(cap.moves)) == (7, 19)


@pytest.mark.slow
def test_four_rules_of_the_houma_case_cost_nothing_and_thirteen_do():
    prices = ha.rule_prices(ha.solve(ha.datasets.houma_2020()))
    assert {each.rule for each in prices if each.dropped and not any(each.gain.values())} == FREE
    assert sum(each.dropped for each in prices) == 17
    assert all(each.status is ha.Status.OPTIMAL for each in prices)


def test_the_houma_case_is_said_in_both_languages(houma):
    assert "at most 2 from any one unit [unit cap]: without it (loses grades 2, merit 7.25; gains needs 10" in str(houma)
    assert "每个派出单位最多 2 人：撤去（减少 匹配等次 2，择优总分 7.25；增加 村情需求满足 10；28 人变动）" in houma.words("zh")
    assert "党龄 3 → 2" in houma.words("zh")
    table = houma.table("zh")
    assert list(table.columns) == ["规则", "改动", "状态", "村情需求满足增加", "匹配等次增加", "择优总分增加", "变动人数", "变动"]
    assert set(table["改动"][table["规则"] == "每个派出单位最多 2 人"]) == {"撤去", "至多 2 → 3"}
    assert "<td>至多 2 → 3</td>" in houma.html("zh")


def capped(**more):
    people = {who: {"unit": "works"} for who in ("ann", "bo", "cy", "dee")}
    return town(FOUR, ha.UnitCap(id="cap", most=2), ha.Barred(id="not ann", candidate="ann"), people=people, **more)


def test_who_moves_and_what_is_gained():
    prices = ha.rule_prices(best(capped()))
    assert prices["not ann"].gain == {"merit": 4}
    assert [who for who, *_ in prices["not ann"].moves if who != "bo"] == ["ann", "cy"]
    assert prices["cap"].gain == {"merit": 0}
    assert [each.change for each in prices] == ["dropped", "most 2 → 3", "dropped"]


def test_rules_asked_for_by_their_ids():
    plan = best(capped())
    (filled,) = ha.rule_prices(plan, "posts_filled")
    assert filled.gain == {"merit": 0}
    with pytest.raises(ha.InputError, match="near it: cap") as caught:
        ha.rule_prices(plan, ["capp", "cap", "none"])
    assert len(caught.value.items) == 2
    assert not ha.rule_prices(best(town(FOUR))).prices


def test_a_plan_that_is_not_proven_is_refused():
    with pytest.raises(ha.InputError, match="time_limit"):
        ha.rule_prices(best(capped()), time_limit=0)
    with pytest.raises(ha.InputError, match="INFEASIBLE"):
        ha.rule_prices(ha.solve(town(FOUR, *(ha.Barred(candidate=who) for who in ("ann", "bo", "cy")))))


def test_time_that_runs_out_is_said():
    prices = ha.rule_prices(ha.solve(ha.datasets.houma_2020()), "unit cap", time_limit=1e-6)
    assert {each.status for each in prices} <= {ha.Status.UNKNOWN, ha.Status.FEASIBLE}
    assert "Time ran out" in str(prices)
    assert "时间用完" in prices.words("zh")


@pytest.mark.parametrize("kind", [2, ProcessPoolExecutor], ids=str)
def test_every_executor_gives_the_same(kind):
    plan = best(capped())
    serial = ha.rule_prices(plan).prices
    if isinstance(kind, int):
        assert ha.rule_prices(plan, executor=kind).prices == serial
        return
    with kind(1) as pool:
        assert ha.rule_prices(plan, executor=pool).prices == serial


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        (ha.Quota(where="sex = f", least=1, most=3), ["least 1 → 0", "most 3 → 4"]),
        (ha.Quota(where="sex = f", least=0), []),
        (ha.Quota(where="sex = f", least_share=0.5, rounding="up"), ["least 1 → 0"]),
        (ha.UnitCap(most=1, exceptions={"u": 2}), ["most 1 → 2", "exceptions u: 2 → 3"]),
        (ha.Mean(number="age", least=1.35, most=40.5), ["least 1.35 → 0.35", "most 40.5 → 41.5"]),
        (ha.Eligible(where="age 30..45; sex = f"), ["age 30 → 29", "age 45 → 46"]),
        (ha.MinimumGrade(grade="A"), ["grade A → B"]),
        (ha.MinimumGrade(grade="C"), []),
        (ha.Capacity(load="age", limit=50), ["limit 50 → 51"]),
        (ha.Capacity(load="age", limit="age", each="candidate"), ["limit + 0 → + 1"]),
        (ha.LeaderOutranks(order=("a", "b"), strictly=True), ["strictly 1 → 0"]),
        (ha.AvoidKin(), []),
    ],
)
def test_the_limits_of_each_kind_of_rule(rule, changes):
    people = {who: {"age": 40, "sex": "f"} for who in ("ann", "bo", "cy", "dee")}
    found = rule.loosened(town(FOUR, people=people))
    assert [str(change) for change, _ in found] == changes
    assert all(wider.id == rule.id and wider != rule for _, wider in found)
    assert not any(word in change.zh for change, _ in found for word in ("least", "most", "limit", "exceptions"))
