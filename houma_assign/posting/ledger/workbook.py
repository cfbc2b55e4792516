"""The sheets of a ledger: what happened, and what is known of the needs that stood there from the start."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from typing import Any

from ...data.language import Lang
from ...errors import Fault, InputError
from ...problem.problem import Problem
from ...workbook.files.read_sheets import read_sheets
from ...workbook.files.sheet import Book
from ...workbook.record_book import Place, RecordSheet, book_error
from ...workbook.schema.record_sheets import VISITED
from ...workbook.schema.schema import Column, Schema
from ...workbook.schema.sheet_out import SheetOut
from ...workbook.write import NOT_EQUAL, about_sheet, in_memory, save
from .event import Event
from .kinds import EVENT_KINDS
from .ledger import Ledger
from .need_entry import NeedEntry
from .terms import FIRST_MONTH, PostingTerms

KINDS = {kind: each.zh for kind, each in EVENT_KINDS.items()}
DUTIES = {duty.id: duty.zh for duty in FIRST_MONTH}
FOLLOWING = (
    Column("source", "text", ("材料", "来源"), ("source",), words_zh="依据的材料", words_en="the paper it rests on"),
    Column("round", "id", ("轮次",), ("round",), words_zh="四必访三必问的轮次", words_en="round of visits that found it"),
    Column("owner", "name", ("责任人",), ("owner",), words_zh="谁负责这项需求", words_en="who sees to the need"),
    Column("due", "date", ("完成时限", "时限"), ("due",), words_zh="何时完成", words_en="by when"),
    Column("state", "text", ("状态",), ("state",)),
    Column("risk", "text", ("风险点",), ("risk",), words_zh="可能出现的问题", words_en="what may go wrong"),
)
SEVERITY = Column("severity", "severity", ("严重程度", "程度"), ("severity",), choices=("1", "2", "3", "4", "5"))
LEDGER = RecordSheet(Schema(
    "ledger",
    (
        Column("date", "date", ("日期",), ("date", "day"), needed=True, filled=True,
               words_zh="写到日，如 2020-04-28", words_en="with the day: 2020-04-28"),
        Column("kind", "code", ("事项", "事项类别"), ("kind", "event"), needed=True, filled=True, choices=tuple(KINDS),
               choices_zh=tuple(KINDS.values())),
        Column("candidate", "id", ("人选", "人选编号", "人员编号"), ("candidate",), words_zh="编号", words_en="id"),
        Column("village", "id", ("村", "村编号"), ("village",), words_zh="编号", words_en="id"),
        Column("post", "id", ("岗位编号", "岗位"), ("post", "post id"), words_zh="任职、调整到的岗位",
               words_en="the post of an appointment or a move"),
        Column("need", "id", ("需求",), ("need",)), SEVERITY,
        Column("duty", "id", ("任务",), ("duty",), choices=tuple(DUTIES), choices_zh=tuple(DUTIES.values()),
               words_zh="已完成的任务", words_en="the task done"),
        Column("body", "text", ("决定机构", "决定单位"), ("body",), words_zh="召回、村退出须写",
               words_en="needed for a recall and a release"),
        Column("reason", "text", ("原因", "理由"), ("reason",), words_zh="召回、村退出须写",
               words_en="needed for a recall and a release"),
        *FOLLOWING,
    ),
    ("动态台账", "台账"), ("ledger",), facts=True, row=("date", "kind"), words_zh="一行一件事，只增不改",
    words_en="one row an event; rows are added, never changed",
), Event, {"kind": KINDS, "duty": DUTIES})  # fmt: skip
REGISTER = RecordSheet(Schema(
    "needs",
    (
        Column("village", "id", ("村", "村编号", "村名", "行政村"), ("village", "village id"), needed=True, filled=True),
        Column("need", "id", ("需求", "需求类型", "问题类型"), ("need", "need type"), needed=True, filled=True),
        Column(SEVERITY.name, SEVERITY.kind, SEVERITY.zh, SEVERITY.en, needed=True, filled=True, choices=SEVERITY.choices),
        Column("opened", "date", ("新增日期",), ("opened",)), Column("altered", "date", ("变化日期",), ("altered",)),
        Column("source", "text", ("来源", "材料"), ("source",), words_zh="走访、信访部门等",
               words_en="a visit, the petition office"),
        FOLLOWING[1], *VISITED[1:], *FOLLOWING[2:],
    ),
    ("需求台账", "需求", "村需求"), ("needs", "need ledger"), facts=True, row=("village", "need"), words_zh="一行一项需求",
    words_en="one row a need",
), NeedEntry)  # fmt: skip


def read_ledger(path: str | PathLike[str], base: Problem | None = None, terms: PostingTerms | None = None) -> Ledger:
    """The ledger from a workbook or a folder of CSV files.

    Parameters
    ----------
    path
        With the sheet ``ledger`` (动态台账) and, where there is one, ``needs`` (需求台账) with 来源, 轮次, 责任人, 完成时限,
        状态, 风险点; other sheets are left alone.
    base, terms
        As for ``Ledger``.

    Raises
    ------
    InputError
        With every fault of the sheets, by row and column.
    """
    return _ledger_of(read_sheets(path), base, terms)


def _ledger_of(book: Book, base: Problem | None, terms: PostingTerms | None) -> Ledger:
    faults: list[Fault] = []
    places: list[Place] = []
    needs: list[Place] = []
    events = LEDGER.read(book, faults, looked_at=(), places=places)
    register = REGISTER.read(book, faults, needed=False, looked_at=(), places=needs)
    if faults:
        raise book_error(faults, book)
    try:
        return Ledger(events, base, terms, register)
    except InputError as error:
        rows = {f"{each.village} {each.need}": place for each, place in zip(register, needs, strict=True)}
        raise book_error([_placed(fault, places, rows) for fault in error.items], book) from None


def _placed(fault: Fault, places: Sequence[Place], needs: dict[str, Place]) -> Fault:
    """The fault by its row in the sheet."""
    place = needs.get(fault.row) if fault.table == "needs" else None
    if fault.row.startswith("row ") and fault.row[4:].isdigit():
        place = places[int(fault.row[4:]) - 1]
    return fault if place is None else place(fault.column, fault.value, fault.reason)


def write_ledger(ledger: Ledger, path: str | PathLike[str], lang: Lang = "zh", overwrite: bool = False) -> None:
    """Write a ledger to an .xlsx or a folder of CSV files; ``read_ledger`` gives back an equal one.

    Parameters
    ----------
    ledger
        What to write; its terms are not.
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
    save(Path(path), lambda: _out(ledger, lang), lang, overwrite)


def _out(ledger: Ledger, lang: str) -> list[SheetOut]:
    sheets = [LEDGER.out(ledger.events, lang), about_sheet(lang)]
    sheets += [REGISTER.out(ledger.register, lang)] if ledger.register else []
    back: Any = _ledger_of(in_memory(sheets, lang), ledger.base, ledger.terms)
    if (back.events, back.register) != (ledger.events, ledger.register):
        raise InputError([Fault("ledger", "", "", None, NOT_EQUAL)])
    return sheets
