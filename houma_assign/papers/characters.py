"""Text that no paper can print as it stands: control signs, signs that turn the direction of writing, halves of characters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from ..errors import Fault, Message

TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
REASON = Message("paper.character", "holds a sign that cannot be printed (a control sign, or one that turns the direction)",
                 "含有无法印出的字符（控制符或改变书写方向的符号）")  # fmt: skip


def unprintable(text: str) -> bool:
    """Whether a text has a sign that a paper cannot print."""
    return any(char in TURNING or (unicodedata.category(char) in ("Cc", "Cs", "Cn") and char not in "\n\t") for char in text)


def character_faults(values: Mapping[str, Any], paper: Message) -> list[Fault]:
    """Every value of a paper that cannot be printed, each with its place."""
    return [Fault(paper, "", place, None, REASON) for place in dict.fromkeys(_bad(values, ""))]


def _bad(value: Any, place: str) -> Iterator[str]:
    if isinstance(value, str):
        if unprintable(value):
            yield place
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _bad(each, f"{place}.{key}".strip("."))
    elif isinstance(value, (list, tuple)):
        for number, each in enumerate(value, start=1):
            yield from _bad(each, f"{place} {number}".strip())
