"""A workbook as the fields of a problem."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from ..constraints.base_rules import with_base
from ..errors import Fault, InputError
from .cells.fact import fact_kinds
from .cells.text import AS_ROLE
from .files.sheet import Book
from .schema.book_tables import Found, find_tables
from .schema.record_sheets import CANDIDATES, NEEDS, POSTS, VILLAGES
from .schema.rule_sheets import AIMS, RULES
from .schema.side_sheets import DIMENSIONS, LABELS, NOTES
from .sheets.dimensions import dimensions_of
from .sheets.pairs import pairs_of
from .sheets.pairs_exact import made_exact
from .sheets.people import citizen_ids, derive_ages, one_spelling
from .sheets.records import candidates_of, posts_of, villages_of
from .sheets.references import FIELDS, names_for_ids, settle
from .sheets.rules import aims_of, rules_of

Made = TypeVar("Made")


@dataclass(frozen=True)
class BookFields:
    """What a book says of each field of a problem, and the tables it stands in."""

    fields: Mapping[str, Any]
    tables: Found

    def make(self, kind: Callable[..., Made]) -> Made:
        """A problem of this kind; a fault that only the whole shows gets its place in the book."""
        try:
            return kind(**self.fields)
        except InputError as error:
            raise InputError([_placed(self.tables, fault) for fault in error.items]) from None


def fields_of(book: Book, as_of: date | None = None) -> BookFields:
    """The fields of the problem in a book.

    Parameters
    ----------
    book
        What ``read_sheets`` gave.
    as_of
        The day on which ages count; None for the day stated in the book.

    Raises
    ------
    InputError
        With every fault of all sheets.
    """
    found = find_tables(book)
    people, villages, posts = (found.table(schema) for schema in (CANDIDATES, VILLAGES, POSTS))
    if not found.own:
        names_for_ids(villages)
    derive_ages(people, as_of or found.as_of)
    one_spelling(people)
    citizen_ids(people)
    meant_by = settle(found, people, villages)
    places = posts_of(posts, villages)
    made: dict[str, list[Any]] = {"candidates": candidates_of(people)}
    made |= {"villages": villages_of(villages, found.table(NEEDS)), "posts": places}
    found.faults += _empty(found, made)
    rows = pairs_of(found, people, places)
    kinds = fact_kinds(made["candidates"]) | {people.headers[name]: "text" for name in FIELDS if name in people.headers}
    rules = rules_of(found.table(RULES), kinds, meant_by)
    aims = aims_of(found.table(AIMS), meant_by)
    dimensions = dimensions_of(found.table(DIMENSIONS), kinds)
    if faults := found.all_faults():
        raise InputError(faults)
    pairs = made_exact(rows, [person.id for person in made["candidates"]], places, found.steps)
    fields = {
        "candidates": tuple(made["candidates"]), "villages": tuple(made["villages"]), "posts": tuple(places), "pairs": pairs,
        "constraints": _constraints(found, rules), "aims": aims if aims or (found.own and found.has(AIMS)) else None,
        "dimensions": dimensions, "labels": _labels(found), "notes": (*_notes(found), *found.all_notes()),
    }  # fmt: skip
    return BookFields(fields, found)


def _empty(found: Found, made: dict[str, Any]) -> list[Fault]:
    """Tables without a single row, unless their rows are all faulty and that is said."""
    schemas = {"candidates": CANDIDATES, "villages": VILLAGES, "posts": POSTS}
    return [found.table(schemas[name]).fault(None, "", None, "the table is empty") for name, records in made.items()
            if not records and found.has(schemas[name]) and not found.table(schemas[name]).faults]  # fmt: skip


def _constraints(found: Found, rules: tuple[Any, ...]) -> tuple[Any, ...]:
    """With the rules every problem has, unless the book was written from a problem and lists all of them."""
    return rules if found.own and found.has(RULES) else with_base(rules)


def _labels(found: Found) -> dict[str, dict[str, str]]:
    table = found.table(LABELS)
    codes = table.column("code")
    labels = {lang: {code: word for code, word in zip(codes, words, strict=True) if code is not None and word is not None}
              for lang, words in table.facts.items()}  # fmt: skip
    posts = found.table(POSTS)
    if not found.own and any(AS_ROLE in note for note in posts.notes):
        words = {"secretary": "第一书记", "member": "工作队员"}
        met = {code: word for code, word in words.items() if code in posts.column("role")}
        labels["zh"] = {**met, **labels.get("zh", {})}
    return labels


def _notes(found: Found) -> list[str]:
    return [note for note in found.table(NOTES).column("note") if note is not None]


def _placed(found: Found, fault: Fault) -> Fault:
    """A fault that the finished problem names by id, with the place in the workbook."""
    for table in found.tables.values():
        if table.schema.name == fault.table and fault.row and fault.row in table.column("id"):
            return table.fault(table.column("id").index(fault.row), fault.column, fault.value, fault.reason)
    return fault
