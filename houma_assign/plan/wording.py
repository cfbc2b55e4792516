"""How a problem's people, posts, rules and aims are said to a reader: by names and labels, ids where there are none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, Protocol, TypeVar

from ..aims import Aim
from ..aims.tiers import tiers
from ..constraints import Constraint, Quota
from ..constraints.base import default_id
from ..constraints.scope import Scoped
from ..data.condition import Condition, in_words
from ..data.exact import plain
from ..data.language import ZH, language
from ..data.placement import Breach
from ..data.post import Post
from ..data.record import Facts, Record
from ..problem.eligibility import UNSCORED
from ..problem.problem import Problem

Figures = Mapping[str, int | float]
Move = tuple[str, tuple[str, ...], tuple[str, ...]]
Said = TypeVar("Said", bound=Record)
ENGLISH = re.compile("[A-Za-z]{2,}")
OF_A_CONDITION = ("fact", "equals", "one_of", "any_of")


class Lost(Protocol):
    """What a price knows of a loss: exact figures, and bounds of the first one that is not settled."""

    @property
    def loss(self) -> Figures:
        """Aim -> exact loss."""

    @property
    def least(self) -> Figures:
        """Aim -> the loss at least."""

    @property
    def most(self) -> Figures:
        """Aim -> the loss at most."""


class Wording:
    """What a reader of one language is shown instead of ids and codes.

    Parameters
    ----------
    problem
        Knows names and labels; an id that it does not know is shown as it is.
    lang
        "en" or "zh".
    """

    def __init__(self, problem: Problem, lang: str) -> None:
        self.problem, self.lang, self.language = problem, lang, language(lang)

    def label(self, code: str) -> str:
        """A coded value."""
        return self.problem.label(code, self.lang)

    def person(self, candidate: str) -> str:
        """Id and name."""
        if not self.problem.has_candidate(candidate):
            return candidate
        return f"{candidate} {self.problem.candidate(candidate).name}".strip()

    def people(self, candidates: Iterable[str]) -> str:
        """Several, in one line."""
        return self.language.names(map(self.person, candidates))

    def post(self, post: str) -> str:
        """The names of village and role; the id where the problem knows no words for them."""
        if not self.problem.has_post(post):
            return self.village(post)
        place = self.problem.post(post)
        role = self.label(place.role)
        village = self.village(place.village)
        if (village, role) == (place.village, place.role):
            return post
        said = " ".join(part for part in (village, role) if part)
        if self._alike[_kind(place)] == 1 or self.language.say(False, post == f"{place.village}/{place.role}"):
            return said
        return said + self.language.aside(post)

    def village(self, village: str) -> str:
        """Its name, or the id."""
        return (self.problem.village(village).name or village) if self.problem.has_village(village) else village

    def thing(self, id: str) -> str:
        """What a limit is for: a person, a post, a village, or something with a label."""
        if self.problem.has_candidate(id):
            return self.person(id)
        place = self.post(id)
        return self.label(id) if place == id else place

    def place(self, candidate: str, post: str) -> str:
        """One placement."""
        return f"{self.person(candidate)} → {self.post(post)}"

    def moves(self, moved: Iterable[Move]) -> str:
        """Moves in one line; a dash stands for no post."""
        names, about = self.language.names, self.language.about
        sides = ((who, *(names(map(self.post, posts)) or "–" for posts in both)) for who, *both in moved)
        return self.language.parts(about(self.person(who), f"{old} → {new}") for who, old, new in sides)

    def rule(self, rule: str) -> str:
        """The rule as a sentence; its id where it is none of the problem's."""
        known = self._rules.get(rule)
        if known is None:
            return self.language.say(rule, "没有得分") if rule == UNSCORED else rule
        return labelled(known, self).words(self.lang)

    def cited(self, rule: str) -> str:
        """The rule as a sentence and what it is called: in English its id, in Chinese its name or what tells twins apart."""
        said = self.rule(rule)
        return self.language.say(f"{said} [{rule}]", said + ZH.aside(self._name_zh(rule, said)))

    def _name_zh(self, rule: str, said: str) -> str:
        known, shared = self._rules.get(rule), self._sentences[said] > 1
        if known is None:
            return ""
        if rule == default_id(known):
            return ("硬性" if known.penalty is None else "软性") if shared else ""
        name = self.label(rule)
        return name if name != said and (shared or not ENGLISH.search(name)) else ""

    def where(self, breach: Breach) -> str:
        """Where a rule gives."""
        rule, text = self._rules.get(breach.rule), breach.where
        if isinstance(rule, Scoped) and text == rule.where_words():
            said: str = labelled(rule, self).where_words(self.lang)
            return said
        left, arrow, right = text.rpartition(" → ")
        if arrow:
            place = self.post(right)
            return f"{self._beside(left)} → {place if place != right else self.label(right)}"
        if self.problem.has_candidate(text):
            return self.person(text)
        post = self.post(text)
        return post if post != text else self.label(text)

    def trait(self, trait: str) -> str:
        """What somebody should have who is looked for: a skill, conditions, or a post that wants them."""
        for rule in self._rules.values():
            if isinstance(rule, Quota) and trait == in_words(rule.where):
                return in_words(tuple(labelled(each, self) for each in rule.where), self.lang)
        return self.post(trait) if self.problem.has_post(trait) else self.label(trait)

    def aim(self, aim: str) -> str:
        """A short name for figures."""
        known, label = self._aims.get(aim), self.label(aim)
        return label if known is None else short_name(known, label, self.lang)

    def aim_words(self, aim: Aim) -> str:
        """The aim in full."""
        return labelled(aim, self).words(self.lang)

    def values(self, values: Figures) -> str:
        """What a plan is worth, in one line."""
        return self.language.clauses(f"{self.aim(aim)} {number(value)}" for aim, value in values.items())

    def figures(self, figures: Figures, loses: str = "") -> str:
        """What is lost, in one line behind ``loses``, then what is gained for it; aims without either are left out."""
        lost = self.values({aim: value for aim, value in figures.items() if value > 0})
        gained = self.values({aim: -value for aim, value in figures.items() if value < 0})
        gains = self.language.say("gains ", "增加 ")
        return self.language.parts([lost and loses + lost, gained and gains + gained])

    def price(self, price: Lost) -> str:
        """The loss of a price, with bounds where it is not settled."""
        least, most = self.language.say(("at least", "at most"), ("至少", "至多"))
        parts = [said] if (said := self.figures(price.loss)) else []
        parts += [f"{self.aim(aim)} {least} {number(value)}" for aim, value in price.least.items()]
        parts += [f"{self.aim(aim)} {most} {number(value)}" for aim, value in price.most.items()]
        return self.language.clauses(parts)

    def _beside(self, text: str) -> str:
        for joint in (" + ", " over "):
            both = text.split(joint)
            if len(both) > 1 and all(map(self.problem.has_candidate, both)):
                above = self.language.say("over", "高于")
                return (" + " if joint == " + " else f" {above} ").join(map(self.person, both))
        return self.person(text) if self.problem.has_candidate(text) else self.label(text)

    @cached_property
    def _alike(self) -> Counter[tuple[str, str]]:
        return Counter(map(_kind, self.problem.posts))

    @cached_property
    def _sentences(self) -> Counter[str]:
        return Counter(map(self.rule, self._rules))

    @cached_property
    def _rules(self) -> dict[str, Constraint]:
        return {rule.id: rule for rule in self.problem.constraints}

    @cached_property
    def _aims(self) -> dict[str, Aim]:
        return {aim.id: aim for aim in tiers(self.problem.tiers, True, "")}


