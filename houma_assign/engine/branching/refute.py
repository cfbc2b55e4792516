"""Branch and bound on a model's columns, kept as evidence that it has no plan worth so much.

What is sought is fixed beforehand, so the order of the nodes does not matter: depth first, each LP is the last one with another
bound. Nothing rests on floating point, or on this search: its leaves are whole prices, and whoever doubts goes through them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from ...data.exact import Floats, Ints
from ...errors import SolverFailure
from ..bounds.incremental_lp import IncrementalLP, LPFailure
from ..bounds.lp_result import LPResult
from ..model.model import Model, keeps
from ..proof.certificate import Certificate, certificate
from ..proof.refutation import Leaf, Refutation, Split, closing
from ..solvers.interruptible import load_solvers
from .people_search import PseudoCosts

WHOLE = 1e-6
WORK = 4_000_000  # entries of LPs that are solved: half a minute, ten times what the Houma case takes
LOOK = 8  # columns of a node whose branches are tried before one is chosen
TORN, NONE = 10.0, 12.0  # cost of a branch: all that lies between bound and what is sought; more than that
Bounds = tuple[Ints, Ints]
Closes = Callable[[Ints, Ints, Leaf], bool]


def lp_prices(model: Model) -> Certificate:
    """The prices of a model's LP as whole ones."""
    load_solvers()
    try:
        return certificate(model, _TwoLPs(model).best(model.lower, model.upper).y)
    except LPFailure:
        return certificate(model, np.zeros(model.rows))


def refute(model: Model, need: int, rank: Ints, closes: Closes, work: int = WORK) -> Refutation | None:
    """A tree that shows that the model has no plan worth ``need``; None where none was found within the work allowed.

    Parameters
    ----------
    rank
        For each column which are tried first: those of low rank, beside those that the LP tears most.
    closes
        Whether prices close a part, given by bounds of the columns, in the eyes of whoever goes through the tree: asked where
        rounding leaves a doubt.

    Raises
    ------
    SolverFailure
        If there is such a plan: somebody was wrong.
    Stopped
        On Ctrl-C.
    """
    load_solvers()
    try:
        return _Refuting(model, need, rank, closes, work).run()
    except LPFailure:
        return None


class _TwoLPs:
    """The LP of a model between bounds that move; and one without an objective, whose rows may be broken, for where it has no
    solution.
    """

    def __init__(self, model: Model) -> None:
        every = np.ones(len(model.columns), bool)
        self.model, self.anywhere = model, replace(model, c=np.zeros_like(model.c), constant=0)
        self.lp, self.elastic = IncrementalLP(model, every, False, True), IncrementalLP(self.anywhere, every, True)

    def best(self, lower: Ints, upper: Ints) -> LPResult:
        """The optimum between bounds.

        Raises
        ------
        LPFailure
            If GLOP gives up.
        """
        self.lp.update(replace(self.model, lower=lower, upper=upper))
        answer = self.lp.solve(np.inf)
        if answer.x is None and not answer.infeasible:
            raise LPFailure("no answer")
        return answer

    def broken(self, lower: Ints, upper: Ints) -> Floats:
        """Prices of rows that cannot be kept between bounds."""
        self.elastic.update(replace(self.anywhere, lower=lower, upper=upper))
        return self.elastic.solve(np.inf).y


@dataclass
class _Branched:
    """A part of the plans, and the branch that led to it: column, upwards, the share it stood at, how far the bound was."""

    lower: Ints
    upper: Ints
    branch: tuple[int, bool, float, float] | None = None


