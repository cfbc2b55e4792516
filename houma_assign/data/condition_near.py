"""Conditions that speak of nobody: values that nobody has, and which of them are another writing of one that somebody has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher, get_close_matches
from typing import Any

from ..errors import Message
from .condition import Condition
from .condition_dates import as_date, is_date
from .condition_words import NO, YES
from .exact import is_number
from .field_names import CANDIDATE_FIELDS, PAIR_FIELDS, POST_FIELDS, VILLAGE_FIELDS
from .language import language

# What is left off or put on without changing what is meant: 女 and 女性, 副科 and 副科级.
SUFFIX = re.compile("性|士|人|族|级|岗|村|镇|乡|县|市|区|省|局|委|厅|科|类|型|籍|学历|专业|街道|研究生|毕业|以上学历")
PREFIX = re.compile("中共|大学|全日制")
TRUTH = {word: truth for words, truth in (((*YES, "1"), True), ((*NO, "0"), False)) for word in words if word not in "tfx"}
FEW = 5  # values of a column that are shown whole
CLOSE = 0.83  # of two words of letters with the same first one
Reason = tuple[str, Message]  # fact, what is wrong
SORTS = {"numbers": "数值", "text": "文字", "yes or no": "是否"}


def condition_reasons(where: tuple[Condition, ...], records: Sequence[Any]) -> list[Reason]:
    """What makes conditions meaningless: columns nobody has, ranges and values of another kind, near spellings."""
    found: list[Reason] = []
    for part in (part for each in where for part in each.parts):
        held = held_values(record.fact(part.fact) for record in records)
        if held:
            reason = _range_reason(part, held) if part.ranged else value_reason(part, held)
        else:
            reason = _column_reason(part, records)
        if reason:
            found.append((part.fact, reason))
    return found


def held_values(cells: Iterable[Any]) -> list[Any]:
    """The distinct values that are there; True and 1 are two."""
    listed = list(cells)
    found: dict[tuple[bool, Any], None] = {}
    for _, cell in dict.fromkeys(zip(map(type, listed), listed, strict=True)):
        for value in cell if isinstance(cell, tuple) else (cell,):
            if value is not None and value != "":
                found.setdefault((isinstance(value, bool), value))
    return [value for _, value in found]


def _column_reason(part: Condition, records: Sequence[Any]) -> Message | None:
    fields = {**VILLAGE_FIELDS, **POST_FIELDS, **CANDIDATE_FIELDS}
    own = dict.fromkeys(name for record in records for name in record.facts)
    theirs = part.fact in CANDIDATE_FIELDS and any(CANDIDATE_FIELDS[part.fact] in type(record).model_fields for record in records)
    if part.fact in own or theirs or (part.fact in fields and any(record.fact(fields[part.fact]) for record in records)):
        return Message("empty_column", "nobody has anything in this column", "该列没有任何内容")
    if part.fact in PAIR_FIELDS:  # points and grades are those of the pairs
        return _pair_reason(part)
    near = get_close_matches(part.fact, [*own, *CANDIDATE_FIELDS], n=3, cutoff=0.5)
    en, zh = (f" (near: {', '.join(near)})", f"（相近的有：{'、'.join(near)}）") if near else ("", "")
    return Message("no_such_column", f"nobody has this column; see the spelling of the fact{en}", f"没有这一列，请检查写法{zh}")


def _pair_reason(part: Condition) -> Message | None:
    if PAIR_FIELDS[part.fact] == "score":
        return (
            None if not part.dated and all(map(is_number, part.values)) else Message("points", "points are numbers", "总分是数值")
        )
    known = part.values and set(part.values) <= {"A", "B", "C"}
    return None if known else Message("grades", "grades are A, B and C", "等次只有甲、乙、丙三等")


def _range_reason(part: Condition, held: Sequence[Any]) -> Message | None:
    # Without the values: the fault is a rule's, and its text would show what stands in somebody's cell.
    if part.dated:
        wrong = Message("range_of_dates", "a range of dates needs a column of dates", "日期范围只能用于日期列")
        return None if all(map(is_date, held)) else wrong
    if all(map(is_number, held)):
        return None
    en, zh = ("; for dates write <= 2015-07-31", "；日期请写 <= 2015-07-31") if all(map(is_date, held)) else ("", "")
    return Message("range_of_numbers", f"a range needs a column of numbers{en}", f"范围只能用于数值列{zh}")


def value_reason(part: Condition, held: Sequence[Any]) -> Message | None:
    """Why the values of a condition cannot be meant as they are written; None if they can."""
    sorts = {sort_of(value) for value in held}
    for value in absent(part, held):
        twin = twin_of(value, held)
        if twin is not None and not part_accepts(part, twin):
            named = CANDIDATE_FIELDS.get(part.fact) == "name"
            en, zh = ("", "") if named else (f"; {_shown(twin)} is there", f"，列中有“{_shown(twin, 'zh')}”")
            return Message("near_value", f"nobody has {_shown(value)} in this column{en}: see the spelling",
                           f"该列没有“{_shown(value, 'zh')}”{zh}，请检查写法")  # fmt: skip
        if {sort_of(each) for each in part.values}.isdisjoint(sorts):
            there = sorted(sorts)
            return Message(
                "other_sort",
                f"compared with {sort_of(value)} ({_shown(value)}), but the column holds {' and '.join(there)}",
                f"与{SORTS[sort_of(value)]}“{_shown(value, 'zh')}”比较，而该列是{'、'.join(SORTS[each] for each in there)}",
            )
    return None


def part_accepts(part: Condition, value: Any) -> bool:
    """Whether a value is among those that a condition names."""
    return any(value == each and isinstance(value, bool) == isinstance(each, bool) for each in part.values)


def absent(part: Condition, held: Sequence[Any]) -> list[Any]:
    """The values of a condition that nobody has."""
    there = {(isinstance(value, bool), value) for value in held}
    return [value for value in part.values if value is not None and (isinstance(value, bool), value) not in there]


def sort_of(value: Any) -> str:
    """What a value is, in a word."""
    return "yes or no" if isinstance(value, bool) else "numbers" if is_number(value) else "text"


def twin_of(value: Any, held: Sequence[Any]) -> Any:
    """The value somebody has of which this one is another writing; None if there is none."""
    folded = fold(value)
    same = next((each for each in held if fold(each) == folded), None)
    if same is not None:
        return same
    truth = truth_of(value)
    if truth is not None and all(truth_of(each) is not None for each in held):
        return next((each for each in held if truth_of(each) == truth), None)
    return next((each for each in held if isinstance(value, str) and isinstance(each, str) and _close(folded, fold(each))), None)


def near_values(value: Any, held: Sequence[Any]) -> list[str]:
    """Values somebody has that look like this one, best first, at most three; all of them where there are few."""
    texts = {fold(each): str(each) for each in held}
    near = [texts[each] for each in get_close_matches(fold(value), list(texts), n=3, cutoff=0.4)]
    return near or (list(texts.values()) if len(texts) <= FEW else [])


def fold(value: Any) -> str:
    """A value without case, width, blanks and punctuation; a date in one form, a number as its digits."""
    if isinstance(value, bool):
        return f"{value}".lower()
    text = f"{value:.15g}" if is_number(value) else unicodedata.normalize("NFKC", str(value)).casefold().strip()
    if re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?", text):
        return f"{float(text):.15g}"
    dropped = r"\s+" if any(char.isdigit() for char in text) else r"[\s\W_]+"  # 1-1 is not 11
    return as_date(text) or re.sub(dropped, "", text) or text


def truth_of(value: Any) -> bool | None:
    """Yes or no as far as the value is a way of writing it."""
    if isinstance(value, bool) or (is_number(value) and value in (0, 1)):
        return bool(value)
    return TRUTH.get(unicodedata.normalize("NFKC", value).strip().lower()) if isinstance(value, str) else None


def _shown(value: Any, lang: str = "en") -> str:
    if isinstance(value, bool):
        return language(lang).say("yes" if value else "no", "是" if value else "否")
    return language(lang).say(repr(value), str(value))


def _close(one: str, other: str) -> bool:
    """Whether two words of different letters are near enough to be a slip; digits and numerals never are."""
    short, long = sorted((one, other), key=len)
    if long.startswith(short) and SUFFIX.fullmatch(long[len(short) :]) and not short.isascii():
        return True
    if long.endswith(short) and PREFIX.fullmatch(long[: -len(short)]) and not short.isascii():
        return True
    letters = one.isascii() and other.isascii() and one.isalpha() and other.isalpha()
    return letters and len(short) >= 5 and one[0] == other[0] and SequenceMatcher(None, one, other).ratio() >= CLOSE