def labelled(what: Said, wording: Wording) -> Said:
    """A copy to take ``words`` from, and nothing else: its ids and codes are no longer those of the data."""
    names = {"candidate": wording.person, "candidates": wording.person, "post": wording.post, "village": wording.village,
             "villages": wording.village, "posts": wording.post, "least": wording.thing, "most": wording.thing,
             "limit": wording.thing}  # fmt: skip
    coded = what.coded if isinstance(what, (Aim, Constraint)) else OF_A_CONDITION if isinstance(what, Condition) else ()
    told = dict.fromkeys(coded, wording.label) | (names if isinstance(what, Constraint) else {})
    if not told:
        return what
    said = {name: _said(value, word, wording) for name, word in told.items() if name in type(what).model_fields
            and not ((value := getattr(what, name)) == () or value == {})}  # fmt: skip
    return what.model_copy(update=said) if said else what


def _said(value: Any, word: Callable[[str], str], wording: Wording) -> Any:
    if isinstance(value, bool):
        return wording.label("yes" if value else "no")
    if isinstance(value, str):
        return word(value)
    if isinstance(value, Mapping):
        return Facts({_said(key, word, wording): each for key, each in value.items()})
    if isinstance(value, tuple):
        return tuple(_said(each, word, wording) for each in value)
    return labelled(value, wording) if isinstance(value, Record) else value


def short_name(aim: Aim, label: str, lang: str) -> str:
    """The label if there is one; in English the id, in Chinese the aim's own words up to a bracket, unless the user named it."""
    if label != aim.id or lang == "en" or aim.id not in (aim.kind, f"{aim.kind} {getattr(aim, 'worst', '')}"):
        return label
    return aim.words(lang).partition("（")[0]


def number(value: int | float) -> str:
    """A figure without the noise of its last digits."""
    return f"{value:,}" if isinstance(value, int) else plain(value)


def _kind(post: Post) -> tuple[str, str]:
    return post.village, post.role
