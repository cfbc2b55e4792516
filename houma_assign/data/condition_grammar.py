"""The one grammar of conditions, read from left to right; ``docs/conditions.md`` has it with examples.

    statement   group (";" group)*
    group       condition ("and" condition)*  |  condition ("or" condition)*
    condition   "not" condition  |  "(" statement ")"  |  test
    test        name sign values  |  name "in" values  |  name range

``;`` binds least; ``and`` and ``or`` are not mixed without brackets, for people read such a line in two ways.
"""

from __future__ import annotations

import re
from typing import Any

from .condition import Condition
from .condition_logic import Clauses, both, either, negated
from .condition_scanner import NotUnderstood, Scanner
from .condition_values import Kinds, end, span, value_fields
from .condition_words import BEHIND, NARROW, NOT, SAID, TEST_WORD, TESTS

DEEPEST = 50  # brackets and nots within each other


class ConditionReader:
    """One text, read from the left.

    Parameters
    ----------
    text
        What is written.
    kinds
        What the columns hold, as far as it is known.
    """

    def __init__(self, text: str, kinds: Kinds) -> None:
        self.scan = Scanner(text)
        self.kinds, self.depth = kinds, 0

    def read(self) -> Clauses:
        """Everything that is written, to the last sign."""
        found = self._statement()
        if self.scan.at < len(self.scan.text):
            self.scan.refuse("a bracket that was not opened", "多余的右括号")
        return found

    def _statement(self) -> Clauses:
        groups: list[Clauses] = []
        while True:
            while self.scan.take("stop"):
                pass
            if self.scan.at == len(self.scan.text) or self.scan.sign("close"):
                return both(groups)
            groups.append(self._group())
            if self.scan.at < len(self.scan.text) and not self.scan.sign("stop", "close"):
                self.scan.refuse("; or “and” with another condition is expected; text with signs in it goes into quotation marks",
                            "应为分号或“且”及下一条件；含符号的文字请加引号")  # fmt: skip

    def _group(self) -> Clauses:
        parts, joint = [self._condition()], None
        while found := self.scan.sign("both", "either", "values"):
            if found.lastgroup == "values":
                self.scan.refuse(
                    "this sign joins values; join conditions by ; or “or”", "此符号只连接取值；条件之间请用分号或“或”"
                )
            if joint not in (None, found.lastgroup):
                self.scan.refuse("and beside or is read in two ways; put brackets", "“且”“或”并用有歧义，请加括号")
            joint, self.scan.at = found.lastgroup, found.end()
            parts.append(self._condition())
        try:
            return either(parts) if joint == "either" else both(parts)
        except ValueError as error:
            self.scan.refuse(str(error), "括号展开后条件过多，请分成几条规则", at=0, length=len(self.scan.text))

    def _condition(self) -> Clauses:
        self.scan.skip()
        self.depth += 1
        if self.depth > DEEPEST:
            self.scan.refuse("fewer brackets or nots within each other", "括号或“非”嵌套过深")
        found = self._one()
        self.depth -= 1
        return found

    def _one(self) -> Clauses:
        if found := NOT.match(self.scan.plain, self.scan.at):
            self.scan.at = found.end()
            return negated(self._condition())
        if self.scan.sign("open"):
            start = self.scan.at
            self.scan.at += 1
            inside = self._statement()
            if not self.scan.take("close") or not inside:
                self.scan.refuse("a bracket with conditions in it is expected", "括号内应有条件并以右括号结束", start)
            return inside
        return self._test()

    def _test(self) -> Clauses:
        self.scan.skip()
        start = self.scan.at
        name, quoted = self.scan.word("a condition such as age >= 36", "条件，如 年龄 >= 36", name=True)
        signed = self.scan.sign("test") or TEST_WORD.match(self.scan.plain, self.scan.at)
        if ".." in name and not quoted and (signed or not BEHIND.fullmatch(name.translate(NARROW))):
            self.scan.refuse("a name with .. in it goes into quotation marks", "列名含 .. 时请加引号", start)
        if sign := self.scan.take("test"):
            return self._values(name, TESTS.get(sign, sign))
        if found := TEST_WORD.match(self.scan.plain, self.scan.at):
            self.scan.at = found.end()
            return self._values(name, SAID.get(found["zh"] or "") or re.sub(r"\s+", " ", found["en"].lower()))
        if not quoted:
            return self._unsigned(name, start)
        if self.scan.plain.startswith(":", self.scan.at):
            self.scan.at += 1
            return self._values(name, "=")
        start = self.scan.at
        word, quoted = self.scan.word("a sign such as = or >=", "比较符号，如 = 或 >=")
        return self._ranged(name, "" if quoted else word, start)

    def _unsigned(self, word: str, start: int) -> Clauses:
        """A test in one word: its sign is a colon, or there is none before a range."""
        plain = word.translate(NARROW)
        if behind := BEHIND.fullmatch(plain):
            name = word[: behind.end("name")].rstrip(" :：")
            return self._ranged(name, word[behind.start("value") :], start + behind.start("value"))
        head, colon, _ = plain.partition(":")
        if colon and head.strip():
            self.scan.at = start + len(head) + 1
            return self._values(word[: len(head)].strip(), "=")
        self.scan.refuse("a sign such as = or >= is expected behind the name of a column", "列名之后应有比较符号，如 = 或 >=",
                    start, len(word))  # fmt: skip

    def _ranged(self, name: str, word: str, start: int) -> Clauses:
        found = self.scan.understood(lambda: span(word.translate(NARROW), "number"), start)
        if found is None:
            self.scan.refuse("a sign such as = or >= is expected, or a range", "应为比较符号，如 = 或 >=，或范围", start)
        return ((Condition(fact=name, **found),),)

    def _values(self, name: str, test: str) -> Clauses:
        if test in (">=", "<=", ">", "<"):
            return ((self._limit(name, test),),)
        listed = test in ("in", "not in")
        bracketed = listed and self.scan.take("open")
        tests = [self._value(name)]
        while self._another(listed):
            tests.append(self._value(name))
        if bracketed and not self.scan.take("close"):
            self.scan.refuse("the bracket of the list is not closed", "列表的括号没有结束")
        if len(tests) > 1 and all("equals" in each for each in tests):
            tests = [{"one_of": tuple(each["equals"] for each in tests)}]
        found: Clauses = (tuple(Condition(fact=name, **each) for each in tests),)
        return negated(found) if test in ("!=", "not in") else found

    def _limit(self, name: str, test: str) -> Condition:
        self.scan.skip()
        start = self.scan.at
        word, quoted = self.scan.word("a number or a date", "数值或日期")
        if quoted:
            self.scan.refuse("a number or a date without quotation marks", "不加引号的数值或日期", start)
        limit = self.scan.understood(lambda: end(word, self.kinds.get(name, "any")), start)
        made = Condition(fact=name, least=limit) if test in (">=", "<") else Condition(fact=name, most=limit)
        return made.changed(unless=True) if test in (">", "<") else made

    def _another(self, listed: bool) -> bool:
        """Whether one more value comes; the sign before it is read then."""
        start = self.scan.at
        found = self.scan.sign("values", "either", *(("both",) if listed else ()))
        if found is None or (found.lastgroup == "both" and found.group() != ","):
            return False
        self.scan.at = found.end()
        if found.lastgroup != "values" and self._condition_next():
            self.scan.at = start
            return False
        return True

    def _condition_next(self) -> bool:
        """Whether what comes next is a condition and no value."""
        start = self.scan.at
        self.scan.skip()
        try:
            if self.scan.sign("open") or re.match(r"not\b", self.scan.plain[self.scan.at : self.scan.at + 4], re.IGNORECASE):
                return True
            word, quoted = self.scan.word("", "", name=True)
            if self.scan.sign("test") or TEST_WORD.match(self.scan.plain, self.scan.at):
                return True
            plain = word.translate(NARROW)
            return self.scan.plain.startswith(":", self.scan.at) if quoted else bool(BEHIND.fullmatch(plain) or ":" in plain)
        except NotUnderstood:
            return False
        finally:
            self.scan.at = start

    def _value(self, name: str) -> dict[str, Any]:
        self.scan.skip()
        start = self.scan.at
        word, quoted = self.scan.word('a value; write "" for empty text', "取值；空白文字请写一对引号")
        if self.scan.sign("test"):
            self.scan.refuse("this sign joins no values; text with signs in it goes into quotation marks, and conditions are "
                        "joined by ; or “or”", "此处不应有比较符号；含符号的文字请加引号，条件之间用分号或“或”连接")  # fmt: skip
        return (
            {"equals": word} if quoted else self.scan.understood(lambda: value_fields(word, self.kinds.get(name, "any")), start)
        )
