"""The sheets of an award fund: the assessment of villages, and how the fund is shared out."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from typing import Any, NamedTuple

from ..data.language import Lang
from ..errors import Fault, InputError, Message
from ..workbook.files.read_sheets import read_sheets
from ..workbook.files.sheet import Book
from ..workbook.record_book import EXAMPLE, RecordRows, RecordSheet, book_error
from ..workbook.schema.schema import Column, Schema
from ..workbook.schema.sheet_out import SheetOut
from ..workbook.template_example import is_example
from ..workbook.write import NOT_EQUAL, about_sheet, in_memory, save
from .fund.assessment import VillageMark, marks_of
from .fund.policy import FundPolicy
from .policies.sheets import PolicySheet, schema_of
from .policy_workbook import policy_sheet

ASSESSMENT = RecordSheet(Schema(
    "assessment",
    (
        Column("village", "id", ("村", "村编号", "村名"), ("village", "village id"), needed=True, filled=True,
               words_zh="村的编号", words_en="id of the village"),
        Column("criterion", "id", ("项目", "考核项目"), ("criterion",), words_zh="资金办法中的考核项目；只有总分时空白",
               words_en="a criterion of the fund policy; empty where there is one mark"),
        Column("mark", "number", ("得分", "考核得分"), ("mark",), needed=True, filled=True, words_zh="零至满分",
               words_en="from 0 to the highest mark"),
        Column("veto", "yes_no", ("否决", "一票否决"), ("veto",), choices=("yes", "no"), choices_zh=("是", "否"),
               words_zh="是：该村不参加分配，须写依据", words_en="yes: the village gets nothing; write the basis"),
        Column("basis", "text", ("依据", "理由"), ("basis",)),
        Column("date", "date", ("日期", "考核日期"), ("date",)),
    ),
    ("考核", "村考核", "考核得分"), ("assessment",), facts=True, row=("village", "criterion"),
    words_zh="一行一个村的一项考核", words_en="one row a village and criterion",
), VillageMark)  # fmt: skip
FUND = schema_of(FundPolicy, "fund policy", "资金办法")
NO_SHEET = Message("fund.sheet", "the sheet is missing", "缺少这个工作表")


class FundBook(NamedTuple):
    """What a workbook says of a fund: ``share_fund(*read_fund(path))`` shares it out.

    Attributes
    ----------
    marks
        The assessment, with notes of what was normalised in either sheet.
    policy
        How the fund is shared out.
    """

    marks: RecordRows[VillageMark]
    policy: FundPolicy


def read_fund(path: str | PathLike[str]) -> FundBook:
    """The assessment and the policy of a fund from a workbook or a folder of CSV files.

    Parameters
    ----------
    path
        With the sheets ``assessment`` (考核) and ``fund policy`` (资金办法); others are left alone.

    Raises
    ------
    InputError
        With every fault of both sheets, by sheet, row and column.
    """
    return _fund_of(read_sheets(path))


def _fund_of(book: Book) -> FundBook:
    faults: list[Fault] = []
    policy: Any = None
    notes: list[str] = []
    found = [sheet for sheet in book if FUND.is_named(sheet.name)]
    if not found:
        faults.append(Fault("workbook", "", f"{FUND.sheet('zh')} → {FUND.name}", None, NO_SHEET))
    for sheet in found[:1]:
        read = PolicySheet.read(sheet, FundPolicy, FUND)
        notes += [*sheet.remarks, *read.table.notes]
        left = [read.table.fault(at, "id", row["id"], EXAMPLE) for at, row in enumerate(read.rows) if is_example(row.get("id"))]
        faults += left
        try:
            policy = None if left else read.policy()
        except InputError as error:
            faults += error.items
    asked = None if policy is None else [part.fact for condition in policy.vetoes for part in condition.parts]
    marks = ASSESSMENT.read(book, faults, looked_at=asked)
    if faults:
        raise book_error(faults, book)
    return FundBook(RecordRows(marks, (*marks.notes, *notes)), policy)


def write_fund(marks: Any, policy: FundPolicy, path: str | PathLike[str], lang: Lang = "zh", overwrite: bool = False) -> None:
    """Write an assessment and a fund policy to an .xlsx or a folder of CSV files; ``read_fund`` gives back equal ones.

    Parameters
    ----------
    marks
        As ``share_fund`` takes them.
    policy
        How the fund is shared out.
    path
        A name that ends in ``.xlsx``, or a folder (no ending).
    lang
        "zh" or "en".
    overwrite
        Whether to replace a file of this name, or the files that this package wrote into a folder of this name.

    Raises
    ------
    InputError
        If the marks make no sense, cells cannot hold something, or something is there.
    """
    faults: list[Fault] = []
    rows = marks_of(marks, faults)
    if faults:
        raise InputError(faults)
    save(Path(path), lambda: fund_sheets(rows, policy, lang), lang, overwrite)


def fund_sheets(marks: Sequence[VillageMark], policy: FundPolicy, lang: str) -> list[SheetOut]:
    """Both sheets, read back and compared."""
    sheets = [ASSESSMENT.out(marks, lang), policy_sheet(FUND, FundPolicy, policy.to_records(), lang), about_sheet(lang)]
    if _fund_of(in_memory(sheets, lang)) != (tuple(marks), policy):
        raise InputError([Fault("fund policy", "", "", None, NOT_EQUAL)])
    return sheets
