"""People, villages, needs, posts and pairs as sheets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from ...data.exact import Ints, fraction, shown
from ...data.pairs import GRADES, Pairs
from ...data.problem_like import ProblemLike
from ...errors import Fault, InputError, Message
from ..cells.reading import Refused
from ..schema.record_sheets import CANDIDATES, NEEDS, PAIRS, POSTS, VILLAGES
from ..schema.schema import Schema
from ..schema.sheet_out import ColumnOut, SheetOut, cell, fact_column, headed, headers_for

DEFAULTS: dict[str, Any] = {"name": "", "unit": "", "home": "", "township": "", "role": ""}  # said by an empty cell
ALWAYS = ("id", "name", "village", "role", "slots")


def write_records(problem: ProblemLike, lang: str) -> list[SheetOut]:
    """The five sheets, the ledger only if there are needs."""
    own_id = any(post.id != (f"{post.village}/{post.role}" if post.role else post.village) for post in problem.posts)
    sheets = [
        _records(
            CANDIDATES,
            problem.candidates,
            lang,
            ("id", "name", "unit", "home", "kin", "kin_villages", "skills", "priority_groups", "most"),
        ),
        _records(VILLAGES, problem.villages, lang, ("id", "name", "township")),
        _needs(problem, lang),
        _records(POSTS, problem.posts, lang, ("village", "role", "slots", "least", *(("id",) if own_id else ()))),
        _pairs(problem.pairs, lang),
    ]
    return [sheet for sheet in sheets if sheet.schema is not NEEDS or sheet.rows()]


def _records(schema: Schema, records: Sequence[Any], lang: str, names: Sequence[str]) -> SheetOut:
    sheet = SheetOut(schema)
    for name in names:
        column = next(each for each in schema.columns if each.name == name)
        values = [getattr(record, name) for record in records]
        default = {"most": 1, "least": None}.get(name, DEFAULTS.get(name, ()))
        if name in ALWAYS or any(value != default for value in values):
            cells = [None if value == DEFAULTS.get(name) else cell(value, column.kind) for value in values]
            sheet.columns.append(headed(column, lang, cells))
    keys = dict.fromkeys(key for record in records for key in record.facts)
    headers = headers_for(schema, list(keys), lang)
    for key in keys:
        values, there = [record.facts.get(key) for record in records], [key in record.facts for record in records]
        try:
            sheet.columns.append(fact_column(key, values, there, headers[key]))
        except Refused as error:
            raise InputError([Fault(schema.name, "", key, None, str(error))]) from None
    return sheet


def _needs(problem: ProblemLike, lang: str) -> SheetOut:
    rows = [(village.id, need, severity) for village in problem.villages for need, severity in village.needs.items()]
    columns = zip(*rows, strict=True) if rows else ((), (), ())
    return SheetOut(NEEDS, [
        headed(column, lang, [cell(value, column.kind) for value in values])
        for column, values in zip(NEEDS.columns[:3], columns, strict=True)
    ])  # fmt: skip


def _pairs(pairs: Pairs, lang: str) -> SheetOut:
    header = {column.name: column.header(lang) for column in PAIRS.columns}
    sheet = SheetOut(PAIRS)
    for name, ids, positions in (("candidate", pairs.candidates, pairs.candidate), ("post", pairs.posts, pairs.post)):
        said = [cell(id, "id") for id in ids]
        sheet.columns.append(ColumnOut(header[name], [said[position] for position in positions.tolist()]))
    sheet.columns.append(ColumnOut(header["score"], _points("score", pairs.score, pairs.scale), steps=pairs.scale))
    if np.any(pairs.grade):
        sheet.columns.append(ColumnOut(header["grade"], [GRADES[code] or None for code in pairs.grade.tolist()]))
    headers = headers_for(PAIRS, list(pairs.facts), lang)
    for name, (numbers, scale) in pairs.facts.items():
        sheet.columns.append(ColumnOut(headers[name], _points(name, numbers, scale), name, "number", steps=scale))
    return sheet


def _points(name: str, numbers: Ints, scale: int) -> list[Any]:
    """Integers in steps as numbers; a scale that no decimal number can say is refused."""
    distinct = np.unique(numbers).tolist()
    values = {each: shown(each, scale) for each in distinct}
    if any(fraction(value) * scale != each for each, value in values.items()):
        reason = Message("write.scale", "numbers of this scale cannot be written as decimals", "这种刻度的数字无法写成小数")
        raise InputError([Fault("pairs", "", name, scale, reason)])
    cells = {each: cell(value, "number") for each, value in values.items()}
    return [cells[each] for each in numbers.tolist()]
