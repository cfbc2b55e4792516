"""Text: names, ids, codes, lists of ids, yes or no, grades."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from typing import Any

from ...data.condition_words import NO, YES
from ...data.literal_cells import literal
from ...data.many_in_one import is_nothing, split_list
from ...errors import Message
from .reading import Reading, Refused, narrow, printable, visible
from .roles import READ_AS, ROLES

TICKS = ("√", "✓", "✔", "☑", "✅")
STRIPPED = Message("cell.stripped", "blanks around the text were taken off", "文字前后的空格已去掉")
NARROWED = Message("cell.narrowed", "full-width letters and digits were read as plain ones", "全角字母和数字已读作半角")
AS_ID = Message("cell.number_id", "numbers were read as ids; leading zeros, if the sheet shows any, are not part of the number",
                "数字已读作编号；即使表中显示前导零，也不算在内")  # fmt: skip
AS_WORDS = Message("cell.number_words", "numbers were read as text", "数字已读作文字")
NOTHING = Message("cell.nothing_said", "a cell that says none (无, —, /) was read as empty", "“无”“—”“/”一类的单元格已读作空白")
ONE_AND_ZERO = Message("cell.one_zero", "1 and 0 were read as yes and no", "1 和 0 已读作是和否")
TICKED = Message("cell.ticks", "words and ticks were read as yes and no", "各种说法和勾叉已读作是和否")
YES_NO = Message("cell.yes_no", "yes or no is expected (是/否, yes/no, √/×)", "应为是或否（是/否、√/×）")
GRADE = Message("cell.grade", "a grade is expected: A, B or C, or an empty cell", "应为等次 A、B、C，或留空")
GRADED = Message("cell.grades", "grades written in another form were read as A, B, C", "等次已统一为 A、B、C")
MANY_DIGITS = Message(
    "cell.digits_lost",
    "a number of more than 15 digits is not held exactly by Excel; format the cell as text and type it again",
    "超过 15 位的数字无法在表格中精确保存；请把单元格设为文本后重新输入",
)
NO_DATE = Message("cell.date_for_text", "text is expected, not a date; format the cell as text and type it again",
                  "应为文字，不是日期；请把单元格设为文本后重新输入")  # fmt: skip
TEXT = Message("cell.text", "text is expected", "应为文字")
LIST = Message("cell.id_list", "a list of ids is expected: separated by ; or a JSON list", "应为编号列表，用分号隔开")


def text(value: Any) -> Reading:
    """Text as it stands, without blanks around it; characters are never replaced, for a name may be written with rare ones."""
    if not isinstance(value, str):
        return _as_text(value, AS_WORDS)
    plain = printable(value.strip())
    return Reading(plain, "" if plain == value else STRIPPED)


def name(value: Any) -> Reading:
    """A name: text without invisible characters, which would make one person two."""
    reading = text(value)
    visible(reading.value)
    return reading


def id(value: Any) -> Reading:
    """An id: text without invisible characters; a number stands for its digits."""
    if not isinstance(value, str):
        return _as_text(value, AS_ID)
    plain = visible(narrow(value))
    how = "" if plain == value else STRIPPED if plain == value.strip() else NARROWED
    return Reading(printable(plain), how)


def code(value: Any) -> Reading:
    """A word of a fixed vocabulary: compared after Unicode's compatibility normalisation."""
    if not isinstance(value, str):
        return _as_text(value, AS_ID)
    plain = visible(unicodedata.normalize("NFKC", value).strip())
    how = "" if plain == value else STRIPPED if plain == value.strip() else NARROWED
    return Reading(printable(plain), how)


def role(value: Any) -> Reading:
    """A role: the usual Chinese words are read as the codes that rules and aims know."""
    reading = code(value)
    word = reading.value if reading.value in ROLES else reading.value.lower()
    return Reading(ROLES[word], READ_AS[word]) if word in ROLES else reading


def ids(value: Any) -> Reading:
    """A list of ids, separated by ``;`` ``；`` ``、`` ``,`` or line breaks; or a JSON list, for ids with such signs in them."""
    if not isinstance(value, str):
        single = id(value)
        return Reading((single.value,), single.how)
    if value.startswith("["):
        return Reading(_json_list(value))
    parts = split_list(value)
    if isinstance(parts, Message):
        raise Refused(parts)
    readings = [id(part) for part in parts]
    how = next((each.how for each in readings if each.how == NARROWED), "")
    return Reading(tuple(each.value for each in readings), how or ("" if parts else NOTHING))


def place(value: Any) -> Reading:
    """A name that rules count by, of a unit or township: a cell that says none is empty text, unlike a blank one."""
    return Reading("", NOTHING) if isinstance(value, str) and is_nothing(value) else name(value)


def yes_no(value: Any) -> Reading:
    """True or False: yes, no, 是, 否, √, ×, 1, 0 and so on."""
    if isinstance(value, bool):
        return Reading(value)
    if isinstance(value, (int, float)) and value in (0, 1):
        return Reading(bool(value), ONE_AND_ZERO)
    word = unicodedata.normalize("NFKC", value).strip().lower() if isinstance(value, str) else ""
    if word in ("1", "0"):
        return Reading(word == "1", ONE_AND_ZERO)
    if word in YES or word in NO:
        plain = word in ("是", "否", "yes", "no", "true", "false")
        return Reading(word in YES, "" if plain else TICKED)
    raise Refused(YES_NO)


def grade(value: Any) -> Reading:
    """A, B or C; ``Ａ级``, ``a`` and the like are the same. Other words are never guessed."""
    word = unicodedata.normalize("NFKC", value).strip().upper() if isinstance(value, str) else ""
    letter = re.sub("(级|等|档|等次)$", "", word).strip()
    if letter not in ("A", "B", "C"):
        raise Refused(GRADE)
    return Reading(letter, "" if letter == value else GRADED)


def _as_text(value: Any, how: str) -> Reading:
    if isinstance(value, (int, float)) and not isinstance(value, bool) and value == value and abs(value) != float("inf"):
        if abs(value) >= 10**15:
            raise Refused(MANY_DIGITS)
        whole = int(value) == value
        return Reading(str(int(value)) if whole else repr(value), how)
    if isinstance(value, (date, datetime)):
        raise Refused(NO_DATE)
    raise Refused(TEXT)


def _json_list(value: str) -> tuple[str, ...]:
    listed = literal(value)
    if not isinstance(listed, (list, tuple)) or not all(isinstance(each, str) and each for each in listed):
        raise Refused(listed if isinstance(listed, Message) else LIST)
    return tuple(visible(each) for each in listed)
