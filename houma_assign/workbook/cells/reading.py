"""One cell read as one kind of value: the value, and how it was read where that is not obvious."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any, NamedTuple

from ...errors import Message

CONTROLS = Message("cell.control", "the text holds control characters; type it again", "文字中有控制字符；请重新输入")
TOO_LONG = Message("cell.long", "at most 32,767 characters fit into a cell", "一个单元格最多容纳 32,767 个字符")
UNSEEN = Message("cell.unseen", "the text holds invisible characters or line breaks; type it again",
                 "文字中有看不见的字符或换行；请重新输入")  # fmt: skip
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
LONGEST = 32_767  # characters in a cell of Excel
FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


class Reading(NamedTuple):
    """A value, and in a few words what was done to the cell to get it; empty if nothing."""

    value: Any
    how: str = ""


class Refused(ValueError):
    """A cell that is not of the kind; the reason says what is expected, and never what stands in the cell."""

    @property
    def reason(self) -> str:
        """What is expected, in both languages where it is a ``Message``."""
        reason: str = self.args[0]
        return reason


Kind = Callable[[Any], Reading]


def narrow(text: str) -> str:
    """Full-width letters, digits and signs as plain ones, blanks around it taken off; all other characters stay."""
    return text.strip() if text.isascii() else text.translate(FULL_WIDTH).strip()


def printable(text: str) -> str:
    """The text, or a refusal where it holds control characters or would not fit into a cell."""
    if not text.isprintable() and CONTROL.search(text):
        raise Refused(CONTROLS)
    if len(text) > LONGEST:
        raise Refused(TOO_LONG)
    return text


def visible(text: str) -> str:
    """The text, or a refusal where characters that nobody sees would make two equal-looking texts differ."""
    if not text.isprintable() and any(unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") for char in text):
        raise Refused(UNSEEN)
    return text


def folded(header: str) -> str:
    """A header as it is compared: unified, in lower case, without blanks, line breaks, underlines, stars or colons."""
    plain = unicodedata.normalize("NFKC", header)
    return "".join(char for char in plain if unicodedata.category(char)[0] not in "ZC" and char not in "_-*:：").lower()
