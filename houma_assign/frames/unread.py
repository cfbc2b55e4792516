"""Columns that are not there: a fault where a listed rule or aim reads them, else a note; with the headers that come near."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from ..data.near_fields import near
from ..errors import Fault, Message
from .headers import FIELDS, TABLES_ZH

Need = tuple[str, tuple[str, ...]]  # table, columns of which one is needed
# Columns whose lack changes the plan, with what holds instead.
DEFAULTS: dict[tuple[str, str], tuple[str, str]] = {
    ("candidates", "unit"): ("nobody has a unit", "均无派出单位"),
    ("candidates", "home"): ("nobody has a home village", "均无家乡村"),
    ("candidates", "kin"): ("nobody has kin", "均无亲属"),
    ("candidates", "skills"): ("nobody has skills", "均无专长"),
    ("villages", "township"): ("no village is in a township", "均无所属乡镇"),
    ("villages", "needs"): ("no village has needs", "均无需求"),
    ("posts", "role"): ("no post has a role", "均无岗位类别"),
    ("posts", "slots"): ("every post has 1 slot", "每个岗位名额为 1"),
}
KINDS: Mapping[str, tuple[Need, ...]] = {
    "home_village": (("candidates", ("home",)),),
    "kin": (("candidates", ("kin", "kin_villages")),),
    "skill": (("candidates", ("skills",)),),
    "needs": (("villages", ("needs",)), ("candidates", ("skills",))),
}


class Tables(NamedTuple):
    """The frames of a problem, with the names of fields in their headers."""

    candidates: pd.DataFrame
    villages: pd.DataFrame
    posts: pd.DataFrame
    pairs: pd.DataFrame | None

    def has(self, table: str, column: str) -> bool:
        """Whether a table has a column."""
        frame = getattr(self, table)
        return frame is not None and column in frame.columns

    def unread(self, table: str) -> list[str]:
        """Headers of a table that are no fields."""
        return [str(header) for header in getattr(self, table).columns if header not in FIELDS[table]]


def lacking(tables: Tables, rules: Iterable[Any], aims: Iterable[Any] | None, faults: list[Fault], notes: list[str]) -> None:
    """Say which columns nobody has: a fault where they are read, or where another header means them, else a note.

    Parameters
    ----------
    tables
        The frames.
    rules, aims
        Those that the user listed; None for the default aims.
    faults, notes
        Receive what is said.
    """
    told = set()
    for rule in (*rules, *(aims or ())):
        for table, columns in _read_by(rule):
            if not any(tables.has(table, column) for column in columns) and (table, columns[0]) not in told:
                told.add((table, columns[0]))
                faults.append(Fault(table, "", columns[0], None, _is_read(rule, near(columns[0], tables.unread(table)))))
    faults.extend(_unread_points(tables, any(getattr(aim, "kind", "") == "merit" for aim in aims or ())))
    faults.extend(_glued(tables))
    if not faults:
        notes.extend(_notes(tables))


def _read_by(rule: Any) -> Iterator[Need]:
    """What a rule or aim reads that stands in a column of its own."""
    kind = getattr(rule, "kind", "")
    yield from KINDS.get(kind, ())
    if kind == "unit_cap" and rule.fact == "unit":
        yield "candidates", ("unit",)
    townships = getattr(rule, "township", None) is not None or getattr(rule, "each", None) == "township"
    if townships or (kind == "home_village" and rule.within == "township"):
        yield "villages", ("township",)


def _is_read(rule: Any, hint: Sequence[str]) -> Message:
    en = f"missing column, but {rule.id!r} reads it"
    zh = f"缺少这一列，而“{rule.words('zh')}”要用到它"
    if hint:
        en, zh = f"{en}; {hint[0]!r} looks like it: rename that column", f"{zh}；“{hint[0]}”与之相近，请改列名"
    return Message("column.read", en, zh)


def _unread_points(tables: Tables, wanted: bool) -> Iterator[Fault]:
    """Points and slots that stand under a header that is not read: without them every plan is as good as any other."""
    if not tables.has("candidates", "score") and not tables.has("pairs", "score"):
        hint = near("score", tables.unread("candidates"))
        if hint or wanted:
            en = "no points are given" + (f", but {hint[0]!r} looks like them: rename that column" if hint else "")
            zh = "没有得分" + (f"，而“{hint[0]}”与之相近，请改列名" if hint else "")
            yield Fault("candidates", "", "score", None, Message("column.points", en, zh))
    slots = near("slots", tables.unread("posts")) if not tables.has("posts", "slots") else ()
    if slots:
        en = f"missing column, so every post would have 1 slot; {slots[0]!r} looks like it: rename that column"
        zh = f"缺少这一列，名额将均为 1；“{slots[0]}”与之相近，请改列名"
        yield Fault("posts", "", "slots", None, Message("column.slots", en, zh))


def _glued(tables: Tables) -> Iterator[Fault]:
    """A matrix of points beside the people, one column a village or post, would be kept as facts and not be read."""
    ids = {cell for frame, column in ((tables.villages, "id"), (tables.villages, "name"), (tables.posts, "id"))
           if column in frame.columns for cell in frame[column].tolist() if isinstance(cell, str)}  # fmt: skip
    glued = [header for header in tables.unread("candidates") if header in ids]
    if glued and tables.pairs is None:
        en = "columns named like villages or posts are not read as points; give them as pairs, or as a matrix to from_matrix"
        zh = "以村或岗位为名的列不会读作得分；请改为配对表，或另给得分矩阵"
        yield Fault("candidates", "", ", ".join(glued[:5]), None, Message("column.glued", en, zh))


def _notes(tables: Tables) -> Iterator[Message]:
    """Defaults that hold for a whole table, and the headers that come near to what is missing."""
    missing = {key: words for key, words in DEFAULTS.items() if not tables.has(*key)}
    if tables.has("candidates", "kin_villages"):
        missing.pop(("candidates", "kin"), None)
    if not tables.has("candidates", "score") and not tables.has("pairs", "score"):
        missing["candidates", "score"] = ("every pair counts 0 points", "每个配对均计 0 分")
    if missing:
        en = "; ".join(f"{table}.{column}: {words[0]}" for (table, column), words in missing.items())
        zh = "；".join(f"{TABLES_ZH[table]}{words[1]}" for (table, _), words in missing.items())
        yield Message("column.defaults", f"columns that are not there: {en}", f"表中没有的列：{zh}")
    for table, column in missing:
        hint = near(column, tables.unread(table))
        if hint:
            yield Message("column.near", f"{table}: {hint[0]!r} was kept as a fact and not read as {column!r}",
                          f"{TABLES_ZH[table]}：“{hint[0]}”列作为个人情况保留，没有读作其他含义")  # fmt: skip
