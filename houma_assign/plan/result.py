"""What a solve found: who goes where, what it is worth, and what is proven of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..aims import Lots, VillageLots
from ..data.exact import shown
from ..data.override import Override
from ..data.placement import Breach, Placement, Reason
from ..data.village_forms import forms_rule
from ..problem.problem import Problem
from .decided import Decided
from .diff import diff
from .needs import needs_aim
from .proof import Proof
from .status import Status

if TYPE_CHECKING:
    import pandas as pd

    from ..frames.diff_frame import DiffFrame


@dataclass(frozen=True)
class TierResult:
    """One aim of a plan.

    Attributes
    ----------
    aim, kind
        Id of the aim and its kind; ``words`` and ``words_zh`` say it.
    value, bound
        In the aim's own units; no plan that is as good in the tiers before has a better value than ``bound``. ``value`` is
        None where there is no plan.
    proven
        Whether ``bound`` is proven to be the best value, given the tiers before it. ``value`` is that best value, unless
        the aim has a slack and the aims after it used some.
    sign
        1 where more is better, -1 where less is.
    """

    aim: str
    kind: str
    words: str
    words_zh: str
    value: int | float | None
    bound: int | float
    proven: bool
    sign: int = 1

    @property
    def named(self) -> bool:
        """Whether it says what is wanted; lots only tell equal plans apart."""
        return self.kind not in (Lots.kind, VillageLots.kind)

    @property
    def gap(self) -> int | float | None:
        """How far ``value`` is from ``bound``, in the aim's own units; 0 if proven and no slack was used."""
        return None if self.value is None else shown(Fraction(repr(round(abs(self.bound - self.value), 9))))


class PerAim(dict[str, Any]):
    """One entry for each aim: by id (``plan.value["merit"]``), by position (``plan.value[0]``), or all of them.

    A dict, so that frames and JSON take it as one; a change of it changes no plan.
    """

    def __getitem__(self, key: str | int) -> Any:
        return list(self.values())[key] if isinstance(key, int) else super().__getitem__(key)


@dataclass(frozen=True)
class Result:
    """What is known of the answer to a problem, described at ``Plan``, which adds what can be done with it."""

    problem: Problem
    status: Status
    placements: tuple[Placement, ...] = ()
    tiers: tuple[TierResult, ...] = ()
    breaches: tuple[Breach, ...] = ()
    reasons: tuple[Reason, ...] = ()
    seed: str = ""
    seconds: float = field(default=0.0, compare=False)
    proof: Proof = field(default=Proof(), compare=False, repr=False)
    overrides: tuple[Override, ...] = ()
    declared: Result | None = field(default=None, repr=False)

    def __repr__(self) -> str:
        values = ", ".join(f"{tier.aim} {tier.value}" for tier in self.tiers if tier.named)
        return f"{type(self).__name__}({self.status.name}, {len(self.placements)} placements{', ' if values else ''}{values})"

    __str__ = __repr__

    def __bool__(self) -> bool:
        """Whether there is a plan."""
        return self.status in (Status.OPTIMAL, Status.FEASIBLE)

    @property
    def draw_open(self) -> bool:
        """Whether the plan is proven best in every aim, and only the draw among equal plans is not (status FEASIBLE)."""
        return self.status is Status.FEASIBLE and all(tier.proven for tier in self.tiers if tier.named)

    @property
    def forms(self) -> dict[str, str]:
        """The villages that the plan opens and the form of each, where a rule ``VillageForms`` leaves that open; else empty."""
        rule = forms_rule(self.problem)
        return {} if rule is None or not self else dict(rule.forms_of(self.problem, self.placements))

    @property
    def value(self) -> PerAim:
        """Value of each aim, in its own units; None where there is no plan."""
        return PerAim({tier.aim: tier.value for tier in self.tiers})

    @property
    def bound(self) -> PerAim:
        """Proven bound of each aim, in its own units."""
        return PerAim({tier.aim: tier.bound for tier in self.tiers})

    @property
    def gap(self) -> PerAim:
        """Distance from value to bound of each aim, in its own units; 0 is proven, None where there is no plan."""
        return PerAim({tier.aim: tier.gap for tier in self.tiers})

    @property
    def frame(self) -> pd.DataFrame:
        """One row a placement: candidate, name, post, village, role, unit, score, grade, needs_met.

        A copy: what is changed in it changes no plan. ``docs/frames.md`` lists the columns of every frame.
        """
        return self._frame.copy()

    @cached_property
    def _frame(self) -> pd.DataFrame:
        import pandas as pd

        problem = self.problem
        columns = ["candidate", "name", "post", "village", "role", "unit", "score", "grade", "needs_met"]
        rows = []
        for place in self.placements:
            person, post = problem.candidate(place.candidate), problem.post(place.post)
            rows.append((person.id, person.name, post.id, post.village, post.role, person.unit, problem.pairs.points(*place),
                         problem.pairs.grade_of(*place), ", ".join(self.needs_met(place))))  # fmt: skip
        return pd.DataFrame(rows, columns=pd.Index(columns))

    def needs_met(self, place: Placement) -> list[str]:
        """The needs of the village that this person can meet."""
        aim, skills = needs_aim(self.problem), self.problem.candidate(place.candidate).skills
        needs = self.problem.village(self.problem.post(place.post).village).needs
        return [need for need in needs if aim.meets(need, skills)]

    def diff(self, other: Decided) -> DiffFrame:
        """Who moved from this plan to another plan or evaluation: candidate, name, before, after (post ids, empty for none).

        Beside these rows stand ``aims``, ``needs`` and ``structure``: what changes in each, as frames; ``words(lang)`` tells all.
        """
        return diff(self, other)
