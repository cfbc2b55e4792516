"""One question at a value of a tier that makes the least of many large: prices, teams, dives and searches answer it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from ..data.exact import Ints
from .bounds.column_generation import ColumnGeneration, solve_lp
from .bounds.farkas import feasible_point
from .bounds.relaxation_chain import RelaxationChain
from .flow.flow_solver import solve_flow
from .flow.network import network
from .heuristics.diving import dive
from .incumbent import Incumbent
from .model.model import Impossible, Model, keeps
from .model.presolve import presolved_under
from .plans_ahead import offer_at_best
from .proof.bottleneck import held_at, narrowed
from .proof.certificate import Certificate, certificate
from .proof.outcome import TierOutcome
from .proof.restrict import as_in, compacted, with_floor, with_objective, within
from .proof.team_columns import with_team_columns
from .solvers.cp_sat import Effort, SearchResult, solve_cp_sat
from .solvers.interruptible import Stopped
from .solvers.portfolio import MANY_COLUMNS, solve_portfolio

Search = Callable[[Model, int, float, Effort], SearchResult]
SHORT = 0.15  # of CP-SAT's own time, before a question is looked at more closely
FIRST = 1.0  # of CP-SAT's own time for a question
DIVES, WISHES = 2, 100  # along LPs with such weights drawn at random, after those that mean something
NARROWER = 0.9  # share of the columns that a round of prices may leave for another to be worthwhile


@dataclass
class ThresholdAnswers:
    """Answers what is asked at values of tier ``k``, whose objective is one column that rows hold down, or a sum of the few
    smallest.

    Parameters
    ----------
    column
        The program's column.
    short
        The program's columns of what totals fall short of it, where several of the smallest count.
    before
        What one fewer of the smallest have in all plans; then the column stands at what is left of a value. Otherwise each
        stand is asked for that the LP allows.
    tell
        Called with every news.
    """

    chain: RelaxationChain
    k: int
    column: int
    short: Ints
    before: int | None
    incumbent: Incumbent
    outcome: TierOutcome
    workers: int
    tell: Callable[[], None]

    def __post_init__(self) -> None:
        """What is known of the tier to begin with."""
        relaxation = self.chain.relaxations[self.k]
        model, self.proof, self.effort = relaxation.model, relaxation.proof, FIRST
        self.least = int(np.minimum(model.c * model.lower, model.c * model.upper).sum()) + model.constant

    @property
    def _over(self) -> bool:
        return self.incumbent.gap_closed() or self.chain.deadline.over

    @property
    def _known(self) -> int:
        return self.least - 1 if self.outcome.value is None else self.outcome.value

    def _asked_at(self, value: int, at: int | None) -> tuple[Ints | None, bool]:
        """A plan of at least this value, and whether there is none."""
        try:
            question = self._question(value, at)
            return (None, True) if question is None else self._answered(question, value, at)
        except Impossible:
            return None, True

    def _question(self, value: int, at: int | None) -> Certificate | None:
        """Prices of what plans of at least this value leave open; None if there are none.

        Raises
        ------
        Impossible
            If there are none, too.
        """
        proof, before = self.proof, np.inf
        while proof.allowance(value) >= 0:
            model = with_objective(narrowed(proof, value, self.column, at), self.incumbent.tier)
            if len(model.columns) >= NARROWER * before or self.chain.deadline.over:
                return proof
            before, proof = len(model.columns), self._priced(model)
        return None

    def _priced(self, model: Model) -> Certificate:
        """The LP's prices; its answer is a plan where it is whole."""
        lp = ColumnGeneration(model, self.chain.program.pairs).solve(model, self.chain.deadline.left)
        if lp.x is not None:
            x = np.rint(lp.x).astype(np.int64)
            if np.abs(lp.x - x).max(initial=0.0) < 1e-6 and keeps(model, x):
                self._offer(model.full(x))
        return certificate(model, lp.y)

    def _answered(self, proof: Certificate, value: int, at: int | None) -> tuple[Ints | None, bool]:
        """A plan of at least this value, and whether there is none."""
        if self._known >= value or self.chain.deadline.over:
            return None, False
        rest, left = held_at(proof, value, self.column, at), self.chain.deadline.left
        own = proof.model.columns
        lower, upper = rest.whole_bounds()
        held = replace(proof, model=replace(proof.model, lower=lower[own], upper=upper[own]))
        if at is not None:
            rest = compacted(with_floor(held.model, value))
        graph = network(rest)
        flow = solve_flow(graph, left) if graph else None
        if flow is not None:
            return (None, True) if flow.x is None else (rest.full(flow.x), False)
        if len(rest.columns) <= MANY_COLUMNS:
            quick = self._search(rest, solve_cp_sat, Effort(False, SHORT))
            if quick.x is not None or quick.infeasible or self.chain.deadline.over:
                return None if quick.x is None else rest.full(quick.x), quick.infeasible
        grown = with_team_columns(held, self.chain.program.village, value)
        if grown is None:
            return self._looked_for(rest, np.arange(len(rest.base)), solve_portfolio, True)
        meaning = np.concatenate([own, np.full(len(grown.columns) - len(own), -1)])
        found, none = self._among_teams(grown, meaning, value, at is not None)
        return None if found is None else proof.model.full(found[: len(own)]), none

    def _among_teams(self, grown: Model, meaning: Ints, value: int, priced: bool) -> tuple[Ints | None, bool]:
        """The same in a model with columns of teams, as values of its columns."""
        model, before = presolved_under(with_floor(grown, value) if priced else grown), np.inf
        while priced and len(model.columns) < NARROWER * before and not self.chain.deadline.over:
            proof = certificate(model, solve_lp(model, self.chain.deadline.left).y)
            if proof.allowance(value) < 0:
                return None, True
            before, model = len(model.columns), as_in(grown, within(proof, value))
        if before < np.inf and len(model.columns) <= MANY_COLUMNS:
            quick = self._search(model, solve_cp_sat, Effort(False, SHORT))
            if quick.x is not None or quick.infeasible:
                return None if quick.x is None else model.full(quick.x), quick.infeasible
        return self._looked_for(model, meaning, solve_cp_sat, False)

    def _looked_for(self, model: Model, meaning: Ints, search: Search, cuts: bool) -> tuple[Ints | None, bool]:
        """Any values of the model, as it numbers its columns, and whether there are none: along LPs, then by a search.

        Parameters
        ----------
        meaning
            The program's column of each column that the model can have, -1 for a team.
        """
        deadline = self.chain.deadline
        lp, none = feasible_point(model, deadline.left)
        if none:
            return None, True
        pairs = len(meaning) if (meaning < 0).any() else self.chain.program.pairs
        for wish in self._wishes(meaning[model.columns]) if lp.x is not None else ():
            wished = replace(model, c=wish, constant=0)
            lp = solve_lp(wished, deadline.left) if wish.any() else lp
            if lp.x is None or deadline.over:
                break
            found = dive(certificate(wished, lp.y), lp.x, pairs, self.workers, deadline)
            if found is not None:
                return model.full(found), False
        result = self._search(model, search, Effort(cuts, self.effort))
        return None if result.x is None else model.full(result.x), result.infeasible

    def _wishes(self, columns: Ints) -> Iterator[Ints]:
        """Objectives to dive along: none, that of the tier behind, then weights drawn at random."""
        yield np.zeros(len(columns), np.int64)
        behind = self.chain.program.tiers[self.k + 1 : self.k + 2]
        if behind and behind[0].aim.named:
            yield np.where(columns >= 0, behind[0].weights(np.maximum(columns, 0)), 0)
        rng = np.random.default_rng(0)
        for _ in range(DIVES):
            yield rng.integers(0, WISHES, len(columns))

    def _search(self, model: Model, search: Search, effort: Effort) -> SearchResult:
        self.outcome.searched = len(model.columns)
        anywhere = replace(model, c=np.zeros_like(model.c), constant=0)
        result = search(anywhere, self.workers, self.chain.deadline.left, effort)
        if result.stopped:
            raise Stopped(None)
        return result

    def _offer(self, x: Ints) -> None:
        """Take a plan, with the best value that its placements have."""
        offer_at_best(self.chain, self.k, self.incumbent, x, self.workers)
        self.tell()
