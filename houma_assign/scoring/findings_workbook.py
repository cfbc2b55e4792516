"""The sheet of findings: one row a source, in both rounds of visits to villages."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike

from ..data.language import Lang
from ..workbook.record_book import RecordRows, RecordSheet
from ..workbook.record_file import read_records, write_records
from ..workbook.schema.record_sheets import VISITED
from ..workbook.schema.schema import Column, Schema
from .villages.finding import VillageFinding

FINDINGS = RecordSheet(Schema(
    "village findings",
    (
        Column("village", "id", ("村", "村编号", "村名", "行政村"), ("village", "village id"), needed=True, filled=True,
               words_zh="编号，或不重复的村名", words_en="id, or a name that only one village has"),
        Column("problem", "id", ("问题类型", "问题"), ("problem", "problem type"), needed=True, filled=True,
               words_zh="村庄评分规则中的问题类型", words_en="a problem type of the villages policy"),
        Column("round", "any", ("轮次",), ("round",), needed=True, filled=True, choices=("1", "2"), choices_zh=("一轮", "二轮")),
        Column("severity", "count", ("程度", "严重程度"), ("severity",), words_zh="零为无，五为最急；可空",
               words_en="0 (none) to 5 (pressing), or empty", choices=("0", "1", "2", "3", "4", "5")),
        *VISITED,
    ),
    ("两轮研判", "村情研判"), ("village findings",), facts=True, row=("village", "problem"),
    words_zh="两轮走访研判，一行一个来源；规则不读取", words_en="two rounds of visits, one row a source; no rule reads it",
), VillageFinding)  # fmt: skip


def read_findings(path: str | PathLike[str]) -> RecordRows[VillageFinding]:
    """The findings of both rounds from a workbook or a folder of CSV files, for ``screen_villages`` and ``funnel``.

    Parameters
    ----------
    path
        With the sheet ``village findings`` (两轮研判); other sheets are left alone.

    Raises
    ------
    InputError
        With every fault of the sheet, by row and column.
    """
    return read_records(FINDINGS, path, looked_at=())


def write_findings(findings: Iterable[VillageFinding], path: str | PathLike[str], lang: Lang = "zh",
                   overwrite: bool = False) -> None:  # fmt: skip
    """Write findings to an .xlsx or a folder of CSV files; ``read_findings`` gives back equal ones.

    Parameters
    ----------
    findings
        What to write.
    path
        A name that ends in ``.xlsx``, or a folder (no ending).
    lang
        "zh" or "en".
    overwrite
        Whether to replace a file of this name, or the files that this package wrote into a folder of this name.

    Raises
    ------
    InputError
        If cells cannot hold something, or something is there.
    """
    write_records(FINDINGS, tuple(findings), path, lang, overwrite, looked_at=())
