"""Two people in one village: the rows and the check that kin avoidance and ``Apart`` share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from .base import Grid, Mask, Placement, Placements, ProblemLike, Rows, grouped, stacked


def shared_places(problem: ProblemLike, placements: Placements) -> Iterator[tuple[Placement, Placement]]:
    """Every two placements of different people in one village."""
    by_village: dict[str, list[Placement]] = {}
    for place in placements:
        by_village.setdefault(problem.post(place.post).village, []).append(place)
    seen = dict.fromkeys(by_village, 0)
    for one in placements:  # in the order of every two placements, without looking at those of other villages
        village = problem.post(one.post).village
        seen[village] += 1
        for other in by_village[village][seen[village] :]:
            if one.candidate != other.candidate:
                yield one, other


def side_by_side_rows(grid: Grid, couples: Sequence[tuple[str, str]], exact_amounts: bool, alone: Mask | None = None) -> Rows:
    """Rows that keep the two of each couple out of one village.

    Where each of the two holds one post at most, one row for each couple and village says it all. Where somebody may
    hold several, a row for each two posts is needed, or one person's two posts in a village would count as a couple.

    Parameters
    ----------
    couples
        Ids, smaller first.
    exact_amounts
        Whether the breach of a row must be the number of pairs of placements (soft rules).
    alone
        Pairs that are a breach by themselves; one row each.
    """
    village_of = grid.village
    of_person = [np.flatnonzero(grid.candidate == k) for k in range(len(grid.people))] if couples else []
    blocks: list[Rows] = []
    for a, b in couples:
        first, second = of_person[grid.person_at[a]], of_person[grid.person_at[b]]
        shared = np.intersect1d(village_of[first], village_of[second])
        single = grid.single(a) and grid.single(b)
        if single and not exact_amounts:
            columns = np.concatenate([first, second])
            columns = columns[np.isin(village_of[columns], shared)]
            labels = tuple(f"{a} + {b} → {grid.villages[v].id}" for v in shared)
            blocks.append(grouped(np.searchsorted(shared, village_of[columns]), labels, upper=1, columns=columns))
        else:
            blocks.append(_post_by_post(grid, first, second, f"{a} + {b}"))
    if alone is not None and alone.any():
        columns = np.flatnonzero(alone)
        labels = tuple(f"{grid.people[grid.candidate[k]].id} → {grid.posts[grid.post[k]].id}" for k in columns)
        blocks.append(grouped(np.arange(len(columns)), labels, upper=0, columns=columns))
    return stacked(blocks)


def _post_by_post(grid: Grid, first: np.ndarray, second: np.ndarray, who: str) -> Rows:
    one, other = (side.ravel() for side in np.meshgrid(first, second, indexing="ij"))
    together = grid.village[one] == grid.village[other]
    one, other = one[together], other[together]
    labels = tuple(f"{who} → {grid.villages[v].id}" for v in grid.village[one])
    number = np.arange(len(one))
    return grouped(np.concatenate([number, number]), labels, upper=1, columns=np.concatenate([one, other]))
