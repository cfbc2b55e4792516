"""What a village gains, it gains only if it is opened: rows that no plan breaks and an LP does.

Half a village with two halves of a person who can each meet the need would meet the whole of it.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from .base import INFINITY, Grid, Ints, Rows, grouped, in_steps, opened


def only_if_open(grid: Grid, block: Rows, village: Ints) -> Rows:
    """A block with a further column for each village, how far it is opened, above each of the block's 0-1 columns of it.

    Parameters
    ----------
    block
        Rows over the pairs and 0-1 auxiliary columns, which are 0 in a village that nobody is sent to.
    village
        The village of each auxiliary column, by its number in the grid.

    Returns
    -------
    Rows
        The block as it is where all villages are open for good, or how far one is cannot be said by its people.
    """
    shares = opened(grid.problem)
    if shares is None:
        return block
    steps, unit = in_steps(shares)
    share = np.array([steps.get(post.role, 0) for post in grid.posts], dtype=np.int64)[grid.post]
    places, number = np.unique(village, return_inverse=True)
    size, known = len(places), len(village)
    row_of = np.full(len(grid.villages), -1, np.int64)
    row_of[places] = np.arange(size)
    first = len(grid) + known
    own = np.concatenate([row_of[grid.village], np.arange(size)])
    labels = tuple(grid.villages[k].id for k in places.tolist())
    value = np.concatenate([share, np.full(size, -unit)])
    counted = grouped(own, labels, value, 0, 0, columns=np.concatenate([np.arange(len(grid)), first + np.arange(size)]))
    pair = np.arange(known)
    above = grouped(np.concatenate([pair, pair]), block.labels[:known], np.repeat([1, -1], known), upper=0,
                    columns=np.concatenate([len(grid) + pair, first + number]))  # fmt: skip
    start, then = len(block), len(block) + size
    return replace(
        block,
        row=np.concatenate([block.row, counted.row + start, above.row + then]),
        column=np.concatenate([block.column, counted.column, above.column]),
        coefficient=np.concatenate([block.coefficient, counted.coefficient, above.coefficient]),
        lower=np.concatenate([block.lower, counted.lower, np.full(known, -INFINITY)]),
        upper=np.concatenate([block.upper, counted.upper, above.upper]),
        labels=(*block.labels, *labels, *above.labels),
        aux_lower=np.concatenate([block.aux_lower, np.zeros(size, np.int64)]),
        aux_upper=np.concatenate([block.aux_upper, np.ones(size, np.int64)]),
    )
