"""Parts that are well packed but made to keep the native reader busy, to fill memory, or to end the process."""

from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import houma_assign as ha

from ..made_files import PEOPLE, part, repacked, small, workbook

SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
BORN = [[*row, cell] for row, cell in zip(PEOPLE, ("出生年月", dt.date(1980, 1, 1), None, None), strict=True)]
MERGES = b'<mergeCells count="9">' + b'<mergeCell ref="A1:XFD1048576"/>' * 20_000 + b"</mergeCells>"

REFUSED: dict[str, tuple[str, Callable[[bytes], bytes], str]] = {
    "a stated number of strings that would fill memory": (
        STRINGS,
        lambda xml: re.sub(rb'uniqueCount="\d+"', b'uniqueCount="4294967295"', xml), "more entries than it has"),
    "a hundred thousand merged ranges": (SHEET, lambda xml: xml.replace(b"</sheetData>", b"</sheetData>" + MERGES), "overlap"),
    "a date beyond all time": (SHEET, lambda xml: re.sub(rb'(<c r="E2"[^>]*><v>)[^<]*', rb"\g<1>-1e308", xml), "damaged inside"),
    "a string that is not there": (
        SHEET, lambda xml: re.sub(rb't="s"><v>\d+', b't="s"><v>4294967295', xml, count=1), "damaged inside"),
    "row zero": (SHEET, lambda xml: xml.replace(b'r="A2"', b'r="A0"'), "damaged inside"),
    "entities that grow": (
        STRINGS, lambda xml: xml.replace(b"<sst", b'<!DOCTYPE a [<!ENTITY c "x">]><sst', 1).replace(b"<t>", b"<t>&c;"),
        "damaged inside"),
    "a reference without end": (SHEET, lambda xml: xml.replace(b'r="A2"', b'r="%s2"' % (b"A" * 90)), "reaches to"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_part_is_refused_at_once(name: str, tmp_path: Path) -> None:
    where, change, words = REFUSED[name]
    path = workbook(tmp_path / "a.xlsx", small(人选=BORN))
    repacked(path, {where: change(part(path, where))})
    begin = time.perf_counter()
    with pytest.raises(ha.InputError, match=words):
        ha.read_workbook(path)
    assert time.perf_counter() - begin < 5


def test_a_false_extent_does_no_harm(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", small())
    known = ha.read_workbook(path)
    repacked(path, {SHEET: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', part(path, SHEET))})
    assert ha.read_workbook(path) == known


def test_one_string_in_thousands_of_cells_is_no_bomb(tmp_path: Path) -> None:
    people = [["编号", "备考"], *[[f"C{k}", "同"] for k in range(5000)]]
    path = workbook(tmp_path / "a.xlsx", {"人选": people, "村": [["编号"], ["V1"]], "配对": [["人选", "村"], ["C1", "V1"]]})
    assert len(ha.read_workbook(path).candidates) == 5000
