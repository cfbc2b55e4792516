"""The best plan of a program with some pairs and without others, question after question, on one LP that is kept alive."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from ...data.exact import Ints
from ..bounds.incremental_lp import LPFailure
from ..proof.team_bound import Part, TeamModel
from ..solvers.deadline import Deadline
from ..solvers.interruptible import interruptible
from .near_teams import NearTeams
from .people_search import NotProven, PeopleSearch, PseudoCosts
from .team_core import TeamCore
from .team_lp import WHOLE
from .team_master import Root, TeamMaster
from .ties import Equals

NODES = 300  # of one question: it takes ten, as a rule; what takes so many is better left to a search with cutting planes
FAILURE = 200  # nodes that a failure of GLOP counts as
MOST = 4000  # teams of any core: GLOP goes round in circles in larger ones
TRIES = 2
FARTHER = 3  # times as far from the bound does the next core reach
ALMOST = 1.5  # and so many times as far where that is all there is
SHORT = 2  # cores, after which it is asked whether the aims before the last reach their bounds at all


class TooMany(NotProven):
    """The core has too many teams."""


@dataclass(frozen=True, eq=False)
class TeamAnswer:
    """The best plan: its number and vector, both None where there is no plan; and all plans as good, where they are asked for."""

    number: int | None
    x: Ints | None
    equals: Equals | None = None


class TeamStudy:
    """A program's teams and what was found of them so far; one thread at a time."""

    def __init__(self, model: TeamModel, first: tuple[Ints, Ints] | None = None) -> None:
        self.model, self.depth = model, model.objective.depth
        self.costs = PseudoCosts(len(model.hull.person_row))
        self.masters: dict[int, TeamMaster] = {}
        self.top: Root | None = None
        self.first = first

    @property
    def teams(self) -> tuple[Ints, Ints] | None:
        """Teams that matter, for another study to begin with: those in the LP of all aims, pairs and listed teams."""
        master = self.masters.get(self.depth)
        return self.first if master is None else (master.people, master.team)

    def best(self, part: Part, known: int | None, deadline: Deadline, equals: int | None = None,
             least: int = 0) -> TeamAnswer | None:  # fmt: skip
        """The best plan of a part; ``known`` is the number of a plan that is known of it, plans below ``least`` do not count.

        ``equals`` asks for all plans worth at most so much less, too. None where that could
        not be proven. The plan has no vector where the known one cannot be beaten.

        Raises
        ------
        Stopped
            On Ctrl-C.
        """
        from ortools.util.python import solve_interrupter

        stop = solve_interrupter.SolveInterrupter()
        asking = _Asking(self, deadline, stop.pybind_interrupter, equals, least)

        def end() -> None:
            asking.stopped = True
            stop.interrupt()

        return interruptible(lambda: asking.safely(part, known), end)

    def master(self, depth: int) -> TeamMaster:
        """The LP of the first aims."""
        if depth not in self.masters:
            self.masters[depth] = TeamMaster(self.model, depth, self.first if depth == self.depth else None)
        return self.masters[depth]


