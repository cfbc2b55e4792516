"""Finding a pair by its ids without a table of all pairs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping

import numpy as np

from .exact import Ints


class PairIndex(Mapping[tuple[str, str], int]):
    """(candidate id, post id) -> position of the pair, in pairs sorted by candidate and then post.

    Parameters
    ----------
    candidates, posts
        Ids that the index arrays refer to.
    candidate, post
        Positions in them, shape (pairs,), sorted.
    """

    def __init__(self, candidates: tuple[str, ...], posts: tuple[str, ...], candidate: Ints, post: Ints) -> None:
        self._candidates, self._posts, self._candidate, self._post = candidates, posts, candidate, post
        self._person_at = {c: k for k, c in enumerate(candidates)}
        self._place_at = {p: k for k, p in enumerate(posts)}
        self._starts = np.searchsorted(candidate, np.arange(len(candidates) + 1)).tolist()

    def __getitem__(self, key: tuple[str, str]) -> int:
        who, where = key
        person, place = self._person_at[who], self._place_at[where]
        first, end = self._starts[person], self._starts[person + 1]
        at = bisect_left(self._post, place, first, end)
        if at == end or self._post[at] != place:
            raise KeyError(key)
        return at

    def __len__(self) -> int:
        return len(self._post)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        for c, p in zip(self._candidate.tolist(), self._post.tolist(), strict=True):
            yield self._candidates[c], self._posts[p]
