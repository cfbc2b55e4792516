"""Whatever is wrong with rules, aims, edits and arguments is told in Chinese, by a code, without a word of English."""

import pickle
import re

import pytest

import houma_assign as ha
from houma_assign.errors import Fault, Message

PEOPLE = [{"id": "甲", "unit": "一局", "性别": "女", "职级": "科员"}, {"id": "乙", "unit": "二局", "性别": "男", "职级": "科员"}]
VILLAGES = [{"id": "东村", "township": "北镇"}, {"id": "西村", "township": "南镇"}, {"id": "空村"}]
POSTS = [{"village": village, "role": role} for village in ("东村", "西村") for role in ("secretary", "member")]
PAIRS = [{"candidate": who, "post": f"{post['village']}/{post['role']}", "score": 1} for who in "甲乙" for post in POSTS]
LOOSE = [{**post, "least": 0} for post in POSTS]

RULES = [
    ha.Barred(candidate="丙"), ha.Barred(candidate="甲", post="无"), ha.Barred(candidate="甲", village="无"),
    ha.Barred(candidate="甲", post="东村/member", village="东村"), ha.Capacity(load="score", limit="上限"),
    ha.Capacity(load="工时", limit=1), ha.LeaderOutranks(fact="职级", order=("处长",)),
    ha.LeaderOutranks(fact="职级", order=("科员",), leader="队长"), ha.Mean(number="score"),
    ha.Mean(number="score", least=2, most=1),
    ha.MinimumGrade(grade="B"), ha.Pinned(candidate="丙", post="无"), ha.Quota(), ha.Quota(least=1, least_share=0.5),
    ha.Quota(least_share=0.3), ha.Quota(least=3, most=1, role="member"), ha.Quota(least=1, role="队长"),
    ha.Quota(least=1, township="西镇"), ha.Quota(least=1, village="无"), ha.Quota(least=1, village="东村", township="南镇"),
    ha.Quota(least=3, most=1, each="role"), ha.SkillCovered(skills=("林业",)),
    ha.SkillCovered(skills=("林业",), villages=("空村", "无")),
    ha.Together(candidates=("甲",)), ha.Apart(candidates=("甲", "丙")), ha.Total(number="score", most=0.0000001),
    ha.UnitCap(most=1, fact="部门"), ha.UnitCap(most=1, exceptions={"三局": 2}), ha.Quota(where={"年龄": 3}, least=1),
    ha.Quota(id="我的规则", least=3, most=1),
]  # fmt: skip
AIMS = [
    ha.Grades(worth={"D": 1}), ha.NeedsMet(met_by={"修路": ("道路",)}), ha.Merit(role_weights={"队长": 2}),
    ha.Wishes(wishes={"丙": ("东村",), "甲": ("无",)}), ha.FewestMoves(placements=(("甲", "东村/member"),) * 2),
    ha.Blend(parts=()),
    ha.Blend(parts=((ha.Merit(), -1),)), ha.Merit(id="lots"),
]  # fmt: skip


def problem(rules=(), aims=None, posts=LOOSE):
    return ha.Problem.from_frames(PEOPLE, VILLAGES, posts, PAIRS, rules, aims)


def refused(make):
    with pytest.raises(ha.InputError) as caught:
        make()
    return caught.value


def check(error, allowed=frozenset()):
    assert error.items
    for fault in error.items:
        said = re.sub(r"(东村|西村)/(secretary|member)", "", fault.words("zh"))
        assert fault.code, fault
        assert not set(re.findall("[A-Za-z_]{2,}", said)) - set(allowed), said
        assert re.search("[\u4e00-\u9fff]", said)
    assert pickle.loads(pickle.dumps(error)).words("zh") == error.words("zh")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_faults_of_rules(rule):
    check(refused(lambda: problem([rule])))


@pytest.mark.parametrize("aim", AIMS, ids=lambda aim: aim.id)
def test_faults_of_aims(aim):
    check(refused(lambda: problem(aims=[aim])), {"lots"} if aim.id == "lots" else ())


