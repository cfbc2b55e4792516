"""How a problem's people, posts, rules and aims are said to a reader: by names and labels, ids where there are none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Protocol

from ..aims import Aim
from ..aims.tiers import tiers
from ..constraints import Constraint, Quota
from ..constraints.scope import Scoped
from ..data.condition import in_words
from ..data.placement import Breach
from ..data.post import Post
from ..problem.problem import Problem
from .aim_names import short_name
from .labelled import labelled

Figures = Mapping[str, int | float]
Move = tuple[str, tuple[str, ...], tuple[str, ...]]


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
        self.problem, self.lang = problem, lang

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
        return ("、" if self.lang == "zh" else ", ").join(map(self.person, candidates))

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
        return said if self._alike[_kind(place)] == 1 else f"{said} ({post})"

    def village(self, village: str) -> str:
        """Its name, or the id."""
        return (self.problem.village(village).name or village) if self.problem.has_village(village) else village

    def place(self, candidate: str, post: str) -> str:
        """One placement."""
        return f"{self.person(candidate)} → {self.post(post)}"

    def moves(self, moved: Iterable[Move]) -> str:
        """Moves in one line; a dash stands for no post."""
        comma = "、" if self.lang == "zh" else ", "
        sides = ((who, *(comma.join(map(self.post, posts)) or "–" for posts in both)) for who, *both in moved)
        joint, colon = ("；", "：") if self.lang == "zh" else ("; ", ": ")
        return joint.join(f"{self.person(who)}{colon}{old} → {new}" for who, old, new in sides)

    def rule(self, rule: str) -> str:
        """The rule as a sentence; its id where it is none of the problem's."""
        found = self._rules.get(rule)
        return rule if found is None else labelled(found, self).words(self.lang)

    def where(self, breach: Breach) -> str:
        """Where a rule gives."""
        rule, text = self._rules.get(breach.rule), breach.where
        if isinstance(rule, Scoped) and text == rule.where_words():
            said: str = labelled(rule, self).where_words(self.lang)
            return said
        left, arrow, right = text.rpartition(" → ")
        if arrow:
            return f"{self._beside(left)} → {self.post(right)}"
        if self.problem.has_candidate(text):
            return self.person(text)
        found = self.post(text)
        return found if found != text else self.label(text)

    def trait(self, trait: str) -> str:
        """What somebody should have who is looked for: a skill, conditions, or a post that wants them."""
        for rule in self._rules.values():
            if isinstance(rule, Quota) and trait == in_words(rule.where):
                return in_words(tuple(labelled(each, self) for each in rule.where))
        return self.post(trait) if self.problem.has_post(trait) else self.label(trait)

    def aim(self, aim: str) -> str:
        """A short name for figures."""
        found, label = self._aims.get(aim), self.label(aim)
        return label if found is None else short_name(found, label, self.lang)

    def aim_words(self, aim: Aim) -> str:
        """The aim in full."""
        return labelled(aim, self).words(self.lang)

    def values(self, values: Figures) -> str:
        """What a plan is worth, in one line."""
        return ("，" if self.lang == "zh" else ", ").join(f"{self.aim(aim)} {number(value)}" for aim, value in values.items())

    def figures(self, figures: Figures, loses: str = "") -> str:
        """What is lost, in one line behind ``loses``, then what is gained for it; aims without either are left out."""
        comma, gains, but = ("，", "增加 ", "；") if self.lang == "zh" else (", ", "gains ", "; ")
        lost = comma.join(f"{self.aim(aim)} {number(value)}" for aim, value in figures.items() if value > 0)
        gained = comma.join(f"{self.aim(aim)} {number(-value)}" for aim, value in figures.items() if value < 0)
        return but.join(part for part in (lost and loses + lost, gained and gains + gained) if part)

    def price(self, price: Lost) -> str:
        """The loss of a price, with bounds where it is not settled."""
        least, most = ("至少", "至多") if self.lang == "zh" else ("at least", "at most")
        parts = [said] if (said := self.figures(price.loss)) else []
        parts += [f"{self.aim(aim)} {least} {number(value)}" for aim, value in price.least.items()]
        parts += [f"{self.aim(aim)} {most} {number(value)}" for aim, value in price.most.items()]
        return ("，" if self.lang == "zh" else ", ").join(parts)

    def _beside(self, text: str) -> str:
        for joint in (" + ", " over "):
            both = text.split(joint)
            if len(both) > 1 and all(map(self.problem.has_candidate, both)):
                above = "高于" if self.lang == "zh" else "over"
                return (" + " if joint == " + " else f" {above} ").join(map(self.person, both))
        return self.person(text)

    @cached_property
    def _alike(self) -> Counter[tuple[str, str]]:
        return Counter(map(_kind, self.problem.posts))

    @cached_property
    def _rules(self) -> dict[str, Constraint]:
        return {rule.id: rule for rule in self.problem.constraints}

    @cached_property
    def _aims(self) -> dict[str, Aim]:
        return {aim.id: aim for aim in tiers(self.problem.tiers, True, "")}


def number(value: int | float) -> str:
    """A figure without the noise of its last digits."""
    return f"{value:,}" if isinstance(value, int) else f"{value:,.10g}"


def _kind(post: Post) -> tuple[str, str]:
    return post.village, post.role
