"""What stands in people's cells stays out of error texts, notes, logs and output; missing packages are named."""

from __future__ import annotations

import logging
import subprocess
import sys
import traceback
from pathlib import Path
from typing import Any

import pytest

import houma_assign as ha

from .made_files import PAIRS, PEOPLE, Formula, csvs, small, workbook

CANARY = "金丝雀"
SECRET = "卧底第七号"
HEADER = [*PEOPLE[0], "出生年月", "党员", "性别", "备考", "最多任职数", "亲属"]


def spoilt(**cells: Any) -> list[list[Any]]:
    """People whose private cells are canaries, one of them with these cells."""
    private = {"派出单位": f"{SECRET}单位", "年龄": 35, "出生年月": "1980-05", "党员": "是", "性别": "男", "备考": SECRET}
    rows = [{"编号": row[0], "姓名": CANARY + row[0], **private, "最多任职数": 1, "亲属": None} for row in PEOPLE[1:]]
    rows[1] |= cells
    return [HEADER, *[[row[name] for name in HEADER] for row in rows]]


CASES: list[dict[str, Any]] = [
    {"人选": spoilt(年龄=f"{SECRET}岁")}, {"人选": spoilt(出生年月=SECRET)}, {"人选": spoilt(性别=f"男{SECRET}")},
    {"人选": spoilt(最多任职数=SECRET)}, {"人选": spoilt(姓名=f"{CANARY}\u200b")},
    {"人选": spoilt(备考=Formula(f'="{SECRET}"|'))},
    {"人选": spoilt(亲属=CANARY)}, {"人选": spoilt(编号="C001")}, {"人选": spoilt(编号=None)},
    {"人选": [*spoilt(), ["合计", CANARY]]}, {"配对": [*PAIRS, [CANARY, "V1", 1, "A"]]},
    {"配对": [*PAIRS, [CANARY, "V1", "x", "A"]]},
    {"人选": [[*row, SECRET] if k else [*row, None] for k, row in enumerate(spoilt())]},
    {"规则": [["类型", "人选"], ["分开", f"{CANARY}; C001"]]}, {"规则": [["类型", "人选"], ["排除", CANARY]]},
    {"规则": [["类型", "名称", "条件", "至多"], ["结构比例", "x", "备考 >= 3", 1]]},
    {"规则": [["类型", "数据列", "至多"], ["平均", "备考", 1]]},
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(CASES)))
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_errors_and_notes_keep_it_to_themselves(number: int, kind: str, tmp_path: Path, caplog: pytest.LogCaptureFixture,
                                                capfd: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    sheets = small(**CASES[number])
    path = workbook(tmp_path / "a.xlsx", sheets) if kind == "xlsx" else csvs(tmp_path / "a", sheets)
    with caplog.at_level(logging.DEBUG):
        try:
            said = " ".join(ha.read_workbook(path).notes)
        except ha.InputError as error:
            said = "".join(traceback.format_exception(error))
    assert CANARY not in said
    assert SECRET not in said
    assert not caplog.records
    assert capfd.readouterr() == ("", "")


def test_the_frame_of_faults_has_the_values(tmp_path: Path) -> None:
    with pytest.raises(ha.InputError) as caught:
        ha.read_workbook(workbook(tmp_path / "a.xlsx", small(人选=spoilt(出生年月=SECRET))))
    assert SECRET in caught.value.faults["value"].tolist()


@pytest.mark.parametrize(
    ("package", "call"), [("python_calamine", "read_workbook('a.xlsx')"), ("xlsxwriter", "template('b.xlsx')")]
)
def test_a_missing_package_is_named_with_the_way_to_get_it(package: str, call: str, tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", small())
    code = f"import sys; sys.modules['{package}'] = None; import houma_assign as ha; ha.{call}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 1
    assert "ImportError: " in done.stderr
    assert 'pip install "houma_assign[excel]"' in done.stderr
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.xlsx"]


def test_csv_folders_need_no_optional_package(tmp_path: Path) -> None:
    csvs(tmp_path / "a", small())
    code = "import houma_assign as ha; ha.read_workbook('a').to_workbook('b'); import sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=True)
    assert not {"python_calamine", "xlsxwriter", "openpyxl", "ortools", "pandas"} & {
        name.split(".")[0] for name in done.stdout.split()
    }
