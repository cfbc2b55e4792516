"""What a condition is written in: signs, bare words, and words in quotation marks."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import NoReturn, TypeVar

from .condition_values import Unread
from .condition_words import NARROW, SIGN, SLASHED, TEST_WORD

Read = TypeVar("Read")
LONGEST = 100  # characters of a text that are shown
QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|“[^“”]*”', re.DOTALL)


class NotUnderstood(ValueError):
    """A text that is no condition.

    Attributes
    ----------
    at
        Position of the piece that is not understood, from 0.
    piece
        What stands there.
    """

    def __init__(self, text: str, at: int, length: int, en: str, zh: str) -> None:
        self.at, self.piece = at, text[at : at + min(length, 40)].strip()
        start = max(at - 40, 0) if len(text) > LONGEST else 0
        text = text if len(text) <= LONGEST else f"…{text[start : start + LONGEST]}…"
        self._said = {
            "en": f"{self.piece!r} at place {at + 1} of {text!r}: {en}" if self.piece else f"at the end of {text!r}: {en}",
            "zh": f"“{text}”第 {at + 1} 字起“{self.piece}”：{zh}" if self.piece else f"“{text}”末尾：{zh}",
        }
        super().__init__(self._said["en"])

    def words(self, lang: str = "en") -> str:
        """What is wrong, where, and what is expected."""
        return self._said[lang]


class Scanner:
    """One text, read from the left; ``at`` is how far.

    Parameters
    ----------
    text
        What is written.
    """

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.plain = text.translate(NARROW)  # of the same length

    def refuse(self, en: str, zh: str, at: int | None = None, length: int = 12) -> NoReturn:
        """Say that something else is expected at a place."""
        raise NotUnderstood(self.text, self.at if at is None else at, length, en, zh)

    def skip(self) -> None:
        """Go over blanks."""
        while self.plain.startswith(" ", self.at):
            self.at += 1

    def sign(self, *kinds: str) -> re.Match[str] | None:
        """The sign that comes next, if it is one of these."""
        self.skip()
        found = SIGN.match(self.plain, self.at)
        return found if found is not None and found.lastgroup in kinds else None

    def take(self, *kinds: str) -> str | None:
        """Read the sign that comes next, if it is one of these."""
        found = self.sign(*kinds)
        if found is not None:
            self.at = found.end()
        return None if found is None else found.group()

    def understood(self, make: Callable[[], Read], start: int) -> Read:
        """What a word from ``start`` on means, or a refusal with its place."""
        try:
            return make()
        except Unread as error:
            en, zh = error.args
            self.refuse(f"{en} is expected", f"应为{zh}", start, self.at - start)

    def word(self, en: str, zh: str, name: bool = False) -> tuple[str, bool]:
        """A word up to the next sign, or what stands in quotation marks; refused where there is neither.

        Parameters
        ----------
        en, zh
            What is expected.
        name
            Whether it is the name of a column, which ends at a test in words, too.
        """
        self.skip()
        start = self.at
        if self.sign("quote"):
            return self._quoted(), True
        depth = 0
        while self.at < len(self.text):
            if name and not depth and TEST_WORD.match(self.plain, self.at):
                break
            if found := SLASHED.match(self.plain, self.at):
                if not found[1]:
                    self.refuse("a month or two numbers? write 2015-07 or 2015 | 7", "月份还是两个数？请写 2015-07 或 2015 | 7")
                self.at = found.end()
                continue
            sign = SIGN.match(self.plain, self.at)
            kind = sign.lastgroup if sign else ""
            depth += (kind == "open") - (kind == "close")
            if depth < 0 or (sign and not depth and kind not in ("open", "close")):
                break
            if depth and kind not in ("", "open", "close"):
                self.refuse("a sign within brackets; text with signs in it goes into quotation marks",
                            "括号内有符号；含符号的文字请加引号")  # fmt: skip
            self.at += 1
        if depth > 0:
            self.refuse("a bracket is not closed", "括号没有结束", start)
        if self.sign("quote"):
            self.refuse("a quotation mark inside a word; the whole word goes into quotation marks", "引号应包住整个词")
        word = self.text[start : self.at].strip(" \u3000\xa0\t")
        if not word:
            self.refuse(f"{en} is expected", f"应为{zh}", start)
        if inside := TEST_WORD.search(self.plain, start, self.at):
            self.refuse("a test in words inside a value; such text goes into quotation marks",
                        "取值中有比较词；这样的文字请加引号", inside.start())  # fmt: skip
        return word, False

    def _quoted(self) -> str:
        found = QUOTED.match(self.text, self.at) or QUOTED.match(self.plain, self.at)
        if found is None:
            self.refuse("a quotation mark is not closed", "引号没有结束")
        shown = self.text[self.at : found.end()]
        try:
            word = str(json.loads(shown, strict=False)) if shown[0] == '"' else shown[1:-1]
        except ValueError:
            self.refuse("a backslash in quotation marks stands before a sign, or is doubled", "引号内的反斜杠应成对")
        self.at = found.end()
        follows = self.plain[self.at : self.at + 1]
        if follows and follows not in " :" and not (SIGN.match(self.plain, self.at) or TEST_WORD.match(self.plain, self.at)):
            self.refuse("a sign is expected behind the quotation mark", "引号之后应为符号")
        return word
