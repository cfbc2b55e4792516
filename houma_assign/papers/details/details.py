"""The details of one run, from sheets, frames or mappings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from ...data.problem_like import ProblemLike
from ...errors import Fault, Message
from ...frames.rows import rows_of
from ...scoring.villages.finding import VillageFinding
from ...workbook.schema.schema import Schema
from .person import PersonDetails
from .sheets import SHEETS
from .unit import FileDetails, UnitDetails
from .village import CadreDetails, NeedDetails, VillageDetails

NOT_DETAILS = Message("details.kind", "a table of people, or a mapping of tables: people, villages, cadres, needs, findings, "
                      "units",
                      "应为人员详情表，或“表名—表”对照：人员详情、村情、村两委、需求对策、两轮研判、派出单位")  # fmt: skip
TABLES = Message("details", "details", "详情")
TWICE = Message("details.twice", "stands there twice", "重复")


@dataclass(frozen=True)
class Details:
    """What papers print of people, villages and units, by id."""

    people: Mapping[str, PersonDetails] = field(default_factory=dict)
    villages: Mapping[str, VillageDetails] = field(default_factory=dict)
    cadres: tuple[CadreDetails, ...] = ()
    needs: Mapping[tuple[str, str], NeedDetails] = field(default_factory=dict)
    units: Mapping[str, UnitDetails] = field(default_factory=dict)
    files: Mapping[str, FileDetails] = field(default_factory=dict)
    findings: tuple[VillageFinding, ...] = ()


def details_of(given: Any, faults: list[Fault]) -> Details:
    """Details from what was given: ``Details``, a table of people, or a mapping of tables by their names."""
    if given is None or isinstance(given, Details):
        return given or Details()
    tables = dict(given) if isinstance(given, Mapping) else {"people": given}
    rows: dict[str, list[Any]] = {name: [] for name in SHEETS}
    for name, table in tables.items():
        found = next(
            (key for key, sheet in SHEETS.items() if str(name) in (key, sheet.kind.__name__) or sheet.schema.is_named(str(name))),
            None,
        )
        if found is None:
            faults.append(Fault(TABLES, "", str(name), None, NOT_DETAILS))
        elif table is not None and len(table):
            sheet = SHEETS[found]
            rows[found] = rows_of(table, sheet.kind, sheet_place(sheet.schema), faults, partial(_meant, sheet.schema))
    return of_rows(rows, faults)


def of_rows(rows: Mapping[str, Sequence[Any]], faults: list[Fault]) -> Details:
    """Details from records by the names of their sheets."""
    return Details(
        _by(rows, "people", ("candidate",), faults), _by(rows, "villages", ("village",), faults), tuple(rows["cadres"]),
        _by(rows, "needs", ("village", "need"), faults), _by(rows, "units", ("unit",), faults),
        _by(rows, "files", ("item",), faults), tuple(rows.get("findings", ())),
    )  # fmt: skip


def by_village_id(details: Details, problem: ProblemLike, faults: list[Fault]) -> Details:
    """The details with needs under the ids of villages that are called by a name which only one of them has.

    The need ledger of a problem's own book may call them so.
    """
    ids: dict[str, list[str]] = {}
    for village in problem.villages:
        ids.setdefault(village.name, []).append(village.id)
    needs: dict[tuple[str, str], NeedDetails] = {}
    for (called, need), told in details.needs.items():
        known = ids.get(called, [])
        id = known[0] if not problem.has_village(called) and len(known) == 1 else called
        if (id, need) in needs:
            faults.append(Fault(sheet_place(SHEETS["needs"].schema), f"{called} · {need}", "", None, TWICE))
        needs[id, need] = told
    return replace(details, needs=needs)


def sheet_place(schema: Schema) -> Message:
    """A sheet of details as the place of a fault."""
    return Message(f"sheet.{schema.name}", schema.sheet("en"), schema.sheet("zh"))


def _meant(schema: Schema, header: str) -> str:
    column = schema.column(header)
    return column.name if column is not None else header


def _by(rows: Mapping[str, Sequence[Any]], name: str, keys: tuple[str, ...], faults: list[Fault]) -> dict[Any, Any]:
    made: dict[Any, Any] = {}
    for row in rows[name]:
        parts = tuple(getattr(row, key) for key in keys)
        if parts in made:
            faults.append(Fault(sheet_place(SHEETS[name].schema), " · ".join(parts), "", None, TWICE))
        made[parts] = row
    return {parts if len(keys) > 1 else parts[0]: row for parts, row in made.items()}
