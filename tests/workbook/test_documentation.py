"""The page on the workbook says what the code does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import houma_assign as ha
from houma_assign.workbook.schema.rule_sheets import AIM_KINDS, RULE_KINDS
from houma_assign.workbook.sheets.fields import conditions_of

from .column_tables import sections
from .reading import read

PAGE = (Path(__file__).parents[2] / "docs" / "workbook.md").read_text(encoding="utf-8")


def test_every_sheet_and_column_stands_there_as_it_is() -> None:
    for block in sections().split("\n\n"):
        assert block in PAGE


def test_the_code_on_layouts_mappings_and_inspection_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                                         capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    part = PAGE[PAGE.index("## Layouts") : PAGE.index("## Sheets\n")]
    blocks = re.findall(r"```python\n(.*?)```", part, flags=re.DOTALL)
    assert len(blocks) == 3
    space: dict[str, Any] = {"ha": ha}
    for block in blocks:
        exec(compile(block, "workbook.md", "exec"), space)
    assert "It reads like this" in capsys.readouterr().out


def test_every_kind_stands_there_in_both_languages() -> None:
    table = PAGE[PAGE.index("## Rules and aims") :]
    for kind, word in (*RULE_KINDS.items(), *AIM_KINDS.items()):
        assert kind in table
        assert word in table


def test_the_conditions_shown_are_conditions() -> None:
    rows = re.search(r"\| written \| means \|\n.*?\n\n", PAGE, re.DOTALL)
    assert rows is not None
    shown = re.findall(r"`([^`]+)`", "".join(line.split("|")[1] for line in rows.group().splitlines()[2:] if line))
    assert len(shown) == 14
    assert all(conditions_of(text, {}) for text in shown)


def test_the_rules_shown_are_rules(tmp_path: Path) -> None:
    block = PAGE[PAGE.index("| 类型 | 名称 | 扣分 |") :].partition("\n\n")[0].splitlines()
    cells = [[cell.strip() or None for cell in line.strip("|").split("|")] for line in (block[0], *block[2:])]
    people = [["编号", "年龄", "性别", "党员", "单位"], *[[f"C{k}", 30, "女", "是", f"单位{k}"] for k in range(6)]]
    pairs = [["人选", "村"], *[[f"C{k}", f"V{1 + k % 2}"] for k in range(6)]]
    problem = read(tmp_path, 人选=people, 配对=pairs, 规则=cells)
    assert [rule.id for rule in problem.constraints][3:] == ["书记条件", "妇女", "每村青年", "单位限额"]
