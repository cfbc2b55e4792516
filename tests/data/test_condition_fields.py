"""Every field of a record can be asked, under its English and its Chinese name, beside the user's own columns."""

from __future__ import annotations

import datetime

import pandas as pd
import pytest

import houma_assign as ha
from houma_assign.data.condition import all_hold
from houma_assign.data.condition_text import read_conditions
from houma_assign.data.field_names import CANDIDATE, POST, VILLAGE
from houma_assign.scoring.facts.criterion import FALSE, TRUE, UNKNOWN, Criterion
from houma_assign.scoring.facts.fact_table import FactTable

ANN = ha.Candidate(id="C1", name="甲", unit="局一", home="V1", kin=("C2",), kin_villages=("V2",), skills=("林业", "法律"),
                   priority_groups=("退役军人",),
                   facts={"年龄": 30})  # fmt: skip
BOB = ha.Candidate(id="C2", name="乙")
EAST = ha.Village(id="V1", name="东村", township="南镇", needs={"林业": 5})
LEAD = ha.Post(village="V1", role="secretary", slots=2, least=1)


@pytest.mark.parametrize(
    ("record", "text"),
    [(ANN, "编号 = C1"), (ANN, "姓名 = 甲"), (ANN, "单位 = 局一"), (ANN, "户籍村 = V1"), (ANN, "亲属 = C2"),
     (ANN, "亲属任职村 = V2"), (ANN, "专长 = 法律"),
     (ANN, "优先群体 = 退役军人"), (ANN, "skills in 财会, 林业"), (ANN, "最多任职数 <= 1"), (ANN, "年龄 < 31"),
     (EAST, "乡镇 = 南镇"), (EAST, "需求 = 林业"), (EAST, "村名 = 东村"), (LEAD, "岗位 = secretary"), (LEAD, "名额 >= 2"),
     (LEAD, "村 = V1"), (LEAD, "最少人数 < 2")],
)  # fmt: skip
def test_a_field_is_asked_by_name(record: ha.Candidate, text: str) -> None:
    (condition,) = read_conditions(text)
    assert condition.holds(record)
    assert not condition.changed(unless=not condition.unless).holds(record)


@pytest.mark.parametrize(("record", "names"), [(ANN, CANDIDATE), (EAST, VILLAGE), (LEAD, POST)])
def test_every_name_of_a_field_means_the_field(record: ha.Candidate, names: dict[str, tuple[str, ...]]) -> None:
    assert set(names) == set(type(record).model_fields) - {"facts"}
    for field, others in names.items():
        assert record.fact(field) is not None
        assert {record.fact(name) for name in others} == {record.fact(field)}
    own = record.changed(facts={others[0]: "own" for others in names.values()})
    assert {own.fact(others[0]) for others in names.values()} == {"own"}


def test_an_empty_field_is_unknown_and_never_no() -> None:
    for text in ("unit = 局一", "unit != 局一", "home != V1", "skills != 林业", "kin != C1"):
        assert not all_hold(read_conditions(text), BOB)


def test_a_table_of_facts_says_the_same() -> None:
    records = (ANN, BOB)
    framed = {"id": ["C1", "C2"], "unit": ["局一", None], "skills": ["林业;法律", None], "年龄": [30, None]}
    for table in (FactTable.of(records), FactTable.of(framed), FactTable.of(pd.DataFrame(framed))):
        for text in ("专长 = 法律", "skills != 法律", "单位 = 局一", "年龄 < 31 or 专长 = 财会", "skills in 财会, 林业"):
            (condition,) = read_conditions(text)
            assert all(table.has(part.fact) for part in condition.parts)
            truth = Criterion(id="t", where=(condition,)).truth(table)
            assert truth.tolist() == [TRUE if condition.holds(ANN) else FALSE, UNKNOWN]


def problem(*rules: ha.Eligible | ha.Quota, **more: object) -> ha.Problem:
    people = pd.DataFrame(
        {"id": ["a", "b", "c"], "sex": ["f", "m", "m"], "score": [90, 80.5, 70], "skills": ["law", "law; tax", ""]}
    )
    return ha.Problem.from_frames(people, pd.DataFrame({"id": ["v", "w"]}), constraints=rules, **more)


@pytest.mark.parametrize(
    "where", ["总分 <= 80.5 且 sex = m", "score < 80.5 or 专长 = tax", {"sex": "m"}, ["sex = m", "得分 >= 0"]]
)
def test_text_is_taken_wherever_conditions_are_and_points_are_those_of_the_pair(where: object) -> None:
    made = problem(ha.Eligible(id="e", where=where))
    plan = ha.solve(made)
    assert {place.candidate for place in plan.placements} == {"b", "c"}
    assert plan.status is ha.Status.OPTIMAL
    assert ha.Problem.from_json(made.to_json()) == made


def test_points_that_differ_by_post_are_asked_for_each_post() -> None:
    scores = pd.DataFrame([[1, 5], [4, 2]], index=["a", "b"], columns=["v", "w"])
    made = ha.Problem.from_matrix(scores, constraints=[ha.Eligible(id="e", where="score <= 2")])
    assert {(place.candidate, place.post) for place in ha.solve(made).placements} == {("a", "v"), ("b", "w")}
    counted = ha.Problem.from_matrix(scores, constraints=[ha.Quota(id="q", where="score >= 4", most=0)])
    assert ha.solve(counted).value["merit"] == 3


def test_days_of_python_are_ends_and_survive_json() -> None:
    condition = ha.Condition(fact="d", most=datetime.date(2015, 7, 31))
    assert condition == read_conditions("d <= 2015年7月31日")[0] == ha.Condition(**condition.model_dump(mode="json"))
    assert {condition: 1}[read_conditions("d <= 2015/7/31")[0]] == 1
