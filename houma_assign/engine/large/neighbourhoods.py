"""Which villages compete for the same people, so that they are worth looking at together."""

from __future__ import annotations

import heapq
from collections import Counter

import numpy as np

from ...data.exact import Floats, Ints
from ..model.model import Model

NARROW = 40  # rows with more columns tie everything to everything and tell nothing


class Neighbourhoods:
    """Villages and how many rows they share.

    Parameters
    ----------
    model
        A model over the columns that matter.
    place
        The village of each column, -1 for none.
    """

    def __init__(self, model: Model, place: Ints) -> None:
        self.count = int(place.max(initial=-1)) + 1
        size = np.bincount(model.row, minlength=model.rows)
        entry = np.flatnonzero((size[model.row] <= NARROW) & (place[model.column] >= 0))
        shared = np.unique(np.stack([model.row[entry], place[model.column[entry]]], axis=1), axis=0)
        starts = np.flatnonzero(np.r_[True, np.diff(shared[:, 0]) != 0]) if len(shared) else np.zeros(0, np.int64)
        self.links: list[Counter[int]] = [Counter() for _ in range(self.count)]
        for group in np.split(shared[:, 1], starts[1:]):
            villages = group.tolist()
            for one in villages:
                for other in villages:
                    if one != other:
                        self.links[one][other] += 1

    def order(self) -> Ints:
        """All villages, each near those it competes with."""
        left, order, weight = set(range(self.count)), [], [0] * self.count
        begin = sorted(left, key=lambda k: (len(self.links[k]), k))
        for first in begin:
            heap = [(0, first)]
            while heap:
                _, village = heapq.heappop(heap)
                if village not in left:
                    continue
                left.discard(village)
                order.append(village)
                for other, shared in self.links[village].items():
                    if other in left:
                        weight[other] += shared
                        heapq.heappush(heap, (-weight[other], other))
        return np.array(order, np.int64)

    def around(self, first: int, size: int, worth: Floats, rng: np.random.Generator) -> Ints:
        """So many villages around one, drawn by how much they share with those already there and what they are worth."""
        chosen, shared = {first}, Counter(self.links[first])
        while len(chosen) < size and shared:
            villages = list(shared)
            weight = np.array([shared[k] for k in villages]) * np.sqrt(worth[villages] + 1e-9)
            village = villages[int(rng.choice(len(villages), p=weight / weight.sum()))]
            chosen.add(village)
            shared.update({k: n for k, n in self.links[village].items() if k not in chosen})
            del shared[village]
        return np.array(sorted(chosen), np.int64)
