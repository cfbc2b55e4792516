"""What papers are made from: the plan, what is told beside it, and what is asked of it; each asked once a run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..check import short
from ..data.placement import Placement
from ..errors import HoumaError
from ..plan.law_words import law_words
from ..plan.needs import Need, needs_of
from ..plan.plan import Plan
from ..plan.wording import Wording
from ..posting.ledger.standing import Standing
from ..record.seal import seal
from .blanks import Blanks
from .catalogue import Catalogue
from .details.details import Details
from .levels import LEVELS

if TYPE_CHECKING:
    import pandas as pd

    from ..questions.passed_over import PassedOver
    from ..questions.prices import Prices
    from ..scoring.funnel_result import Funnel


@dataclass(frozen=True)
class Study:
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
    standing
        The ledger as it stands on the day of the papers; None where there is none.
    funnel
        The steps before the plan; None where they are not known.
    blanks
        Receives what a paper wants and nobody said; looked at when all papers are made.
    """

    plan: Plan
    lang: str
    told: Mapping[str, Any] = field(default_factory=dict)
    details: Details = field(default_factory=Details)
    support: Plan | None = None
    standing: Standing | None = None
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
        """Something printed about a village, from the details, else from the village's own columns; "" and a blank for neither."""
        told = self.details.villages.get(village)
        given = getattr(told, key) if told is not None else None
        if given is None or given == "":
            given = self.plan.problem.village(village).fact(key)
        return self.blanks.village(village, key) if given is None or given == "" else given

    def _own_column(self, candidate: str, key: str) -> str:
        who = self.plan.problem.candidate(candidate)
        value = next((who.facts[name] for name in Blanks.headers(key) if who.facts.get(name) not in (None, "")), None)
        return "" if value is None else self.said.label(str(value))

    # What the plan says.

    def name(self, candidate: str) -> str:
        """A person's name, or the id where there is none."""
        return self.plan.problem.candidate(candidate).name or candidate

    def village_name(self, village: str) -> str:
        """A village as it is called where it is spoken of."""
        return self.said.village(village)

    def role(self, post: str) -> str:
        """The role of a post."""
        role = self.plan.problem.post(post).role
        return self.said.label(role) if role else ""

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

    # What is asked, once a run.

    @cached_property
    def structure(self) -> pd.DataFrame:
        """The structure table in the language."""
        return self.plan.structure(self.lang)

    @cached_property
    def prices(self) -> Prices:
        """The price of every pair that is not in the plan."""
        from ..questions.prices import prices

        return prices(self.plan)

    @cached_property
    def passed_over(self) -> PassedOver:
        """Who was passed over, and why."""
        from ..questions.passed_over import passed_over

        return passed_over(self.plan)

    @cached_property
    def sealed(self) -> dict[str, Any]:
        """The decision as the document that ``plan.save`` writes for auditors; with names where a rule reads them."""
        try:
            return seal(self.plan, "auditor", {}, {"number": 1, "previous": None}, "", law_words)
        except HoumaError:
            return seal(self.plan, "department", {}, {"number": 1, "previous": None}, "", law_words)

    @cached_property
    def digest(self) -> str:
        """The short digest of the decision, as every paper carries it."""
        return short(self.sealed["digests"]["sha256"])

    def mark(self, kind: str, level: int) -> str:
        """What stands at the foot of every paper: of which decision it is, and for whom."""
        reader = self.words.say(f"level.{LEVELS[level]}")
        return self.words.say("frame.mark", digest=self.digest, reader=reader)

    def joined(self, parts: Iterable[str]) -> str:
        """Names in one line."""
        return self.words.language.names(parts)

    def refuse_blanks(self) -> None:
        """Stop where something is wanted and was not said.

        Raises
        ------
        InputError
            With every blank of every paper made so far.
        """
        self.blanks.refuse()
