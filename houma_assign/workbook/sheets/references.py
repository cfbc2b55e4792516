"""References to people and villages: by id, or by a name that only one of them has; and ids that occur twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from ...data.field_names import CANDIDATE
from ...errors import Message
from ..cells.roles import ROLES
from ..schema.book_tables import BookTables
from ..schema.form_sheets import FORMS
from ..schema.record_sheets import NEEDS, PAIRS, POSTS
from ..schema.side_sheets import GRADE_MATRIX, SCORE_MATRIX
from ..schema.table import Table
from ..schema.wish_sheets import HEARING, WISH_LIST

Meaning = Callable[[str, str], str | None]  # (column, word) -> what is meant, None for an unknown person
FIELDS = (*CANDIDATE, "score")  # columns of people that rules may name though they are no facts
BY_NAME = Message("ref.by_name", "names were read as the ids of those who bear them", "姓名或村名已读作其编号")
NAMES_AS_IDS = Message("ref.names_as_ids", "there is no column of ids; the names were taken as ids", "没有编号列，以村名作为编号")
SELF_KIN = Message("ref.self_kin", "nobody is kin of themselves", "本人不能是自己的亲属")
WHAT_ZH = {"candidate": "人选", "village": "村"}


class Names:
    """What people or villages are called.

    Parameters
    ----------
    table
        Their sheet.
    what
        "candidate" or "village", for messages.
    """

    def __init__(self, table: Table, what: str) -> None:
        self.what = what
        self.table = table
        ids = table.column("id")
        self.ids: dict[Any, str] = dict(zip(ids, ids, strict=True))
        self.ids.pop(None, None)

    @cached_property
    def bearers(self) -> dict[str, list[str]]:
        """Name -> ids of those who bear it."""
        found: dict[str, list[str]] = {}
        for id, name in zip(self.table.column("id"), self.table.column("name"), strict=True):
            if id is not None and name is not None:
                found.setdefault(name, []).append(id)
        return found

    def repeated(self) -> None:
        """Ids that stand in several rows become faults."""
        ids = self.table.column("id")
        if len(self.ids) < len(ids) - ids.count(None):
            en, zh = f"this {self.what} is listed twice", f"这个{WHAT_ZH[self.what]}列了两次"
            repeated(self.table, ("id",), Message("ref.twice", en, zh))

    def resolve(self, table: Table, column: str) -> None:
        """Replace names by ids in a column of single ids; unknown ones become faults."""
        values = table.columns.get(column)
        if values is None:
            return
        # The very texts of the other table, so that whatever looks them up later finds the same object at once.
        found: list[Any] = [*map(self.ids.get, values)]
        if found.count(None) == values.count(None):
            values[:] = found
            return
        known: dict[str, tuple[str | None, str]] = {}
        renamed: list[int] = []
        for at, value in enumerate(values):
            if value is None or value in self.ids:
                continue
            if value not in known:
                known[value] = self.meant(value)
            values[at], reason = known[value]
            if values[at] is None:
                table.faults.append(table.fault(at, column, value, reason))
            else:
                renamed.append(at)
        if renamed:
            table.note(column, BY_NAME, renamed)

    def resolve_lists(self, table: Table, column: str) -> None:
        """The same in a column of lists of ids."""
        renamed: list[int] = []
        values = table.columns.get(column, [])
        odd = {value for value in {*values} if value is not None and not all(each in self.ids for each in value)}
        for at, value in enumerate(values if odd else ()):
            if value not in odd:
                continue
            meant = [self.meant(each) for each in value]
            for each, (id, reason) in zip(value, meant, strict=True):
                if id is None:
                    table.faults.append(table.fault(at, column, each, reason))
            values[at] = tuple(id for id, _ in meant if id is not None)
            renamed.append(at)
        if renamed:
            table.note(column, BY_NAME, renamed)

    def meant(self, value: str) -> tuple[str | None, str]:
        """The id meant, or None and what is wrong."""
        if value in self.ids:
            return value, ""
        bearers = self.bearers.get(value, [])
        if len(bearers) == 1:
            return bearers[0], ""
        if bearers:
            return None, Message("ref.many_bearers", f"{len(bearers)} bear this name ({', '.join(bearers)}); write the id",
                                 f"有 {len(bearers)} 个同名（{'、'.join(bearers)}）；请写编号")  # fmt: skip
        # Names of people stay out of messages; villages are shown.
        pool = [*self.ids, *(self.bearers if self.what == "village" else ())]
        near = get_close_matches(value, pool[:5000], n=3, cutoff=0.5)
        en, zh = f"unknown {self.what}", f"没有这个{WHAT_ZH[self.what]}"
        if near:
            en, zh = f"{en}; did you mean {', '.join(near)}?", f"{zh}；是否应为{'、'.join(near)}？"
        return None, Message("ref.unknown", en, zh)

    def twins(self, table: Table) -> None:
        """Note names that several people bear: allowed, but a reader must look at the ids."""
        if table.sheet.own:
            return  # said already, if it is to be said: what is written reads back equal
        if _all_differ(table.column("name")):
            return
        shared = [ids for ids in self.bearers.values() if len(ids) > 1]
        for ids in shared[:20]:
            table.notes.append(Message("ref.same_name",
                                       f"{table.sheet.name}: {', '.join(ids)} have the same name; tell them apart by id",
                                       f"{table.sheet.name}：{'、'.join(ids)} 同名；请按编号区分"))  # fmt: skip


def repeated(table: Table, columns: Sequence[str], reason: Message) -> None:
    """Faults for rows whose values in these columns occur before."""
    first: dict[Any, int] = {}
    rows: Iterable[tuple[Any, ...]] = zip(*(table.column(name) for name in columns), strict=True)
    for at, key in enumerate(rows):
        if None in key:
            continue
        if key in first:
            line = table.lines[first[key]] + 1
            twice = Message(reason.code, f"{reason}; also in row {line}", f"{reason.zh}；第 {line} 行也有")
            table.faults.append(table.fault(at, columns[-1], key[-1], twice))
        else:
            first[key] = at


def _all_differ(values: Sequence[Any]) -> bool:
    """Whether no value but None occurs twice."""
    return len({*values} - {None}) == len(values) - values.count(None)


def names_for_ids(villages: Table) -> None:
    """Villages without ids go by their names."""
    if "id" not in villages.columns and "name" in villages.columns:
        villages.columns = {"id": list(villages.columns["name"]), **villages.columns}
        villages.headers["id"] = villages.headers["name"]
        villages.notes.append(Message(NAMES_AS_IDS.code, f"{villages.sheet.name}: {NAMES_AS_IDS}",
                                      f"{villages.sheet.name}：{NAMES_AS_IDS.zh}"))  # fmt: skip


def resolve(tables: BookTables, people: Table, villages: Table) -> Meaning:
    """Ids that occur twice, and references that may be names; returns what rules mean by a word."""
    who, where = Names(people, "candidate"), Names(villages, "village")
    for names in (who, where):
        names.repeated()
    if not tables.own:  # what was written from a problem is read back as it was
        who.twins(people)
    where.resolve(people, "home")
    who.resolve_lists(people, "kin")
    where.resolve_lists(people, "kin_villages")
    where.resolve_lists(tables.table(FORMS), "settled")
    for schema, column, names in (
        (NEEDS, "village", where), (POSTS, "village", where), (PAIRS, "candidate", who), (PAIRS, "village", where),
        (SCORE_MATRIX, "candidate", who), (GRADE_MATRIX, "candidate", who), (WISH_LIST, "candidate", who),
        (HEARING, "candidate", who),
    ):  # fmt: skip
        if tables.has(schema):
            names.resolve(tables.table(schema), column)
    for at, (id, kin) in enumerate(zip(people.column("id"), people.columns.get("kin", ()), strict=False)):
        if kin and id in kin:
            people.faults.append(people.fault(at, "kin", id, SELF_KIN))

    roles = set(tables.table(POSTS).column("role"))

    def meant_by(column: str, word: str) -> str | None:
        if column == "role":
            return word if word in roles else ROLES.get(word, word)
        if column == "fact":
            known = {shown: name for name, shown in people.headers.items() if name in FIELDS}
            return word if tables.own or word in people.facts else known.get(word, word)
        id, _ = (who if column == "candidates" else where).meant(word)
        if id is not None and id != word:
            en, zh = ("a person", "一名人选") if column == "candidates" else (word, f"“{word}”")
            tables.notes.append(
                Message("ref.in_rules", f"rules and aims: {en} was read as {id}", f"规则和目标：{zh}读作编号 {id}")
            )
        return word if id is None and column != "candidates" else id

    return meant_by
