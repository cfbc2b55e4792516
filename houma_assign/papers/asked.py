"""What is asked of a plan for its papers, each question once a run."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..check import short
from ..data.language import language
from ..errors import HoumaError
from ..plan.law_words import law_words
from ..plan.plan import Plan
from ..record.seal import seal

if TYPE_CHECKING:
    import pandas as pd

    from ..questions.passed import PassedOver
    from ..questions.prices import Prices


@dataclass(frozen=True)
class Asked:
    """A plan, and the answers about it that several papers use.

    Attributes
    ----------
    plan
        The plan; it has placements.
    lang
        "en" or "zh".
    """

    plan: Plan
    lang: str

    @cached_property
    def structure(self) -> pd.DataFrame:
        """The structure table in the language."""
        return self.plan.structure(language(self.lang).code)

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
