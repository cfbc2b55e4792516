"""Files of older and other kinds: .xls and .ods with their checks, Strict workbooks, formulas that give empty text."""

from __future__ import annotations

import re
import struct
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import houma_assign as ha
from houma_assign.workbook.files.compound import Broken, Compound
from houma_assign.workbook.files.file_kind import OLE
from houma_assign.workbook.files.read_sheets import read_sheets

from ..layouts.written import written
from ..made_files import part, repacked, small, workbook
from ..reading import places

xlwt = pytest.importorskip("xlwt")
pytest.importorskip("odf")


def plain() -> dict[str, Any]:
    return {name: [list(row) for row in rows] for name, rows in small().items()}


def refusal(path: Path) -> list[ha.Fault]:
    with pytest.raises(ha.InputError) as caught:
        ha.read_workbook(path)
    return list(caught.value.items)


@pytest.mark.parametrize("kind", ["xls", "ods", "strict", "folder", "csv"])
def test_every_kind_of_file_gives_the_same_problem(kind: str, tmp_path: Path) -> None:
    assert ha.read_workbook(written(tmp_path, plain(), kind)) == ha.read_workbook(workbook(tmp_path / "a.xlsx", small()))


@pytest.mark.parametrize("kind", ["xls", "ods", "xlsx"])
def test_the_name_of_a_file_does_not_say_what_it_is(kind: str, tmp_path: Path) -> None:
    path = written(tmp_path, plain(), kind)
    other = path.rename(tmp_path / "选派.csv")
    assert len(ha.read_workbook(other).candidates) == 3


def test_merged_hidden_and_faulty_cells_of_an_old_file(tmp_path: Path) -> None:
    book = xlwt.Workbook(encoding="utf-8")
    for name, rows in plain().items():
        sheet = book.add_sheet(name)
        for i, row in enumerate(rows):
            for j, cell in enumerate(row):
                if (name, i, j) not in {("人选", 2, 2), ("人选", 3, 2), ("人选", 1, 3)}:
                    sheet.write(i, j, cell)
    people = book.get_sheet(0)
    people.write_merge(2, 3, 2, 2, "单位一")
    people.row(1).set_cell_error(3, "#DIV/0!")
    people.row(2).hidden = 1
    book.get_sheet(1).visibility = 1
    book.save(str(tmp_path / "a.xls"))
    assert places(refusal(tmp_path / "a.xls")) == [("人选", "row 4", "派出单位"), ("人选", "row 2", "年龄")]
    sheets = read_sheets(tmp_path / "a.xls").sheets
    assert sheets[1].hidden
    assert "hidden rows (1)" in sheets[0].remarks[0]


def test_a_far_cell_of_an_old_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("人选")
    sheet.write(65_535, 255, "x")
    book.save(str(tmp_path / "a.xls"))
    begin = time.perf_counter()
    assert [fault.code for fault in refusal(tmp_path / "a.xls")] == ["sheet_too_large"]
    assert time.perf_counter() - begin < 2


@pytest.mark.parametrize(("down", "across"), [(1_048_000, 5), (1, 16_000)])
def test_repetitions_of_an_open_document_are_counted_before_it_is_read(down: int, across: int, tmp_path: Path) -> None:
    path = written(tmp_path, plain(), "ods")
    row = f'<table:table-row table:number-rows-repeated="{down}"><table:table-cell table:number-columns-repeated="{across}" '
    row += 'office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table>'
    xml = part(path, "content.xml").replace(b"</table:table>", row.encode(), 1)
    begin = time.perf_counter()
    assert [fault.code for fault in refusal(repacked(path, {"content.xml": xml}))] == ["sheet_too_large"]
    assert time.perf_counter() - begin < 2


def test_blank_rows_to_the_end_of_an_open_document_do_no_harm(tmp_path: Path) -> None:
    path = written(tmp_path, plain(), "ods")
    blank = b'<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/>'
    xml = part(path, "content.xml").replace(b"</table:table>", blank + b"</table:table-row></table:table>")
    assert len(ha.read_workbook(repacked(path, {"content.xml": xml})).candidates) == 3


def test_entities_of_an_open_document_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path, plain(), "ods")
    xml = part(path, "content.xml")
    end = xml.index(b"?>") + 2
    bomb = xml[:end] + b'<!DOCTYPE a [<!ENTITY c "xxxxxxxxxx">]>' + xml[end:]
    assert [fault.code for fault in refusal(repacked(path, {"content.xml": bomb}))] == ["workbook_damaged"]


