"""A program's teams for many questions, from several threads: each thread borrows a live LP and gives it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock

from ...data.exact import Ints
from ...program.change import Change
from ...program.program import Program, Tier
from ..bounds.incremental_lp import LPFailure
from ..proof.outcome import Outcome, TierOutcome
from ..proof.team_bound import TeamModel
from ..proof.team_hull import team_hull
from ..proof.team_objective import team_objective
from ..solvers.deadline import Deadline
from ..solvers.interruptible import load_solvers
from .forced import TeamAnswer, TeamStudy
from .team_variants import TeamChange, with_rows
from .ties import AimWeights

PAIRS = 5000  # of a program whose teams are listed
FEW = 1000  # teams by types; with fewer an LP over pairs says nearly as much, and CP-SAT is faster than branching
VARIANTS = 4  # models with other rows or aims that are kept
HARD, SHARE = 8, 0.2  # questions, and share of all, that may stay undecided before teams are given up: each was work for nothing


@dataclass(eq=False)
class _Variant:
    """The model of some aims and added rows, and the live LPs that nobody uses at the moment."""

    model: TeamModel
    aims: tuple[Tier, ...]
    idle: list[TeamStudy] = field(default_factory=list)

    @cached_property
    def weights(self) -> list[AimWeights]:
        """The aims, as the hull weighs them."""
        return [said for tier in self.aims if (said := self.model.hull.weights(tier)) is not None]

    def others(self, aims: tuple[Tier, ...]) -> _Variant | None:
        """The same for aims of which all but the last are the same; it shares the live LPs."""
        if len(aims) != len(self.aims) or aims[:-1] != self.aims[:-1]:
            return None
        objective = team_objective(self.model.hull, aims, self.model.objective)
        return None if objective is None else _Variant(TeamModel(self.model.hull, objective), aims, self.idle)

    def borrowed(self, lock: Lock, other: _Variant | None) -> TeamStudy:
        """A live LP; a new one begins with the teams of another model's."""
        with lock:
            study = self.idle.pop() if self.idle else None
            if study is None:
                return TeamStudy(self.model, other.idle[-1].teams if other is not None and other.idle else None)
        study.model = self.model
        try:
            for master in study.masters.values():
                master.adopt(self.model)
        except LPFailure:
            study.masters.clear()
        return study


class TeamStudies:
    """What is known of a program's teams; ``model`` is None where it cannot be said by teams."""

    def __init__(self, program: Program, named: Sequence[Tier]) -> None:
        self.program, self.named = program, tuple(named)
        hull = team_hull(program) if self.named and program.pairs <= PAIRS else None
        objective = None if hull is None or hull.teams < FEW else team_objective(hull, self.named)
        self.model = None if hull is None or objective is None else TeamModel(hull, objective)
        self._whole = None if self.model is None else _Variant(self.model, self.named)
        self._variants: dict[object, _Variant | None] = {}
        self._asked = self._undecided = 0
        self._lock = Lock()

    def best(self, change: Change, aims: Sequence[Tier], ties: Sequence[Tier], start: Ints | None,
             deadline: Deadline, again: bool = True, below: Sequence[int] = (),
             least: Sequence[int] = (), less: int = 0) -> Outcome | None:  # fmt: skip
        """The best plan under a change, None where that is not proven.

        Parameters
        ----------
        change
            What is different.
        aims
            What is made best, one after the other.
        ties
            Tiers that weigh pairs alone, by which the best of all plans as good is chosen: the last must leave one.
        start
            A plan that keeps the change, if one is known.
        deadline
            When to stop.
        again
            Whether the same rows and aims will be asked about again, so that they are worth a model of their own.
        below
            Only plans that are worth less than this in the first aims, in their order; these are not all aims.
        least
            Only plans that are worth so much in the aims, in their order.
        less
            How much less in the last aim than the best the plan may be worth that the ties choose.

        Raises
        ------
        Stopped
            On Ctrl-C.
        """
        if self.model is None:
            return None
        asked = TeamChange.of(change, self.program.pairs)
        variant = None if asked is None else self._variant(asked, tuple(aims), again)
        if asked is None or variant is None:
            return None
        load_solvers()
        study = variant.borrowed(self._lock, self._whole)
        part = asked.part(variant.model)
        if part is not None and below:
            part = part.tightened(variant.model.objective.levels_below(below))
        if part is None:
            variant.idle.append(study)
            return None
        known = None if start is None else variant.model.objective.number([tier.worth(start) for tier in aims])
        lowest = variant.model.objective.number(least) if least else 0
        answer = study.best(part, known, deadline, less if ties else None, lowest)
        variant.idle.append(study)  # not after Ctrl-C: its LP may be in the midst of something
        self._asked += 1
        if answer is None:
            self._undecided += 1
            if self._undecided > HARD + SHARE * self._asked:
                self.model = None
            return None
        x = start if answer.x is None else answer.x
        if answer.equals is not None:
            x = answer.equals.first(variant.model, variant.weights, ties, deadline)
        return self._outcome(variant, change, answer, (*aims, *ties), x, less)

    def _variant(self, asked: TeamChange, aims: tuple[Tier, ...], again: bool) -> _Variant | None:
        """The model of a question, None where there is none."""
        assert self.model is not None
        assert self._whole is not None
        if not asked.rows and aims == self.named:
            return self._whole
        if not asked.rows and not again:
            return self._whole.others(aims)
        key = (asked.key, tuple(tier.coefficients.tobytes() for tier in aims))
        with self._lock:
            if key not in self._variants and not again:  # rows that are asked about once are not worth a model
                return None
            if key not in self._variants:
                hull = with_rows(self.model.hull, asked.rows)
                objective = self.model.objective if aims == self.named else team_objective(hull, aims)
                self._variants[key] = None if objective is None else _Variant(TeamModel(hull, objective), aims)
                while len(self._variants) > VARIANTS:
                    del self._variants[next(iter(self._variants))]
            return self._variants[key]

    def _outcome(self, variant: _Variant, change: Change, answer: TeamAnswer, tiers: Sequence[Tier],
                 x: Ints | None, less: int) -> Outcome | None:  # fmt: skip
        """An answer in terms of the program; None where it is not what it says it is."""
        if answer.number is None:
            return Outcome([TierOutcome(0, infeasible=True) for _ in tiers], infeasible=True)
        if x is None or not change.sided(self.program).keeps(x) or not change.kept_by(x):
            return None
        values = [tier.worth(x) for tier in tiers]
        named, best = values[: len(variant.aims)], variant.model.objective.values(answer.number)
        if tuple(named[:-1]) != best[:-1] or not best[-1] - less <= named[-1] <= best[-1]:
            return None
        return Outcome([TierOutcome(value, value, True) for value in values], x)
