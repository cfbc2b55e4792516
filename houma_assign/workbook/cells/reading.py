"""One cell read as one kind of value: the value, and how it was read where that is not obvious."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any, NamedTuple

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
LONGEST = 32_767  # characters in a cell of Excel
FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


class Reading(NamedTuple):
    """A value, and in a few words what was done to the cell to get it; empty if nothing."""

    value: Any
    how: str = ""


class Refused(ValueError):
    """A cell that is not of the kind; the text says what is expected, and never what stands in the cell."""


Kind = Callable[[Any], Reading]


def narrow(text: str) -> str:
    """Full-width letters, digits and signs as plain ones, blanks around it taken off; all other characters stay."""
    return text.strip() if text.isascii() else text.translate(FULL_WIDTH).strip()


def printable(text: str) -> str:
    """The text, or a refusal where it holds control characters or would not fit into a cell."""
    if not text.isprintable() and CONTROL.search(text):
        raise Refused("the text holds control characters; type it again")
    if len(text) > LONGEST:
        raise Refused(f"at most {LONGEST:,} characters fit into a cell")
    return text


def visible(text: str) -> str:
    """The text, or a refusal where characters that nobody sees would make two equal-looking texts differ."""
    if not text.isprintable() and any(unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") for char in text):
        raise Refused("the text holds invisible characters or line breaks; type it again")
    return text


def folded(header: str) -> str:
    """A header as it is compared: unified, in lower case, without blanks, line breaks, underlines, stars or colons."""
    plain = unicodedata.normalize("NFKC", header)
    return "".join(char for char in plain if unicodedata.category(char)[0] not in "ZC" and char not in "_-*:：").lower()
