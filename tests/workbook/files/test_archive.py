"""Files that are no workbook, or not one that may be unpacked: one error each, quickly, before anything is parsed."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

import houma_assign as ha
from houma_assign.workbook.files.file_kind import OLE
from houma_assign.workbook.files.read_sheets import read_sheets

from ..made_files import part, repacked, small, workbook

SHEET = "xl/worksheets/sheet1.xml"


def refusal(path: Path) -> str:
    with pytest.raises(ha.InputError) as caught:
        read_sheets(path)
    assert caught.value.items
    assert all(fault.table for fault in caught.value.items)
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"id,name\n1,2\n", "not an Excel file"),
        (b"<html><table><tr><td>id</td></tr></table></html>", "a web page"),
        (OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"), "damaged or cut off"),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (b"PK\x03\x04 and then nothing of the kind", "damaged or cut off"),
    ],
    ids=["empty", "csv", "html", "xls", "encrypted", "junk"],
)
def test_a_file_of_another_kind_is_named_as_what_it_is(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "选派.xlsx"
    path.write_bytes(data)
    assert words in refusal(path)
    assert "选派.xlsx" in refusal(path)


@pytest.mark.parametrize(
    ("name", "words"), [("xl/workbook.bin", ".xlsb"), ("content.xml", "OpenDocument"), ("word/document.xml", "Word")]
)
def test_an_archive_without_a_workbook_is_refused(tmp_path: Path, name: str, words: str) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "x")
    assert words in refusal(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert "no such file" in refusal(tmp_path / "nothing.xlsx")


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9, 0.99])
def test_a_truncated_workbook_is_refused(tmp_path: Path, share: float) -> None:
    data = workbook(tmp_path / "a.xlsx", small()).read_bytes()
    path = tmp_path / "b.xlsx"
    path.write_bytes(data[: int(len(data) * share)])
    assert "damaged or cut off" in refusal(path)


def test_a_bomb_is_refused_by_the_directory_of_the_archive(tmp_path: Path) -> None:
    path = repacked(workbook(tmp_path / "a.xlsx", small()), {"xl/media/a.xml": b"0" * 80 * 2**20})
    assert path.stat().st_size < 200_000
    assert "packed more than" in refusal(path)


def test_two_hundred_megabytes_of_blank_cells_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", small())
    head, _, tail = part(path).partition(b"</sheetData>")
    row = b"".join(b'<c r="%c9" s="1"/>' % letter for letter in range(65, 91))
    blank = b"<row>%s</row>" % row * (200 * 2**20 // len(row))
    assert "too large" in refusal(repacked(path, {SHEET: head + blank + b"</sheetData>" + tail}))


def test_a_false_size_in_the_directory_does_not_help(tmp_path: Path) -> None:
    path = repacked(workbook(tmp_path / "a.xlsx", small()), {"xl/extra.xml": b"0" * 3 * 2**20})
    data = bytearray(path.read_bytes())
    true, false = (3 * 2**20).to_bytes(4, "little"), (1000).to_bytes(4, "little")
    assert data.count(true) == 2
    path.write_bytes(bytes(data.replace(true, false)))
    assert "damaged" in refusal(path)


@pytest.mark.parametrize("cell", ["XFD1048576", "A1048576", "XFD1"])
@pytest.mark.parametrize("quote", [' r="%s"', " r='%s'", ' r = "%s"', '\nr="%s"', '\tr="%s"'])
def test_a_far_cell_is_refused_before_the_reader_makes_room_for_it(tmp_path: Path, cell: str, quote: str) -> None:
    path = workbook(tmp_path / "a.xlsx", small())
    body = part(path).replace(
        b"</sheetData>", f"<row><c{quote % cell}><v>1</v></c></row><row><c r='Z9'/></row></sheetData>".encode()
    )
    text = refusal(repacked(path, {SHEET: body}))
    assert "reaches to row" in text
    assert "人选" in text


def test_too_many_parts_are_refused(tmp_path: Path) -> None:
    path = repacked(workbook(tmp_path / "a.xlsx", small()), {f"xl/media/{k}.png": b"" for k in range(600)})
    assert "too large" in refusal(path)


def test_a_part_that_occurs_twice_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", small())
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(SHEET, b"<worksheet/>")
    assert "occurs twice" in refusal(path)


def test_entities_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", small())
    lol = b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    book = part(path, "xl/workbook.xml")
    end = book.index(b"?>") + 2
    assert "list of sheets" in refusal(repacked(path, {"xl/workbook.xml": book[:end] + lol + book[end:]}))


def test_macros_and_links_are_left_alone_and_said(tmp_path: Path) -> None:
    path = repacked(
        workbook(tmp_path / "a.xlsm", small()), {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": b"<x/>"}
    )
    remarks = " ".join(read_sheets(path).remarks)
    assert "macros; they were neither run nor read" in remarks
    assert "links to other files; they were not opened" in remarks


def test_what_is_read_is_what_was_checked(tmp_path: Path) -> None:
    """Bytes before the archive, which readers of archives disagree about, do not reach the native reader."""
    path = workbook(tmp_path / "a.xlsx", small())
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("xl/workbook.xml", "<other/>")
    path.write_bytes(other.getvalue() + path.read_bytes())
    assert read_sheets(path).names == ("人选", "村", "岗位", "配对")
