"""An empty workbook to fill in, with comments, drop-down lists and a worked example."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import Any

from ..aims import Grades, Merit, NeedsMet
from ..constraints import AvoidHome, AvoidKin, Eligible, Quota, Stable, UnitCap
from ..constraints.base_rules import BASE_RULES
from ..data.condition import Condition
from ..data.language import language
from .schema.form_sheets import FORMS
from .schema.record_sheets import CANDIDATES, NEEDS, PAIRS, POSTS, VILLAGES
from .schema.rule_sheets import AIM_FIELDS, AIM_KINDS, AIMS, RULE_FIELDS, RULE_KINDS, RULES
from .schema.schema import Schema
from .schema.sheet_out import ColumnOut, SheetOut, headed
from .schema.wish_sheets import HEARING, WISH_LIST
from .sheets.write_rules import kinds_sheet
from .template_example import EXAMPLES, FACTS, GUIDE, RULE, is_example
from .write import Lang, explained, save

LISTED = {"stable": frozenset({"wishes"})}  # on a sheet of their own
KINDS = {"性别": "text", "年龄": "number", "党员": "yes_no", "sex": "text", "age": "number", "party_member": "yes_no"}


def template(path: str | PathLike[str], lang: Lang = "zh", overwrite: bool = False) -> None:
    """Write a workbook to fill in: every sheet and column with a comment, drop-down lists, and an example to be replaced.

    The example is a small problem that shows what goes where. Its ids say that it is one, and it is refused where it is left in.

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
    tables = [
        _sheet(schema, _in_words(example[schema.name], lang), lang)
        for schema in (CANDIDATES, VILLAGES, NEEDS, POSTS, PAIRS, WISH_LIST, HEARING, FORMS)
    ]
    for name, (words, choices, cells) in FACTS[lang].items():
        tables[0].columns.append(ColumnOut(name, cells, name, words=words, choices=choices))
    stated = _rules(lang)
    rules = _listed(kinds_sheet(RULES, stated, RULE_FIELDS, RULE_KINDS, lang, KINDS, True, LISTED), lang)
    shown = frozenset(at for at, rule in enumerate(stated) if is_example(rule.id))
    rules = SheetOut(RULES, rules.columns, shown)
    aims = kinds_sheet(AIMS, _aims(lang), AIM_FIELDS, AIM_KINDS, lang, {}, every_column=True)
    aims = _listed(_chinese_signs(aims, lang), lang)
    return [explained(GUIDE[lang], lang), *tables, rules, aims]


def _sheet(schema: Schema, rows: Sequence[Mapping[str, Any]], lang: str) -> SheetOut:
    columns = [headed(column, lang, [row.get(column.name) for row in rows]) for column in schema.columns]
    return _listed(SheetOut(schema, columns, frozenset(range(len(rows)))), lang)


def _in_words(rows: Sequence[Mapping[str, Any]], lang: str) -> list[Mapping[str, Any]]:
    """The rows with the reader's word for each role."""
    return [{**row, "role": _role(row["role"], lang)} if "role" in row else row for row in rows]


def _role(code: str, lang: str) -> str:
    roles = next(column for column in POSTS.columns if column.name == "role")
    return dict(zip(roles.choices, roles.offered(lang), strict=True))[code]


def _listed(sheet: SheetOut, lang: str) -> SheetOut:
    """The sheet with a drop-down list wherever an id of another sheet or a word of a fixed list is expected."""
    roles = next(column for column in POSTS.columns if column.name == "role").offered(lang)
    lists: dict[str, Any] = {name: _range(VILLAGES, lang) for name in ("village", "home", "kin_villages", "villages", "settled")}
    lists |= {name: _range(CANDIDATES, lang) for name in ("candidate", "candidates", "kin")}
    lists |= {"role": roles, "need": _range(NEEDS, lang, "B") if sheet.schema is not NEEDS else ()}
    lists |= {"township": _range(VILLAGES, lang, "C") if sheet.schema is not VILLAGES else ()}
    names = {column.header(lang): column.name for column in sheet.schema.columns}
    columns = [column if column.choices else replace(column, choices=lists.get(names.get(column.header, ""), ()))
               for column in sheet.columns]  # fmt: skip
    return replace(sheet, columns=columns)


def _range(schema: Schema, lang: str, column: str = "A") -> str:
    return f"='{schema.sheet(lang)}'!${column}$2:${column}$2000"


def _rules(lang: str) -> tuple[Any, ...]:
    say = language(lang).say
    sex, woman, age = say(("sex", "female", "age"), ("性别", "女", "年龄"))
    words = say(("home village", "kin", "unit cap", "age", "women", "stable"),
                ("回避本村", "回避亲属", "单位限额", "年龄条件", "妇女", "双向稳定"))  # fmt: skip
    return (
        *(_named(rule, RULE_KINDS, lang) for rule in BASE_RULES), AvoidHome(id=words[0]), AvoidKin(id=words[1]),
        UnitCap(id=RULE[lang] + words[2], most=2),
        Eligible(id=RULE[lang] + words[3], role=_role("secretary", lang), where=Condition(fact=age, most=50)),
        Quota(id=RULE[lang] + words[4], where={sex: woman}, least=1, penalty=5),
        Stable(id=RULE[lang] + words[5], wishes={}, penalty=1),
    )  # fmt: skip


def _aims(lang: str) -> tuple[Any, ...]:
    wanted = (NeedsMet(met_by=EXAMPLES[lang]["met_by"]), Grades(), Merit(role_weights={_role("secretary", lang): 2}))
    return tuple(_named(aim, AIM_KINDS, lang) for aim in wanted)


def _chinese_signs(sheet: SheetOut, lang: str) -> SheetOut:
    """Cells that say several things with the signs of the language."""
    signs = ((": ", "："), ("; ", "；"), (", ", "、")) if lang == "zh" else ()

    def said(cell: Any) -> Any:
        for sign, chinese in signs if isinstance(cell, str) else ():
            cell = cell.replace(sign, chinese)
        return cell

    return replace(sheet, columns=[replace(column, cells=[said(cell) for cell in column.cells]) for column in sheet.columns])


def _named(item: Any, words: Mapping[str, str], lang: str) -> Any:
    """A rule or aim called by its kind, in the reader's language."""
    return item.changed(id=words[item.kind]) if lang == "zh" else item