@dataclass
class _Asking:
    """One question."""

    study: TeamStudy
    deadline: Deadline
    interrupter: Any
    equals: int | None
    least: int = 0
    stopped: bool = False
    near: NearTeams | None = None  # of the last bound that was asked about
    number: int = -1  # the best that is known
    x: Ints | None = None  # a plan of it that was found
    ended: PeopleSearch | None = None  # the search of all aims that proved that there is no better one
    nodes: int = 0  # of all searches so far

    def over(self) -> bool:
        """Whether it is too late, or the question is too hard; asked at each node."""
        self.nodes += 1
        return self.late() or self.nodes > NODES

    def late(self) -> bool:
        """Whether there is no time left, or nobody waits any more."""
        return self.stopped or self.deadline.over

    def safely(self, part: Part, known: int | None) -> TeamAnswer | None:
        """The answer, None where it is not proven; GLOP may fail on an LP that has been changed often, so it begins once anew."""
        study = self.study
        for _ in range(TRIES):
            try:
                if study.top is None and study.depth > 1:
                    study.top = study.master(study.depth).bound(study.model.whole, self.interrupter, None, self.late)
                if study.top is not None:
                    study.master(study.depth).top = study.top.part
                    if part.within(study.top.part):
                        part = part.tightened(list(study.top.part.levels))
                return self._best(part, known)
            except NotProven:
                break
            except LPFailure:
                study.masters.clear()
                self.nodes += FAILURE
            if self.over():
                break
        return None

    def _best(self, part: Part, known: int | None) -> TeamAnswer:
        study = self.study
        self.number, self.x, self.ended = self.least - 1 if known is None else known, None, None
        root, cores, reached = self._bound(part, study.depth), 0, study.depth == 1
        if self.equals is not None and known is not None and self._top(root) > self.number:
            self.number -= 1  # so that a search comes by all plans that are as good as the known one
        step = None
        while (bound := self._top(root)) > self.number:
            step = self._near(root).first_step() if step is None else step
            floor = self.number + 1 if bound - self.number < ALMOST * step else bound - step
            far = cores >= SHORT or study.model.objective.levels(floor, study.depth) != list(root.part.levels)
            if far and not reached:
                tighter = self._reached(root.part)
                reached = tighter is root.part
                if not reached:
                    root, step, cores = self._bound(tighter, study.depth), None, 0
                continue
            last, before = floor == self.number + 1, self.number
            if self._search(root, floor, study.depth, False, max(bound - FARTHER * step, before + 1)) is not None or last:
                break
            if self.number > before:  # a plan below the floor: the next core need not reach farther than it
                known = self.number
                self.number -= int(self.equals is not None)
            cores, step = cores + 1, step * FARTHER
        if known is not None and self.number < known:
            raise NotProven  # a search that does not come by the known plan
        if self.number < self.least:
            return TeamAnswer(None, None)
        return TeamAnswer(self.number, self.x, None if self.equals is None else self._equals(root, self.equals))

    def _equals(self, root: Root, less: int) -> Equals:
        """The teams that plans of the best number, or so much less, can have."""
        assert root.bound.total is not None
        allowance = root.bound.total - self.study.model.scale * (self.number - less)
        if self.ended is not None and not less:  # the search that proved it
            columns, inside = self.ended.core.columns, self.ended.equals(self.number)
            return Equals(root.part, self.number, columns.people[inside], columns.team[inside])
        return Equals(root.part, self.number, *self._near(root).within(allowance), less)

    def _bound(self, part: Part, depth: int) -> Root:
        study, last = self.study, depth == self.study.depth
        master = study.master(depth)
        root = master.bound(part, self.interrupter, self.number if last else None, self.late)
        if last and root.answer.whole and self._top(root) > self.number and root.answer.broken <= WHOLE:
            people, team = master.people[root.answer.taken], master.team[root.answer.taken]
            number = study.model.worth(people, team)
            if number == self._top(root):  # the LP's answer is a plan, and no plan is better
                self._keep(number, people, team)
        return root

    def _keep(self, number: int, people: Ints, team: Ints) -> None:
        model, taken = self.study.model, people.ravel()
        self.number, self.x = number, model.hull.vector(taken[taken < model.prices.nobody], team)

    def _top(self, root: Root) -> int:
        total = root.bound.total
        return -1 if total is None else total // self.study.model.scale

    def _near(self, root: Root) -> NearTeams:
        if self.near is None or self.near.root is not root:
            self.near = NearTeams(self.study.model, root)
        return self.near

    def _search(self, root: Root, floor: int, depth: int, once: bool, least: int | None = None) -> int | None:
        """The best plan (or any) worth at least ``floor`` at a depth, None if there is none. The best of all depths is kept.

        Of plans below the floor, down to ``least``, one that is found is kept, too, though it need not be the best.
        """
        study, model = self.study, self.study.model
        assert root.bound.total is not None
        allowance = root.bound.total - model.scale * floor
        people, team = self._near(root).within(allowance)
        if len(team) > MOST:
            raise TooMany
        core = TeamCore(study.master(depth), root, people, team)
        search = PeopleSearch(core, root.part, (floor if least is None else least) - 1, study.costs, self.over)
        search.run(self.interrupter, once)
        if search.plan is None:
            return None
        if depth == study.depth and search.best >= floor:
            self.ended = search
        people, team = core.columns.people[search.plan], core.columns.team[search.plan]
        number = model.worth(people, team)
        if number > self.number:
            self._keep(number, people, team)
            if self.equals is not None and depth < study.depth:
                self.number -= 1  # as with a plan that is known
        return search.best if search.best >= floor else None

    def _reached(self, part: Part) -> Part:
        """The part itself if a plan reaches its last level, else with this level lowered to the best that a plan reaches.

        At first only plans at the level are looked for, then more and more of those below it.
        """
        objective, depth, level, fall = self.study.model.objective, self.study.depth - 1, part.levels[-1], 1
        root = self._bound(replace(part, levels=part.levels[: depth - 1]), depth)
        while True:
            known = objective.levels(self.number, depth + 1)[-1] if self.number >= 0 else -1
            level = min(level, self._top(root))
            if known >= level:
                break
            floor = max(level - fall + 1, known + 1)
            try:
                found = self._search(root, floor, depth, fall == 1)
            except TooMany:  # aims in large steps leave many teams; all aims together tell them apart
                break
            if found is not None:
                level = min(level, found)
                break
            level, fall = floor - 1, FARTHER * fall
        return part if level >= part.levels[-1] else replace(part, levels=(*part.levels[:-1], level))
