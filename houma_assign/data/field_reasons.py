"""What is wrong with the fields of a record, in our own words: nobody should have to know the checker behind it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from ..errors import Fault, InputError, Message

# Kind of finding -> words in both languages; {ge} and the like are filled from the finding.
WORDS = {
    "missing": ("a value is required", "此处必填"),
    "extra_forbidden": ("unknown field; see the spelling", "没有这一项；请检查拼写"),
    "string_type": ("text (a string) is expected; write numbers as text", "应为文字；数字请存为文本"),
    "string_sub_type": ("text (a string) is expected", "应为文字"),
    "string_unicode": ("text of valid characters is expected", "文字中含有无效字符"),
    "int_type": ("a whole number (a valid integer) is expected", "应为整数"),
    "int_from_float": ("a whole number (a valid integer) is expected, not one with decimals", "应为整数，不带小数"),
    "int_parsing": ("a whole number (a valid integer) is expected", "应为整数"),
    "int_parsing_size": ("a whole number (a valid integer) of fewer digits is expected", "整数的位数过多"),
    "float_type": ("a number is expected", "应为数字"),
    "float_parsing": ("a number is expected", "应为数字"),
    "finite_number": ("a finite number is expected", "应为有限的数"),
    "bool_type": ("True or False is expected", "应为是或否"),
    "bool_parsing": ("True or False is expected", "应为是或否"),
    "tuple_type": ("a list is expected", "应为若干项的列表"),
    "list_type": ("a list is expected", "应为若干项的列表"),
    "set_type": ("a list is expected", "应为若干项的列表"),
    "iterable_type": ("a list is expected", "应为若干项的列表"),
    "dict_type": ("a mapping of names to values is expected", "应为“名称:数值”的对应表"),
    "mapping_type": ("a mapping of names to values is expected", "应为“名称:数值”的对应表"),
    "greater_than_equal": ("must be greater than or equal to {ge}", "不得小于 {ge}"),
    "greater_than": ("must be greater than {gt}", "须大于 {gt}"),
    "less_than_equal": ("must be less than or equal to {le}", "不得大于 {le}"),
    "less_than": ("must be less than {lt}", "须小于 {lt}"),
    "multiple_of": ("must be a multiple of {multiple_of}", "须为 {multiple_of} 的倍数"),
    "too_short": ("at least {min_length} are needed", "至少须有 {min_length} 项"),
    "too_long": ("at most {max_length} are accepted", "至多可有 {max_length} 项"),
    "string_too_short": ("at least {min_length} characters are needed", "至少须有 {min_length} 个字符"),
    "string_too_long": ("at most {max_length} characters are accepted", "至多可有 {max_length} 个字符"),
    "literal_error": ("one of {expected} is expected", "应为下列之一：{expected}"),
    "enum": ("one of {expected} is expected", "应为下列之一：{expected}"),
    "invalid_key": ("a name (a string) is expected", "名称应为文字"),
    "none_required": ("nothing is expected here", "此处应留空"),
    "is_instance_of": ("an object of another kind is expected ({class})", "此处的对象种类不对"),
    "model_type": ("a record of its kind, or a mapping of its fields, is expected", "应为一条记录，或各项的对应表"),
    "model_attributes_type": ("a record or a mapping of its fields is expected", "应为一条记录，或各项的对应表"),
    "date_type": ("a date is expected", "应为日期"),
    "date_parsing": ("a date such as 2020-07-31 is expected", "应为日期，例如 2020-07-31"),
    "frozen_instance": ("records do not change; use the edits, which give new ones", "记录不可改动；请用修改方法得到新的记录"),
    "frozen_field": ("records do not change; use the edits, which give new ones", "记录不可改动；请用修改方法得到新的记录"),
}
OTHER = ("a value of another kind is expected here", "此处应为另一种值")


def faults_of(table: str, data: Mapping[str, Any], error: ValidationError) -> list[Fault]:
    """The findings as faults: the field, the value that stands there and the reason."""
    row = data.get("id")
    faults: list[Fault] = []
    for item in error.errors(include_url=False):
        inner = item.get("ctx", {}).get("error")
        if isinstance(inner, InputError):  # a record inside this one that has already named its faults
            faults.extend(inner.items)
            continue
        shown = isinstance(item.get("input"), (str, int, float, bool)) and item["type"] != "extra_forbidden"
        parts = map(str, item["loc"])
        place = ".".join(part for part in parts if not part.startswith("="))  # "=" marks which of several kinds was meant
        name = str(row) if isinstance(row, (str, int, float)) and row else ""
        faults.append(Fault(table, name, place, item.get("input") if shown else None, _reason(item)))
    return faults


def reason_of(error: Exception) -> str:
    """The reason of a check that raised: a ``Message`` as it is, other words as they are."""
    return error.args[0] if error.args and isinstance(error.args[0], str) else str(error)


def _reason(item: Mapping[str, Any]) -> str:
    context = item.get("ctx", {})
    if isinstance(context.get("error"), Exception):
        return reason_of(context["error"])
    en, zh = WORDS.get(item["type"], OTHER)
    listed = {key: str(value).replace(", ", "、").replace(" or ", "、") for key, value in context.items()}
    return Message(f"field.{item['type']}", en.format(**context), zh.format(**listed))
