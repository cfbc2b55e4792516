"""Lists and mappings in one cell: parts between marks, and quotation marks around parts that hold such marks."""

from __future__ import annotations

import json
import re

QUOTED = r'"(?:[^"\\]|\\.)*"'
JOINS = re.compile(r"[、，,/\n]|\s(?:or|and|且|或|并且|和)\s")  # signs and words that part words elsewhere
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
FULL = {"；": ";", "｜": "|", "：": ":", "＝": "=", "！": "!", "＞": ">", "＜": "<", "≥": ">=", "≤": "<=", "≠": "!="}


def split(text: str, mark: str) -> list[str]:
    """The parts of a text between marks that stand outside quotes, without blanks around them."""
    parts, start = [], 0
    for found in re.finditer(rf"{QUOTED}|{re.escape(mark)}", text):
        if found.group() == mark:
            parts.append(text[start : found.start()])
            start = found.end()
    return [part.strip() for part in [*parts, text[start:]]]


def quoted(text: str) -> str:
    """Text as it must be written so that it is read back as the same text."""
    plain = (
        text == text.strip() and text and not re.search(r'[;|=!<>"\\:≥≤≠；｜＝！＞＜：]|\.\.', text) and not JOINS.search(text)
    )
    return (
        text if plain and not NUMBER.fullmatch(text) and text not in ("true", "false") else json.dumps(text, ensure_ascii=False)
    )


def bare(text: str) -> str:
    """Text without its quotes, if it has any."""
    if re.fullmatch(QUOTED, text):
        return str(json.loads(text))
    if '"' in text:
        raise ValueError("a quote is not closed, or stands inside a word")
    return text


def number(text: str) -> int | float:
    """The number that is written."""
    return float(text) if "." in text else int(text)


def half_width(text: str, signs: str) -> str:
    """The text with these full-width signs as plain ones, except in quotes."""
    parts = re.split(rf"({QUOTED})", text)
    return "".join(part if k % 2 else "".join(FULL[char] if char in signs else char for char in part)
                   for k, part in enumerate(parts))  # fmt: skip
