"""Many people at once from columns: the same records as one by one, without a look at every single value.

What a column holds is looked at by distinct value. A person with a value that is not plainly what the field holds is left out,
so that the usual way says what is wrong with it, or makes of it what the field holds.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import repeat
from math import isfinite
from operator import is_
from typing import Any

from .candidate import Candidate
from .priority_groups import yes_or_no
from .record import Facts

Columns = Mapping[str, Sequence[Any]]
SURROGATE = re.compile("[\ud800-\udfff]")  # half a character, which no record holds
DEFAULTS = {name: field.default for name, field in Candidate.model_fields.items() if name != "facts"}
MOST = 1_000_000


def candidates_in_bulk(columns: Columns, facts: Columns, size: int,
                       absent: Collection[str] = ()) -> tuple[list[Any], list[int]]:  # fmt: skip
    """One person a row, or None where the values have to be looked at one by one, and the positions of these.

    Parameters
    ----------
    columns
        Field -> values, None where the row says nothing of it.
    facts
        Column of the user's own -> values.
    size
        Number of rows.
    absent
        Facts that a person does not have where the value is None.
    """
    odd = _odd_rows(columns, facts)
    if odd is None:
        return [None] * size, [*range(size)]
    kept = [at for at in range(size) if at not in odd] if odd else range(size)
    if odd:
        columns, facts = _rows(columns, kept), _rows(facts, kept)
    given = _given(columns, len(kept))
    people = _made([_column(columns.get(name), name, len(kept)) for name in DEFAULTS], _facts(facts, len(kept), absent), given)
    if not odd:
        return people, []
    made: list[Any] = [None] * size
    for at, person in zip(kept, people, strict=True):
        made[at] = person
    return made, sorted(odd)


def _made(columns: Sequence[Iterable[Any]], facts: Sequence[Facts[Any]], given: Iterable[set[str]]) -> list[Any]:
    """Records with these values of their fields."""
    made = [*map(object.__new__, repeat(Candidate, len(facts)))]
    inside = [{"id": id, "name": name, "unit": unit, "home": home, "kin": kin, "kin_villages": kin_villages, "skills": skills,
               "priority_groups": groups, "most": most, "facts": own}
              for id, name, unit, home, kin, kin_villages, skills, groups, most, own
              in zip(*columns, facts, strict=True)]  # fmt: skip
    _set(made, "__dict__", inside)
    _set(made, "__pydantic_fields_set__", given)
    _set(made, "__pydantic_extra__", repeat(None))
    _set(made, "__pydantic_private__", repeat(None))
    return made


def _set(records: Iterable[Any], name: str, values: Iterable[Any]) -> None:
    _each(object.__setattr__, records, repeat(name), values)


def _each(do: Callable[..., Any], *arguments: Iterable[Any]) -> None:
    """Call for each of the rows: for hundred thousands it matters that no line of Python runs in between."""
    deque(map(do, *arguments), maxlen=0)


def _column(values: Sequence[Any] | None, name: str, size: int) -> Sequence[Any]:
    if values is None:
        return [DEFAULTS[name]] * size
    return values if None not in values else [DEFAULTS[name] if value is None else value for value in values]


def _facts(columns: Columns, size: int, absent: Collection[str]) -> list[Any]:
    held: list[dict[str, Any]] = [{} for _ in range(size)]
    for name, values in columns.items():
        _each(dict.__setitem__, held, repeat(name), values)
    for name in absent:
        for each in held:
            if each[name] is None:
                del each[name]
    return [*map(Facts.holding, held)]


def _given(columns: Columns, size: int) -> Iterable[set[str]]:
    """For each row the fields that it says something of; rows that say the same share it, for no record changes it."""
    always = {name for name, values in columns.items() if None not in values} | {"facts"}
    sometimes = [name for name in columns if name not in always]
    if not sometimes:
        return repeat(always, size)
    rows = [*zip(*([value is not None for value in columns[name]] for name in sometimes), strict=True)]
    known = {row: always | {name for name, there in zip(sometimes, row, strict=True) if there} for row in {*rows}}
    return map(known.__getitem__, rows)


def _rows(columns: Columns, kept: Sequence[int]) -> Columns:
    return {name: [values[at] for at in kept] for name, values in columns.items()}


def _odd_rows(columns: Columns, facts: Columns) -> set[int] | None:
    """Rows with a value that has to be looked at; None where all have."""
    if "id" not in columns or not columns.keys() <= KNOWN.keys() or {*map(type, facts)} - {str} or not _texts(facts):
        return None
    ids = columns["id"]
    odd: set[int] = {at for at, value in enumerate(ids) if value is None} if None in ids else set()
    for name, values in columns.items():
        type_of, known = KNOWN[name]
        types = {*map(type, values)} - {type(None), type_of}
        stated = values if None not in values else [value for value in values if value is not None]
        if types or (stated and not known(stated)):
            odd |= {
                at for at, value in enumerate(values) if value is not None and not (type(value) is type_of and known((value,)))
            }
    for values in facts.values():
        if not _cells(values):
            odd |= {at for at, value in enumerate(values) if not _cells((value,))}
    return odd


def _texts(values: Collection[str]) -> bool:
    whole = "".join(values)
    return whole.isprintable() or SURROGATE.search(whole) is None


def _ids(values: Collection[str]) -> bool:
    """Whether these are ids without anything that is refused in one."""
    return "".join(values).isprintable() and all(values) and all(map(is_, map(str.strip, values), values))


def _lists_of_ids(values: Collection[tuple[Any, ...]]) -> bool:
    parts = [part for value in {*values} for part in value]
    return {*map(type, parts)} <= {str} and _ids(parts)


def _groups(values: Collection[tuple[Any, ...]]) -> bool:
    return _lists_of_ids(values) and all(yes_or_no(part) is None for value in {*values} for part in value)


def _counts(values: Collection[int]) -> bool:
    return min(values) >= 0 and max(values) <= MOST


def _cells(values: Sequence[Any]) -> bool:
    types = {*map(type, values)}
    if not types <= {str, int, float, bool, type(None)}:
        return False
    if float in types and not all(isfinite(value) for value in values if type(value) is float):
        return False
    return str not in types or _texts(values if types == {str} else [value for value in values if type(value) is str])


KNOWN: Mapping[str, tuple[type, Callable[[Collection[Any]], bool]]] = {
    "id": (str, _ids), "name": (str, _texts), "unit": (str, _texts), "home": (str, _texts), "kin": (tuple, _lists_of_ids),
    "kin_villages": (tuple, _lists_of_ids), "skills": (tuple, _lists_of_ids), "priority_groups": (tuple, _groups),
    "most": (int, _counts),
}  # fmt: skip
