"""A plan as its papers know it: its structure in words, and the digest that every paper carries."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..check import short
from ..data.language import language
from ..errors import HoumaError
from ..plan.law_words import law_words
from ..plan.plan import Plan
from ..plan.wording import Wording
from ..record.seal import seal
from .answers.answers import Answers, answers_of

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class SealedPlan:
    """A plan in one language, with its structure and the digest of the decision.

    Attributes
    ----------
    plan
        The plan; it has placements.
    lang
        "en" or "zh".
    given
        Answers about the plan, where there are some already.
    """

    plan: Plan
    lang: str
    given: Answers | None = field(default=None, kw_only=True)

    @cached_property
    def structure(self) -> pd.DataFrame:
        """The structure table in the language, by the dimensions that the problem declares; by roles where it declares none.

        Without them ``plan.structure`` counts by every column of text, which is for those who may see the columns.
        """
        table = self.plan.structure(language(self.lang).code)
        if self.plan.problem.dimensions:
            return table
        said = Wording(self.plan.problem, self.lang)
        roles = table[table["dimension"] == said.language.say("role", "岗位")]
        return roles.assign(category=[said.label(role) for role in roles["category"]])

    @cached_property
    def answers(self) -> Answers:
        """The questions about the plan; their answers are shared by all papers of the same plan."""
        return self.given or answers_of(self.plan)

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
