"""The sheets of rules and aims: every kind by a readable row, faults with their place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import houma_assign as ha
from houma_assign.aims.base import KINDS as AIMS
from houma_assign.constraints.base import KINDS as RULES
from houma_assign.data.condition import Condition
from houma_assign.workbook.cells.reading import Refused
from houma_assign.workbook.schema.rule_sheets import AIM_KINDS, RULE_KINDS
from houma_assign.workbook.sheets.fields import conditions_of, text_of

from ..made_files import PEOPLE, small, workbook
from ..reading import faults, noted, places, read, read_csv

KINDS = {"sex": "text", "性别": "text", "age": "number", "party": "yes_no", "code": "text", "mixed": "any"}
WRITTEN: list[tuple[str, Any]] = [
    ("sex = female", {"fact": "sex", "equals": "female"}),
    ("性别=女", {"fact": "性别", "equals": "女"}),
    ("sex != female", {"fact": "sex", "equals": "female", "unless": True}),
    ("not sex = female", {"fact": "sex", "equals": "female", "unless": True}),
    ("非 性别 = 女", {"fact": "性别", "equals": "女", "unless": True}),
    ("age 35..45", {"fact": "age", "least": 35, "most": 45}),
    ("age 35–45", {"fact": "age", "least": 35, "most": 45}),
    ("age 35至45", {"fact": "age", "least": 35, "most": 45}),
    ("age ≥ 35", {"fact": "age", "least": 35}),
    ("age <= 45.5", {"fact": "age", "most": 45.5}),
    ("age 不超过 45", {"fact": "age", "most": 45}),
    ("not age 35..45", {"fact": "age", "least": 35, "most": 45, "unless": True}),
    ("sex in male, female", {"fact": "sex", "one_of": ("male", "female")}),
    ("性别 属于 男、女", {"fact": "性别", "one_of": ("男", "女")}),
    ("party = yes", {"fact": "party", "equals": True}),
    ("party = 否", {"fact": "party", "equals": False}),
    ("code = 1", {"fact": "code", "equals": "1"}),
    ("code = yes", {"fact": "code", "equals": "yes"}),
    ("mixed = 1", {"fact": "mixed", "equals": 1}),
    ('mixed = "1"', {"fact": "mixed", "equals": "1"}),
    ('"a = b" = x', {"fact": "a = b", "equals": "x"}),
    ('sex = "a; b"', {"fact": "sex", "equals": "a; b"}),
]


@pytest.mark.parametrize(("text", "data"), WRITTEN, ids=[text for text, _ in WRITTEN])
def test_a_condition_is_read_and_written_back(text: str, data: dict[str, Any]) -> None:
    wanted = (Condition(**data),)
    assert conditions_of(text, KINDS) == wanted
    written = text_of(wanted, KINDS)
    assert written is not None
    assert conditions_of(written, KINDS) == wanted


def test_several_conditions_in_a_cell() -> None:
    for text in (
        "sex = female; age >= 3",
        "sex = female；age >= 3",
        "sex = female\nage >= 3",
        "sex = female and age >= 3",
        "sex = female 且 age >= 3",
    ):
        assert conditions_of(text, KINDS) == (Condition(fact="sex", equals="female"), Condition(fact="age", least=3))


@pytest.mark.parametrize(
    "text", ["age", "age 35", "= 3", "age >= x", "age 45..35", "sex in ", "not", "age > x", "age = ", '"age', "35"]
)
def test_what_is_no_condition_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        conditions_of(text, KINDS)


def test_names_in_chinese_are_of_kinds_and_differ() -> None:
    assert set(RULE_KINDS) <= set(RULES)  # a kind without one goes by its English name
    assert set(AIM_KINDS) <= set(AIMS)
    for words in (RULE_KINDS, AIM_KINDS):
        assert len(set(words.values())) == len(words)


RULES_ZH = [
    ["类型", "名称", "扣分", "条件", "岗位", "村", "范围", "至少", "至多", "至少占比", "取整", "人选", "岗位编号", "专长",
     "等次", "次序", "例外", "其他"],
    ["资格条件", "年龄", None, "年龄 <= 45", "第一书记"],
    ["结构比例", "单位", 5, "派出单位 = 单位一", None, None, "每村", 0, 1],
    ["结构比例", "占比", "硬性", "年龄 <= 60", None, None, None, None, None, "30%", "进一"],
    ["单位限额", "限额", None, None, None, None, None, None, 2, None, None, None, None, None, None, None, "单位二: 1"],
    ["排除", "不去", None, None, None, "下村", None, None, None, None, None, "甲一"],
    ["指定", "去", 3, None, None, None, None, None, None, None, None, "C003", "V1/secretary"],
    ["最低等次", "等次", 1, None, None, None, None, None, None, None, None, None, None, None, "B"],
    ["专长覆盖", "专长", 1, None, None, None, None, None, None, None, None, None, None, "司法；调解"],
    ["负责人职级", "职级", 1, None, None, None, None, None, None, None, None, None, None, None, None, "一般; 副科; 正科", None,
     '{"fact": "职级", "strictly": true}'],
    ["分开", "分开", 1, None, None, None, None, None, None, None, None, "甲一、丙三"],
]  # fmt: skip


def with_ranks() -> list[list[Any]]:
    return [
        [*row, *cells]
        for row, cells in zip(PEOPLE, (["职级", "专长"], ["一般", "司法"], ["副科", None], ["正科", "调解"]), strict=True)
    ]


def test_rules_in_chinese_by_names(tmp_path: Path) -> None:
    posts = [["村", "岗位", "名额"], ["V1", "第一书记", 1], ["V2", "第一书记", 1], ["V1", "工作队员", 0]]
    problem = read(tmp_path, 人选=with_ranks(), 规则=RULES_ZH, 岗位=posts)
    rules = {rule.id: rule for rule in problem.constraints}
    assert list(rules)[:3] == ["posts_filled", "slots", "posts_each"]
    assert rules["年龄"] == ha.Eligible(id="年龄", role="secretary", where=Condition(fact="年龄", most=45))
    assert rules["占比"] == ha.Quota(id="占比", where=Condition(fact="年龄", most=60), least_share=0.3, rounding="up")
    assert rules["限额"] == ha.UnitCap(id="限额", most=2, exceptions={"单位二": 1})
    assert rules["不去"] == ha.Barred(id="不去", candidate="C001", village="V2")
    assert rules["去"] == ha.Pinned(id="去", candidate="C003", post="V1/secretary", penalty=3)
    assert rules["专长"] == ha.SkillCovered(id="专长", skills=("司法", "调解"), penalty=1)
    order = ("一般", "副科", "正科")
    assert rules["职级"] == ha.LeaderOutranks(id="职级", fact="职级", order=order, strictly=True, penalty=1)
    assert rules["分开"] == ha.Apart(id="分开", candidates=("C001", "C003"), penalty=1)
    assert noted(problem, "rules and aims", "C001")
    assert not noted(problem, "甲一")


def test_a_column_of_people_is_known_by_its_header(tmp_path: Path) -> None:
    rules = [["类型", "名称", "条件", "至多"], ["结构比例", "一", "派出单位 = 单位一", 1], ["单位限额", "二", None, 2]]
    assert [rule.id for rule in read(tmp_path, 规则=rules).constraints][3:] == ["一", "二"]


def test_aims_in_chinese(tmp_path: Path) -> None:
    aims = [
        ["类型", "让度", "岗位权重", "由专长满足", "其他"], ["需求满足", 1, None, "信访: 司法, 调解；林业: 林业"],
        ["得分", None, "第一书记: 2"],
        ["抽签", None, None, None, '{"seed": "2020"}'],
    ]  # fmt: skip
    ledger = [["村", "需求", "严重程度"], ["V1", "信访", 5], ["V2", "林业", 3]]
    people = [[*PEOPLE[0], "专长"], *[[*row, skill] for row, skill in zip(PEOPLE[1:], ("司法", "林业", None), strict=True)]]
    problem = read(tmp_path, 目标=aims, 需求台账=ledger, 人选=people)
    wanted = (
        ha.NeedsMet(slack=1, met_by={"信访": ("司法", "调解"), "林业": ("林业",)}),
        ha.Merit(role_weights={"secretary": 2}),
        ha.Lots(seed="2020"),
    )
    assert problem.aims == wanted
    assert read_csv(tmp_path, 目标=aims, 需求台账=ledger, 人选=people) == problem


BAD: list[tuple[dict[str, Any], str]] = [
    ({"类型": "配额"}, "类型"), ({"类型": None, "至多": 1}, "类型"), ({"条件": "年龄 35"}, "条件"), ({"至少": "三"}, "至少"),
    ({"至少": -1}, "至少"), ({"至少": 1.5}, "至少"), ({"扣分": "五"}, "扣分"), ({"扣分": -1}, "扣分"), ({"范围": "每县"}, "范围"),
    ({"专长": "司法"}, "专长"), ({"其他": "strictly"}, "其他"), ({"其他": '{"least": 1, "least": 2}'}, "其他"),
    ({"其他": '{"unknown": 1}'}, "unknown"), ({"其他": "[1]"}, "其他"), ({"其他": '{"至少": 1}'}, "至少"),
    ({"至少": 1, "其他": '{"least": 2}'}, "其他"), ({"例外": "单位"}, "例外"), ({"条件": "年令 <= 35"}, "年令"),
    ({"岗位": "厨师"}, "岗位"), ({"至少": 3, "至多": 2}, "至少"), ({"条件": None, "其他": '{"where": [{"fact": 5}]}'}, "fact"),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "column"), BAD, ids=[str(cells) for cells, _ in BAD])
def test_a_faulty_rule_is_named_with_its_row_and_column(tmp_path: Path, cells: dict[str, Any], column: str) -> None:
    row = {"类型": "结构比例", "名称": "甲", "条件": "年龄 <= 40", "至多": 2} | cells
    header = ["类型", "名称", "扣分", "条件", "岗位", "范围", "至少", "至多", "专长", "例外", "其他"]
    found = faults(tmp_path, 规则=[header, [], [row.get(name) for name in header]])
    assert {place[:2] for place in places(found)} == {("规则", "row 3")}
    assert column in [place[2] for place in places(found)]


def test_two_rules_of_one_id_are_refused(tmp_path: Path) -> None:
    rules = [["类型", "名称", "至多"], ["单位限额", "一", 1], ["单位限额", "一", 2]]
    found = faults(tmp_path, 规则=rules)
    assert "occurs 2 times" in found[0].reason
    assert found[0].table == "规则 → rules"


def test_an_empty_sheet_of_aims_means_the_usual_ones(tmp_path: Path) -> None:
    path = workbook(tmp_path / "b.xlsx", small(目标=[["类型", "名称"]], 规则=[["类型", "名称"]]))
    assert ha.read_workbook(path) == read(tmp_path)
