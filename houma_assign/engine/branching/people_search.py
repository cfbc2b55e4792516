"""Branch and bound on people: is somebody sent or not, then where; each node is closed by whole-number prices only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import Any

import numpy as np

from ...data.exact import Floats, Ints
from ..proof.search_tree import PersonBranch, SearchNode, narrowed
from ..proof.team_bound import Part
from .team_core import TeamCore
from .team_lp import WHOLE, TeamLPAnswer

NODES = 2000  # of one search; what needs more is better left to a search with cutting planes
FAR = 60.0  # steps that a branch is said to cost at most, where it costs an aim before the last


class NotProven(Exception):
    """Prices do not close a node that leaves nothing to branch on, there are too many nodes, or time is up."""


@dataclass
class PseudoCosts:
    """What leaving somebody out, or taking them, has cost so far, per unit of their share."""

    people: int
    total: Floats = field(init=False)
    number: Floats = field(init=False)

    def __post_init__(self) -> None:
        """Nothing is known yet."""
        self.total, self.number = np.zeros((self.people, 2)), np.zeros((self.people, 2))

    def learn(self, person: int, inside: bool, loss: float, share: float) -> None:
        """A branch cost so much; the person had this share before."""
        self.total[person, int(inside)] += min(max(loss, 0.0), FAR) / max(1 - share if inside else share, 0.1)
        self.number[person, int(inside)] += 1

    def best(self, people: Ints, share: Floats) -> int:
        """Of these people the one whose two branches both cost most."""
        known = self.number[people]
        each = np.where(known > 0, self.total[people] / np.maximum(known, 1), 10.0)
        score = np.maximum(each[:, 0] * share, 1e-6) * np.maximum(each[:, 1] * (1 - share), 1e-6)
        return int(score.argmax())


@dataclass(order=True)
class _Open:
    """A node to be branched on, the most promising first."""

    key: float
    order: int
    node: int = field(compare=False)
    part: Part = field(compare=False)
    bound: int = field(compare=False)
    number: float = field(compare=False)
    answer: TeamLPAnswer = field(compare=False)


class PeopleSearch:
    """A search of a core for the best plan worth more than ``best``.

    Attributes
    ----------
    best, plan
        The best number so far and its teams, as positions in the core; None while no plan beats what is known.
    nodes
        The tree.
    """

    def __init__(self, core: TeamCore, part: Part, best: int, costs: PseudoCosts, over: Callable[[], bool]) -> None:
        self.core, self.whole, self.best, self.costs, self.over = core, part, best, costs, over
        self.plan: Ints | None = None
        self.nodes: list[SearchNode] = []
        self.heap: list[_Open] = []
        self.ends: dict[int, tuple[int, Ints]] = {}  # of nodes that are not branched on: S times the bound, what teams lose

    def run(self, interrupter: Any, once: bool = False) -> None:
        """Search to the end, or until a plan is found.

        Raises
        ------
        NotProven
            If prices cannot close a node, or time is up.
        LPFailure
            If GLOP gives up.
        """
        self.interrupter = interrupter
        self._enter(-1, None, self.whole)
        while self.heap and not (once and self.plan is not None):
            top = heappop(self.heap)
            if top.bound <= self.best:
                continue
            del self.ends[top.node]
            condition, share = self._branch(top.answer)
            for inside in (True, False):
                asked = condition._replace(inside=inside)
                self.core.lp.begin_from(top.answer.basis)  # half as many steps as from wherever the LP was last
                number = self._enter(top.node, asked, narrowed(self.core.model.hull, top.part, asked))
                if condition.village is None and condition.pair is None:
                    self.costs.learn(condition.person, inside, FAR if number is None else top.number - number, share)

    def equals(self, best: int) -> np.ndarray:
        """Which teams plans worth so much can have, nothing being worth more: those that some end of the tree leaves them."""
        scale = self.core.model.scale
        left = [lost <= total - scale * best for total, lost in self.ends.values() if total >= scale * best]
        return np.asarray(np.logical_or.reduce(left)) if left else np.zeros(len(self.core.columns), bool)

    def _enter(self, parent: int, condition: PersonBranch | None, part: Part) -> float | None:
        """Evaluate a node; what its LP is worth, None where it has no plan."""
        if self.over() or len(self.nodes) >= NODES:
            raise NotProven
        core, node = self.core, SearchNode(parent, condition)
        self.nodes.append(node)
        place = len(self.nodes) - 1
        core.show(part)
        answer = core.root if parent < 0 and not core.root.whole else core.lp.solve(self.interrupter)
        while True:
            total, prices = core.bound(answer, part)
            node.prices.append(prices)
            number = core.number(answer)
            if total is None:
                return None
            self.ends[place] = total, core.lost
            bound = total // core.model.scale
            if bound <= self.best:
                return number
            tighter = part.tightened(core.model.objective.levels(max(bound, 0), core.depth))
            if tighter.levels == part.levels[: core.depth - 1]:
                break
            part = tighter
            core.show_levels(part)
            answer = core.lp.solve(self.interrupter)
        if answer.whole:
            self._take(answer, bound)
        else:
            heappush(self.heap, _Open(-number, -place, place, part, bound, number, answer))
        return number

    def _take(self, answer: TeamLPAnswer, bound: int) -> None:
        """Every village has one whole team: a plan, unless rows are broken."""
        worth = self.core.worth(answer.taken)
        if answer.broken > WHOLE or bound > max(worth, self.best):
            raise NotProven
        if worth > self.best:
            self.best, self.plan = worth, answer.taken

    def _branch(self, answer: TeamLPAnswer) -> tuple[PersonBranch, float]:
        """Whom to ask about next and their share."""
        core = self.core
        persons = core.person[core.columns.people[answer.taken]]
        share: Floats = np.repeat(answer.share[:, None], persons.shape[1], axis=1)
        seated = persons >= 0
        total: Floats = np.bincount(persons[seated], share[seated], core.people).astype(float)
        torn = np.flatnonzero((np.abs(total - np.rint(total)) > WHOLE) & (total < 1))
        if len(torn):
            at = self.costs.best(torn, total[torn])
            person = int(torn[at])
            return PersonBranch(person, core.only_village(person), None, True), float(total[torn[at]])
        pairs = core.columns.people[answer.taken]
        villages = np.repeat(core.columns.village[answer.taken][:, None], persons.shape[1], axis=1)
        by_village, at_village = _most_torn(persons[seated] * len(core.start) + villages[seated], share[seated])
        if by_village is not None:
            person, village = divmod(by_village, len(core.start))
            return PersonBranch(person, village, None, True), at_village
        by_pair, at_pair = _most_torn(pairs[seated], share[seated])
        if by_pair is None:
            raise NotProven
        return PersonBranch(int(core.person[by_pair]), None, by_pair, True), at_pair


def _most_torn(keys: Ints, share: Floats) -> tuple[int | None, float]:
    """The key whose shares add up to what is furthest from whole, and to what; None where all are whole."""
    key, where = np.unique(keys, return_inverse=True)
    total = np.bincount(where.reshape(-1), share)
    torn = np.where(total < 1, np.abs(total - np.rint(total)), 0.0)  # at least one: nothing is torn for that
    at = int(torn.argmax())
    return (int(key[at]), float(total[at])) if torn[at] > WHOLE else (None, 0.0)
