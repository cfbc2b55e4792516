"""Forms of help as they stand on a sheet of their own: the fields of the rule that says which villages may get which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil, floor
from typing import Any

from ...constraints import VillageForms
from ...data.condition import Condition
from ...data.condition_values import Kinds
from ...data.exact import fraction
from ...data.many_in_one import split_list
from ...data.post import Post
from ...errors import Fault, InputError, Message
from ..cells.reading import Refused
from ..schema.book_tables import BookTables
from ..schema.form_sheets import FORMS, NOT_CHOSEN, ROUNDINGS
from ..schema.record_sheets import VILLAGES
from ..schema.rule_sheets import RULE_KINDS, RULES
from ..schema.side_sheets import LABELS
from ..schema.table import Table
from .fields import field_of
from .references import Meaning
from .rules import unread_columns

KIND = VillageForms.kind
SCORES = ("score", "得分", "筛选得分", "总分", "screen score", "screening score")  # what villages' scores are called
ALLOWED = ("可派形式", "forms allowed", "forms_allowed")  # what the column of villages is called that says which they may have
FIELDS = {"forms": "posts", "least": "least", "most": "most", "where": "where", "settled": "settled"}  # of the rule -> column
TWICE = Message("forms.twice_listed", "this form is listed twice", "这种形式列了两次")
NO_PEOPLE = Message("forms.people", "say how many people in each role: secretary: 1; member: 2",
                    "请写明各岗位几人，如：党支部书记：1；支部委员：2")  # fmt: skip
ONLY_VILLAGES = Message("forms.not_chosen", "a row of villages that are left out holds their names only",
                        "“不派”一行只写指定村")  # fmt: skip
NO_VILLAGES = Message("forms.no_villages", "name the villages that are left out", "请写明不派的村")
SETTLED_TWICE = Message("forms.settled_twice", "this village is settled in another row, too", "这个村在另一行中也被指定")
BOTH = Message("forms.both", "state numbers of villages or a share, one of the two", "村数和占比只能写一种")
SHARE = Message("forms.share", "a share from 0 to 1 is expected, or 0% to 100%", "应为 0 到 1 的占比，或 0% 至 100%")
ROUNDING = Message("forms.rounding", f"a share needs a rounding: {', '.join(ROUNDINGS)}",
                   f"写占比时须写明如何取整：{'、'.join(ROUNDINGS.values())}")  # fmt: skip
NO_SHARE = Message("forms.no_share", "there is no share to be rounded", "没有写占比，不需要取整")
NO_SCORE = Message("forms.no_score", "villages have no column of scores: call one score",
                   "村表中没有得分列；请把该列称作“得分”或“筛选得分”")  # fmt: skip
NO_FORM = Message("forms.unknown", "the sheet of forms has no such form", "选派形式表中没有这种形式")
NOWHERE = Message("forms.nowhere", "no village may have this form", "没有村可采用这种形式")
TWO_PLACES = Message("forms.two_places", "forms stand here and on the sheet of forms; keep one",
                     "此处和选派形式表中都写了选派形式；请只留一处")  # fmt: skip
POSTS_MADE = Message("forms.posts_made", "no posts are listed; they follow from the forms, and none must be filled",
                     "没有岗位表，岗位按各形式的人数列出，均可空缺")  # fmt: skip
OTHER_WORD = Message("forms.word", "the sheet of labels calls it otherwise; keep one", "名称表中另有说法；请只留一种")
MADE = Message("forms.rule_made", "no rule village_forms is listed; the sheet was read as one, hard",
               "规则表中没有“选派形式”一行，本表已作为硬性规则")  # fmt: skip


def forms_of(tables: BookTables, kinds: Kinds, meant_by: Meaning) -> dict[str, Any]:
    """The fields of the rule, empty where the book has no such sheet or no row in it; what is wrong goes to its faults.

    Parameters
    ----------
    kinds
        Fact of a village -> kind of its values, by which the values in conditions are read.
    meant_by
        As for ``rules_of``.
    """
    table = tables.table(FORMS)
    made: dict[str, dict[str, Any]] = {name: {} for name in FIELDS}
    listed: Counter[str] = Counter()
    for at, row in enumerate(table.records()):
        form = row.get("form")
        if form is None:
            continue
        listed[form] += 1
        if listed[form] > 1:
            table.faults.append(table.fault(at, "form", form, TWICE))
        elif form in NOT_CHOSEN.values():
            _left_out(table, at, row)
        else:
            _one(tables, at, row, form, made, kinds, meant_by)
        for village in row.get("settled") or ():
            if village in made["settled"]:
                table.faults.append(table.fault(at, "settled", village, SETTLED_TWICE))
            made["settled"][village] = "" if form in NOT_CHOSEN.values() else form
    if len(table):
        _allowed(tables, made)
        unread_columns(table)
        _once(tables)
        _called_otherwise(tables)
    return {name: value for name, value in made.items() if value} if len(table) else {}


def with_forms(tables: BookTables, rules: tuple[Any, ...], stated: Mapping[str, Any]) -> tuple[Any, ...]:
    """The rules; where the sheet of forms is filled and no rule asks for it, it is a hard rule, and that is said."""
    table = tables.table(FORMS)
    asked = any(_is_forms(word) for word in tables.table(RULES).column("kind"))
    if asked or not stated.get("forms") or table.faults:
        return rules
    table.say(MADE.code, MADE, MADE.zh)
    try:
        return (*rules, VillageForms(**stated))
    except InputError as error:
        table.faults += [placed_in_forms(tables, fault._replace(row=KIND)) or fault for fault in error.items]
        return rules


def posts_of_forms(tables: BookTables, stated: Mapping[str, Any]) -> list[Post]:
    """The posts that villages may come to have, for a book that lists no posts: none of them must be filled."""
    tables.table(FORMS).say(POSTS_MADE.code, POSTS_MADE, POSTS_MADE.zh)
    slots: dict[str, int] = {}
    for shape in stated.get("forms", {}).values():
        for role, number in shape.items():
            slots[role] = max(slots.get(role, 0), number)
    villages = [id for id in tables.table(VILLAGES).column("id") if id is not None]
    return [Post(village=id, role=role, slots=number, least=0) for role, number in slots.items() for id in villages]


def placed_in_forms(tables: BookTables, fault: Fault) -> Fault | None:
    """A fault of the rule by its row on the sheet of forms; None where it is of something else."""
    table = tables.table(FORMS)
    field, *form_named = str(fault.column).split(".")
    column, rules = FIELDS.get(field, ""), tables.table(RULES)
    listed = {id for kind, id in zip(rules.column("kind"), rules.column("id"), strict=True) if _is_forms(kind)}
    if not len(table) or not column or not (fault.row in listed or fault.row.partition(":")[0] == KIND):
        return None
    value = form_named[0] if form_named else str(fault.value)
    rows = zip(table.column("form"), table.column("settled"), table.column(column), strict=True)
    for at, (form, settled, cell) in enumerate(rows):
        within = column in ("posts", "where") and value and value in str(cell)
        if value.partition(":")[0] in (form, *(settled or ())) or within:
            return table.fault(at, column, fault.value, fault.reason)
    return table.fault(None, column, fault.value, fault.reason)


def _is_forms(word: Any) -> bool:
    return word is not None and str(word).strip().lower() in (KIND, RULE_KINDS[KIND])


def _left_out(table: Table, at: int, row: Mapping[str, Any]) -> None:
    filled = [name for name, value in row.items() if name not in ("form", "settled", "zh", "facts") and value is not None]
    table.faults += [table.fault(at, name, row[name], ONLY_VILLAGES) for name in filled]
    if not row.get("settled"):
        table.faults.append(table.fault(at, "settled", None, NO_VILLAGES))


def _one(tables: BookTables, at: int, row: Mapping[str, Any], form: str, made: dict[str, dict[str, Any]], kinds: Kinds,
         meant_by: Meaning) -> None:  # fmt: skip
    """One form with its people, numbers and conditions."""
    table = tables.table(FORMS)
    people = _read(table, at, row, "posts", "counts", {})
    if row.get("posts") is None:
        table.faults.append(table.fault(at, "posts", None, NO_PEOPLE))
    if people is not None:
        made["forms"][form] = {meant_by("role", role) or role: number for role, number in people.items()}
    numbers = _share(table, at, row, sum(id is not None for id in tables.table(VILLAGES).column("id")))
    for name in ("least", "most"):
        if (number := numbers if numbers is not None else row.get(name)) is not None:
            made[name][form] = number
    where = _read(table, at, row, "where", "where", kinds) or ()
    if (score := row.get("least_score")) is not None:
        column = next((name for name in SCORES if name in tables.table(VILLAGES).facts), None)
        if column is None:
            table.faults.append(table.fault(at, "least_score", score, NO_SCORE))
        else:
            where = (*where, Condition(fact=column, least=score))
    if where:
        made["where"][form] = where


def _read(table: Table, at: int, row: Mapping[str, Any], name: str, way: str, kinds: Kinds) -> Any:
    cell = row.get(name)
    try:
        return None if cell is None else field_of(cell, way, kinds)
    except Refused as error:
        table.faults.append(table.fault(at, name, cell, error.reason))
        return None


def _share(table: Table, at: int, row: Mapping[str, Any], villages: int) -> int | None:
    """So many villages are a share of all; None where no share is stated, or it makes no sense."""
    before, said = len(table.faults), row.get("rounding")
    rounding = {**{word: code for code, word in ROUNDINGS.items()}, **dict.fromkeys(ROUNDINGS)}.get(str(said), "")
    rounding = str(said) if rounding is None else rounding
    if row.get("share") is None:
        table.faults += [] if said is None else [table.fault(at, "rounding", said, NO_SHARE)]
        return None
    share = _read(table, at, row, "share", "share", {})
    if share is not None and not 0 <= share <= 1:
        table.faults.append(table.fault(at, "share", row["share"], SHARE))
    if not rounding:
        table.faults.append(table.fault(at, "rounding", said, ROUNDING))
    table.faults += [table.fault(at, name, row[name], BOTH) for name in ("least", "most") if row.get(name) is not None]
    if len(table.faults) > before or share is None:
        return None
    exact = fraction(share) * villages
    return {"up": ceil(exact), "down": floor(exact)}.get(rounding, floor(exact + Fraction(1, 2)))


def _allowed(tables: BookTables, made: dict[str, dict[str, Any]]) -> None:
    """Villages that say which forms they may have; what a cell allows is kept as a condition on the villages' ids."""
    villages = tables.table(VILLAGES)
    column = next((name for name in ALLOWED if name in villages.facts), None)
    if column is None or tables.own:  # in a book that was written from a problem the conditions say it already
        return
    may: dict[str, list[str]] = {form: [] for form in made["forms"]}
    for at, (id, cell) in enumerate(zip(villages.column("id"), villages.facts[column], strict=True)):
        listed = split_list(str(cell)) if cell is not None else ()
        if isinstance(listed, Message):
            villages.faults.append(villages.fault(at, column, cell, listed))
            continue
        villages.faults += [villages.fault(at, column, form, NO_FORM) for form in listed if form not in may]
        for form in (form for form in may if id is not None and (not listed or form in listed)):
            may[form].append(id)
    for form, ids in may.items():
        if not ids:
            at = tables.table(FORMS).column("form").index(form)
            tables.table(FORMS).faults.append(tables.table(FORMS).fault(at, "form", form, NOWHERE))
        elif len(ids) < sum(id is not None for id in villages.column("id")):
            made["where"][form] = (*made["where"].get(form, ()), Condition(fact="id", one_of=tuple(ids)))


def _called_otherwise(tables: BookTables) -> None:
    """A form that the sheet of words calls by another Chinese word is a fault."""
    table, labels = tables.table(FORMS), tables.table(LABELS)
    known = dict(zip(labels.column("code"), labels.facts.get("zh", [None] * len(labels)), strict=True))
    for at, (form, word) in enumerate(zip(table.column("form"), table.column("zh"), strict=True)):
        if word is not None and known.get(form) not in (None, word):
            table.faults.append(table.fault(at, "zh", word, OTHER_WORD))


def _once(tables: BookTables) -> None:
    """A rule that lists forms of its own beside the sheet is a fault: nobody knows which are meant."""
    rules = tables.table(RULES)
    cells: list[Sequence[Any]] = [rules.column(name) for name in ("kind", "more", "least", "most", "where")]
    for at, (kind, more, *others) in enumerate(zip(*cells, strict=True)):
        if not _is_forms(kind):
            continue
        said = next((name for name in FIELDS if f'"{name}"' in str(more or "")), None)
        filled = [name for name, cell in zip(("least", "most", "where"), others, strict=True) if cell is not None]
        if said is not None or filled:
            column = "more" if said is not None else filled[0]
            rules.faults.append(rules.fault(at, column, None, TWO_PLACES))
