"""A workbook as the fields of a problem."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from ..constraints.base_rules import with_base
from ..data.condition import Condition
from ..data.priority_groups import COLUMN
from ..errors import Fault, InputError, Message
from .cells.fact import column_kinds, fact_kinds
from .cells.roles import READ_AS, ROLES
from .files.sheet import Book
from .schema.book_tables import BookTables, find_tables
from .schema.form_sheets import FORMS
from .schema.header import usable
from .schema.mapping import BookMapping
from .schema.record_sheets import CANDIDATES, NEEDS, POSTS, VILLAGES
from .schema.rule_sheets import AIM_KINDS, AIMS, RULES
from .schema.side_sheets import DIMENSIONS, LABELS, NOTES
from .schema.table import Table
from .schema.wish_sheets import WISH_LIST
from .sheets.dimensions import dimensions_of
from .sheets.forms import forms_of, placed_in_forms, posts_of_forms, with_forms
from .sheets.ghosts import example_left, without_ghosts
from .sheets.hearings import hearings, wish_list
from .sheets.identity import citizen_ids
from .sheets.matrices import read_matrices
from .sheets.not_read import say_what_is_not_read
from .sheets.pairs import pairs_of
from .sheets.pairs_exact import made_exact
from .sheets.people import derive_ages, one_spelling, split_further
from .sheets.post_words import PostWords
from .sheets.records import candidates_of, facts_of, posts_of, villages_of
from .sheets.references import FIELDS, names_for_ids, resolve
from .sheets.rules import aims_of, column_of, rules_of
from .sheets.village_columns import needs_in_villages, posts_in_villages
from .sheets.wish_columns import wishes_of

Made = TypeVar("Made")
TWICE = Message("wishes.twice", "wishes stand in columns of people, too; keep one of the two", "人选表中也有志愿列；只留一处")
EMPTY = Message("table.empty", "the table is empty", "表中没有数据")
NO_MAPPING = BookMapping()
AIM_CODES = {word: kind for kind, word in AIM_KINDS.items()} | {kind: kind for kind in AIM_KINDS}


@dataclass(frozen=True)
class BookFields:
    """What a book says of each field of a problem, and the tables it stands in."""

    fields: Mapping[str, Any]
    tables: BookTables

    def make(self, kind: Callable[..., Made]) -> Made:
        """A problem of this kind; a fault that only the whole shows gets its place in the book."""
        try:
            return kind(**self.fields)
        except InputError as error:
            raise told(InputError([_placed(self.tables, fault) for fault in error.items]), self.tables) from None


def fields_of(book: Book, as_of: date | None = None, mapping: BookMapping = NO_MAPPING) -> BookFields:
    """The fields of the problem in a book.

    Parameters
    ----------
    book
        What ``read_sheets`` gave.
    as_of
        The day on which ages count; None for the day stated in the book.
    mapping
        What the user says of sheets and columns.

    Raises
    ------
    InputError
        With every fault of all sheets.
    """
    return fields_from(find_tables(book, mapping=mapping), as_of)


def fields_from(tables: BookTables, as_of: date | None = None) -> BookFields:
    """The same from tables that are read, which take up every further fault."""
    people, villages = tables.table(CANDIDATES), tables.table(VILLAGES)
    # Without people or villages everything else would be unknown, for that reason alone.
    if any(each.header is None or not usable(each.header, each.schema) for each in (people, villages)):
        raise told(InputError(tables.all_faults()), tables)
    if not tables.own:
        names_for_ids(villages)
    posts_in_villages(tables)
    needs_in_villages(tables)
    read_matrices(tables)
    posts = tables.table(POSTS)
    if not tables.own:
        tables.faults += example_left(tables, as_of is not None)
        without_ghosts(tables, people)
        split_further(people, {need for need in tables.table(NEEDS).column("need") if need is not None})
    derive_ages(people, as_of or tables.as_of)
    one_spelling(people)
    citizen_ids(people)
    meant_by = resolve(tables, people, villages)
    made: dict[str, list[Any]] = {"candidates": candidates_of(people)}
    made["villages"] = villages_of(villages, tables.table(NEEDS))
    forms = forms_of(tables, fact_kinds(made["villages"]), meant_by)
    places = posts_of_forms(tables, forms) if forms and not len(posts) else posts_of(posts, villages)
    made["posts"] = places
    tables.faults += _empty(tables, made)
    words = PostWords(places, villages)
    rows = pairs_of(tables, people, places, words)
    known = _kinds(people, made["candidates"])
    kinds = known | {people.headers[name]: known[name] for name in FIELDS if name in people.headers}
    wishes = wishes_of(tables, people, words)
    listed, (marks, vetoes) = wish_list(tables, words), hearings(tables, words)
    if wishes and listed:
        tables.faults.append(tables.table(WISH_LIST).fault(None, "", None, TWICE))
    wishes = wishes or listed
    heard = ({"wishes": wishes} if wishes else {}) | ({"say": marks} if marks else {})
    stated = {kind: given for kind, given in (("stable", heard), ("village_forms", forms)) if given}
    rules = with_forms(tables, rules_of(tables.table(RULES), kinds, meant_by, stated), forms) + vetoes
    stated = {COLUMN: in_groups(made["candidates"])} | ({"wishes": {"wishes": wishes}} if wishes else {})
    aims = aims_of(tables.table(AIMS), kinds, meant_by, stated)
    dimensions = dimensions_of(tables.table(DIMENSIONS), kinds)
    say_what_is_not_read(tables, rules, aims)
    if faults := tables.all_faults():
        raise told(InputError(faults), tables)
    pairs = made_exact(rows, people.column("id"), places, tables.steps)
    fields = {
        "candidates": tuple(made["candidates"]), "villages": tuple(made["villages"]), "posts": tuple(places), "pairs": pairs,
        "constraints": _constraints(tables, rules), "aims": aims if aims or (tables.own and tables.has(AIMS)) else None,
        "dimensions": dimensions, "labels": _labels(tables), "notes": (*_notes(tables), *tables.all_notes()),
    }  # fmt: skip
    return BookFields(fields, tables)


def in_groups(people: Iterable[Any]) -> dict[str, Any]:
    """The fields of the aim that prefers whoever is in a priority group."""
    groups = sorted({group for person in people if person is not None for group in person.priority_groups})
    return {"sense": "most", "where": (Condition(fact=COLUMN, one_of=tuple(groups)),)} if groups else {"sense": "most"}


def _empty(tables: BookTables, made: dict[str, Any]) -> list[Fault]:
    """Tables without a single row, unless their rows are all faulty and that is said."""
    schemas = {"candidates": CANDIDATES, "villages": VILLAGES, "posts": POSTS}
    return [tables.table(schemas[name]).fault(None, "", None, EMPTY) for name, records in made.items()
            if not records and tables.has(schemas[name]) and not tables.table(schemas[name]).faults]  # fmt: skip


def _kinds(table: Table, people: list[Any]) -> dict[str, str]:
    """Kinds of the facts that people have; by whole columns, unless a faulty row is left out."""
    return column_kinds(facts_of(table)) if len(people) == len(table) else fact_kinds(people)


def _constraints(tables: BookTables, rules: tuple[Any, ...]) -> tuple[Any, ...]:
    """With the rules every problem has, unless the book was written from a problem and lists all of them."""
    return rules if tables.own and tables.has(RULES) else with_base(rules)


def _labels(tables: BookTables) -> dict[str, dict[str, str]]:
    table = tables.table(LABELS)
    codes = table.column("code")
    labels = {lang: {code: word for code, word in zip(codes, words, strict=True) if code is not None and word is not None}
              for lang, words in table.facts.items()}  # fmt: skip
    forms = zip(tables.table(FORMS).column("form"), tables.table(FORMS).column("zh"), strict=True)
    named = {form: word for form, word in forms if form is not None and word is not None}
    labels["zh"] = {**({} if tables.own else _own_roles(tables)), **named, **labels.get("zh", {})}
    return {lang: words for lang, words in labels.items() if words or lang != "zh"}


def _own_roles(tables: BookTables) -> dict[str, str]:
    """Role -> the word for it that the book uses, where that is another than the usual one."""
    notes = tables.table(POSTS).notes
    return {
        ROLES[word]: word
        for word, said in READ_AS.items()
        if not word.isascii() and word not in ("党支部书记", "支部委员") and any(f": {said} (" in note for note in notes)
    }


def told(error: InputError, tables: BookTables) -> InputError:
    """The error, told in the language of the book: Chinese where most of its headers are."""
    headers = [header for table in tables.by_name.values() for header in table.headers.values()]
    headers = headers or [str(cell) for sheet in tables.book.sheets for row in sheet.rows[:3] for cell in row if cell != ""]
    error.lang = "zh" if 2 * sum(any("\u3400" <= char <= "\u9fff" for char in each) for each in headers) > len(headers) else "en"
    return error


def _notes(tables: BookTables) -> list[str]:
    table = tables.table(NOTES)
    rows = zip(table.column("note"), table.column("zh"), table.column("code"), strict=True)
    return [note if zh is None else Message(code or "note", note, zh) for note, zh, code in rows if note is not None]


def _placed(tables: BookTables, fault: Fault) -> Fault:
    """A fault that the finished problem names by id, with the place in the workbook."""
    if (found := placed_in_forms(tables, fault)) is not None:
        return found
    for table in tables.by_name.values():
        if table.schema.name == fault.table and fault.row and fault.row in table.column("id"):
            at = table.column("id").index(fault.row)
            kind = AIM_CODES.get(str(table.column("kind")[at])) if table.schema is AIMS else ""
            return table.fault(at, column_of(kind or "", fault.column), fault.value, fault.reason)
    return fault
