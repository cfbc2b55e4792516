"""A workbook as a problem."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from os import PathLike
from typing import Any

from ..errors import Fault, InputError
from ..post import Post
from ..problem import BASE_RULES, Problem
from .dimensions_sheet import dimensions_of
from .facts_held import fact_kinds
from .found import Found, find_tables
from .pairs_exact import made_exact, too_fine
from .pairs_sheet import Rows, everybody, from_long, from_matrices
from .people_sheet import derive_ages, one_spelling
from .read_sheets import read_sheets
from .records_of import ROLES, candidates_of, posts_of, roles_in_words, villages_of
from .references import Names, repeated
from .rule_schemas import AIMS, RULES
from .rules_sheet import Meaning, aims_of, rules_of
from .schemas import CANDIDATES, NEEDS, PAIRS, POSTS, VILLAGES
from .sheet import Book
from .side_schemas import DIMENSIONS, GRADE_MATRIX, LABELS, NOTES, SCORE_MATRIX
from .table import Table

FIELDS = ("id", "name", "unit", "home")  # columns of people that rules may name though they are no facts


def read_workbook(path: str | PathLike[str], as_of: date | None = None) -> Problem:
    """A problem from an .xlsx, or from a folder of CSV files, one a sheet.

    Sheets and columns are described in ``docs/workbook.md``; names in Chinese or English, columns in any order. What was
    normalised on the way is listed in ``problem.notes``, by sheet, column and row.

    Parameters
    ----------
    path
        The file or folder.
    as_of
        The day on which ages count, where there are dates of birth and no ages; otherwise the day stated in the workbook.

    Raises
    ------
    InputError
        With every fault of all sheets: sheet, row, column, value and what is expected.
    ImportError
        If it is an .xlsx and python-calamine is not installed.
    """
    return problem_of(read_sheets(path), as_of)


def problem_of(book: Book, as_of: date | None = None) -> Problem:
    """A problem from sheets; see ``read_workbook``."""
    found = find_tables(book)
    people, villages, posts = (found.table(schema) for schema in (CANDIDATES, VILLAGES, POSTS))
    if not found.own:
        _names_for_ids(villages)
    roles = {} if found.own else roles_in_words(posts)
    derive_ages(people, as_of or found.as_of)
    one_spelling(people)
    meant_by = _settle(found, people, villages)
    places = posts_of(posts, villages)
    made: dict[str, list[Any]] = {"candidates": candidates_of(people)}
    made |= {"villages": villages_of(villages, found.table(NEEDS)), "posts": places}
    found.faults += _empty(found, made)
    rows = _pairs(found, people, places)
    kinds = fact_kinds(made["candidates"]) | {people.headers[name]: "text" for name in FIELDS if name in people.headers}
    rules = rules_of(found.table(RULES), kinds, meant_by)
    aims = aims_of(found.table(AIMS), meant_by)
    dimensions = dimensions_of(found.table(DIMENSIONS), kinds)
    if faults := found.all_faults():
        raise InputError(faults)
    pairs = made_exact(rows, [person.id for person in made["candidates"]], places, found.steps)
    try:
        return Problem(
            candidates=tuple(made["candidates"]), villages=tuple(made["villages"]), posts=tuple(places), pairs=pairs,
            constraints=_with_base(found, rules), aims=aims if aims or (found.own and found.has(AIMS)) else None,
            dimensions=dimensions, labels=_labels(found, roles), notes=(*_notes(found), *found.all_notes()),
        )  # fmt: skip
    except InputError as error:
        raise InputError([_placed(found, fault) for fault in error.items]) from None


def _names_for_ids(villages: Table) -> None:
    """Villages without ids go by their names."""
    if "id" not in villages.columns and "name" in villages.columns:
        villages.columns = {"id": list(villages.columns["name"]), **villages.columns}
        villages.headers["id"] = villages.headers["name"]
        villages.notes.append(f"{villages.sheet.name}: there is no column of ids; the names were taken as ids")


def _settle(found: Found, people: Table, villages: Table) -> Meaning:
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

    def meant_by(column: str, word: str) -> str | None:
        if column in ("role", "fact"):
            known = ROLES if column == "role" else {shown: name for name, shown in people.headers.items() if name in FIELDS}
            return word if found.own or word in people.facts else known.get(word, word)
        id, _ = (who if column == "candidates" else where).meant(word)
        if id is not None and id != word:
            found.notes.append(f"rules and aims: {'a person' if column == 'candidates' else word} was read as {id}")
        return word if id is None and column != "candidates" else id

    return meant_by


def _empty(found: Found, made: dict[str, Any]) -> list[Fault]:
    """Tables without a single row, unless their rows are all faulty and that is said."""
    schemas = {"candidates": CANDIDATES, "villages": VILLAGES, "posts": POSTS}
    return [found.table(schemas[name]).fault(None, "", None, "the table is empty") for name, records in made.items()
            if not records and found.has(schemas[name]) and not found.table(schemas[name]).faults]  # fmt: skip


def _pairs(found: Found, people: Table, posts: Sequence[Post]) -> Rows:
    """The pairs of whichever sheet has them."""
    scores = people.columns.get("score") or people.facts.get("score") or []
    own = {id: score for id, score in zip(people.column("id"), scores, strict=False) if score is not None}
    matrices = [found.table(schema) if found.has(schema) else None for schema in (SCORE_MATRIX, GRADE_MATRIX)]
    table = found.table(PAIRS)
    if "score" not in table.columns and matrices[0] is None and own:
        too_fine(people, {"score": scores}, 2, found.steps)
    for each in (table, matrices[0]):
        if each is not None:
            too_fine(each, {"score": each.column("score")}, 2, found.steps)
            too_fine(each, each.facts, 6 if each is table else 2, found.steps)
    if not found.has(PAIRS):
        if any(matrix is not None for matrix in matrices):
            return from_matrices(matrices[0], matrices[1], posts)
        return everybody([id for id in people.column("id") if id is not None], posts, own, found.faults)
    found.faults += [matrix.fault(None, "", None, "pairs stand here and on the sheet of pairs; keep one")
                     for matrix in matrices if matrix is not None]  # fmt: skip
    if not len(table) and not table.faults and not found.own:
        reason = "the table is empty; delete the sheet if everybody may take every post"
        table.faults.append(table.fault(None, "", None, reason))
    return from_long(table, posts, own)


def _with_base(found: Found, rules: tuple[Any, ...]) -> tuple[Any, ...]:
    """The rules every problem has, unless the workbook was written from a problem and lists all of them."""
    if found.own and found.has(RULES):
        return rules
    kinds = {rule.kind for rule in rules}
    return (*(rule for rule in BASE_RULES if rule.kind not in kinds), *rules)


def _labels(found: Found, roles: dict[str, str]) -> dict[str, dict[str, str]]:
    table = found.table(LABELS)
    codes = table.column("code")
    labels = {lang: {code: word for code, word in zip(codes, words, strict=True) if code is not None and word is not None}
              for lang, words in table.facts.items()}  # fmt: skip
    if roles:
        labels["zh"] = {**roles, **labels.get("zh", {})}
    return labels


def _notes(found: Found) -> list[str]:
    return [note for note in found.table(NOTES).column("note") if note is not None]


def _placed(found: Found, fault: Fault) -> Fault:
    """A fault that the finished problem names by id, with the place in the workbook."""
    for table in found.tables.values():
        if table.schema.name == fault.table and fault.row and fault.row in table.column("id"):
            return table.fault(table.column("id").index(fault.row), fault.column, fault.value, fault.reason)
    return fault
