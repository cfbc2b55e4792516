"""The rows of the sheets of rules and aims as rules and aims."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ...aims.base import KINDS as AIMS
from ...constraints.base import KINDS as RULES
from ...data.condition import Condition
from ...data.condition_values import Kinds
from ...data.kinds import UNKNOWN
from ...data.near_words import near_words
from ...data.priority_groups import COLUMN
from ...errors import PLACES_ZH, InputError, Message
from ..cells.number import number
from ..cells.reading import Refused
from ..schema.rule_sheets import AIM_FIELDS, AIM_KINDS, OTHERWISE, PRIORITY, RULE_FIELDS, RULE_KINDS, WISHES, WORDS
from ..schema.table import Table
from .fields import field_of, json_of
from .references import Meaning

NOWHERE: Mapping[str, Mapping[str, Any]] = {}
NO_RULE = Message("rule.fields", "these fields do not make a rule of this kind", "这些内容不构成这一类型的规则")
WHO = Message("rule.who", "unknown candidate, or a name that several people have", "没有这个人选，或有几人同名")
MEANT_FIELDS = {(kind, column): field for (kind, field), column in OTHERWISE.items()}
HARD = ("hard", "硬性", "硬", "必须")


def rules_of(table: Table, kinds: Kinds, meant_by: Meaning,
             elsewhere: Mapping[str, Mapping[str, Any]] = NOWHERE) -> tuple[Any, ...]:  # fmt: skip
    """The rules of a sheet; what is wrong goes to ``table.faults``.

    Parameters
    ----------
    kinds
        Fact of a person -> kind of its values, by which the values in conditions are read.
    meant_by
        (column, word) -> the id or code meant, for people, villages and roles that are called by name.
    elsewhere
        Kind -> fields that stand on other sheets, for rows that leave them empty.
    """
    meant = {word: kind for kind, word in RULE_KINDS.items()}
    return _each(table, lambda at: _one(table, at, RULES, meant, RULE_FIELDS, kinds, meant_by, elsewhere))


def aims_of(table: Table, kinds: Kinds, meant_by: Meaning, elsewhere: Mapping[str, Mapping[str, Any]]) -> tuple[Any, ...]:
    """The aims of a sheet, likewise."""
    meant = {word: kind for kind, word in AIM_KINDS.items()} | dict.fromkeys(WISHES, "wishes") | dict.fromkeys(PRIORITY, "people")
    return _each(table, lambda at: _one(table, at, AIMS, meant, AIM_FIELDS, kinds, meant_by, elsewhere))


def _each(table: Table, make: Callable[[int], Any]) -> tuple[Any, ...]:
    unread_columns(table)
    made = [make(at) for at in range(len(table))]
    if len(table):  # ids that were made of the content, by which faults found later are brought back to their row
        table.columns["id"] = [None if each is None else each.id for each in made]
    return tuple(each for each in made if each is not None)


def unread_columns(table: Table) -> None:
    """A filled column that is not known: without it a rule would mean something else, a soft one be hard."""
    known = {word: column for column in table.schema.columns for word in (*column.zh, *column.en)}
    for name, values in table.facts.items():
        at = next((at for at, value in enumerate(values) if value is not None), None)
        if at is None:
            continue
        near = near_words(name, known, 2) if name else []
        en = "this column is not known here, and a rule must not lose what stands in it; rename the column, or delete it"
        zh = "不认识这一列，其中的内容不能丢失；请改列名，或删去此列"
        if near:
            en, zh = (
                f"{en}; near it: {', '.join(near)}",
                f"{zh}；相近的列名有{'、'.join(known[word].header('zh') for word in near)}",
            )
        table.faults.append(table.fault(at, name, values[at], Message("rule.column", en, zh)))


def _one(table: Table, at: int, known: Mapping[str, type[Any]], meant: Mapping[str, str], fields: Mapping[str, str],
         kinds: Kinds, meant_by: Meaning, elsewhere: Mapping[str, Mapping[str, Any]] = NOWHERE) -> Any:  # fmt: skip
    """The rule in one row, None if it is faulty."""
    before = len(table.faults)
    word = str(table.columns["kind"][at] or "").strip()
    kind = meant.get(word, word.lower())
    if kind not in known:
        if word:
            chinese = {each: name for name, each in meant.items()}
            shown = ", ".join(f"{each} ({chinese[each]})" if each in chinese else each for each in known)
            zh = f"没有这种类型；可写：{'、'.join(chinese.get(each, each) for each in known)}"
            table.faults.append(table.fault(at, "kind", word, Message("rule.kind", f"kinds are {shown}; {UNKNOWN}", zh)))
        return None
    data = {
        **elsewhere.get(kind, {}),
        **(elsewhere.get(COLUMN, {}) if word.lower() in PRIORITY else {}),
        **_cells(table, at, known[kind], fields, kinds),
    }
    for name, value in data.items():
        data[name] = _named(name, value, meant_by)
        if name in ("least", "most") and isinstance(value, dict) and kind != "village_forms":  # those are by form
            data[name] = {_group(kind, each, meant_by): limit for each, limit in value.items()}
        if kind == "together_wish" and name == "wishes":
            data[name] = _people_meant(table, at, value, meant_by)
        if name in ("candidate", "candidates"):
            # The rule is not made: the id it would get of its content is shown, and might be somebody's name.
            words = [value] if isinstance(value, str) else value if isinstance(value, (list, tuple)) else ()
            table.faults += [table.fault(at, "candidates", word, WHO)
                             for word in words if isinstance(word, str) and meant_by("candidates", word) is None]  # fmt: skip
    if len(table.faults) > before:
        return None
    try:
        return known[kind](**data)
    except InputError as error:
        for fault in error.items:
            column = column_of(kind, fault.column.split(".")[0])
            table.faults.append(table.fault(at, column, fault.value, fault.reason))
    except (TypeError, ValueError, AttributeError, RecursionError):
        table.faults.append(table.fault(at, "more", None, NO_RULE))
    return None


def _people_meant(table: Table, at: int, wishes: Any, meant_by: Meaning) -> Any:
    """Wishes of two people each, with ids in place of names."""
    if not isinstance(wishes, tuple):
        return wishes
    for name in dict.fromkeys(name for wish in wishes for name in wish[:2]):
        if meant_by("candidates", name) is None:
            table.faults.append(table.fault(at, "together", name, WHO))
    return tuple((*(meant_by("candidates", name) for name in wish[:2]), *wish[2:]) for wish in wishes)


def column_of(kind: str, field: str) -> str:
    """The column of a field that stands under another name than those of other rules and aims."""
    return {"candidate": "candidates"}.get(field, OTHERWISE.get((kind, field), field))


def _refuse_other(value: Any, table: Table, name: str) -> None:
    """Refuse what is none of the words that the column offers."""
    column = next(each for each in table.schema.columns if each.name == name)
    if value not in column.choices:
        en, zh = f"one of {', '.join(column.choices)} is expected", f"应为下列之一：{'、'.join(column.choices_zh)}"
        raise Refused(Message("rule.choice", en, zh))


def _named(name: str, value: Any, meant_by: Meaning) -> Any:
    """A field with ids in place of names."""
    column = {"candidate": "candidates", "village": "villages", "role_weights": "role", "number": "fact"}.get(name, name)
    if name == "each" and value not in WORDS:
        column = "fact"  # the column by which an aim groups people
    if name == "where" and all(isinstance(each, Condition) for each in value):
        return tuple(_meant(each, meant_by) for each in value)
    if column not in ("candidates", "villages", "role", "fact"):
        return value
    if isinstance(value, (list, tuple)):
        return tuple(meant_by(column, each) if isinstance(each, str) else each for each in value)
    if isinstance(value, dict):
        return {meant_by(column, key): each for key, each in value.items()}
    return meant_by(column, value) if isinstance(value, str) else value


def _group(kind: str, word: str, meant_by: Meaning) -> str:
    """What a limit is for: a village, a role, a person, or what stands there by its id."""
    if kind == "posts_each":
        return meant_by("candidates", word) or word
    place = meant_by("villages", word) or word
    return meant_by("role", word) or word if place == word else place


def _meant(test: Condition, meant_by: Meaning) -> Condition:
    """A condition with the facts that are meant by the headers in it."""
    if test.any_of:
        return Condition(any_of=tuple(_meant(each, meant_by) for each in test.any_of))
    return test.changed(fact=meant_by("fact", test.fact))


def _cells(table: Table, at: int, model: type[Any], fields: Mapping[str, str], kinds: Kinds) -> dict[str, Any]:
    """Field -> value of one row."""
    data: dict[str, Any] = {}
    for name, column in table.columns.items():
        cell = column[at]
        if cell is None or name in ("kind", "more"):
            continue
        try:
            if name in ("id", "penalty", "slack"):
                value: Any = cell if name == "id" else None if cell in HARD else number(cell).value
            else:
                value = field_of(cell, fields[name], kinds)
                if name in ("sense", "what"):  # of the other choices a rule says itself which it takes
                    _refuse_other(value, table, name)
            if name == "candidates" and "candidate" in model.model_fields:
                data["candidate"] = value[0] if len(value) == 1 else value
            elif (model.kind, name) in MEANT_FIELDS:
                data[MEANT_FIELDS[model.kind, name]] = value
            else:
                data[name] = value
        except Refused as error:
            table.faults.append(table.fault(at, name, cell, error.reason))
    if (more := table.column("more")[at]) is not None:
        try:
            extra = json_of(more)
            twice = data.keys() & extra.keys()
            if twice:
                listed = sorted(twice)
                zh = f"此处和单独的列中都写了：{'、'.join(PLACES_ZH.get(each, each) for each in listed)}"
                raise Refused(Message("rule.twice", f"said twice, here and in a column of its own: {', '.join(listed)}", zh))
            data |= extra
        except Refused as error:
            table.faults.append(table.fault(at, "more", more, error.reason))
    return data