@dataclass
class _Refuting:
    """One search; fields as in ``refute``."""

    model: Model
    need: int
    rank: Ints
    closes: Closes
    work: int
    tree: Refutation = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lps, self.costs = _TwoLPs(self.model), PseudoCosts(len(self.model.columns))

    def run(self) -> Refutation | None:
        left = [_Branched(self.model.lower, self.model.upper)]
        while left:
            node = left.pop()
            answer = self._solved(node.lower, node.upper)
            if answer is None:
                return None
            leaf, closed = self._leaf(node, answer)
            self._learn(node, answer)
            if closed:
                self.tree.append(leaf)
                continue
            at = self._column(node, answer)
            if at is None:
                return None
            x = float(node.lower[at]) if answer.x is None else float(answer.x[at])
            split = Split(at, min(int(np.floor(x + WHOLE)), int(node.upper[at]) - 1))
            self.tree.append(split)
            left += self._branches(node, split, x, self._far(answer))
        return self.tree

    def _solved(self, lower: Ints, upper: Ints) -> LPResult | None:
        """The LP of a part; None where the work allowed is done."""
        self.work -= len(self.model.data)
        return None if self.work < 0 else self.lps.best(lower, upper)

    def _far(self, answer: LPResult) -> float:
        """How far an LP's bound is from what is sought; below 0 where it closes the part."""
        return -1.0 if answer.x is None else float(self.model.c @ answer.x) + self.model.constant - self.need

    def _leaf(self, node: _Branched, answer: LPResult) -> tuple[Leaf, bool]:
        """The prices of a part, and whether they close it."""
        part = replace(self.model, lower=node.lower, upper=node.upper)
        if answer.x is None:
            leaf, closed = closing(replace(part, c=self.lps.anywhere.c), 0, self.lps.broken(node.lower, node.upper), True)
        else:
            leaf, closed = closing(part, self.need, answer.y, False) if self._doubtful(answer) else (Leaf(1, answer.y), False)
        sure = answer.x is None or not self._torn(answer.x).any()
        return leaf, closed or (sure and self.closes(node.lower, node.upper, leaf))

    def _doubtful(self, answer: LPResult) -> bool:
        """Whether the bound is below what is sought, or so near to it that rounding may tell."""
        return self._far(answer) < 1 or (answer.x is not None and not self._torn(answer.x).any())

    def _torn(self, x: Floats) -> np.ndarray:
        return np.asarray(np.abs(x - np.rint(x)) > WHOLE)

    def _learn(self, node: _Branched, answer: LPResult) -> None:
        if node.branch is not None:
            at, inside, share, far = node.branch
            self.costs.learn(at, inside, self._cost(answer, far), share)

    def _cost(self, answer: LPResult, far: float) -> float:
        """What a branch costs, in parts of what lay between bound and what is sought."""
        now = self._far(answer)
        return NONE if answer.x is None else min(TORN * (far - now) / max(far, 1e-9), NONE)

    def _column(self, node: _Branched, answer: LPResult) -> int | None:
        """The column to branch on; None where there is no more work to be done."""
        open_columns = np.flatnonzero(node.lower < node.upper)
        if answer.x is None:
            return int(open_columns[np.argmin(self.rank[open_columns])]) if len(open_columns) else None
        torn = np.flatnonzero(self._torn(answer.x))
        if not len(torn):  # prices are not exact enough
            self._refuse_plan(answer.x)
            return int(open_columns[np.argmin(self.rank[open_columns])]) if len(open_columns) else None
        share = answer.x[torn] % 1
        for k in self._unknown(torn, share):
            if not self._try(node, int(torn[k]), answer):
                return None
        return int(torn[self.costs.best(torn, share)])

    def _unknown(self, torn: Ints, share: Floats) -> list[int]:
        """Positions of columns whose branches are to be tried: half of them of low rank, the others whichever are torn most."""
        unknown = np.flatnonzero(self.costs.number[torn].min(axis=1) < 1)
        middle = np.abs(share[unknown] - 0.5)
        low = unknown[np.lexsort((middle, self.rank[torn[unknown]]))]
        first: list[int] = low[self.rank[torn[low]] < self.rank.max()][: LOOK // 2].tolist()
        others = [k for k in unknown[np.argsort(middle, kind="stable")].tolist() if k not in first]
        return first + others[: LOOK - len(first)]

    def _refuse_plan(self, x: Floats) -> None:
        plan = np.rint(x).astype(np.int64)
        if keeps(self.model, plan) and int(self.model.c.astype(object) @ plan) + self.model.constant >= self.need:
            raise SolverFailure("a search finds a plan better than the one that was called the best; neither is believed")

    def _try(self, node: _Branched, at: int, answer: LPResult) -> bool:
        """Solve both branches of a column, to know what they cost; False where the work allowed is done."""
        assert answer.x is not None
        x, far = float(answer.x[at]), self._far(answer)
        for each in self._branches(node, Split(at, int(np.floor(x))), x, far):
            tried = self._solved(each.lower, each.upper)
            if tried is None:
                return False
            self._learn(each, tried)
        return True

    def _branches(self, node: _Branched, split: Split, x: float, far: float) -> list[_Branched]:
        """Above, then below: what is at the end comes first."""
        above, below = node.lower.copy(), node.upper.copy()
        above[split.column], below[split.column] = split.most + 1, split.most
        share = min(max(x - split.most, 0.0), 1.0)
        return [_Branched(above, node.upper, (split.column, True, share, far)),
                _Branched(node.lower, below, (split.column, False, share, far))]  # fmt: skip
