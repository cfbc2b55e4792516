"""Sheets of policies, read by the reader of workbooks: headers, marks, hidden parts, and the place of every fault."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from ...errors import Fault, InputError, Message
from ...workbook.files.sheet import Sheet, named
from ...workbook.schema.read_table import read_table
from ...workbook.schema.schema import Column, Schema
from ...workbook.schema.table import Table
from .policy import ROW, SETTING, Policy
from .translation import FREE, in_codes
from .words import COMMENTS, HEADERS, ROWS, VALUES

VALUELESS = Message(
    "policy.value", "the setting has no value; write one, or delete the row", "这项设置没有取值；请填写，或删去此行"
)
NAMELESS = Message("policy.nameless", "a name is missing", "缺少编号")
FOLLOWING = (
    "rubric.factor",
    "rubric.number",
    "rubric.no_rule",
    "rubric.empty",
    "rubric.total",
    "places.number",
    "villages.empty",
)
OF_THE_ROW = ("form.how_many",)  # what follows from another fault of the same row
CELL = ("cell.", "policy.cell", "condition")  # codes of cells that could not be read
REQUIRED, CHOICE = "field.missing", "field.literal_error"
TEXTS = ("value", "where", "either", "village", "meets", "posts", "roles")  # cells with signs of their own
NUMBERS = ("weight", "villages", "share", "least_score", "places", "cap", "points", "most", "amount", "least")


def schema_of(kind: type[Policy], name: str, zh: str) -> Schema:
    """The columns that the sheet of a policy may have."""
    fields: dict[str, type[Any]] = {}
    for _, record in kind.sections.values():
        fields |= dict.fromkeys(record.model_fields, record)
    names = ("row", "id", "value", *(each for each in HEADERS if each in fields and each not in ("row", "id", "value")))
    return Schema(name, tuple(_column(each, kind) for each in names), zh=(zh,), facts=True, other="mixed")


def _column(name: str, kind: type[Policy]) -> Column:
    en, zh = COMMENTS.get(name, ("", ""))
    header = {"village": "村"}.get(name, HEADERS[name]) if "override" in kind.sections else HEADERS[name]
    rows = (SETTING, *kind.sections)
    choices = rows if name == "row" else ("A", "B", "C") if name == "grade" else tuple(VALUES.get(name, ()))
    words = {**VALUES.get(name, {}), **(ROWS if name == "row" else {})}
    cell = "text" if name in FREE else "mixed" if name in TEXTS or name in NUMBERS else "id"
    return Column(name, cell, (header,), (name,), needed=name == "row", words_zh=zh, words_en=en,
                  choices=choices, choices_zh=tuple(words.get(each, each) for each in choices))  # fmt: skip


@dataclass(frozen=True)
class PolicySheet:
    """A sheet of a policy that was read.

    Attributes
    ----------
    table
        Its cells by column, with faults and notes.
    rows
        Its rows in codes, as ``Policy.from_records`` takes them.
    """

    kind: type[Policy]
    table: Table
    rows: tuple[dict[str, Any], ...]

    @classmethod
    def read(cls, sheet: Sheet, kind: type[Policy], schema: Schema) -> PolicySheet:
        """The rows of a sheet; what is wrong with its header and cells goes to the faults of the table."""
        # A leading ' says that text is meant as it stands, in whatever file: the package writes it.
        table = read_table(replace(sheet, own=True), schema)
        for name, values in table.facts.items():
            known = {column.header(lang): column for column in schema.columns for lang in ("zh", "en")}
            near = ", ".join(get_close_matches(name, known, n=3))
            en = "this column is not known here, and what stands in it would be lost; rename the column, or delete it"
            zh = "不认识这一列，其中的内容不能丢失；请改列名，或删去此列"
            reason = Message("policy.column", en + (f"; near it: {near}" if near else ""),
                             zh + (f"；相近的列名有：{near.replace(', ', '、')}" if near else ""))  # fmt: skip
            filled = [at for at, value in enumerate(values) if value is not None]
            table.faults += [table.fault(at, name, values[at], reason) for at in filled[:1]]
        cells = [{name: value for name, value in record.items() if value is not None and name != "facts"}
                 for record in table.records()]  # fmt: skip
        rows = [in_codes({name: _whole(cell) for name, cell in row.items()}, kind) for row in cells]
        return cls(kind, table, tuple(rows))

    def policy(self) -> Policy:
        """The policy of these rows.

        Raises
        ------
        InputError
            With every fault of the sheet, by sheet, row and column.
        """
        if self.table.faults:  # whatever else might be said follows from the header or from cells that cannot be used
            raise InputError(self.table.faults)
        nameless = [self.table.fault(at, "id", None, NAMELESS) for at, row in enumerate(self.rows) if self._nameless(row)]
        nameless += [self.table.fault(at, "value", None, VALUELESS) for at, row in enumerate(self.rows)
                     if row.get("row") == SETTING and "id" in row and "value" not in row]  # fmt: skip
        try:
            made = self.kind.from_records(self.rows)
        except InputError as error:
            raise InputError([*nameless, *self._placed(error.items, bool(nameless))]) from None
        if nameless:
            raise InputError(nameless)
        return made

    def _nameless(self, row: dict[str, Any]) -> bool:
        _, record = self.kind.sections.get(str(row.get("row")), ("", None))
        return "id" not in row and (row.get("row") == SETTING or (record is not None and "id" in record.model_fields))

    def _placed(self, faults: tuple[Fault, ...], nameless: bool) -> list[Fault]:
        """Faults by their places, without those that follow from others.

        A cell that could not be read is not missing as well; where a row has no name or no kind, or a cell could not be read,
        nothing is said of references, of totals and of the number of rows.
        """
        said = {(fault.row, fault.column) for fault in faults if fault.value is not None}
        lost = nameless or any(fault.code == ROW or fault.code.startswith(CELL) for fault in faults)
        return [
            self._one(fault)
            for fault in faults
            if not (fault.value is None and (fault.row, fault.column) in said)
            and not (fault.code == REQUIRED and not fault.row and lost)
            and not (lost and fault.code in FOLLOWING)
            and not (fault.code in OF_THE_ROW and fault.row in {row for row, _ in said})
        ]

    def _one(self, fault: Fault) -> Fault:
        reason, column = _in_words(fault.reason), fault.column.split(".")[0]
        at = self._lines(fault)
        setting = fault.column if not fault.row and column in self.kind.model_fields else ""
        if setting and not at:
            at = [k for k, row in enumerate(self.rows) if row.get("row") == SETTING and row.get("id") == setting]
            column = "value" if at else column
        if at and self.rows[at[0]].get("row") == SETTING and column == self.rows[at[0]].get("id"):
            column = "value"
        header = next((each.header("zh") for each in self.table.schema.columns if each.name == column), column)
        shown = named(self.table.headers.get(column, header), column)
        lines = ", ".join(str(self.table.lines[k] + 1) for k in at)
        row = f"row{'s' * (len(at) > 1)} {lines}" + (f" ({fault.row})" if not fault.row.startswith("row ") and fault.row else "")
        sheet = named(self.table.sheet.name, self.table.schema.name)
        return Fault(sheet, row if at else fault.row, shown, fault.value, reason)

    def _lines(self, fault: Fault) -> list[int]:
        """Positions of the rows that a fault speaks of."""
        if fault.row.startswith("row ") and fault.row[4:].isdigit():
            return [int(fault.row[4:]) - 1]
        column = fault.column.split(".")[0]
        same = [k for k, row in enumerate(self.rows) if fault.row and str(row.get("id")) == fault.row]
        if not same and " in " in fault.row:
            same = [k for k, row in enumerate(self.rows) if f"{row.get('candidate')} in {row.get('village')}" == fault.row]
        # A factor and a rule may have one id: the row that has the cell is meant.
        return [k for k in same if self.rows[k].get(column) == fault.value] or [k for k in same if column in self.rows[k]] or same


def _in_words(reason: str) -> str:
    """The reason with words for the codes of a fixed list."""
    if not isinstance(reason, Message) or reason.code != CHOICE:
        return reason
    known = {code: word for words in VALUES.values() for code, word in words.items()}
    words = [known.get(code, code) for code in re.findall("'([^']+)'", str(reason))]
    return Message(CHOICE, str(reason), f"应为下列之一：{'、'.join(words)}")


def _whole(cell: Any) -> Any:
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell
