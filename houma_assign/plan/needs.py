"""The needs of the villages, met and not met, and by whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..aims import Aim, Blend, NeedsMet
from ..data.placement import Placement
from ..data.village_forms import binding_forms
from ..problem.problem import Problem


class Need(NamedTuple):
    """One need of a village under a plan: how severe it is, and who of those sent there meets it; nobody if it is not met."""

    village: str
    need: str
    severity: int
    by: tuple[str, ...]

    @property
    def met(self) -> bool:
        """Whether anybody meets it."""
        return bool(self.by)


def needs_aim(problem: Problem) -> NeedsMet:
    """What says which skill meets which need: the first such aim, in a blend too; else skills of the needs' own names."""
    return next(_needs_aims(problem.tiers), NeedsMet())


def _needs_aims(aims: Sequence[Aim]) -> Iterator[NeedsMet]:
    for aim in aims:
        if isinstance(aim, NeedsMet):
            yield aim
        elif isinstance(aim, Blend):
            yield from _needs_aims([part for part, _ in aim.parts])


def needs_of(problem: Problem, placements: Sequence[Placement]) -> tuple[Need, ...]:
    """Every need of every village that gets people, in the problem's order.

    Villages without posts have nobody to meet a need, nor have those that a plan closes where it chooses among villages.
    """
    aim, choosing = needs_aim(problem), binding_forms(problem) is not None
    there = {post.village for post in problem.posts}
    teams: dict[str, list[str]] = {}
    for who, post in placements:
        team = teams.setdefault(problem.post(post).village, [])
        team += [who] * (who not in team)
    return tuple(
        Need(village.id, need, severity,
             tuple(who for who in teams.get(village.id, ()) if aim.meets(need, problem.candidate(who).skills)))
        for village in problem.villages if village.id in (teams if choosing else there)
        for need, severity in village.needs.items()
    )  # fmt: skip
