"""Text: names, ids, codes, lists of ids, yes or no, grades."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date, datetime
from typing import Any

from ...data.condition_words import NO, YES
from .reading import Reading, Refused, narrow, printable, visible

TICKS = ("√", "✓", "✔", "☑", "✅")
STRIPPED = "blanks around the text were taken off"
NARROWED = "full-width letters and digits were read as plain ones"
AS_ID = "numbers were read as ids; leading zeros, if the sheet shows any, are not part of the number"
ROLES = {"第一书记": "secretary", "书记": "secretary", "驻村第一书记": "secretary", "工作队员": "member", "队员": "member"}
AS_ROLE = "第一书记, 工作队员 and the like were read as the codes secretary and member"
SEPARATORS = re.compile(r"[;；、,，\n]")


def text(value: Any) -> Reading:
    """Text as it stands, without blanks around it; characters are never replaced, for a name may be written with rare ones."""
    if not isinstance(value, str):
        return _as_text(value, "numbers were read as text")
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
    return Reading(ROLES[reading.value], AS_ROLE) if reading.value in ROLES else reading


def ids(value: Any) -> Reading:
    """A list of ids, separated by ``;`` ``；`` ``、`` ``,`` or line breaks; or a JSON list, for ids with such signs in them."""
    if not isinstance(value, str):
        single = id(value)
        return Reading((single.value,), single.how)
    if value.startswith("["):
        return Reading(_json_list(value))
    parts = [part for part in SEPARATORS.split(value) if part.strip()]
    readings = [id(part) for part in parts]
    how = next((each.how for each in readings if each.how == NARROWED), "")
    return Reading(tuple(each.value for each in readings), how)


def yes_no(value: Any) -> Reading:
    """True or False: yes, no, 是, 否, √, ×, 1, 0 and so on."""
    if isinstance(value, bool):
        return Reading(value)
    if isinstance(value, (int, float)) and value in (0, 1):
        return Reading(bool(value), "1 and 0 were read as yes and no")
    word = unicodedata.normalize("NFKC", value).strip().lower() if isinstance(value, str) else ""
    if word in ("1", "0"):
        return Reading(word == "1", "1 and 0 were read as yes and no")
    if word in YES or word in NO:
        plain = word in ("是", "否", "yes", "no", "true", "false")
        return Reading(word in YES, "" if plain else "words and ticks were read as yes and no")
    raise Refused("yes or no is expected (是/否, yes/no, √/×)")


def grade(value: Any) -> Reading:
    """A, B or C; ``Ａ级``, ``a`` and the like are the same. Other words are never guessed."""
    word = unicodedata.normalize("NFKC", value).strip().upper() if isinstance(value, str) else ""
    letter = re.sub("(级|等|档|等次)$", "", word).strip()
    if letter not in ("A", "B", "C"):
        raise Refused("a grade is expected: A, B or C, or an empty cell")
    return Reading(letter, "" if letter == value else "grades written in another form were read as A, B, C")


def _as_text(value: Any, how: str) -> Reading:
    if isinstance(value, (int, float)) and not isinstance(value, bool) and value == value and abs(value) != float("inf"):
        if abs(value) >= 10**15:
            raise Refused(
                "a number of more than 15 digits is not held exactly by Excel; format the cell as text and type it again"
            )
        whole = int(value) == value
        return Reading(str(int(value)) if whole else repr(value), how)
    if isinstance(value, (date, datetime)):
        raise Refused("text is expected, not a date; format the cell as text and type it again")
    raise Refused("text is expected")


def _json_list(value: str) -> tuple[str, ...]:
    try:
        listed = json.loads(value)
    except (ValueError, RecursionError):
        listed = None
    if not isinstance(listed, list) or not all(isinstance(each, str) and each for each in listed):
        raise Refused("a list of ids is expected: separated by ; or a JSON list")
    return tuple(visible(each) for each in listed)
