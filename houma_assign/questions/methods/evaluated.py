"""What was found of a plan that nobody need have solved for; ``Evaluation`` adds what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ...data.exact import difference
from ...data.placement import Breach, Placement
from ...plan.needs import Need
from ...plan.plan import Plan
from ...plan.result import PerAim
from ...plan.status import Status
from ...problem.problem import Problem
from .moves import Move, moves


class Worth(NamedTuple):
    """What a plan is worth to one aim.

    Attributes
    ----------
    aim, words, words_zh
        Id of the aim, and the aim as it is said.
    value
        In the aim's own units.
    sign
        1 where more is better, -1 where less is.
    best
        The best of all plans that keep every hard rule and are as good in the aims before; None where it is not known.
    proven
        Whether ``best`` is attained; else it is a bound.
    """

    aim: str
    words: str
    words_zh: str
    value: int | float
    sign: int
    best: int | float | None = None
    proven: bool = False

    @property
    def loss(self) -> int | float | None:
        """What the plan is short of the best, negative where it has more; None where the best is not known."""
        if self.best is None:
            return None
        return difference(*((self.best, self.value) if self.sign > 0 else (self.value, self.best)))

    @property
    def named(self) -> bool:
        """It says what is wanted; lots have no worth."""
        return True


@dataclass(frozen=True)
class Evaluated:
    """The fields of an evaluation, described at ``Evaluation``."""

    problem: Problem
    placements: tuple[Placement, ...]
    aims: tuple[Worth, ...]
    breaches: tuple[Breach, ...]
    needs: tuple[Need, ...]
    unscored: tuple[Placement, ...] = ()
    best: Plan | None = None
    notes: tuple[str, ...] = ()

    @property
    def tiers(self) -> tuple[Worth, ...]:
        """The aims, as a plan calls them."""
        return self.aims

    @property
    def value(self) -> PerAim:
        """Value of each aim, in its own units."""
        return PerAim({each.aim: each.value for each in self.aims})

    @property
    def loss(self) -> PerAim:
        """What each aim is short of the best there is; None where that is not known."""
        return PerAim({each.aim: each.loss for each in self.aims})

    @property
    def broken(self) -> tuple[Breach, ...]:
        """The breaches of hard rules; empty if the plan is allowed."""
        soft = {rule.id for rule in self.problem.constraints if rule.penalty is not None}
        return tuple(each for each in self.breaches if each.rule not in soft)

    @property
    def allowed(self) -> bool:
        """Whether every hard rule is kept."""
        return not self.broken

    @property
    def exact(self) -> bool:
        """Whether the distance to the best is exact: a plan proven best was compared with."""
        return self.best is not None and self.best.status is Status.OPTIMAL

    @property
    def moves(self) -> tuple[Move, ...]:
        """The people in whom it differs from the best plan: id, posts there, posts here; empty where there is none."""
        return moves(self.best.placements, self.placements) if self.best else ()
