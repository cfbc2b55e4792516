"""The sheet of supporters."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from typing import Any

from ...data.language import Lang
from ...errors import Fault, InputError
from ...workbook.record_book import RecordRows, RecordSheet
from ...workbook.record_file import read_records, write_records
from ...workbook.schema.schema import Column, Schema
from .kinds import FOUR_TO_ONE
from .supporter import Supporter, supporters_of

KINDS = {kind.id: kind.words("zh") for kind in FOUR_TO_ONE}
SUPPORTERS = RecordSheet(Schema(
    "supporters",
    (
        Column("id", "id", ("编号", "包联干部编号"), ("id", "supporter id"), needed=True, filled=True,
               words_zh="唯一编号，存为文本", words_en="unique id, stored as text"),
        Column("name", "name", ("姓名", "包联干部"), ("name",), words_zh="只用于显示", words_en="for display only"),
        Column("kind", "code", ("类别", "包联类别"), ("kind",), needed=True, filled=True, choices=tuple(KINDS),
               choices_zh=tuple(KINDS.values()), words_zh="每村每类各一人", words_en="each village gets one of each kind"),
        Column("township", "place", ("乡镇",), ("township",), words_zh="乡镇主要负责同志所在乡镇",
               words_en="of the head of a township"),
        Column("unit", "place", ("单位", "派出单位"), ("unit",), words_zh="派出单位负责人所在单位，与人选表写法一致",
               words_en="of the head of a unit, written as with the people it sends"),
        Column("portfolio", "ids", ("分管领域",), ("portfolio",), words_zh="县级领导分管的需求，用分号隔开",
               words_en="needs that a county leader is in charge of, separated by ;"),
        Column("most", "count", ("最多包联村数",), ("most", "most villages"), words_zh="空白为不限",
               words_en="empty for no limit"),
        Column("villages", "ids", ("现包联村",), ("villages", "villages so far"), words_zh="现在包联的村的编号，用分号隔开",
               words_en="ids of the villages looked after so far, separated by ;"),
    ),
    ("包联干部", "四包一"), ("supporters",), facts=True, words_zh="一行一人", words_en="one row a person",
), Supporter, {"kind": KINDS})  # fmt: skip


def read_supporters(path: str | PathLike[str]) -> RecordRows[Supporter]:
    """Supporters from the sheet ``supporters`` (包联干部) of a workbook or a folder of CSV files; other sheets are left alone.

    Returns
    -------
    RecordRows of Supporter
        A tuple with ``notes``: what was normalised; ``support`` hands them on to its problem.

    Raises
    ------
    InputError
        With every fault of the sheet, by row and column.
    """
    return read_records(SUPPORTERS, path)


def write_supporters(supporters: Iterable[Any], path: str | PathLike[str], lang: Lang = "zh", overwrite: bool = False) -> None:
    """Write supporters to an .xlsx or a folder of CSV files; ``read_supporters`` gives back equal ones.

    Parameters
    ----------
    supporters
        As ``support`` takes them.
    path
        A name that ends in ``.xlsx``, or a folder (no ending).
    lang
        "zh" or "en".
    overwrite
        Whether to replace a file of this name, or the files that this package wrote into a folder of this name.

    Raises
    ------
    InputError
        If the supporters make no sense, cells cannot hold something, or something is there.
    """
    faults: list[Fault] = []
    made = supporters_of(supporters, faults)
    if faults:
        raise InputError(faults)
    write_records(SUPPORTERS, made, path, lang, overwrite)
