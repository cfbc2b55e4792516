"""An empty workbook to fill in, with comments, drop-down lists and a worked example."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Any

from ..aims import Grades, Merit, NeedsMet
from ..constraints import AvoidHome, AvoidKin, Eligible, Quota, UnitCap
from ..constraints.base_rules import BASE_RULES
from ..data.condition import Condition
from ..data.language import language
from .schema.record_sheets import CANDIDATES, NEEDS, PAIRS, POSTS, VILLAGES
from .schema.rule_sheets import AIM_FIELDS, AIM_KINDS, AIMS, RULE_FIELDS, RULE_KINDS, RULES
from .schema.schema import Schema
from .schema.sheet_out import ColumnOut, SheetOut, headed
from .schema.side_sheets import ABOUT
from .sheets.write_rules import kinds_sheet
from .template_example import EXAMPLES, FACTS, GUIDE
from .write import Lang, save

KINDS = {"性别": "text", "年龄": "number", "党员": "yes_no", "sex": "text", "age": "number", "party_member": "yes_no"}


def template(path: str | PathLike[str], lang: Lang = "zh", overwrite: bool = False) -> None:
    """Write a workbook to fill in: every sheet and column with a comment, drop-down lists, and an example to be replaced.

    As it is written it reads as a small problem, so that a first plan can be had before the example is replaced.

    Parameters
    ----------
    path
        A name that ends in ``.xlsx``, or a folder for CSV files (which have neither comments nor lists).
    lang
        "zh" or "en".
    overwrite
        Whether to replace a file of this name, or the files that this package wrote into a folder of this name.

    Raises
    ------
    InputError
        If the path is neither an .xlsx nor a folder, or something is there: nobody loses a workbook filled in.
    ImportError
        If it is an .xlsx and XlsxWriter is not installed.
    """
    save(Path(path), lambda: sheets_of_template(lang), lang, overwrite)


def sheets_of_template(lang: Lang) -> list[SheetOut]:
    """The sheets with the example."""
    example = EXAMPLES[lang]
    tables = [_sheet(schema, example[schema.name], lang) for schema in (CANDIDATES, VILLAGES, NEEDS, POSTS, PAIRS)]
    for name, (words, choices, cells) in FACTS[lang].items():
        tables[0].columns.append(ColumnOut(name, cells, name, words=words, choices=choices))
    rules = kinds_sheet(RULES, _rules(lang), RULE_FIELDS, RULE_KINDS, lang, KINDS, every_column=True)
    wanted = (NeedsMet(met_by=example["met_by"]), Grades(), Merit(role_weights={"secretary": 2}))
    aims = kinds_sheet(AIMS, wanted, AIM_FIELDS, AIM_KINDS, lang, {}, every_column=True)
    keys, values = zip(*GUIDE[lang], strict=True)
    about = SheetOut(
        ABOUT, [ColumnOut(column.header(lang), cells) for column, cells in zip(ABOUT.columns, (keys, values), strict=True)]
    )
    return [about, *tables, rules, aims]


def _sheet(schema: Schema, rows: Sequence[Mapping[str, Any]], lang: str) -> SheetOut:
    lists = {"village": _range(VILLAGES, lang), "home": _range(VILLAGES, lang), "candidate": _range(CANDIDATES, lang)}
    sheet = SheetOut(schema)
    for column in schema.columns:
        cells = [row.get(column.name) for row in rows]
        sheet.columns.append(headed(column, lang, cells, lists.get(column.name, "")))
    return sheet


def _range(schema: Schema, lang: str) -> str:
    return f"='{schema.sheet(lang)}'!$A$2:$A$2000"


def _rules(lang: str) -> tuple[Any, ...]:
    say = language(lang).say
    sex, woman, age = say(("sex", "female", "age"), ("性别", "女", "年龄"))
    words = say(("home village", "kin", "unit cap", "age", "women"), ("回避本村", "回避亲属", "单位限额", "年龄条件", "妇女"))
    return (
        *BASE_RULES, AvoidHome(id=words[0]), AvoidKin(id=words[1]), UnitCap(id=words[2], most=2),
        Eligible(id=words[3], role="secretary", where=Condition(fact=age, most=50)),
        Quota(id=words[4], where={sex: woman}, least=1, penalty=5),
    )  # fmt: skip
