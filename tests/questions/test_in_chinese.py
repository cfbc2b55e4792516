"""On the Houma case no question shows a Chinese reader a role, a fact or an aim by its code."""

import re

import pytest

import houma_assign as ha

CODES = re.compile(r"[A-Za-z]{2,}")  # people have ids of one letter, villages and everything else have Chinese words


@pytest.fixture(scope="module")
def plan():
    return ha.solve(ha.datasets.houma_2020())


ASKED = {
    "explain": lambda plan: ha.explain(plan, "C084"),
    "nowhere": lambda plan: ha.explain(plan, "C049"),
    "barred": lambda plan: ha.why_not(plan, "C099", "牛村/secretary"),
    "price": lambda plan: ha.why_not(plan, "C049", "东城/secretary"),
    "firm": lambda plan: ha.firm(plan, within={"merit": 1}, cap=5),
    "alternatives": lambda plan: ha.alternatives(plan, k=2, within=3),
    "repair": lambda plan: ha.repair(plan, "C044"),
    "what_if": lambda plan: ha.what_if(plan.problem, {"一": lambda p: p.without("C099"), "二": lambda p: p.pin("x", "y")}),
    "why_infeasible": lambda plan: ha.why_infeasible(plan.problem.adding(ha.Quota(id="none", role="secretary", most=0)), 1, 1),
    "stability": lambda plan: ha.stability(plan, of=["role weight"]),
    "robustness": lambda plan: ha.robustness(plan, noise=1, draws=2),
    "prices": lambda plan: ha.prices(plan, time_limit=1),
    "passed_over": lambda plan: ha.passed_over(plan, time_limit=1),
    "rule_prices": lambda plan: ha.rule_prices(plan, ["unit cap", "secretary eligibility", "young"]),
    "contingency": lambda plan: ha.contingency(plan, time_limit=0.2),
    "evaluate": lambda plan: ha.evaluate(plan.problem, [*plan.placements[2:], ("C099", "牛村/secretary")], best=plan),
    "compare": lambda plan: ha.compare({"甲": plan, "乙": ha.evaluate(plan.problem, plan.placements[2:])}),
    "trade_off": lambda plan: ha.trade_off(plan.problem, "merit", "grades", holding="needs"),
}  # fmt: skip


@pytest.mark.parametrize("name", ASKED)
def test_an_answer_is_chinese_in_words_and_in_tables(plan, name):
    """One test an answer: some take seconds, and each worker would ask again."""
    answer = ASKED[name](plan)
    words_are_chinese(answer)
    headers_and_cells_are_chinese(answer)
    with pytest.raises(ha.InputError):
        answer.html("de")


def words_are_chinese(answer):
    assert not CODES.findall(answer.words("zh")), answer.words("zh")
    assert answer.words("zh").splitlines()[0] in re.sub("&#x27;", "'", answer.html("zh"))


def headers_and_cells_are_chinese(answer):
    table = answer.table("zh")
    assert not [header for header in table.columns if re.search("[A-Za-z]", header)]
    assert len(set(table.columns)) == len(table.columns)
    for column in table.columns:
        words = " ".join(str(value) for value in table[column] if isinstance(value, str))
        assert not re.findall(r"[A-Za-z]{2,}", words), (column, words)
    assert not [header for header in re.findall("<th>(.*?)</th>", answer.html("zh")) if re.search("[A-Za-z]", header)]
    assert answer.table().equals(answer.frame)
    assert len(table) == len(answer.frame)


def test_a_plan_has_a_table_in_chinese(plan):
    table = plan.table("zh")
    assert not [header for header in table.columns if re.search("[A-Za-z]", header)]
    assert table["村"].tolist() == [plan.problem.village(village).name for village in plan.frame["village"]]
    assert set(table["岗位"]) == {plan.problem.label(role, "zh") for role in ("secretary", "member")}
    assert "、" in " ".join(table["满足的需求"])


def test_the_plan_and_its_proof_are_chinese(plan):
    assert not CODES.findall(plan.summary("zh"))
    assert not CODES.findall(plan.proof.words("zh"))
