"""The details of one run, from sheets, frames or mappings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ...errors import Fault, Message
from ...frames.rows import rows_of
from ...workbook.cells.reading import folded
from .person import PersonDetails
from .sheets import SHEETS
from .unit import UnitDetails
from .village import CadreDetails, VillageDetails

NOT_DETAILS = Message("details.kind", "a table of people, or a mapping of tables: people, villages, cadres, units",
                      "应为人员详情表，或“表名—表”对照：人员详情、村情、村两委、派出单位")  # fmt: skip
TWICE = Message("details.twice", "stands there twice", "重复")


@dataclass(frozen=True)
class Details:
    """What papers print of people, villages and units, by id."""

    people: Mapping[str, PersonDetails] = field(default_factory=dict)
    villages: Mapping[str, VillageDetails] = field(default_factory=dict)
    cadres: tuple[CadreDetails, ...] = ()
    units: Mapping[str, UnitDetails] = field(default_factory=dict)


def details_of(given: Any, faults: list[Fault]) -> Details:
    """Details from what was given: ``Details``, a table of people, or a mapping of tables by their names."""
    if given is None or isinstance(given, Details):
        return given or Details()
    tables = dict(given) if isinstance(given, Mapping) else {"people": given}
    rows: dict[str, list[Any]] = {name: [] for name in SHEETS}
    for name, table in tables.items():
        found = next((key for key, sheet in SHEETS.items() if sheet.schema.is_named(str(name)) or key == str(name)), None)
        if found is None:
            faults.append(Fault(Message("details", "details", "详情"), "", str(name), None, NOT_DETAILS))
        elif table is not None and len(table):
            rows[found] = rows_of(table, SHEETS[found].kind, SHEETS[found].schema.name, faults, _meaning(found))
    return Details(_by(rows["people"], "candidate", faults), _by(rows["villages"], "village", faults), tuple(rows["cadres"]),
                   _by(rows["units"], "unit", faults))  # fmt: skip


def _meaning(name: str) -> Any:
    headers = SHEETS[name].schema.by_header

    def meant(header: str) -> str:
        column = headers.get(folded(header))
        return column.name if column is not None else header

    return meant


def _by(rows: list[Any], key: str, faults: list[Fault]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for row in rows:
        id = getattr(row, key)
        if id in made:
            faults.append(Fault("details", id, key, None, TWICE))
        made[id] = row
    return made
