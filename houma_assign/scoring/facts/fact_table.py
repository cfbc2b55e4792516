"""People or villages as columns of facts, from records, frames or plain columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import cached_property, partial
from typing import Any

import numpy as np

from ...data.field_names import CANDIDATE, CANDIDATE_FIELDS, VILLAGE, VILLAGE_FIELDS
from ...data.priority_groups import COLUMN
from ...data.record import Facts, Scalar
from ...errors import Fault, InputError, Message
from .fact_column import BadCells, FactColumn, fact_column

LISTS = ("kin", "kin_villages", "skills", "needs", "facts")  # columns that hold no facts


def _of_records(records: Sequence[Any], fact: str) -> list[Any]:
    cells = [record.fact(fact) for record in records]
    if fact == COLUMN and any(cells):  # somebody of whom no group is said is in none, which is known
        return [("",) if cell is None else cell for cell in cells]
    return cells


def _of_frame(given: Any, original: Mapping[str, Any], fact: str) -> Any:
    return given[original[fact]]


TWICE = Message("id.twice", "occurs more than once", "出现了不止一次")
NO_TABLE = Message("facts.kind", "records, a frame or a mapping of columns are expected", "应为记录、表格，或各列的对应表")
EMPTY = Message("table.empty", "the table is empty", "表中没有任何一行")
HEADER_TWICE = Message("header.twice", "two columns have this header", "有两列同用这个表头")
ID_TEXT = Message("id.text", "an id must be text", "编号应为文字")


def _no_column(names: Sequence[str]) -> Message:
    return Message("column.missing", f"missing column; there are: {', '.join(names) or 'none'}",
                   f"缺少这一列；现有：{'、'.join(names) or '无'}")  # fmt: skip


class FactTable:
    """Columns of facts with an id for each row; columns are encoded when first used and kept.

    Parameters
    ----------
    name
        "candidates" or "villages", for faults.
    ids
        One a row, each of its own.
    names
        Names of the columns there are.
    cells
        Column name -> its cells: an array, a series or a sequence.
    skills
        Skills of each row; None where the table has no such column.
    labels
        Language -> code -> word, where the rows come from a problem that has words for its codes.
    """

    def __init__(self, name: str, ids: Sequence[str], names: Iterable[str], cells: Callable[[str], Any],
                 skills: Sequence[tuple[str, ...]] | None = None, labels: Mapping[str, Mapping[str, str]] = Facts(),
                 ) -> None:  # fmt: skip
        self.name, self.ids, self.names, self._cells = name, tuple(ids), tuple(names), cells
        self.knows_skills = skills is not None
        self.skills = tuple(skills or ()) or ((),) * len(self.ids)
        self.labels = labels
        self._columns: dict[str, FactColumn] = {}
        twice = [id for id, number in Counter(self.ids).items() if number > 1] if len(set(self.ids)) < len(self.ids) else []
        if twice:
            raise InputError([Fault(name, str(id), "id", id, TWICE) for id in twice])

    def __len__(self) -> int:
        return len(self.ids)

    def __repr__(self) -> str:
        return f"FactTable({len(self)} {self.name})"  # no facts: they do not belong in logs

    @cached_property
    def row_of(self) -> dict[str, int]:
        """Id -> position of its row."""
        return {id: row for row, id in enumerate(self.ids)}

    @classmethod
    def of(cls, given: Any, name: str = "candidates", labels: Mapping[str, Mapping[str, str]] = Facts()) -> FactTable:
        """A table from records (``Candidate``, ``Village``), a frame or a mapping of columns; a table as it is."""
        if isinstance(given, cls):
            return given
        if isinstance(given, Mapping) or hasattr(given, "columns"):
            return cls._of_columns(given, name)
        labels = labels or getattr(given, "labels", Facts())
        given = getattr(given, name) if hasattr(given, name) else given
        records = tuple(given) if isinstance(given, Iterable) else (given,)
        if not all(hasattr(record, "fact") for record in records):
            raise InputError([Fault(name, "", "", None, NO_TABLE)])
        if not records:
            raise InputError([Fault(name, "", "", None, EMPTY)])
        builtin = [field for field in dict.fromkeys(("id", *CANDIDATE, *VILLAGE)) if hasattr(records[0], field)]
        names = dict.fromkeys([*builtin, *(fact for record in records for fact in record.facts)])
        return cls(name, [record.id for record in records], names, partial(_of_records, records),
                   [getattr(record, "skills", ()) for record in records], labels)  # fmt: skip

    @classmethod
    def _of_columns(cls, given: Any, name: str) -> FactTable:
        given_names = list(given.columns if hasattr(given, "columns") else given)
        names = [str(each) for each in given_names]
        twice = [each for each, number in Counter(names).items() if number > 1]
        if twice:
            raise InputError(Fault(name, "", each, None, HEADER_TWICE) for each in twice)
        original = dict(zip(names, given_names, strict=True))
        if "id" not in names:
            raise InputError([Fault(name, "", "id", None, _no_column(names))])
        skills: list[tuple[str, ...]] = []
        if "skills" in names:
            skills = [tuple(part.strip() for part in cell.split(";") if part.strip()) if isinstance(cell, str)
                      else tuple(cell) if isinstance(cell, (list, tuple)) else () for cell in given["skills"]]  # fmt: skip
        ids = np.asarray(given[original["id"]], dtype=object).tolist()
        texts = set(map(type, ids)) <= {str}
        wrong = [Fault(name, f"row {row}", "id", None, ID_TEXT) for row, id in enumerate(ids, start=1)
                 if not (isinstance(id, str) and id)] if not texts or "" in ids else []  # fmt: skip
        if wrong:
            raise InputError(wrong)
        return cls(
            name,
            ids,
            [each for each in names if each not in LISTS],
            partial(_of_frame, given, original),
            skills if "skills" in names else None,
        )

    def has(self, fact: str) -> bool:
        """Whether anybody has this fact."""
        return self.field(fact) is not None and self.column(fact).known

    def field(self, fact: str) -> str | None:
        """The column of this name, or of the field that it is a name of; None if there is neither."""
        field = (VILLAGE_FIELDS if self.name == "villages" else CANDIDATE_FIELDS).get(fact, fact)
        return fact if fact in self.names else field if field in self.names or (field == "skills" and self.knows_skills) else None

    def column(self, fact: str) -> FactColumn:
        """The column of this name.

        Raises
        ------
        InputError
            With every cell of it that is no fact.
        """
        if fact not in self._columns:
            try:
                field = self.field(fact) or fact
                listed = field == "skills" and field not in self.names
                self._columns[fact] = fact_column(self.skills if listed else self._cells(field))
            except BadCells as error:
                raise InputError(
                    Fault(self.name, self.ids[row], fact, value, reason) for row, value, reason in error.args[0]
                ) from None
        return self._columns[fact]

    def value(self, id: str, fact: str) -> Scalar:
        """One fact of one row, None if it is missing."""
        return self.column(fact).at(self.row_of[id]) if fact in self.names else None

    def unknown(self, table: str, row: str, fact: str) -> Fault:
        """The fault of a rule that names a fact nobody has."""
        near = get_close_matches(fact, self.names, n=3)
        hint = f"; did you mean {', '.join(near)}?" if near else "; see the spelling"
        who = "村" if self.name == "villages" else "人选"
        zh = f"没有任何{who}有这一项；" + (f"是否指{'、'.join(near)}？" if near else "请检查写法")
        return Fault(table, row, fact, None, Message("fact.nobody", f"none of the {self.name} has this fact{hint}", zh))

    def skill_faults(self, rule: str) -> list[Fault]:
        """A table without skills, for a rule that needs them: nobody having any is another thing."""
        if self.knows_skills:
            return []
        en = f"missing column; {rule} asks which needs people can meet"
        return [
            Fault(self.name, "", "skills", None, Message("fact.skills", en, "缺少专长一列；计分或定等须知道各人能满足哪些需求"))
        ]
