"""Policies as flat rows that a sheet can hold, and as JSON; both give back an equal policy."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, Self

from pydantic import BeforeValidator

from ...data.field_reasons import reason_of
from ...data.record import Record, as_tuple, plain
from ...data.records_json import load_json, read_each
from ...errors import Fault, InputError, Message
from .cells import cell_of, value_of
from .words import ROWS, SETTINGS

SETTING = "setting"
ROW = "policy.row"  # the code of a fault: nobody knows what a row is
ROWS_EXPECTED = Message("policy.rows", "a frame or a list of rows is expected", "应为表格，或若干行的列表")
SETTING_TWICE = Message("policy.setting_twice", "the setting is stated twice", "这项设置写了两次")


def listed(kind: type[Any]) -> Any:
    """Validator of a tuple of records that may be given as mappings; the faults of all of them come together."""

    def read(given: Any) -> Any:
        items = as_tuple(given)
        return read_each(items, kind) if isinstance(items, tuple) else items

    return BeforeValidator(read)


class Policy(Record):
    """A policy: lists of records, and settings. In rows, the column ``row`` says which of them a row is.

    Its own checks (ids that occur twice, references) see all records, those with faults of their own included, so that
    one error lists everything.
    """

    sections: ClassVar[Mapping[str, tuple[str, type[Record]]]] = {}
    cells: ClassVar[Mapping[str, str]] = {}
    table: ClassVar[str] = "policy"
    settings_zh: ClassVar[Mapping[str, str]] = {}  # Chinese names of settings that other policies call otherwise

    def __init__(self, **data: Any) -> None:
        faults: list[Fault] = []
        try:
            super().__init__(**data)
        except InputError as error:
            faults += error.items
        given = {field: [_ids(item) for item in as_tuple(data.get(field, ())) or ()] for field, _ in self.sections.values()
                 if isinstance(as_tuple(data.get(field, ())), tuple)}  # fmt: skip
        for row, (field, _) in self.sections.items():
            counts = Counter(text_of(item, "id") for item in given.get(field, ()))
            faults += [Fault(self.table, str(id), "id", id, _twice(number, row))
                       for id, number in counts.items() if id and number > 1]  # fmt: skip
        faults += self.reference_faults(given)
        if not faults:
            faults = self.own_faults()
        if faults:
            raise InputError(faults)

    def reference_faults(self, given: Mapping[str, list[Mapping[str, Any]]]) -> list[Fault]:
        """Ids that are named but are not there; ``given`` has the rows of each list as mappings, faulty ones included."""
        return []

    def own_faults(self) -> list[Fault]:
        """What is wrong with the policy as a whole, where each record is right."""
        return []

    @classmethod
    def setting_words(cls) -> Mapping[str, str]:
        """Setting -> its Chinese name."""
        return {**SETTINGS, **cls.settings_zh}

    def __repr__(self) -> str:
        sizes = ", ".join(f"{len(getattr(self, field))} {field}" for field, _ in self.sections.values())
        return f"{type(self).__name__}({sizes})"  # not the contents: reasons of overrides do not belong in logs

    __str__ = __repr__

    def to_records(self) -> list[dict[str, Any]]:
        """Flat rows, settings first; ``from_records`` gives back an equal policy."""
        fields = {field for field, _ in self.sections.values()}
        rows = [{"row": SETTING, "id": name, "value": cell_of(getattr(self, name))}
                for name, spec in type(self).model_fields.items()
                if name not in fields and getattr(self, name) != spec.default]  # fmt: skip
        for row, (field, kind) in self.sections.items():
            for item in getattr(self, field):
                filled = {name: getattr(item, name) for name, spec in kind.model_fields.items()
                          if spec.is_required() or getattr(item, name) != spec.default}  # fmt: skip
                rows.append({"row": row, **{name: cell_of(value) for name, value in filled.items()}})
        return rows

    @classmethod
    def from_records(cls, rows: Any) -> Self:
        """A policy from rows: a list of mappings as ``to_records`` gives it, or a frame; any order, empty cells left out.

        Raises
        ------
        InputError
            With every fault of every row.
        """
        data: dict[str, Any] = {field: [] for field, _ in cls.sections.values()}
        faults: list[Fault] = []
        rows = rows.to_dict("records") if hasattr(rows, "to_dict") else rows
        rows = list(rows) if isinstance(rows, Iterable) else [rows]
        if not all(isinstance(row, Mapping) for row in rows):
            raise InputError([Fault(cls.table, "", "", None, ROWS_EXPECTED)])
        for number, given in enumerate(rows, start=1):
            row = {str(key): plain(value) for key, value in given.items() if not _empty(value)}
            kind, name = row.pop("row", None), str(row.get("id") or f"row {number}")
            if kind == SETTING:
                _setting(cls, data, row, name, faults)
            elif isinstance(kind, str) and kind in cls.sections:
                field, record = cls.sections[kind]
                data[field].append(_item(row, record, cls.table, name, faults))
            else:
                known = ", ".join([SETTING, *cls.sections])
                words = "、".join(ROWS.get(each, each) for each in (SETTING, *cls.sections))
                reason = Message(ROW, f"what kind of row this is: one of {known}", f"应写明这一行是什么：{words}")
                faults.append(Fault(cls.table, name, "row", kind, reason))
        try:
            made = cls(**data)
        except InputError as error:
            raise InputError([*faults, *error.items]) from None
        if faults:
            raise InputError(faults)
        return made

    def to_json(self) -> str:
        """The policy as JSON; ``from_json`` gives back an equal one."""
        return self.model_dump_json(indent=1)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """A policy from what ``to_json`` gave, or written by hand; repeated keys are refused."""
        return cls(**load_json(text))


def _setting(cls: Any, data: dict[str, Any], row: Mapping[str, Any], name: str, faults: list[Fault]) -> None:
    lists = {field for field, _ in cls.sections.values()}
    known = [field for field in cls.model_fields if field not in lists]
    if name not in known:
        words = "、".join(cls.setting_words().get(each, each) for each in known) or "无"
        reason = Message(
            "policy.setting", f"unknown setting; there are: {', '.join(known) or 'none'}", f"没有这项设置；可写：{words}"
        )
        faults.append(Fault(cls.table, name, "id", name, reason))
    elif name in data:
        faults.append(Fault(cls.table, name, "id", name, SETTING_TWICE))
    elif "value" in row:
        data.update(_item({name: row["value"]}, cls, cls.table, name, faults))


def _item(row: Mapping[str, Any], kind: Any, table: str, name: str, faults: list[Fault]) -> dict[str, Any]:
    item = {}
    for column, cell in row.items():
        try:
            item[column] = value_of(cell, kind.cells.get(column, "text"))
        except (ValueError, json.JSONDecodeError) as error:
            reasons = [fault.reason for fault in error.items] if isinstance(error, InputError) else [_reason(error)]
            faults += [Fault(table, name, column, cell, reason) for reason in reasons]
    return item


def _reason(error: ValueError) -> Message:
    """Why a cell could not be read, in both languages where it is known."""
    reason, said = reason_of(error), getattr(error, "words", None)
    if isinstance(reason, Message):
        return reason
    return Message("policy.cell", str(error), said("zh") if said else "没有看懂；请按此列的写法填写")


def _twice(number: int, row: str) -> Message:
    return Message("policy.id_twice", f"{number} {row} rows have this id; give each its own",
                   f"有 {number} 行“{ROWS.get(row, row)}”用了同一编号；请各用各的编号")  # fmt: skip


def text_of(item: Mapping[str, Any], field: str) -> str:
    """A field that should be text; empty where it is anything else, which the record itself refuses."""
    value = item.get(field)
    return value if isinstance(value, str) else ""


def _ids(item: Any) -> Mapping[str, Any]:
    return item if isinstance(item, Mapping) else {name: getattr(item, name) for name in getattr(type(item), "model_fields", ())}


def _empty(cell: Any) -> bool:
    if isinstance(cell, str):
        return not cell
    return cell is None or type(cell).__name__ in ("NAType", "NaTType") or (isinstance(cell, float) and cell != cell)
