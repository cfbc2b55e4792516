"""What papers are made from: the plan with its answers, and what is told beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from ..data.placement import Placement
from ..plan.law_words import Nameless
from ..plan.needs import Need, needs_of
from ..plan.plan import Plan
from ..plan.wording import Wording
from ..posting.ledger.ledger import Ledger
from ..posting.ledger.need_entry import NeedEntry
from ..scoring.villages.finding import VillageFinding
from .blanks import Blanks
from .catalogue import Catalogue
from .details.details import Details
from .levels import LEVELS
from .sealed_plan import SealedPlan

if TYPE_CHECKING:
    from ..scoring.funnel_result import Funnel


class Supporting(NamedTuple):
    """Somebody who looks after a village: kind and its words, name, where from, needs in the portfolio, sending unit if any."""

    kind: str
    words: str
    name: str
    body: str
    needs: str
    unit: str


@dataclass(frozen=True)
class Study(SealedPlan):
    """One plan in one language, with all that its papers are made from.

    Attributes
    ----------
    plan
        The plan; it has placements.
    lang
        "en" or "zh".
    told
        What was said of the decision, by key.
    details
        What is printed of people, villages and units.
    support
        The plan of who looks after each village; None where there is none.
    ledger
        What happened since the posting; None where there is none.
    funnel
        The steps before the plan; None where they are not known.
    blanks
        Receives what a paper wants and nobody said; looked at when all papers are made.
    """

    told: Mapping[str, Any] = field(default_factory=dict)
    details: Details = field(default_factory=Details)
    support: Plan | None = None
    ledger: Ledger | None = None
    funnel: Funnel | None = None
    blanks: Blanks = field(default_factory=Blanks)

    @cached_property
    def words(self) -> Catalogue:
        """The catalogue of the language."""
        return Catalogue(self.lang)

    @cached_property
    def said(self) -> Wording:
        """How the plan's people, posts and rules are said."""
        return Wording(self.plan.problem, self.lang)

    @cached_property
    def nameless(self) -> Wording:
        """The same for readers who know people by their ids only."""
        return Nameless(self.plan.problem, self.lang)

    # What was told, each with a blank noted where it is wanted and missing.

    def about(self, key: str) -> Any:
        """Something said of the decision; "" and a blank where nobody said it."""
        return self.told[key] if key in self.told else self.blanks.about(key)

    def person(self, candidate: str, key: str) -> str:
        """Something printed about a person, from the details, else from the person's own columns; "" and a blank for neither."""
        return self.person_or(candidate, key) or self.blanks.person(candidate, key)

    def person_or(self, candidate: str, key: str) -> str:
        """The same, where a paper can do without."""
        told = self.details.people.get(candidate)
        given = getattr(told, key) if told is not None else ""
        return given or self._own_column(candidate, key)

    def village(self, village: str, key: str) -> Any:
        """Something printed about a village, from the details, else from its own columns; "" and a blank for neither."""
        told = self.details.villages.get(village)
        given = getattr(told, key) if told is not None else None
        if given is None or given == "":
            given = self.plan.problem.village(village).fact(key)
        return self.blanks.village(village, key) if given is None or given == "" else given

    def findings(self, village: str) -> dict[str, tuple[VillageFinding, ...]]:
        """Problem -> what was told of it in the two rounds of visits, the first round first."""
        here = {village, self.plan.problem.village(village).name}
        made: dict[str, list[VillageFinding]] = {}
        for each in sorted(self.details.findings, key=lambda each: each.round):
            if each.village in here:
                made.setdefault(each.problem, []).append(each)
        order = dict.fromkeys(each.problem for each in self.details.findings)
        return {problem: tuple(made[problem]) for problem in order if problem in made}

    @cached_property
    def register(self) -> Mapping[tuple[str, str], NeedEntry]:
        """Village and need -> what the ledger knew of it from the start."""
        return {} if self.ledger is None else {(each.village, each.need): each for each in self.ledger.register}

    def _own_column(self, candidate: str, key: str) -> str:
        who = self.plan.problem.candidate(candidate)
        value = next((who.facts[name] for name in Blanks.headers(key) if who.facts.get(name) not in (None, "")), None)
        return "" if value is None else self.said.label(str(value))

    # What the plan says.

    def name(self, candidate: str) -> str:
        """A person's name, or the id where there is none."""
        return self.plan.problem.candidate(candidate).name or candidate

    def name_of(self, id: str) -> str:
        """The name of a village or a person; anything else as it is."""
        problem = self.plan.problem
        return self.name(id) if problem.has_candidate(id) else self.said.village(id)

    def village_name(self, village: str) -> str:
        """A village as it is called where it is spoken of."""
        return self.said.village(village)

    def role(self, post: str) -> str:
        """The role of a post."""
        role = self.plan.problem.post(post).role
        return self.said.label(role) if role else ""

    def office(self, post: str) -> str:
        """The office that a post is: the village and its role."""
        village = self.village_name(self.plan.problem.post(post).village)
        return self.words.say("frame.office", village=village, role=self.role(post)).strip()

    def full_office(self, post: str) -> str:
        """The same with the township in front."""
        township = self.plan.problem.village(self.plan.problem.post(post).village).township
        return self.words.say("frame.full_office", township=township, office=self.office(post)).strip()

    @cached_property
    def villages(self) -> tuple[str, ...]:
        """Villages to which somebody is sent, in the problem's order."""
        there = set(self.teams)
        return tuple(village.id for village in self.plan.problem.villages if village.id in there)

    @cached_property
    def teams(self) -> Mapping[str, tuple[Placement, ...]]:
        """Village -> placements, in the order of the problem's posts."""
        made: dict[str, list[Placement]] = {}
        for place in self.plan.placements:
            made.setdefault(self.plan.problem.post(place.post).village, []).append(place)
        return {village: tuple(team) for village, team in made.items()}

    @cached_property
    def units(self) -> Mapping[str, tuple[Placement, ...]]:
        """Sending unit -> placements of its people; people without a unit are in none."""
        made: dict[str, list[Placement]] = {}
        for place in self.in_order:
            unit = self.plan.problem.candidate(place.candidate).unit
            if unit:
                made.setdefault(unit, []).append(place)
        return {unit: tuple(made[unit]) for unit in sorted(made)}

    @cached_property
    def in_order(self) -> tuple[Placement, ...]:
        """All placements, village by village."""
        return tuple(place for village in self.villages for place in self.teams[village])

    @cached_property
    def needs(self) -> Mapping[str, tuple[Need, ...]]:
        """Village -> its needs, met and not met."""
        made: dict[str, list[Need]] = {}
        for need in needs_of(self.plan.problem, self.plan.placements):
            made.setdefault(need.village, []).append(need)
        return {village: tuple(needs) for village, needs in made.items()}

    def needs_met(self, place: Placement) -> list[str]:
        """The needs of the village that a person meets, in words."""
        return [self.said.label(need) for need in self.plan.needs_met(place)]

    def day(self, text: str) -> str:
        """A day of the calendar, as it is written out; nothing for none."""
        if not text:
            return ""
        day = date.fromisoformat(text)
        month = self.words.say(f"month.m{day.month}")
        return self.words.say("frame.day", year=day.year, month=month, day=day.day)

    @cached_property
    def supporters(self) -> Mapping[str, tuple[Supporting, ...]]:
        """Village -> who looks after it, in the order of their kinds."""
        made: dict[str, list[Supporting]] = {}
        if self.support is not None:
            problem, said = self.support.problem, Wording(self.support.problem, self.lang)
            for place in self.support.placements:
                post, who = problem.post(place.post), problem.candidate(place.candidate)
                needs = self.support.needs_met(place)
                made.setdefault(post.village, []).append(Supporting(
                    post.role, said.label(post.role), who.name or who.id, who.unit or str(who.facts.get("township") or ""),
                    self.joined(map(self.said.label, needs)), who.unit))  # fmt: skip
        return {village: tuple(each) for village, each in made.items()}

    def grade(self, place: Placement) -> str:
        """The grade of somebody placed, in words."""
        grade = self.plan.problem.pairs.grade_of(*place)
        return self.words.say(f"grade.{grade}") if f"grade.{grade}" in self.words else grade

    def mark(self, kind: str, level: int) -> str:
        """What stands at the foot of every paper: of which decision it is, and for whom."""
        reader = self.words.say(f"level.{LEVELS[level]}")
        return self.words.say("frame.mark", digest=self.digest, reader=reader)

    def joined(self, parts: Iterable[str]) -> str:
        """Names in one line."""
        return self.words.language.names(parts)
