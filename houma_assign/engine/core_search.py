"""Core search: from the bound downwards, is there a plan this close to it? Then a little further away, until there is one.

Plans within a small gap of the bound can only use columns whose reduced cost is within the gap: a few hundred of a million.
If there is none, the bound is that much lower (a destructive bound) and the next core is twice as large; if there is one, the
best of them is the best of all. Nobody has to guess the optimum.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..data.exact import Floats, Ints
from ..program.program import Program, Tier
from .branching.core_teams import core_teams
from .core_result import CoreResult, gaps, least
from .heuristics.diving import dive
from .heuristics.lns import improve
from .heuristics.polish import polish
from .model.model import Model
from .proof.certificate import Certificate
from .proof.restrict import above
from .solvers.cp_sat import Effort, SearchResult, solve_cp_sat
from .solvers.deadline import Deadline
from .solvers.portfolio import solve_portfolio

FIRST = 200  # open columns of the first core beyond those without a price
SHORT_EFFORT = 0.5  # effort of the first searches
WHOLE = 500  # so few open columns are searched at once
LARGE = 4000  # columns; beyond, another plan as good is not asked for, only a better one


@dataclass
class CoreSearch:
    """Searches cores of growing size until the best plan is proven or the effort is spent.

    Parameters
    ----------
    proof
        Prices of the model.
    lp
        The LP's answer.
    program, tier
        Whose pairs the first columns are, and whose objective it is.
    most
        CP-SAT's own (repeatable) time for the last search; those before it get less.
    keep
        Called with every better plan at once, so that none is lost if the solve ends here.
    """

    proof: Certificate
    lp: Floats | None
    program: Program
    tier: Tier
    workers: int
    deadline: Deadline
    most: float
    keep: Callable[[Ints], object] = len

    def run(self, known: Ints | None, ties: bool) -> CoreResult:
        """What core search says of the model.

        Parameters
        ----------
        known
            A plan as values of the model's columns.
        ties
            Whether to ask for other plans as good as the best: there are tiers to come, which would have to choose.
        """
        self._begin(known, ties)
        self.effort = min(SHORT_EFFORT, self.most)
        for gap in gaps(self.proof, FIRST, WHOLE):
            floor = self.proof.bound - gap
            while not self._over and not self._core(floor):
                pass
            result = self.result
            if self._over or (result.value is not None and result.value >= floor) or self.given_up:
                break  # there is nothing further away that could be better, or no hope of finding it
        return self.result

    def run_by_teams(self, known: Ints | None, ties: bool) -> CoreResult:
        """What the teams of villages say: of the first core, then of the model as a whole. Such that are too many say nothing."""
        self._begin(known, ties)
        result, proof = self.result, self.proof
        if not self.by_teams:
            return result
        for gap in (next(gaps(proof, FIRST, WHOLE)), proof.bound - least(proof)):
            floor = max(proof.bound - gap, least(proof)) if result.value is None else max(proof.bound - gap, result.value)
            part = above(proof, floor, self.program.pairs)
            if part is None:
                self._nothing_above(floor)
            elif not self._by_teams(part, floor) and not self.by_teams:
                break
            if result.proven or result.empty or floor <= least(proof):
                break
        return result

    def _begin(self, known: Ints | None, ties: bool) -> None:
        model = self.proof.model
        self.result, self.ties, self.dived = CoreResult(self.proof.bound), ties, False
        if known is not None:
            self.result.x, self.result.value = known, int(model.c @ known) + model.constant

    given_up: bool = False
    by_teams: bool = True  # as long as these decide what they are asked

    @property
    def _over(self) -> bool:
        result = self.result
        return result.proven or result.empty or result.stopped or self.deadline.over

    def _core(self, floor: int) -> bool:
        """One search among plans worth at least ``floor``; whether this core is done with."""
        result, proof = self.result, self.proof
        known = result.value is not None and result.value >= floor
        floor = result.value if known and result.value is not None else floor
        part = above(proof, floor, self.program.pairs)
        if part is None:
            return self._nothing_above(floor)
        if self._by_teams(part, floor):
            return True
        if known:
            return self._finish() or self._spent()
        if len(part.columns) > LARGE and not self.dived:
            return self._dive()
        reply = self._solve(part)
        if reply.infeasible:
            return self._nothing_above(floor)
        if reply.x is None:
            if not self.dived:
                return self._dive()
            self.given_up = self._spent()  # what is larger is harder still
            return self.given_up
        if result.value is None or reply.value > result.value:
            result.x, result.value = part.full(reply.x), reply.value
            self.keep(result.x)
        if reply.optimal and reply.value >= floor:
            result.proven, result.bound = True, reply.value
        elif reply.optimal:  # the best of the core is not the best of all
            return self._nothing_above(floor)
        return reply.value < floor and self._spent()

    def _by_teams(self, part: Model, floor: int) -> bool:
        """Whether the teams of a core's villages say what its best plan is."""
        teams = core_teams(part, self.proof, self.program, self.tier) if self.by_teams else None
        if teams is None:
            return False
        result = self.result
        known = result.value if result.value is not None and result.value >= floor else None
        found = teams.best(known, floor, self.ties, self.deadline)
        if found is None:
            self.by_teams = False  # larger ones will not be easier
            return False
        result.searched = len(part.columns)
        if found.value is None:
            return self._nothing_above(floor)
        if found.x is not None:
            result.x, result.value = found.x, found.value
            self.keep(result.x)
        result.proven, result.bound, result.alike = True, found.value, found.alike
        result.unique = found.alike is not None and found.alike.alone
        return True

    def _nothing_above(self, floor: int) -> bool:
        result = self.result
        result.bound = min(result.bound, floor - 1)
        result.empty = result.value is None and result.bound < least(self.proof)
        return True

    def _spent(self) -> bool:
        """Whether no more effort is allowed; if it is, the next search gets twice as much."""
        if self.effort >= self.most:
            return True
        self.effort = min(2 * self.effort, self.most)
        return False

    def _dive(self) -> bool:
        """Look for a plan by following the LP, if none is known, and make it better; always False: the core is still open."""
        model, result, self.dived = self.proof.model, self.result, True
        if result.x is None and self.lp is not None:
            result.x = dive(self.proof, self.lp, self.program.pairs, self.workers, self.deadline)
        if result.x is not None:
            self.keep(result.x)
            result.x, stopped = improve(self.proof, result.x, self.program.village, self.workers, self.deadline, self.keep)
            result.stopped |= stopped
            result.value = int(model.c @ result.x) + model.constant
        return False

    def _finish(self) -> bool:
        """Ask for a better plan than the known one, or another as good; whether the question was answered."""
        result, proof, pairs = self.result, self.proof, self.program.pairs
        x = result.x if result.x is not None else proof.model.lower
        result.x, best, stopped = polish(proof.model, pairs, x, self.workers, self.deadline.left)
        result.stopped |= stopped
        result.value = int(proof.model.c @ result.x) + proof.model.constant
        if not best or stopped:
            return False
        other = above(proof, result.value, pairs, proof.model.full(result.x)) if self.ties else None
        unique = self.ties and (other is None or len(other.columns) <= LARGE)
        part = other if unique else above(proof, result.value + 1, pairs)
        reply = self._solve(part) if part is not None else None
        if reply is None or reply.infeasible:
            result.proven, result.bound, result.unique = True, result.value, unique
            return True
        if reply.x is None or part is None:
            return False
        better = reply.value > result.value
        if better:
            result.x, result.value = part.full(reply.x), reply.value
        if reply.optimal:
            result.proven, result.bound = True, result.value
        return result.proven

    def _solve(self, part: Model) -> SearchResult:
        self.result.searched, reply, left = len(part.columns), None, self.deadline.left
        if self.effort <= SHORT_EFFORT:  # beyond, cutting planes have been found to be needed
            reply = solve_cp_sat(part, self.workers, left, Effort(False, min(self.effort, 0.3)))
        if reply is None or not (reply.infeasible or reply.optimal or reply.stopped or self.deadline.over):
            further = solve_portfolio(part, self.workers, self.deadline.left, Effort(True, self.effort))
            self.result.stopped |= further.stopped  # also where what it found is of no use
            reply = further if reply is None or further.x is not None or reply.x is None or further.infeasible else reply
        self.result.stopped |= reply.stopped
        return reply
