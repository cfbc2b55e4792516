"""One program asked the same thing many times, a few columns settled otherwise each time.

The LP of every tier stays alive and is solved again from where the last question left it. Its exact bound is taken for the
tier's optimum and the next tier is asked among what that leaves open; a plan found at the end, best in the last tier, attains
every bound before it and so proves them all. Where the bounds promise too much there is no such plan, and there is no answer
here: the question must be asked from the beginning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..exact import Ints
from ..program import Program, Tier
from ..rows import INFINITY
from .attended import Stopped
from .bench_rows import at_least, with_objectives
from .certificate import Certificate, certificate
from .core import core
from .deadline import Deadline
from .lexicographic import keeps_all
from .live import LiveLP
from .model import Impossible, Model, keeps
from .prices import Prices
from .relaxation import WHOLE
from .remainder import left_open
from .search import Effort, Found, search
from .team_rows import team_rows, with_rows
from .teams import Teams

GAP, WIDER, TRIES = 40, 4, 3  # the first distance from the last bound, how it grows, how often
SHARE = 0.7  # of the gaps so far that the first distance would have covered
ROUNDS = 30
HARD = Effort(cuts=True, most=None)
QUICK = Effort(cuts=False, most=0.5)


@dataclass(frozen=True, eq=False)
class Reached:
    """The best plan of a question: the optimum of each tier, in steps, and a full vector."""

    values: tuple[int, ...]
    x: Ints


class Bench:
    """The LPs of some tiers of a program.

    Parameters
    ----------
    program, tiers
        The tiers must have no slack.
    kept
        Pair columns of which a question may ask for at least so many.
    """

    def __init__(self, program: Program, tiers: Sequence[Tier], kept: Ints) -> None:
        self.program, self.pairs, self.village, self.tiers = program, program.pairs, program.village, list(tiers)
        base = left_open(program, np.zeros_like(program.lower))
        self.place = np.full(len(program.lower), -1, np.int64)
        self.place[base.columns] = np.arange(len(base.columns))
        self.base = base.base
        wanted = np.zeros(len(program.lower), np.int64)
        wanted[kept] = 1
        self.settled_kept = int(wanted @ base.base)
        self.first = base.rows  # the rows of the tiers, then that of what is kept
        model = with_objectives(base, [*(tier.weights(base.columns) for tier in tiers[:-1]), wanted[base.columns]])
        self.models = [replace(model, c=tier.weights(base.columns), constant=tier.worth(base.base)) for tier in tiers]
        self.live: list[LiveLP | None] = [None] * len(tiers)
        self.gaps: list[int] = []
        self.tight = False

    @classmethod
    def of(cls, program: Program, tiers: Sequence[Tier], kept: Ints) -> Bench | None:
        """A bench, None where the program is too large for one, or has no plan."""
        if not tiers or len(program.lower) > WHOLE or any(tier.aim.slack for tier in tiers):
            return None
        try:
            bench = cls(program, tiers, kept)
        except Impossible:
            return None
        return bench if len(bench.models[0].columns) else None

    def best(self, forced: Sequence[int], barred: Sequence[int], deadline: Deadline, least: int | None = None,
             then: Sequence[Tier] = (), known: Ints | None = None) -> Reached | None:  # fmt: skip
        """The best plan with these pairs and without those, None if it is not found here.

        Parameters
        ----------
        forced, barred
            Pair columns of the program.
        least
            How many of the pairs that may be kept are kept at least.
        then
            Further tiers, settled one after the other among the best plans.
        known
            A full vector of a plan that answers the question; used only as advice.

        Raises
        ------
        Stopped
            On Ctrl-C.
        """
        asked = self._asked(forced, barred, least)
        proofs = self._bounds(*asked, deadline) if asked else None
        if proofs is None:
            return None
        floor = None
        if known is not None and all(_is_worth(self.tiers[k], known, proof.bound) for k, proof in enumerate(proofs[:-1])):
            floor = self.tiers[-1].worth(known)
        found = self._plan(proofs[-1], floor, deadline)
        if found is None:
            return None
        values = (*(proof.bound for proof in proofs[:-1]), found.value)
        x = self._choose(proofs[-1], found, then, deadline) if then else found.x
        if x is None or not keeps_all(self.program, x):
            return None
        return Reached(values, x) if all(map(_is_worth, self.tiers, [x] * len(values), values)) else None

    def _asked(self, forced: Sequence[int], barred: Sequence[int], least: int | None) -> tuple[Ints, Ints, Ints, Ints] | None:
        model = self.models[0]
        lower, upper = model.lower.copy(), model.upper.copy()
        take, leave = np.array(forced, np.int64), np.array(barred, np.int64)
        if (self.base[take[self.place[take] < 0]] != 1).any() or (self.base[leave[self.place[leave] < 0]] != 0).any():
            return None
        lower[self.place[take[self.place[take] >= 0]]] = 1
        upper[self.place[leave[self.place[leave] >= 0]]] = 0
        if (lower > upper).any():
            return None
        row_lower = model.row_lower.copy()
        if least is not None:
            row_lower[self.first + len(self.tiers) - 1] = least - self.settled_kept
        return lower, upper, row_lower, model.row_upper.copy()

    def _bounds(self, lower: Ints, upper: Ints, row_lower: Ints, row_upper: Ints, deadline: Deadline) -> list[Certificate] | None:
        """The proof of each tier's bound, every tier before it at its own."""
        proofs = []
        for k, whole in enumerate(self.models):
            model = replace(whole, lower=lower, upper=upper, row_lower=row_lower, row_upper=row_upper)
            answer = self._solve(k, model, deadline)
            if answer is None or answer.x is None:
                return None
            proof = certificate(model, answer.y)
            proofs.append(proof)
            if k + 1 < len(self.models):
                lower, upper, row_lower, row_upper = proof.fixed(proof.bound)
                row_lower = row_lower.copy()
                row = self.first + k
                row_lower[row] = max(row_lower[row], proof.bound - model.constant)
                if (lower > upper).any() or (row_lower > row_upper).any():
                    return None
        return proofs

    def _solve(self, k: int, model: Model, deadline: Deadline) -> Prices | None:
        if deadline.over:
            return None
        live = self.live[k]
        if live is None:
            live = self.live[k] = LiveLP(self.models[k], np.ones(len(model.columns), bool), elastic=False)
        try:
            live.follow(model)
            return live.solve(deadline.left, warm=True)
        except Exception as error:
            if type(error).__name__ != "StatusNotOk":  # GLOP's own class, which it does not export
                raise
            self.live[k] = None  # numerical trouble; the next question begins afresh
            return None

    def _plan(self, proof: Certificate, known: int | None, deadline: Deadline) -> Found | None:
        """The best plan of the last tier, searched for near the bound first."""
        gap = int(np.quantile(self.gaps[-100:], SHARE)) + 1 if len(self.gaps) > 10 else GAP
        for _ in range(TRIES):
            floor = max(proof.bound - gap, known) if known is not None else proof.bound - gap
            part = core(proof, floor, self.pairs)
            if part is not None:
                found = self._searched(part, deadline)
                if found is None:
                    return None
                if found.optimal and found.x is not None:
                    self.gaps.append(proof.bound - found.value)
                    return replace(found, x=proof.model.full(part.full(found.x)))
            if floor == known:
                return None
            gap *= WIDER
        return None

    def _searched(self, part: Model, deadline: Deadline) -> Found | None:
        """The search of a core to its end, None if it does not come to one."""
        if not len(part.columns):
            return Found(np.zeros(0, np.int64), part.constant, part.constant, True, False)
        for effort in (QUICK, HARD):
            found = search(part, 1, deadline.left, effort)
            if found.stopped:
                raise Stopped(None)
            if found.optimal or found.infeasible:
                return found
            if deadline.over:
                return None
        return None

    def _choose(self, proof: Certificate, found: Found, then: Sequence[Tier], deadline: Deadline) -> Ints | None:
        """Among the plans that are as good, the best in further tiers."""
        part = core(proof, found.value, self.pairs)
        for position, tier in enumerate(then):
            if part is None:
                return None
            columns = proof.model.columns[part.columns]
            part = replace(part, c=tier.weights(columns), constant=tier.worth(proof.model.full(part.base)))
            reply = self._searched(part, deadline)
            if reply is None or reply.x is None:
                return None
            if position + 1 == len(then):
                x = part.full(reply.x)
                return proof.model.full(x) if keeps(proof.model, x) else None
            part = at_least(part, reply.value)
        return None

    def tighten(self, deadline: Deadline) -> None:
        """Add rows that cut off mixtures of teams in the question without any change; they serve all others, too."""
        if self.tight:
            return
        self.tight, teams = True, Teams(self.models[0], self.village)
        asked = self._asked((), (), None)
        if asked is None:
            return
        lower, upper, row_lower, row_upper = asked
        for k in range(len(self.models)):
            for _ in range(ROUNDS):
                model = replace(self.models[k], lower=lower, upper=upper, row_lower=row_lower, row_upper=row_upper)
                answer = self._solve(k, model, deadline)
                if answer is None or answer.x is None:
                    return
                proof = certificate(model, answer.y)
                rows = team_rows(teams, answer.x)
                if not rows:
                    break
                self.models = [with_rows(each, rows) for each in self.models]
                row_lower = np.append(row_lower, np.full(len(rows), -INFINITY))
                row_upper = np.append(row_upper, [most for _, _, most in rows])
            reach = len(proof.model.row_lower)
            lower, upper, low, high = proof.fixed(proof.bound)
            row_lower, row_upper = np.append(low, row_lower[reach:]), np.append(high, row_upper[reach:])
            row_lower[self.first + k] = max(row_lower[self.first + k], proof.bound - proof.model.constant)


def _is_worth(tier: Tier, x: Ints, value: int) -> bool:
    return tier.worth(x) == value
