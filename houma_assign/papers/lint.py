"""What a public paper must not show, looked for once more in the finished text: identity numbers, mobile phones, days of birth.

The fields of a public paper are a short list already; this finds what somebody wrote into one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..errors import Fault, Message
from .contents import Contents, texts
from .levels import may

IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])([1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx])(?![0-9A-Za-z])"
)
MOBILE = re.compile(r"(?<!\d)1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)")
BIRTHDAY = re.compile(
    r"(?<!\d)(?:19[3-9]\d|200\d|201\d)(?:\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\d|3[01])(?!\d))"
)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643-1999
CHECK = "10X98765432"
IDENTITY_SHOWN = Message("lint.identity", "shows an identity number", "含有身份证号")
MOBILE_SHOWN = Message("lint.mobile", "shows a mobile telephone number", "含有手机号")
BIRTHDAY_SHOWN = Message(
    "lint.birthday", "shows a full date of birth; a notice shows year and month", "含有完整出生日期；公示只写到年月"
)
BEYOND = Message("lint.field", "is no field of a public paper", "不是公开文书的内容")
ABOUT_PEOPLE = "person"  # fields of this group are where a day is a day of birth


def lint(contents: Contents, paper: Message) -> list[Fault]:
    """Every place of a public paper that shows what must not be public.

    Parameters
    ----------
    contents
        The paper.
    paper
        Its name, as the table of a fault.
    """
    return [Fault(paper, row, column, None, reason)
            for row, column, group, text in texts(contents)
            for reason in _wrong(group, text, contents.layout.level)]  # fmt: skip


def _wrong(group: str, text: str, level: int) -> Iterator[Message]:
    plain = text.translate(_NARROW)
    if not may(group, level):
        yield BEYOND
    if any(is_identity(found) for found in IDENTITY.findall(plain)):
        yield IDENTITY_SHOWN
    if MOBILE.search(plain):
        yield MOBILE_SHOWN
    if group == ABOUT_PEOPLE and BIRTHDAY.search(plain):
        yield BIRTHDAY_SHOWN


_NARROW = {0xFF10 + digit: str(digit) for digit in range(10)} | {0xFF38: "X", 0xFF58: "x", 0x2010: "-", 0x2011: "-", 0xFF0D: "-",
                                                                  0x200B: "", 0x00A0: " "}  # fmt: skip


def is_identity(number: str) -> bool:
    """Whether the check digit of an 18-character identity number is right."""
    return CHECK[sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False)) % 11] == number[-1].upper()