def test_locked_files_say_that_they_are_locked(tmp_path: Path) -> None:
    open_document = written(tmp_path, plain(), "ods")
    listed = part(open_document, "META-INF/manifest.xml")
    manifest = listed.replace(b"</manifest:manifest>", b"<manifest:encryption-data/></manifest:manifest>")
    old = written(tmp_path, plain(), "xls")
    data = old.read_bytes()
    at = data.index(struct.pack("<HH", 0x42, 2))  # the record of the code page becomes the one of the password
    old.write_bytes(data[:at] + struct.pack("<H", 0x2F) + data[at + 2 :])
    for path in (repacked(open_document, {"META-INF/manifest.xml": manifest}), old):
        found = refusal(path)
        assert [fault.code for fault in found] == ["file_password"]
        assert "密码" in found[0].words("zh")


def test_containers_that_lead_nowhere_are_damaged(tmp_path: Path) -> None:
    data = written(tmp_path, plain(), "xls").read_bytes()
    circle = bytearray(data)
    circle[48:52] = struct.pack("<I", 0x00FFFFFF)
    for spoilt in (OLE, OLE + b"\xff" * 600, bytes(circle), data[:700]):
        with pytest.raises(Broken):
            Compound(spoilt).stream("Workbook")
        (tmp_path / "b.xls").write_bytes(spoilt)
        assert [fault.code for fault in refusal(tmp_path / "b.xls")] == ["file_damaged"]


def test_a_chain_of_sectors_that_runs_in_a_circle_ends(tmp_path: Path) -> None:
    data = bytearray(written(tmp_path, plain(), "xls").read_bytes())
    first = next(entry[2] for entry in Compound(bytes(data)).entries if entry[0] == "Workbook")
    table = (struct.unpack_from("<I", data, 76)[0] + 1) * 512
    data[table + 4 * first : table + 4 * first + 4] = struct.pack("<I", first)
    begin = time.perf_counter()
    with pytest.raises(Broken):
        Compound(bytes(data)).stream("Workbook")
    assert time.perf_counter() - begin < 5


def test_without_a_python_to_start_old_files_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, plain(), "xls")
    monkeypatch.setattr(sys, "executable", "")
    assert [fault.code for fault in refusal(path)] == ["no_python"]


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"<html><table></table></html>", "a web page"),
     (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>', "of 2003"),
     (b"\t\x00\x04\x00\x07\x00\x10\x00", "Excel 2 to 4")],
    ids=["html", "xml 2003", "excel 2"],
)  # fmt: skip
def test_what_calls_itself_xls_and_is_not_is_named(data: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(data)
    assert words in str(refusal(tmp_path / "a.xls")[0])


def test_sheets_of_old_macros_are_left_alone(tmp_path: Path) -> None:
    path = written(tmp_path, {**plain(), "宏": [["x"]]}, "xlsx")
    relations = part(path, "xl/_rels/workbook.xml.rels")
    sheet = part(path, "xl/worksheets/sheet5.xml").replace(b"worksheet", b"macrosheet")
    relations = relations.replace(b"worksheets/sheet5.xml", b"macrosheets/sheet1.xml")
    change = {"xl/_rels/workbook.xml.rels": relations, "xl/worksheets/sheet5.xml": None, "xl/macrosheets/sheet1.xml": sheet}
    problem = ha.read_workbook(repacked(path, change))
    assert len(problem.candidates) == 3
    assert any("has macros" in note for note in problem.notes)
    data = bytearray(written(tmp_path, {**plain(), "宏": [["x"]]}, "xls").read_bytes())
    last = max(found.start() for found in re.finditer(rb"\x85\x00[\x08-\x30]\x00", bytes(data)))
    data[last + 9] = 1
    (tmp_path / "macro.xls").write_bytes(bytes(data))
    assert any("has macros" in note for note in ha.read_workbook(tmp_path / "macro.xls").notes)


CELL = b'<c r="C3"%s><f>IF(1,"","")</f>%s</c>'


@pytest.mark.parametrize("value", [b"<v></v>", b"<v/>", b"<v xml:space='preserve'></v>"])
def test_a_formula_that_gives_empty_text_is_an_empty_cell(value: bytes, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", small())
    sheet = part(path)
    start = sheet.index(b'<c r="C3"')
    end = sheet.index(b"</c>", start) + 4
    for kind, content, reads in (
        (b' t="str"', value, True),
        (b" t='str'", value, True),
        (b"", value, False),
        (b' t="str"', b"", False),
    ):
        repacked(path, {"xl/worksheets/sheet1.xml": sheet[:start] + CELL % (kind, content) + sheet[end:]})
        if reads:
            assert not ha.read_workbook(path).candidates[1].unit
        else:
            assert [fault.code for fault in refusal(path)] == ["formula_not_calculated"]
