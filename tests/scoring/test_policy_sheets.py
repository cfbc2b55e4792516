"""Sheets of policies as people leave them: what is lost, doubled, hidden or mistyped is said with its place."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from random import Random
from typing import Any

import pytest

import houma_assign as ha
from houma_assign.scoring.policy_workbook import SCHEMAS
from houma_assign.workbook.template_example import is_example

POLICY = ha.datasets.houma_policy()
HAN = re.compile("[\u3400-\u9fff]")
FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")


def written(folder: Path, lang: str) -> dict[str, list[list[str]]]:
    """The cells of every sheet, by the name of its file."""
    ha.write_policy(POLICY, folder, lang)
    sheets = {}
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            sheets[path.name] = list(csv.reader(file))
    return sheets


def save(folder: Path, sheets: dict[str, list[list[str]]]) -> Path:
    for name, rows in sheets.items():
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    return folder


def refused(folder: Path) -> ha.InputError:
    with pytest.raises(ha.InputError) as caught:
        ha.read_policy(folder)
    assert not [fault for fault in caught.value.items if not fault.code], "a fault in one language only"
    return caught.value


@pytest.mark.parametrize("seed", range(16))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_header_that_is_lost_doubled_or_mistyped_is_a_fault(lang: str, seed: int, tmp_path: Path) -> None:
    chance, sheets = Random(seed), written(tmp_path / "p", lang)
    name = chance.choice(sorted(sheets))
    header = sheets[name][0]
    at = chance.choice([k for k in range(len(header)) if any(row[k] for row in sheets[name][1:])])
    match seed % 3:
        case 0:
            header[at] = ""
        case 1:
            header[at] = header[at] + "x"
        case _:
            header.append(header[at])
            sheets[name] = [header, *([*row, row[at]] for row in sheets[name][1:])]
    error = refused(save(tmp_path / "p", sheets))
    assert error.lang == lang
    assert any(fault.table.startswith(name.removesuffix(".csv")) for fault in error.items)
    assert len(error.items) <= 3, error


@pytest.mark.parametrize("seed", range(16))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_wrong_cell_is_named_by_sheet_row_and_column(lang: str, seed: int, tmp_path: Path) -> None:
    chance, sheets = Random(seed), written(tmp_path / "p", lang)
    name = chance.choice(sorted(sheets))
    rows = sheets[name]
    numbers = [(r, c) for r, row in enumerate(rows) for c, cell in enumerate(row) if r and re.fullmatch(r"[0-9.]+", cell)]
    row, column = chance.choice(numbers)
    rows[row][column] = chance.choice(("many", "八", "1O", "-", "1,5x"))
    error = refused(save(tmp_path / "p", sheets))
    found = [fault for fault in error.items if fault.value == rows[row][column]]
    assert found, error
    assert found[0].table.startswith(name.removesuffix(".csv"))
    assert re.match(rf"row {row + 1}\b", found[0].row), (found[0], row + 1)
    assert found[0].column.startswith(rows[0][column])
    assert len(error.items) == 1, error


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_blanks_and_full_width_digits_change_nothing(lang: str, seed: int, tmp_path: Path) -> None:
    chance, sheets = Random(seed), written(tmp_path / "p", lang)
    changed = 0
    for name, rows in sheets.items():
        codes = {cell for column in SCHEMAS[name_of(name)].columns for cell in column.offered(lang)}
        for row in rows[1:]:
            for k, cell in enumerate(row):
                if (cell in codes or re.fullmatch(r"[0-9.]+", cell)) and chance.random() < 0.3:
                    row[k] = chance.choice((f" {cell}", f"{cell}\u3000", cell.translate(FULL_WIDTH)))
                    changed += row[k] != cell
        rows[0] = [f" {cell} " if chance.random() < 0.3 else cell for cell in rows[0]]
        chance.shuffle(rows[1:])
    assert changed > 10
    assert ha.read_policy(save(tmp_path / "p", sheets)) == POLICY


def name_of(file: str) -> str:
    return next(name for name, schema in SCHEMAS.items() if schema.is_named(file.removesuffix(".csv")))


def test_words_and_codes_may_stand_side_by_side(tmp_path: Path) -> None:
    sheets, english = written(tmp_path / "zh", "zh"), written(tmp_path / "en", "en")
    for file, rows in sheets.items():
        other = next(each for name, each in english.items() if name_of(name) == name_of(file))
        sheets[file] = [rows[0], *(one if k % 2 else two for k, (one, two) in enumerate(zip(rows[1:], other[1:], strict=True)))]
    assert ha.read_policy(save(tmp_path / "zh", sheets)) == POLICY


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_two_sheets_of_one_policy_are_a_fault(name: str, tmp_path: Path) -> None:
    written(tmp_path / "p", "en")
    written(tmp_path / "zh", "zh")
    zh = SCHEMAS[name].zh[0]
    (tmp_path / "zh" / f"{zh}.csv").rename(tmp_path / "p" / f"{zh}.csv")
    error = refused(tmp_path / "p")
    assert [fault.code for fault in error.items] == ["policy.twice"]
    assert f"{name} policy" in str(error)
    assert "是同一份规则" in error.words("zh")


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_hidden_rows_and_sheets_count_and_are_noted(name: str, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    ha.write_policy(POLICY, tmp_path / "p.xlsx", "zh")
    book = openpyxl.load_workbook(tmp_path / "p.xlsx")
    book[SCHEMAS[name].zh[0]].row_dimensions[3].hidden = True
    book.save(tmp_path / "row.xlsx")
    book[SCHEMAS[name].zh[0]].sheet_state = "hidden"
    book.active = next(k for k, page in enumerate(book) if page.sheet_state == "visible")
    book.save(tmp_path / "sheet.xlsx")
    for file, part in (("row.xlsx", "hidden rows"), ("sheet.xlsx", "is hidden")):
        found = ha.read_policy(tmp_path / file)
        assert found == POLICY
        assert any(part in note and SCHEMAS[name].zh[0] in note for note in found.notes), found.notes
    assert ha.read_policy(tmp_path / "p.xlsx").notes == ()


def test_a_row_without_a_name_or_a_kind_is_one_fault(tmp_path: Path) -> None:
    sheets = written(tmp_path / "p", "zh")
    rows = sheets["评分细则.csv"]
    factor = next(k for k, row in enumerate(rows) if row[0] == "因素")
    for column, code in ((1, "policy.nameless"), (0, "policy.row")):
        kept = rows[factor][column]
        rows[factor][column] = "" if column else "因数"
        error = refused(save(tmp_path / "p", sheets))
        assert [(fault.code, fault.row.split(" (")[0]) for fault in error.items] == [(code, f"row {factor + 1}")]
        rows[factor][column] = kept


def cells_of(path: Path) -> list[Any]:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(path)
    return [cell for page in book for row in page.iter_rows() for cell in row if cell.value is not None]


def test_headers_and_codes_are_chinese(tmp_path: Path) -> None:
    ha.write_policy(POLICY, tmp_path / "p.xlsx", "zh")
    codes = {code for schema in SCHEMAS.values() for column in schema.columns for code in column.choices if len(code) > 1}
    cells = cells_of(tmp_path / "p.xlsx")
    assert not [cell.value for cell in cells if cell.row == 1 and not HAN.search(cell.value)]
    assert not [cell.value for cell in cells if cell.value in codes or "secretary:" in str(cell.value)]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_template_is_refused_as_it_is_and_a_policy_once_it_is_ones_own(lang: str, tmp_path: Path) -> None:
    ha.policy_template(tmp_path / "t", lang)
    error = refused(tmp_path / "t")
    assert {fault.code for fault in error.items} == {"example.left"}
    for file in (tmp_path / "t").glob("*.csv"):
        text = file.read_text(encoding="utf-8-sig")
        file.write_text(text.replace("示例·", "").replace("example: ", ""), encoding="utf-8")
    policy = ha.read_policy(tmp_path / "t")
    assert (len(policy.rubric.rules), policy.villages.places, len(policy.candidates.checks)) == (3, 2, 2)
    ha.write_policy(policy, tmp_path / "own", lang)
    assert ha.read_policy(tmp_path / "own") == policy


def test_no_english_word_stands_in_the_chinese_template(tmp_path: Path) -> None:
    ha.policy_template(tmp_path / "t.xlsx", "zh")
    cells = cells_of(tmp_path / "t.xlsx")
    texts = [str(cell.value) for cell in cells] + [cell.comment.text for cell in cells if cell.comment]
    assert not [text for text in texts if re.search("[A-Za-z_]{2,}", text)]
    marked = {(cell.parent.title, cell.row) for cell in cells if is_example(cell.value)}
    assert marked == {(cell.parent.title, cell.row) for cell in cells if cell.row > 1 and cell.font.i}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_setting_without_a_value_is_a_fault(lang: str, tmp_path: Path) -> None:
    sheets = written(tmp_path / "p", lang)
    name = next(each for each in sheets if name_of(each) == "grades")
    row = next(k for k, cells in enumerate(sheets[name]) if cells[1] in ("per_severity", "每级程度计分"))
    sheets[name][row][2] = ""
    error = refused(save(tmp_path / "p", sheets))
    assert [(fault.code, fault.row.split(" (")[0]) for fault in error.items] == [("policy.value", f"row {row + 1}")]


@pytest.mark.parametrize("sign", ["、", "，", ",", "/", " or ", "或 ", " and ", " 且 ", " 和 "])
def test_words_that_another_sign_joins_are_not_taken_for_one(sign: str, tmp_path: Path) -> None:
    sheets = written(tmp_path / "p", "en")
    name = next(each for each in sheets if name_of(each) == "grades")
    row = next(k for k, cells in enumerate(sheets[name]) if cells[1] == "met_by")
    joined = "discipline" + (f" {sign}" if sign == "或 " else sign) + "judicial"
    sheets[name][row][2] = sheets[name][row][2].replace("discipline | judicial", joined)
    error = refused(save(tmp_path / "p", sheets))
    assert [fault.code for fault in error.items] == ["cell.joined"]
    sheets[name][row][2] = sheets[name][row][2].replace(joined, json.dumps(joined, ensure_ascii=False))
    policy = ha.read_policy(save(tmp_path / "p", sheets))
    assert policy.grades.met_by["petition"] == (joined,)
    ha.write_policy(policy, tmp_path / "again", "zh")
    assert ha.read_policy(tmp_path / "again") == policy


def test_roles_read_as_codes_and_roles_of_their_own_are_noted(tmp_path: Path) -> None:
    sheets = written(tmp_path / "p", "zh")
    name = next(each for each in sheets if name_of(each) == "villages")
    for row in sheets[name]:
        row[:] = [cell.replace("党支部书记：1；支部委员：2", "书记：1；支委：2") for cell in row]
    notes = ha.read_policy(save(tmp_path / "p", sheets)).notes
    assert [note.code for note in notes] == ["role.secretary", "role.own"]
    assert [note.words("zh") for note in notes] == [
        "村庄评分规则：列“岗位名额”：“书记”已读作岗位类别“党支部书记”",
        "村庄评分规则：列“岗位名额”：“支委”自成一类，不是党支部书记或支部委员",
    ]
