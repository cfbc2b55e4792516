"""What must not be public is found wherever it stands in a public paper, and told with its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import houma_assign as ha
from houma_assign.errors import Message
from houma_assign.papers.catalogue import Catalogue
from houma_assign.papers.contents import (
    Contents,
    FieldCell,
    FieldGrid,
    Layout,
    Repeated,
    RowTable,
    TableColumn,
    ValueLine,
    ValueLines,
    WhenGiven,
)  # fmt: skip
from houma_assign.papers.lint import is_identity, lint
from houma_assign.papers.registry import KINDS

from .small import plain, sources

IDENTITY = "11010519491231002X"  # the example of GB 11643-1999
PAPER = Message("notice", "notice", "公示")
TOLD = {
    "含有身份证号": (f"号码{IDENTITY}。", "11010519491231002x", "１１０１０５１９４９１２３１００２Ｘ"),
    "含有手机号": ("电话13800138000", "138-0013-8000", "138 0013 8000", "１３８００１３８０００"),
    "含有完整出生日期": ("1980年5月3日生", "1980-05-03", "1980.5.3", "1980/5/3"),
}
HARMLESS = ["110105194912310021", "11010519491331002X", "12345678901", "0357-4222222", "1980.05", "1980年5月", "2020年4月28日",
            "12013800138000", "138001380001", "示例一村"]  # fmt: skip


def _every_block(text: str) -> Contents:
    cell = {"c": text}
    blocks = (
        ValueLine("a", "person", "甲"), ValueLines("b", "person", "乙"), FieldGrid("g", "丙", (FieldCell("c", "person", "丁"),)),
        RowTable("t", "戊", (TableColumn("c", "person", "己"),)), Repeated("r", "庚", (ValueLine("c", "person", "辛"),)),
        WhenGiven("a", "壬", (ValueLine("a", "person", "癸"),)),
    )  # fmt: skip
    values = {"a": text, "b": [text], "g": cell, "t": [cell], "r": [cell]}
    return Contents(Layout("notice", "zh", 0, "公示", blocks), values)


@pytest.mark.parametrize(("text", "reason"), [(text, reason) for reason, told in TOLD.items() for text in told])
def test_it_is_found_in_every_kind_of_block(text: str, reason: str) -> None:
    faults = lint(_every_block(text), PAPER)
    assert {fault.column for fault in faults} == {"甲", "乙", "丁", "己", "辛", "癸"}
    assert all(fault.reason.words("zh").startswith(reason) for fault in faults)


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert lint(_every_block(text), PAPER) == []


def test_the_check_digit_decides() -> None:
    assert is_identity(IDENTITY)
    assert [is_identity(f"{IDENTITY[:-1]}{digit}") for digit in "0123456789"] == [False] * 10


def test_a_field_beyond_the_list_is_found() -> None:
    layout = Layout("notice", "zh", 0, "公示", (ValueLine("a", "points", "得分"),))
    [fault] = lint(Contents(layout, {"a": "12"}), "notice")
    assert fault.reason.code == "lint.field"


@pytest.mark.parametrize("key", ["position", "education", "native_place"])
def test_a_number_in_any_field_of_the_notice_stops_every_paper(key: str, tmp_path: Path) -> None:
    given: dict[str, Any] = sources(lambda name: IDENTITY if name == f"P1.{key}" else plain(name))
    with pytest.raises(ha.InputError) as caught:
        ha.papers(given.pop("plan"), tmp_path / "out", **given, formats=("html",))
    [fault] = caught.value.items
    assert IDENTITY not in str(caught.value)
    assert str(fault.column) == Catalogue("zh").say(f"field.{key}")
    assert not list(tmp_path.iterdir())
    assert KINDS["notice"].levels == (0,)
