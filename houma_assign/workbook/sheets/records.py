"""Candidates, villages and posts from their tables, with the place of every fault."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ...data.candidate import Candidate
from ...data.candidates_in_bulk import candidates_in_bulk
from ...data.many_in_one import split_mapping
from ...data.post import Post
from ...data.village import Village
from ...errors import InputError, Message
from ..schema.table import Table

LEDGER = ("village", "need", "severity")
TWICE = Message("need.twice", "this need of the village is listed twice", "该村的这项需求列了两次")
TWO_PLACES = Message("need.two_places", "needs stand here and on the sheet of needs; keep one",
                     "此处和需求台账中都写了需求；请只留一处")  # fmt: skip
SEVERITIES = Message("need.severity", "a need has a severity from 1 (slight) to 5 (pressing): petition:5; culture:3",
                     "每项需求的严重程度应为 1（轻微）至 5（紧迫），如“信访:5；文化:3”")  # fmt: skip


def candidates_of(table: Table) -> list[Candidate]:
    """One person a row; their own points are a fact like any other."""
    columns, facts = {name: values for name, values in table.columns.items() if name != "score"}, facts_of(table)
    absent = table.absent - {"score"} if facts.get("score") is table.columns.get("score") else table.absent
    people, left = candidates_in_bulk(columns, facts, len(table), absent)
    for at in left:  # one by one, so that every fault is found
        own = {name: values[at] for name, values in facts.items() if values[at] is not None or name not in absent}
        people[at] = _one(table, at, Candidate, {**{name: values[at] for name, values in columns.items()}, "facts": own})
    return _kept(table, people) if left else people


def facts_of(table: Table) -> dict[str, list[Any]]:
    """Facts of people as columns, with their own points where somebody has some."""
    score = table.columns.get("score", [])
    return {**table.facts, **({"score": score} if any(each is not None for each in score) else {})}


def villages_of(table: Table, ledger: Table) -> list[Village]:
    """One village a row, with the needs of the ledger; the column ``needs`` is for workbooks without one."""
    _say_what_is_beside(ledger)
    needs: dict[str, dict[str, int]] = {}
    for at, (village, need, severity) in enumerate(zip(*map(ledger.column, LEDGER), strict=True)):
        if village is None or need is None or severity is None:
            continue
        if need in needs.setdefault(village, {}):
            ledger.faults.append(ledger.fault(at, "need", need, TWICE))
        needs[village][need] = severity
    rows = []
    for at, record in enumerate(table.records()):
        cell, listed = record.get("needs"), needs.get(record.get("id") or "", {})
        if cell is not None and listed:
            table.faults.append(table.fault(at, "needs", cell, TWO_PLACES))
        stated = listed if cell is None else needs_in(cell)
        if isinstance(stated, Message):
            table.faults.append(table.fault(at, "needs", cell, stated))
        rows.append({**record, "needs": {} if isinstance(stated, Message) else stated})
    return _made(table, Village, rows)


def _say_what_is_beside(ledger: Table) -> None:
    """Where needs were heard of is for the papers and the ledger: a problem does not keep it."""
    shown = [header for name, header in ledger.headers.items() if name not in LEDGER and ledger.says(name)]
    if shown and not ledger.sheet.own:
        ledger.say("needs.beside", f"columns {', '.join(shown)} are no part of the problem; papers and the ledger read them",
                   f"“{'、'.join(shown)}”不属于选派问题，由文书和动态台账读取")  # fmt: skip


def needs_in(cell: str) -> dict[str, int] | Message:
    """The needs in a cell with their severities: ``信访:5；文化:3``."""
    stated = split_mapping(cell)
    if isinstance(stated, Message):
        return stated
    fine = all(type(severity) is int and 1 <= severity <= 5 for severity in stated.values())
    return stated if fine else SEVERITIES


def posts_of(table: Table, villages: Table) -> list[Post]:
    """One post a row; without the sheet, one slot in each village."""
    if not table.sheet.rows:
        return [Post(village=id) for id in villages.column("id") if id is not None]
    made = _made(table, Post, table.records())
    counts = Counter(post.id for post in made)
    if "id" not in table.columns:
        for at, parts in enumerate(zip(table.column("village"), table.column("role"), strict=True)):
            id = "/".join(part for part in parts if part is not None)
            if counts[id] > 1:
                reason = Message("post.twice", f"{counts[id]} rows are post {id}; give roles, or ids of their own",
                                 f"有 {counts[id]} 行是同一岗位；请写明岗位类别，或各给一个岗位编号")  # fmt: skip
                table.faults.append(table.fault(at, "village", parts[0], reason))
    return made


def _made(table: Table, kind: type[Any], rows: list[dict[str, Any]]) -> list[Any]:
    return _kept(table, [_one(table, at, kind, row) for at, row in enumerate(rows)])


def _one(table: Table, at: int, kind: type[Any], row: dict[str, Any]) -> Any:
    """The record of a row; None where it has faults, which the table takes up."""
    try:
        return kind(**{name: value for name, value in row.items() if value is not None})
    except InputError as error:
        if at not in table.bad:  # what is missing there has been named
            table.faults += [table.fault(at, fault.column.split(".")[0], fault.value, fault.reason) for fault in error.items]
    return None


def _kept(table: Table, made: list[Any]) -> list[Any]:
    # Ids by which faults found later are brought back to their row.
    table.columns.setdefault("id", [None if each is None else each.id for each in made])
    return [each for each in made if each is not None]
