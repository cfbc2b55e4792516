"""Texts in both languages that a page refers to by number, each once."""

from __future__ import annotations

from collections.abc import Iterable

from ...data.placement import Breach
from ...plan.wording import Wording
from ...problem.eligibility import UNSCORED
from .view import View

UNSCORED_WORDS = ("没有得分，未列入可选搭配", "the pair has no score")
Given = list[int]  # a rule, where it gives, and by how many units


class Texts:
    """Pairs of Chinese and English; the words are those of the answers themselves."""

    def __init__(self, view: View) -> None:
        self.zh, self.en = view.wording("zh"), view.wording("en")
        self.all: dict[tuple[str, str], int] = {}
        self._rules: dict[str, int] = {}

    def number(self, zh: str, en: str) -> int:
        """The number of a text."""
        return self.all.setdefault((zh, en), len(self.all))

    def rule(self, rule: str) -> int:
        """A rule as a sentence, with what it is called."""
        if rule not in self._rules:
            said = UNSCORED_WORDS if rule == UNSCORED else (self.zh.cited(rule), self.en.cited(rule))
            self._rules[rule] = self.number(*said)
        return self._rules[rule]

    def rules(self, rules: Iterable[str]) -> list[int]:
        """Several rules."""
        return [self.rule(rule) for rule in rules]

    def breaches(self, breaches: Iterable[Breach]) -> list[Given]:
        """Where rules give, and by how much."""
        return [[self.rule(each.rule), self.number(self.zh.where(each), self.en.where(each)), each.amount] for each in breaches]

    def label(self, code: str) -> int:
        """A coded value."""
        return self.number(self.zh.label(code), self.en.label(code))

    def both(self, say: str, *given: str) -> list[str]:
        """What a method of the wording says, in Chinese and in English."""
        return [getattr(wording, say)(*given) for wording in self._both()]

    def _both(self) -> tuple[Wording, Wording]:
        return self.zh, self.en
