"""Text that no paper can print as it stands: control signs, signs that turn the direction of writing, halves of characters."""

from __future__ import annotations

import unicodedata

from ..errors import Fault, Message
from .contents import Contents, texts

TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
REASON = Message("paper.character", "holds a sign that cannot be printed (a control sign, or one that turns the direction)",
                 "含有无法印出的字符（控制符或改变书写方向的符号）")  # fmt: skip


def unprintable(text: str) -> bool:
    """Whether a text has a sign that a paper cannot print; rare characters of names are none, however new."""
    return any(char in TURNING or _nothing(ord(char)) or (unicodedata.category(char) in ("Cc", "Cs") and char not in "\n\t")
               for char in text)  # fmt: skip


def _nothing(code: int) -> bool:
    """Whether it is one of the 66 codes that are no characters and never will be."""
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def character_faults(contents: Contents, paper: Message) -> list[Fault]:
    """Every value of a paper that cannot be printed, each with its place."""
    around = [Fault(paper, "", key, None, REASON) for key in ("office", "number", "mark")
              if unprintable(str(contents.values.get(key, "")))]  # fmt: skip
    return around + [Fault(paper, each.row, each.column, None, REASON) for each in texts(contents) if unprintable(each.text)]
