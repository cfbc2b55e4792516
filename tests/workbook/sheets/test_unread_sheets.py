"""What stands on a sheet or in a column of rules and is not known is never left out in silence."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest

import houma_assign as ha

from ..made_files import small, workbook
from ..reading import faults, places, read

RULES = [["类型", "条件", "至多", "扣分"], ["结构比例", "年龄 <= 40", 1, 5]]
AFFIXES = ("我们的{}", "{}2024", "县{}（定稿）", "{}-最终", "本次{}", "{}汇总", "附件{}", "{}草案", "新{}", "{}v2")


@pytest.mark.parametrize("form", AFFIXES)
@pytest.mark.parametrize("sheet", ["规则", "岗位", "配对"])
def test_a_sheet_called_like_one_that_is_lacking_is_a_fault(sheet: str, form: str, tmp_path: Path) -> None:
    sheets = small(规则=RULES)
    sheets[form.format(sheet)] = sheets.pop(sheet)
    with pytest.raises(ha.InputError) as caught:
        ha.read_workbook(workbook(tmp_path / "b.xlsx", sheets))
    assert places(list(caught.value.items)) == [(form.format(sheet), "", "")]
    assert sheet in caught.value.items[0].words("zh")


@pytest.mark.parametrize("name", ["某表", "Sheet4", "甲", "tmp", "资料", "x", "2024", "新建", "其它", "附件"])
def test_headers_tell_what_a_sheet_is_whatever_its_name(name: str, tmp_path: Path) -> None:
    sheets = small(规则=RULES)
    sheets[name] = sheets.pop("规则")
    with pytest.raises(ha.InputError) as caught:
        ha.read_workbook(workbook(tmp_path / "b.xlsx", sheets))
    assert [fault.code for fault in caught.value.items] == ["sheet.unread"]


def test_prose_and_tables_of_other_things_are_noted(tmp_path: Path) -> None:
    problem = read(tmp_path, 规则说明=[["请各单位认真填写"]], 统计=[["项目", "数量"], ["车", 3]])
    assert [note for note in problem.notes if note.startswith("sheet ")] == [
        "sheet 规则说明 is not known here and was not read", "sheet 统计 is not known here and was not read",
    ]  # fmt: skip


def spoilt_rules(number: int) -> tuple[list[list[Any]], str]:
    """Rules with one header that nobody knows."""
    rng = Random(f"rule column {number}")
    header = rng.choice(
        ("筛选条件", "罚分", "权重", "说明栏", "适用对象", "限制", "人数", "penalty points", "when", "上限", "比例")
    )
    at = rng.randrange(1, 4)
    return [[*RULES[0][:at], header, *RULES[0][at + 1 :]], RULES[1]], header


@pytest.mark.parametrize("number", range(15))
def test_a_filled_column_of_rules_that_is_not_known_is_a_fault(number: int, tmp_path: Path) -> None:
    rules, header = spoilt_rules(number)
    assert ("规则", "row 2", header) in places(faults(tmp_path, 规则=rules))
    aims = [["类型", header], ["得分", "甲"]]
    assert places(faults(tmp_path, 目标=aims)) == [("目标", "row 2", header)]


def test_an_empty_one_is_none(tmp_path: Path) -> None:
    problem = read(tmp_path, 规则=[[*RULES[0], "说明栏"], [*RULES[1], None]])
    assert problem == read(tmp_path, 规则=RULES)
