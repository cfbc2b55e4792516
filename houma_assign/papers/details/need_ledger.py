"""What the need ledger of a problem's own book tells beside severities: it need not be written again for the papers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...errors import Fault, InputError, Message
from ...workbook.files.sheet import Book
from ...workbook.schema.read_table import read_table
from ...workbook.schema.record_sheets import NEEDS as LEDGER
from ...workbook.schema.schema import Schema
from .sheets import NEEDS
from .village import NeedDetails

TOLD = tuple(name for name in NeedDetails.model_fields if name not in ("village", "need"))
TWICE = Message("details.need_otherwise", "the need ledger says something else of this need; keep one",
                "需求台账中对这项需求另有说法；请只留一处")  # fmt: skip
# The sheet of a problem, with all that papers print of a need.
KNOWN = {column.name for column in LEDGER.columns}
BESIDE = Schema(LEDGER.name, (*LEDGER.columns, *(each for each in NEEDS.columns if each.name not in KNOWN)), LEDGER.zh, LEDGER.en,
                also=LEDGER.also, row=LEDGER.row)  # fmt: skip


def with_ledger(stated: Sequence[NeedDetails], book: Book, faults: list[Fault]) -> list[NeedDetails]:
    """The needs of the sheet of details, with what the need ledger of the same book tells of them and of others.

    Parameters
    ----------
    stated
        Rows of the sheet of details.
    faults
        Receives what is wrong with the ledger, and cells of both that do not agree.
    """
    made = {(each.village, each.need): each for each in stated}
    twice = [each for each in stated if made[each.village, each.need] is not each]
    for sheet in book:
        if not LEDGER.is_named(sheet.name):
            continue
        table = read_table(sheet, BESIDE)
        for at, row in enumerate(table.records()):
            told = {name: row[name] for name in TOLD if row.get(name) not in (None, "")}
            if None in (row.get("village"), row.get("need")) or not told:
                continue
            key = row["village"], row["need"]
            known = made.get(key)
            other = {} if known is None else {name: getattr(known, name) for name in told if getattr(known, name)}
            try:
                row_made = NeedDetails(village=key[0], need=key[1], **told)
            except InputError as error:
                table.faults += [table.fault(at, fault.column, fault.value, fault.reason) for fault in error.items]
                continue
            table.faults += [table.fault(at, name, told[name], TWICE) for name, value in other.items()
                             if value != getattr(row_made, name)]  # fmt: skip
            made[key] = row_made if known is None else known.changed(**{name: getattr(row_made, name) for name in told})
        faults += [fault for fault in table.faults if _ours(fault)]
    return [*made.values(), *twice]


def _ours(fault: Any) -> bool:
    """Whether a fault is of what papers print: the rest is for who reads the problem."""
    return any(str(fault.column).endswith((name, f"→ {name}")) for name in TOLD)