def test_faults_of_the_whole():
    check(refused(lambda: problem(posts=POSTS)))
    both = [ha.Pinned(candidate="甲", post=f"{village}/member") for village in ("东村", "西村")]
    check(refused(lambda: problem(both)))
    check(refused(lambda: problem([ha.Pinned(candidate=who, post="东村/member") for who in "甲乙"])))
    barred = [ha.Pinned(candidate="甲", post="东村/member"), ha.Barred(candidate="甲"), ha.Quota(id="妇女", most=1)]
    error = refused(lambda: problem(barred))
    check(error)
    assert "甲 不能担任此岗位：甲 不选派" in error.words("zh")
    check(refused(lambda: problem().without("丙")))
    check(refused(lambda: problem().with_scores({"丙": 1, ("甲", "东村/member"): 0.001})))


def test_a_rule_is_named_by_its_words_unless_it_has_a_name():
    named, unnamed = (refused(lambda rule=rule: problem([rule])).items[0] for rule in RULES[-1:] + RULES[15:16])
    assert named.words("zh").startswith("规则 · 我的规则 · 至少")
    assert unnamed.words("zh").startswith("规则 · 支部委员：人员 至少 3，至多 1 · 至少")
    assert str(unnamed).startswith("rules · quota: role=member, least=3, most=1 · least = '3': ")
    assert (unnamed.row, unnamed.column) == ("quota: role=member, least=3, most=1", "least")


ASKED = [
    lambda plan: ha.solve(plan.problem, time_limit=0, workers=0, seed=1), lambda plan: ha.explain(plan, "丙", others=-1),
    lambda plan: ha.why_not(plan, "丙", "无"), lambda plan: ha.firm(plan, within={"甲": 1, "merit": -1}, cap=0),
    lambda plan: ha.alternatives(plan, k=0, min_changes=0, order="最好"), lambda plan: ha.repair(plan, ()),
    lambda plan: ha.repair(plan, ("丙",)), lambda plan: ha.repair(plan, ("丁", "丙")),
    lambda plan: ha.why_infeasible(plan.problem, 0, 0, keep=("无",)), lambda plan: ha.what_if(plan.problem, 1, seed=2),
    lambda plan: ha.what_if(plan.problem, {"一": 1}), lambda plan: ha.stability(plan, of=["甲"]),
    lambda plan: ha.robustness(plan, noise=-1, draws=0, by="村", level=2),
    lambda plan: ha.trade_off(plan.problem, "甲", "lots", ("无",)),
    lambda plan: ha.trade_off(plan.problem, "merit", "merit", ("merit",)), lambda plan: ha.contingency(plan, executor=0),
    lambda plan: ha.prices(plan, workers=0), lambda plan: ha.passed_over(plan, time_limit=-1),
    lambda plan: ha.datasets.houma_2020("甲"),
]  # fmt: skip


@pytest.mark.parametrize("ask", ASKED, ids=range(len(ASKED)))
def test_faults_of_arguments(ask):
    check(refused(lambda: ask(ha.solve(problem()))), {"int", "lots"})  # a type, and what was typed


def test_questions_on_no_plan():
    none = ha.solve(problem([ha.Quota(least=4), ha.Quota(most=3)]))
    error = refused(lambda: ha.explain(none, "甲"))
    check(error)
    assert error.items[0].words("zh") == "为何在此 · 方案“无解”：没有方案可问；可询问为何无解"
    assert error.items[0].value == "INFEASIBLE"


def test_places_that_are_messages_keep_both_languages():
    fault = Fault(Message("call", "solve", "求解"), Message("rule", "r", "规则一"), "least", 1, Message("bad", "bad", "不对"))
    assert (str(fault), fault.words("zh")) == ("solve · r · least = '1': bad", "求解 · 规则一 · 至少“1”：不对")
