"""The most village needs met, the pressing ones first."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from .base import (
    Aim,
    Facts,
    FactsField,
    Fault,
    Fraction,
    Grid,
    Ids,
    Ints,
    Message,
    Objective,
    Placements,
    ProblemLike,
    Rows,
    grouped,
    language,
)
from .only_if_open import only_if_open

NO_NEEDS = Message("no_needs", "no village has a need; give villages their needs", "所有村都没有需求；请填写各村需求")
NO_NEED = Message("need_of_nobody", "no village has this need", "没有村有这项需求")


class NeedsMet(Aim):
    r"""The severities of all village needs that somebody sent there can meet.

    .. math:: \max \sum_{v,k} \text{severity}_{vk} \, y_{vk}, \quad y_{vk} \le \sum_{c \text{ meets } k,\, p \in v} x_{cp},
        \quad y_{vk} \in \{0, 1\}

    Parameters
    ----------
    met_by
        Need -> skills, any of which meets it. A need that is not named is met by the skill of the same name.
    id, slack
        As in ``Aim``: its name, and how much of its best value later aims may give away.
    """

    kind: ClassVar[str] = "needs"
    met_by: FactsField[Ids] = Facts()

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """No village with a need, or a need in ``met_by`` that no village has."""
        needs = {need for village in problem.villages for need in village.needs}
        if not needs:
            return [self.fault("met_by", None, NO_NEEDS)]
        return [self.fault("met_by", need, NO_NEED) for need in self.met_by if need not in needs]

    def meets(self, need: str, skills: tuple[str, ...]) -> bool:
        """Whether a person with these skills meets the need."""
        return any(skill in self.met_by.get(need, (need,)) for skill in skills)

    def objective(self, grid: Grid) -> Objective:
        """One 0-1 column for each need that anybody could meet."""
        able = {need: np.array([self.meets(need, who.skills) for who in grid.people], dtype=bool)
                for need in sorted({need for village in grid.villages for need in village.needs})}  # fmt: skip
        inside = [np.flatnonzero(grid.village == k) for k in range(len(grid.villages))]
        rows: list[Ints] = []
        columns: list[Ints] = []
        labels: list[str] = []
        severities: list[int] = []
        places: list[int] = []
        for k, (village, members) in enumerate(zip(grid.villages, inside, strict=True)):
            for need in sorted(village.needs):
                meeting = members[able[need][grid.candidate[members]]]
                if len(meeting):
                    columns += [meeting, np.array([len(grid) + len(labels)])]
                    rows.append(np.full(len(meeting) + 1, len(labels)))
                    severities.append(village.needs[need])
                    places.append(k)
                    labels.append(f"{village.id}: {need}")
        size = len(labels)
        if not size:
            return Objective(np.zeros(len(grid), np.int64))
        column = np.concatenate(columns).astype(np.int64)
        sign = np.where(column >= len(grid), -1, 1)
        block = grouped(np.concatenate(rows), tuple(labels), sign, lower=0, columns=column)
        block = Rows(block.row, block.column, block.coefficient, block.lower, block.upper, block.labels,
                     aux_lower=np.zeros(size, np.int64), aux_upper=np.ones(size, np.int64))  # fmt: skip
        block = only_if_open(grid, block, np.array(places, dtype=np.int64))
        return Objective(np.zeros(len(grid), np.int64), aux=np.array(severities, dtype=np.int64), rows=block)

    def met(self, problem: ProblemLike, placements: Placements) -> list[tuple[str, str, int]]:
        """The needs met: village, need, severity."""
        teams: dict[str, list[tuple[str, ...]]] = {}
        for place in placements:
            teams.setdefault(problem.post(place.post).village, []).append(problem.candidate(place.candidate).skills)
        return [
            (village.id, need, village.needs[need])
            for village in problem.villages
            for need in village.needs
            if any(self.meets(need, skills) for skills in teams.get(village.id, ()))
        ]

    def value(self, problem: ProblemLike, placements: Placements) -> Fraction:
        """Severities of the needs met."""
        return Fraction(sum(severity for _, _, severity in self.met(problem, placements)))

    def words(self, lang: str = "en") -> str:
        """The aim in words."""
        return language(lang).say("village needs met (weighted by severity)", "村情需求满足（按严重程度加权）")
