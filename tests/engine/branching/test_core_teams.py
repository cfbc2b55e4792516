"""Tiers are decided by teams and by searches: the same plan with the same bounds, whichever way, whatever the problem."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

import houma_assign as ha
from benchmarks.instances.random_town import random_town
from houma_assign.engine.branching import core_teams, forced, ties
from houma_assign.engine.branching.core_teams import Alike, CoreTeams
from houma_assign.engine.incumbent import Incumbent
from houma_assign.engine.look_ahead import LookAhead

from ...oracles.middling_problems import draw_middling
from ...oracles.random_problems import draw_problem
from ...oracles.test_brute_force import check
from ..hamlets import hamlet
from ..test_switches import said


def by_both(problem: Callable[[], ha.Problem], monkeypatch: pytest.MonkeyPatch) -> int:
    """How often teams gave the best plan of a core; the answer without them is the same."""
    given: list[Any] = []
    best = CoreTeams.best

    def seen(self: CoreTeams, *asked: Any) -> Any:
        given.append(best(self, *asked))
        return given[-1]

    with monkeypatch.context() as patch:
        patch.setattr(CoreTeams, "best", seen)
        by_teams = said(ha.solve(problem()))
    with monkeypatch.context() as patch:
        patch.setattr(core_teams, "MOST", 0)
        patch.setattr(CoreTeams, "best", None)
        assert said(ha.solve(problem())) == by_teams
    return sum(each is not None and each.value is not None for each in given)


def never_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """LPs of little problems are mostly plans; here they are not taken for any, so that teams are asked."""
    monkeypatch.setattr(Incumbent, "offer_rounded", lambda *given: None)


DRAWN = {"tiny": draw_problem, "hamlet": hamlet, "middling": draw_middling}
TOWNS = {"Houma": ha.datasets.houma_2020, "published": lambda: ha.datasets.houma_2020(structure="published"),
         "town": lambda: random_town(40, 12, 2), "larger town": lambda: random_town(80, 30, 1)}  # fmt: skip


@pytest.mark.parametrize("kind", DRAWN)
def test_some_problems(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    never_whole(monkeypatch)
    assert sum(by_both(partial(DRAWN[kind], seed), monkeypatch) for seed in range(810_000, 810_008))


@pytest.mark.slow
@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("kind", DRAWN)
def test_many_problems(kind: str, whole: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not whole:
        never_whole(monkeypatch)
    for seed in range(811_000, 811_150):
        by_both(partial(DRAWN[kind], seed), monkeypatch)


def test_tiny_problems_are_solved_as_brute_force_solves_them(monkeypatch: pytest.MonkeyPatch) -> None:
    never_whole(monkeypatch)
    assert {check(seed) for seed in range(812_000, 812_060)} == {ha.Status.OPTIMAL, ha.Status.INFEASIBLE}


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.slow] if name == "larger town" else []) for name in TOWNS]
)
def test_whole_counties(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert by_both(TOWNS[name], monkeypatch)


@pytest.mark.parametrize("nodes", [0, 2])
def test_a_search_that_gives_up_leaves_the_answer_to_another(nodes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forced, "NODES", nodes)
    by_both(lambda: random_town(40, 12, 2), monkeypatch)


@pytest.mark.parametrize(("module", "name"), [(core_teams, "team_hull"), (core_teams, "TeamStudy"), (ties, "team_columns")])
def test_an_interrupt_leaves_what_was_found(module: Any, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def pressed(*given: Any) -> Any:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(module, name, pressed)
        with pytest.raises(ha.Interrupted) as stop:
            ha.solve(random_town(40, 12, 2))
    plan, best = stop.value.plan, ha.solve(random_town(40, 12, 2))
    assert plan.status is ha.Status.FEASIBLE
    if module is ties:  # the lots alone were left
        assert dict(plan.value) | {"lots": 0} == dict(best.value) | {"lots": 0}


@pytest.mark.parametrize("limit", [1e-3, 0.05])
def test_a_limit_leaves_an_honest_bound(limit: float) -> None:
    best, plan = ha.solve(random_town(40, 12, 2)), ha.solve(random_town(40, 12, 2), time_limit=limit)
    assert plan.bound["needs"] >= best.value["needs"]
    assert plan.status != "infeasible"


def test_a_draw_that_is_not_asked_for_is_left_open() -> None:
    plan = ha.solve(random_town(40, 12, 2), lots=False)
    assert plan.draw_open
    assert dict(plan.value) | {"lots": 0} == dict(ha.solve(random_town(40, 12, 2)).value) | {"lots": 0}


def test_the_lots_of_houma_come_with_its_teams(monkeypatch: pytest.MonkeyPatch) -> None:
    """Plans as good, and none that is worse, are drawn from: else lots are searched for once more."""
    drawn, draw = [], LookAhead._draw

    def watched(self: LookAhead, depth: int, alike: Alike) -> None:
        draw(self, depth, alike)
        drawn.append((self.chain.drawn, alike.equals.less))

    monkeypatch.setattr(LookAhead, "_draw", watched)
    assert ha.solve(ha.datasets.houma_2020()).status is ha.Status.OPTIMAL
    assert drawn == [(True, 0)]
