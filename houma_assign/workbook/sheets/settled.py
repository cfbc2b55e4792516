"""Ids that occur twice, and references that are names."""

from __future__ import annotations

from ..cells.text import ROLES
from ..schema.book_tables import Found
from ..schema.record_sheets import NEEDS, PAIRS, POSTS
from ..schema.side_sheets import GRADE_MATRIX, SCORE_MATRIX
from ..schema.table import Table
from .references import Names, repeated
from .rules import Meaning

FIELDS = ("id", "name", "unit", "home")  # columns of people that rules may name though they are no facts


def names_for_ids(villages: Table) -> None:
    """Villages without ids go by their names."""
    if "id" not in villages.columns and "name" in villages.columns:
        villages.columns = {"id": list(villages.columns["name"]), **villages.columns}
        villages.headers["id"] = villages.headers["name"]
        villages.notes.append(f"{villages.sheet.name}: there is no column of ids; the names were taken as ids")


def settle(found: Found, people: Table, villages: Table) -> Meaning:
    """Ids that occur twice, and references that may be names; returns what rules mean by a word."""
    for table, what in ((people, "candidate"), (villages, "village")):
        repeated(table, ("id",), f"this {what} is listed twice")
    who, where = Names(people, "candidate"), Names(villages, "village")
    who.twins(people)
    where.settle(people, "home")
    who.settle_lists(people, "kin")
    where.settle_lists(people, "kin_villages")
    for schema, column, names in (
        (NEEDS, "village", where), (POSTS, "village", where), (PAIRS, "candidate", who), (PAIRS, "village", where),
        (SCORE_MATRIX, "candidate", who), (GRADE_MATRIX, "candidate", who),
    ):  # fmt: skip
        if found.has(schema):
            names.settle(found.table(schema), column)
    for at, (id, kin) in enumerate(zip(people.column("id"), people.column("kin"), strict=True)):
        if kin and id in kin:
            people.faults.append(people.fault(at, "kin", id, "nobody is kin of themselves"))

    roles = set(found.table(POSTS).column("role"))

    def meant_by(column: str, word: str) -> str | None:
        if column == "role":
            return word if word in roles else ROLES.get(word, word)
        if column == "fact":
            known = {shown: name for name, shown in people.headers.items() if name in FIELDS}
            return word if found.own or word in people.facts else known.get(word, word)
        id, _ = (who if column == "candidates" else where).meant(word)
        if id is not None and id != word:
            found.notes.append(f"rules and aims: {'a person' if column == 'candidates' else word} was read as {id}")
        return word if id is None and column != "candidates" else id

    return meant_by
