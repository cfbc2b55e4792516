"""The questions that papers ask of one plan, each answered once, for all papers, languages, the page and the workbook."""

from __future__ import annotations

from functools import cached_property
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from ...data.village_forms import forms_rule
from ...plan.confirm import Confirmation
from ...plan.news import Listener
from ...plan.plan import Plan
from ...plan.status import Status
from .choosing import FreeChoice, free_choices
from .comparing import ComparedPost, compared
from .not_chosen import NotChosen, not_chosen

if TYPE_CHECKING:
    from ...questions.contingency import Contingency
    from ...questions.firm import Firm
    from ...questions.passed import PassedOver
    from ...questions.prices import Prices
    from ...questions.rule_prices import RulePrices
    from ...questions.village_prices import VillagePrices
    from ...questions.why_not import WhyNot

UNPROVEN = 120.0  # seconds for all questions about a plan that is not proven best, where no limit is set: it may never be
SHORTEST = 0.001  # seconds that a question gets once time is up: it says what is known without asking


class Answers:
    """The answers about one plan.

    Parameters
    ----------
    plan
        A plan with placements, proven best or not.
    time_limit
        Seconds > 0 for all questions together, None for no limit (of a plan that is not proven best: two minutes).

    Attributes
    ----------
    progress
        Whether the questions tell how far they are, or a function that is told.
    """

    def __init__(self, plan: Plan, time_limit: float | None = None) -> None:
        unproven = plan.status is not Status.OPTIMAL
        limit = UNPROVEN if unproven and time_limit is None else time_limit
        self.plan, self.ends = plan, None if limit is None else monotonic() + limit
        self.progress: Listener = False

    @cached_property
    def prices(self) -> Prices:
        """The price of everybody in every post."""
        from ...questions.prices import prices

        return prices(self.plan, self._left, progress=self.progress)

    @cached_property
    def passed_over(self) -> PassedOver:
        """Who was passed over, and why."""
        from ...questions.passed_over import passed_over

        return passed_over(self.plan, self._left, progress=self.progress)

    @cached_property
    def firm(self) -> Firm:
        """What is settled, and what is the committee's to choose."""
        from ...questions.firm import firm

        return firm(self.plan, time_limit=self._left, progress=self.progress)

    @cached_property
    def choices(self) -> tuple[FreeChoice, ...]:
        """What the committee may choose, as choices that do not depend on each other; empty where not all of it is known."""
        return free_choices(self.firm)

    @cached_property
    def contingency(self) -> Contingency:
        """Who stands in for each of those placed."""
        from ...questions.contingency import contingency

        return contingency(self.plan, time_limit=self._left, progress=self.progress)

    @cached_property
    def rule_prices(self) -> RulePrices | None:
        """What the rules cost; None for a plan that is not proven best, of which that cannot be said."""
        from ...questions.rule_prices import rule_prices

        if self.plan.status is not Status.OPTIMAL:
            return None
        return rule_prices(self.plan, time_limit=self._left, progress=self.progress)

    @cached_property
    def village_prices(self) -> VillagePrices | None:
        """What other villages would cost; None where the villages are settled."""
        from ...questions.village_prices import village_prices

        if forms_rule(self.plan.problem) is None:
            return None
        return village_prices(self.plan, time_limit=self._left, progress=self.progress)

    @cached_property
    def compared(self) -> tuple[ComparedPost, ...]:
        """Every post with who holds it and who comes next."""
        return compared(self.plan, self.prices, self.why_not, progress=self.progress)

    @cached_property
    def not_chosen(self) -> tuple[NotChosen, ...]:
        """Everybody who is not in the plan, a row a person."""
        return not_chosen(self.plan, self.prices, self.passed_over)

    @cached_property
    def confirmed(self) -> Confirmation | None:
        """What the second engine says; None where nothing is proven that it could confirm."""
        if self.plan.status is not Status.OPTIMAL:
            return None
        return self.plan.confirm(self._left)

    @cached_property
    def proof_faults(self) -> tuple[str, ...]:
        """What is wrong with the proof by prices; empty if nothing is."""
        return self.plan.check_proof()

    def why_not(self, candidate: str, post: str) -> WhyNot:
        """Why somebody is not in a post, asked once a pair."""
        from ...questions.why_not import why_not

        if (candidate, post) not in self._why_not:
            self._why_not[candidate, post] = why_not(self.plan, candidate, post, self._left)
        return self._why_not[candidate, post]

    @cached_property
    def _why_not(self) -> dict[tuple[str, str], WhyNot]:
        return {}

    @property
    def _left(self) -> float | None:
        """Seconds that are left."""
        return None if self.ends is None else max(self.ends - monotonic(), SHORTEST)


_KEPT: list[Answers] = []  # the last asked at the end
_LOCK = Lock()
MOST = 2  # plans whose answers are kept


def answers_of(plan: Plan, time_limit: float | None = None) -> Answers:
    """The answers about a plan. Those about the last plans are kept, for papers in the other language and the workbook; answers
    that time may have cut short are not.
    """
    made = Answers(plan, time_limit)
    if made.ends is not None:
        return made
    with _LOCK:
        kept = next((each for each in _KEPT if each.plan is plan), made)
        _KEPT[:] = [*(each for each in _KEPT if each is not kept), kept][-MOST:]
    return kept
