"""The chain of LP relaxations of a lexicographic program.

The LP of a tier is solved on the assumption that every tier before it reaches its own LP bound. Mostly it does, and then a plan
found at the last tier is the best in all of them: the first tiers leave thousands of plans open, the last few, and searching
where few are left is easier. Where the assumption fails, the chain is built anew from that tier on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from ...data.exact import Ints, fraction
from ...program.program import Program, Tier
from ..flow.flow_solver import solve_flow
from ..flow.network import network
from ..model.model import Cut, Model
from ..proof.bottleneck import bottleneck, held_at
from ..proof.certificate import Certificate, certificate
from ..proof.evidence import Evidence
from ..proof.restrict import at_floor, compacted, fix, with_objective
from ..proof.teams import Teams
from ..solvers.deadline import Deadline
from ..solvers.interpreter import interpreter
from ..solvers.process import Running
from .column_generation import ColumnGeneration
from .interior_point import InteriorPoint, OnAnswer
from .lp_result import LPResult
from .team_cuts import separate

# Rows and entries; with more of both a simplex method takes minutes to the first LP, and a plan is made of blocks first.
LARGE_ROWS, LARGE_ENTRIES = 2500, 200_000
SIMPLEX_ROWS = 5000  # of a large program, up to which a simplex method goes on with the LPs once there is a plan
PATIENCE = 2  # rounds of further rows that may pass without a better bound
MIN_GAIN = 0.02  # share of what the rows have gained so far that makes another round worthwhile


@dataclass
class TierRelaxation:
    """One tier's model, its LP, and the bound that the LP's prices prove."""

    tier: Tier
    model: Model
    lp: LPResult
    proof: Certificate
    rebuilt: bool  # the model began without what the tiers before it decided
    added: list[Cut] = field(default_factory=list)  # rows of teams, in the order in which they stand in the model
    contradiction: int | None = None  # a row of a set that proves by itself that there is no plan

    @property
    def open(self) -> bool:
        """Whether anything is left to decide."""
        return bool((self.model.lower < self.model.upper).any())

    @property
    def open_columns(self) -> int:
        """How many columns are left to decide."""
        return int((self.model.lower < self.model.upper).sum())

    def evidence(self, value: int, floor: int, pairs: int, unique: bool, column: int | None = None) -> Evidence:
        """What is kept of the proof for a plan worth ``value``, the tier held at ``floor``."""
        proof, model = self.proof, self.proof.model
        free = (model.columns < pairs) & (model.lower < model.upper)
        cost = np.abs(proof.d[free])
        out = cost[cost > max(proof.allowance(value), 0)]
        nearest = int(out.min()) if len(out) else None
        added = tuple(cut._replace(columns=model.columns[cut.columns]) for cut in self.added)
        return Evidence(proof.scale, proof.y, proof.total, floor, added, self.rebuilt, int(free.sum()), len(out), nearest, unique,
                        bottleneck=column)  # fmt: skip


class RelaxationChain:
    """The relaxations solved so far.

    Parameters
    ----------
    program, base
        The program and what is left of it by its own bounds and rows.
    known
        A full vector of the program that keeps all rows, if there is one.
    """

    def __init__(self, program: Program, base: Model, known: Ints | None, deadline: Deadline) -> None:
        self.program, self.deadline = program, deadline
        self.relaxations: list[TierRelaxation] = []
        self.floors: list[int] = []  # of each tier that has another behind it
        self.first_columns: np.ndarray | None = None  # program columns to begin with, where some are known to matter
        self.running: Running | None = None
        self.budgets = False  # whether rules weigh people differently; set by whoever knows
        self.draws, self.drawn = True, False  # whether lots are drawn, and were in advance; set by whoever knows
        self.by_simplex = False  # LPs of large tiers, too
        self.on_answer: OnAnswer | None = None  # told of answers on the way to the LP of a large tier
        self._restart(base, known)

    def _restart(self, model: Model, known: Ints | None) -> None:
        self.next_model = model
        self.lp_solver: ColumnGeneration | InteriorPoint | None = None
        self.rebuilt = True
        self.compact = False  # the columns that were decided are worth leaving out of the tiers to come
        self.known = known[model.columns] if known is not None else None

    def begin_with(self, first: TierRelaxation) -> None:
        """The first tier's flow is known."""
        self.relaxations.append(first)
        self.rebuilt, self.compact = False, True

    @property
    def is_large(self) -> bool:
        """Whether the program is too large for one LP from corner to corner; a flow never is."""
        return self._wants_interior_points(self.next_model) and network(self.next_model) is None

    def _wants_interior_points(self, model: Model) -> bool:
        """By what the model is, never by the clock: a longer limit must not lead another way to a worse plan."""
        large = not self.by_simplex and model.rows > LARGE_ROWS and len(model.row) > LARGE_ENTRIES
        return large and interpreter() is not None  # they take a process

    def go_on_by_simplex(self, known: Ints | None) -> None:
        """There is as good a plan as blocks make: from here on a simplex method, if it can bear the LPs.

        Its corners are worth more to team cuts than the inside of a face.
        """
        if self.next_model.rows > SIMPLEX_ROWS or self.deadline.over:
            return
        self.by_simplex, self.lp_solver = True, None
        if self.relaxations and self.relaxations[-1].lp.x is not None:
            model = self.relaxations[-1].model
            self.lp_solver = ColumnGeneration(model, self.program.pairs, None if known is None else known[model.columns])

    def relaxation(self, k: int) -> TierRelaxation:
        """The relaxation of tier k, all tiers before it at their floors.

        Raises
        ------
        Stopped
            On Ctrl-C.
        """
        while len(self.relaxations) <= k:
            if self.relaxations:
                last = self.relaxations[-1]
                slack = int(fraction(last.tier.aim.slack) * last.tier.scale)
                self.floors.append(last.proof.bound - slack)
                self.next_model = at_floor(last.proof, self.floors[-1])
                if self.compact:
                    self._restart(compacted(self.next_model), None)
            self.relaxations.append(self._solve_lp(self.program.tiers[len(self.relaxations)]))
        return self.relaxations[k]

    def _solve_lp(self, tier: Tier) -> TierRelaxation:
        relaxation = self._without_lp(tier)
        if not relaxation.open or self.deadline.over or (self.drawn and not tier.aim.named):
            return relaxation
        graph = network(relaxation.model)
        flow = solve_flow(graph, self.deadline.left) if graph else None
        if flow is not None and flow.x is not None:
            relaxation.lp, relaxation.proof = LPResult(False, flow.x.astype(float), flow.y.astype(float)), flow.proof
            self.lp_solver, self.compact = None, True
        elif flow is not None:
            relaxation.lp, relaxation.contradiction = LPResult(True, None, relaxation.lp.y), int(np.argmax(flow.y != 0))
        else:
            if self.lp_solver is None and self._wants_interior_points(relaxation.model):
                self.lp_solver = InteriorPoint(relaxation.model, self.program.pairs, self.first_columns, self.running,
                                               self.on_answer)  # fmt: skip
            elif self.lp_solver is None:
                self.lp_solver = ColumnGeneration(relaxation.model, self.program.pairs, self.known)
            self._price(relaxation)
        return relaxation

    def _without_lp(self, tier: Tier) -> TierRelaxation:
        model, rebuilt, self.rebuilt = with_objective(self.next_model, tier), self.rebuilt, False
        nothing = np.zeros(model.rows)
        return TierRelaxation(tier, model, LPResult(False, None, nothing), certificate(model, nothing), rebuilt)

    def _price(self, relaxation: TierRelaxation) -> None:
        assert self.lp_solver is not None
        relaxation.lp = self.lp_solver.solve(relaxation.model, self.deadline.left)
        proof = certificate(relaxation.model, relaxation.lp.y)
        if proof.total * relaxation.proof.scale <= relaxation.proof.total * proof.scale:
            relaxation.proof = proof

    def tighten(self, k: int, aim_at: int | None = None) -> bool:
        """Add team cuts to the last tier's LP as long as they help; whether any did.

        Parameters
        ----------
        k
            The tier; it must be the last one with an LP.
        aim_at
            Stop once the bound is down to this.
        """
        relaxation = self.relaxations[k]
        if relaxation.lp.x is None or self.lp_solver is None:
            return False
        self.lp_solver.restart_near(relaxation.model, relaxation.proof.d, relaxation.lp.x)
        teams, before, idle = Teams(relaxation.model, self.program.village), _bound(relaxation), 0
        first = before
        while relaxation.lp.x is not None and not self.deadline.over and (aim_at is None or relaxation.proof.bound > aim_at):
            cuts = separate(teams, relaxation.lp.x)
            if not cuts:
                break
            relaxation.model = relaxation.model.with_rows(cuts)
            relaxation.added += cuts
            unpriced = np.zeros(len(cuts), np.int64)
            relaxation.proof = replace(relaxation.proof, model=relaxation.model, y=np.concatenate([relaxation.proof.y, unpriced]))
            self._price(relaxation)
            now = _bound(relaxation)
            idle = idle + 1 if before - now <= MIN_GAIN * (first - now) else 0
            before = min(before, now)
            if idle >= PATIENCE:
                break
        return before < first

    def floating(self, k: int) -> int | None:
        """The column of a bottleneck that tier k is, once it is decided, if no tier after it asks for more of it."""
        column = bottleneck(self.relaxations[k].model, self.program.pairs)
        after = self.program.tiers[k + 1 :]
        wanted = column is not None and any(tier.weights(np.array([column])).any() for tier in after)
        return None if wanted else column

    def fix_tier(self, k: int, floor: int, proof: Certificate, x: Ints | None, unique: bool,
                 settled: Sequence[tuple[int, int]] = ()) -> None:  # fmt: skip
        """Tier k is decided: the LPs behind it stand if the assumption was right, and are built anew if not.

        The column of a bottleneck is put at the floor, in ``x``, too.
        """
        column = self.floating(k)
        if not unique and not settled and column is None and len(self.floors) > k and self.floors[k] == floor:
            return
        model = at_floor(proof, floor) if column is None else held_at(proof, floor, column)
        if column is not None and x is not None:
            x[column] = model.base[column]
        fix(model, settled)
        if unique and x is not None:
            pair = model.columns < self.program.pairs
            model.lower[pair] = model.upper[pair] = x[model.columns[pair]]
        del self.relaxations[k + 1 :], self.floors[k:]
        self.floors.append(floor)
        self._restart(compacted(model), x)
        self.relaxations.append(self._solve_lp(self.program.tiers[k + 1]))


def _bound(relaxation: TierRelaxation) -> float:
    return relaxation.proof.total / relaxation.proof.scale
