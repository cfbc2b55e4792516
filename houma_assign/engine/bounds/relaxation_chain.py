"""The LPs of all tiers, one behind the other.

The LP of a tier is solved under the hope that every tier before it reaches its own LP bound. Mostly it does, and then a plan
found at the end of the road settles all tiers at once: the first tiers leave thousands of plans open, the last few, and
searching where few are left is easier. Where the hope fails, the road is laid anew from that tier on.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from ...data.exact import Ints, fraction
from ...program.program import Program, Tier
from ..flow.flow_solver import solve_flow
from ..flow.network import network
from ..model.model import Cut, Model
from ..proof.certificate import Certificate, certificate
from ..proof.evidence import Evidence
from ..proof.restrict import held, smaller, with_objective
from ..proof.teams import Teams
from ..solvers.deadline import Deadline
from ..solvers.process import Crew
from .column_generation import Relaxation
from .interior_point import Heard, Interior
from .lp_result import Prices
from .team_cuts import team_rows

WIDE = 5000  # rows; beyond, LPs are solved by interior points
MIDDLING, SHORT = 2500, 150.0  # rows beyond which they are, too, where less time than that is left: a plan comes before proof
PATIENCE = 2  # rounds of further rows that may pass without a better bound
ENOUGH = 0.02  # share of what the rows have gained so far that makes another round worthwhile


@dataclass
class Stage:
    """One tier's model, its LP, and the bound that the LP's prices prove."""

    tier: Tier
    model: Model
    lp: Prices
    proof: Certificate
    afresh: bool  # the model began without what the tiers before it decided
    added: list[Cut] = field(default_factory=list)  # rows of teams, in the order in which they stand in the model
    contradiction: int | None = None  # a row of a set that proves by itself that there is no plan

    @property
    def open(self) -> bool:
        """Whether anything is left to decide."""
        return bool((self.model.lower < self.model.upper).any())

    def evidence(self, value: int, floor: int, pairs: int, alone: bool) -> Evidence:
        """What is kept of the proof for a plan worth ``value``, the tier held at ``floor``."""
        proof, model = self.proof, self.proof.model
        free = (model.columns < pairs) & (model.lower < model.upper)
        cost = np.abs(proof.d[free])
        out = cost[cost > max(proof.allowance(value), 0)]
        nearest = int(out.min()) if len(out) else None
        added = tuple(cut._replace(columns=model.columns[cut.columns]) for cut in self.added)
        return Evidence(proof.scale, proof.y, proof.total, floor, added, self.afresh, int(free.sum()), len(out), nearest, alone)


class Road:
    """The stages laid so far.

    Parameters
    ----------
    program, base
        The program and what is left of it by its own bounds and rows.
    known
        A full vector of the program that keeps all rows, if there is one.
    """

    def __init__(self, program: Program, base: Model, known: Ints | None, deadline: Deadline) -> None:
        self.program, self.deadline = program, deadline
        self.stages: list[Stage] = []
        self.floors: list[int] = []  # of each stage that has another behind it
        self.near: np.ndarray | None = None  # program columns to begin with, where some are known to matter
        self.crew: Crew | None = None
        self.limit = min(WIDE, MIDDLING) if deadline.left < SHORT else WIDE
        self.heard: Heard | None = None  # told of answers on the way to the LP of a wide stage
        self._begin(base, known)

    def _begin(self, model: Model, known: Ints | None) -> None:
        self.next = model
        self.relaxation: Relaxation | Interior | None = None
        self.afresh = True
        self.compact = False  # the columns that were decided are worth leaving out of the stages to come
        self.known = known[model.columns] if known is not None else None

    @property
    def wide(self) -> bool:
        """Whether the program is too large for one LP from corner to corner; a flow never is."""
        return self.next.rows > self.limit and network(self.next) is None

    def stage(self, k: int) -> Stage:
        """The stage of tier k, all tiers before it at their floors.

        Raises
        ------
        Stopped
            On Ctrl-C.
        """
        while len(self.stages) <= k:
            if self.stages:
                last = self.stages[-1]
                slack = int(fraction(last.tier.aim.slack) * last.tier.scale)
                self.floors.append(last.proof.bound - slack)
                self.next = held(last.proof, self.floors[-1])
                if self.compact:
                    self._begin(smaller(self.next), None)
            self.stages.append(self._laid(self.program.tiers[len(self.stages)]))
        return self.stages[k]

    def _laid(self, tier: Tier) -> Stage:
        stage = self._unpriced(tier)
        if not stage.open or self.deadline.over:
            return stage
        graph = network(stage.model)
        flow = solve_flow(graph, self.deadline.left) if graph else None
        if flow is not None and flow.x is not None:
            stage.lp, stage.proof = Prices(False, flow.x.astype(float), flow.y.astype(float)), flow.proof
            self.relaxation, self.compact = None, True
        elif flow is not None:
            stage.lp, stage.contradiction = Prices(True, None, stage.lp.y), int(np.argmax(flow.y != 0))
        else:
            if self.relaxation is None and stage.model.rows > self.limit:
                self.relaxation = Interior(stage.model, self.program.pairs, self.near, self.crew, self.heard)
            elif self.relaxation is None:
                self.relaxation = Relaxation(stage.model, self.program.pairs, self.known)
            self._price(stage)
        return stage

    def _unpriced(self, tier: Tier) -> Stage:
        model, afresh, self.afresh = with_objective(self.next, tier), self.afresh, False
        nothing = np.zeros(model.rows)
        return Stage(tier, model, Prices(False, None, nothing), certificate(model, nothing), afresh)

    def _price(self, stage: Stage) -> None:
        assert self.relaxation is not None
        stage.lp = self.relaxation.solve(stage.model, self.deadline.left)
        proof = certificate(stage.model, stage.lp.y)
        if proof.total * stage.proof.scale <= stage.proof.total * proof.scale:
            stage.proof = proof

    def tighten(self, k: int, aim_at: int | None = None) -> bool:
        """Add rows to the last stage that cut off mixtures of teams, as long as they help; whether any did.

        Parameters
        ----------
        k
            The stage; it must be the last one laid.
        aim_at
            Stop once the bound is down to this.
        """
        stage = self.stages[k]
        if stage.lp.x is None or self.relaxation is None:
            return False
        self.relaxation.narrow(stage.model, stage.proof.d, stage.lp.x)
        teams, before, idle = Teams(stage.model, self.program.village), _bound(stage), 0
        first = before
        while stage.lp.x is not None and not self.deadline.over and (aim_at is None or stage.proof.bound > aim_at):
            rows = team_rows(teams, stage.lp.x)
            if not rows:
                break
            stage.model = stage.model.with_rows(rows)
            stage.added += rows
            unpriced = np.zeros(len(rows), np.int64)
            stage.proof = replace(stage.proof, model=stage.model, y=np.concatenate([stage.proof.y, unpriced]))
            self._price(stage)
            now = _bound(stage)
            idle = idle + 1 if before - now <= ENOUGH * (first - now) else 0
            before = min(before, now)
            if idle >= PATIENCE:
                break
        return before < first

    def settle(self, k: int, floor: int, proof: Certificate, x: Ints | None, alone: bool) -> None:
        """Tier k is decided: what comes behind stands if the hope was right, and is laid anew if not."""
        if not alone and len(self.floors) > k and self.floors[k] == floor:
            return
        model = held(proof, floor)
        if alone and x is not None:
            pair = model.columns < self.program.pairs
            model.lower[pair] = model.upper[pair] = x[model.columns[pair]]
        del self.stages[k + 1 :], self.floors[k:]
        self.floors.append(floor)
        self._begin(smaller(model), x)
        self.stages.append(self._laid(self.program.tiers[k + 1]))


def _bound(stage: Stage) -> float:
    return stage.proof.total / stage.proof.scale
