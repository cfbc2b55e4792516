"""Rules, aims, structure, words and notes as sheets."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from ...data.condition_values import Kinds
from ...data.language import language
from ...data.problem_like import ProblemLike
from ...data.records_json import write_kinds
from ...errors import MARK, Message
from ..cells.fact import fact_kinds
from ..schema.form_sheets import FORMS
from ..schema.rule_sheets import AIM_FIELDS, AIM_KINDS, AIMS, RULE_FIELDS, RULE_KINDS, RULES
from ..schema.schema import Schema
from ..schema.sheet_out import ColumnOut, SheetOut, cell, headed
from ..schema.side_sheets import DIMENSIONS, LABELS, NOTES
from .fields import cell_of, text_of
from .rules import column_of
from .write_forms import LEFT_OUT, form_rows
from .write_wishes import wish_sheets

NOTHING: Mapping[str, frozenset[str]] = {}


def made_ids(problem: ProblemLike) -> frozenset[str]:
    """Ids that rules and aims get of their own content."""
    return frozenset(each.id for each in (*problem.constraints, *problem.tiers) if each.changed(id="").id == each.id)


def write_rules(problem: ProblemLike, lang: str, unsaid: AbstractSet[str] = frozenset()) -> list[SheetOut]:
    """The sheets of rules and aims, and those of structure, words and notes as far as there are any.

    Parameters
    ----------
    unsaid
        Ids that are left out: they are made of a rule's content, and the reader makes them again.
    """
    kinds, beside = fact_kinds(problem.candidates), wish_sheets(problem)
    forms = form_rows(problem, lang)
    out = {**beside.left_out, **(LEFT_OUT if forms else {})}
    sheets = [
        *(_from_rows(schema, rows, lang) for schema, rows in beside.rows),
        *([_from_rows(FORMS, forms, lang)] if forms else []),
        kinds_sheet(RULES, problem.constraints, RULE_FIELDS, RULE_KINDS, lang, kinds, left_out=out, unsaid=unsaid),
        kinds_sheet(AIMS, problem.tiers, AIM_FIELDS, AIM_KINDS, lang, kinds, left_out=out, unsaid=unsaid),
    ]
    if problem.dimensions:
        sheets.append(_dimensions(problem, lang, kinds))
    if problem.labels:
        sheets.append(_labels(problem, lang))
    if notes := [_note(note) for note in problem.notes if not _found(note)]:
        sheets.append(_from_rows(NOTES, notes, lang))
    return sheets


def _note(note: str) -> dict[str, Any]:
    return {"note": note, **({"zh": note.zh, "code": note.code} if isinstance(note, Message) else {})}


def _found(note: str) -> bool:
    """Whether a note is worked out anew whenever the problem is made."""
    return note.startswith(MARK)


def kinds_sheet(schema: Schema, items: Sequence[Any], fields: Mapping[str, str], words: Mapping[str, str], lang: str,
                kinds: Kinds, every_column: bool = False,
                left_out: Mapping[str, frozenset[str]] = NOTHING,
                unsaid: AbstractSet[str] = frozenset()) -> SheetOut:  # fmt: skip
    """One row a rule: fields that a cell can say in their columns, the rest as JSON; some stand on sheets of their own."""
    rows = [
        _one(item, data, fields, kinds, lang, left_out.get(item.kind, frozenset()))
        for item, data in zip(items, write_kinds(tuple(items)), strict=True)
    ]
    for row in rows:
        if row["id"] in unsaid:
            del row["id"]
        row["kind"] = language(lang).say(row["kind"], words.get(row["kind"], row["kind"]))
    return _from_rows(schema, rows, lang, every_column)


def _one(item: Any, data: Mapping[str, Any], fields: Mapping[str, str], kinds: Kinds, lang: str,
         left_out: frozenset[str]) -> dict[str, Any]:  # fmt: skip
    row: dict[str, Any] = {"kind": item.kind, "id": item.id}
    more: dict[str, Any] = {}
    for name, spec in type(item).model_fields.items():
        value = getattr(item, name)
        if name == "id" or name in left_out or (not spec.is_required() and value == spec.default):
            continue
        column = column_of(item.kind, name)
        way = fields.get(column)
        if isinstance(value, Mapping) and way not in ("counts", "lists"):
            way = None  # by form or by village, where other rules have one cell
        said = value if name in ("penalty", "slack") else None
        if way is not None:
            said = cell_of((value,) if name == "candidate" else value, way, kinds, lang)
        if said is None:
            more[name] = data[name]
        else:
            row[column] = said
    if more:
        row["more"] = json.dumps(more, ensure_ascii=False)
    return row


def _dimensions(problem: ProblemLike, lang: str, kinds: Kinds) -> SheetOut:
    rows = []
    for block in problem.dimensions:
        head: dict[str, Any] = {"name": block.name, "name_zh": block.name_zh or None, "mean_of": block.mean_of}
        head["published_mean"] = block.published_mean
        lines = [{"label": line.label, "label_zh": line.label_zh or None, "where": text_of(line.where, kinds, lang) or None,
                  "role": line.role, "published": line.published} for line in block.categories]  # fmt: skip
        rows += [{**head, **line} for line in lines] or [head]
    return _from_rows(DIMENSIONS, rows, lang)


def _labels(problem: ProblemLike, lang: str) -> SheetOut:
    codes = dict.fromkeys(code for words in problem.labels.values() for code in words)
    sheet = _from_rows(LABELS, [{"code": code} for code in codes], lang)
    for spoken, words in problem.labels.items():
        cells = [cell(words.get(code), "text") for code in codes]
        sheet.columns.append(ColumnOut(spoken, cells, spoken, "text"))
    return sheet


def _from_rows(schema: Schema, rows: Sequence[Mapping[str, Any]], lang: str, every_column: bool = False) -> SheetOut:
    used = {name for row in rows for name, value in row.items() if value is not None}
    return SheetOut(schema, [
        headed(column, lang, [cell(row.get(column.name), column.kind) for row in rows])
        for column in schema.columns if every_column or column.needed or column.name in used
    ])  # fmt: skip
