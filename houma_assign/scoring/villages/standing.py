"""Who gets what in order of scores, with ties at a cut kept apart instead of decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

# id -> (best, worst) form it may get, as positions in the list of forms; the number of forms stands for "not chosen".
# Both are equal where nothing is open.
Standing = Mapping[str, tuple[int, int]]


def ranked(keys: Mapping[str, tuple[Any, ...]]) -> list[str]:
    """Ids from the largest key to the smallest, equal keys by id."""
    return sorted(sorted(keys), key=keys.__getitem__, reverse=True)


def standing(keys: Mapping[str, tuple[Any, ...]], counts: Sequence[int], settled: Sequence[str] = ()) -> Standing:
    """What each gets, by the order of its key.

    Parameters
    ----------
    keys
        Larger comes first; equal keys are a tie.
    counts
        How many get each form, best first.
    settled
        Ids in the order in which they are taken where they are tied.
    """
    seats = [form for form, count in enumerate(counts) for _ in range(count)]
    standings: dict[str, tuple[int, int]] = {}
    for _, group in groupby(ranked(keys), key=keys.__getitem__):
        members = list(group)
        first = [id for id in settled if id in members]
        rest = [id for id in members if id not in first]
        start = len(standings)
        for place, id in enumerate(first, start=start):
            standings[id] = (_seat(seats, place, counts),) * 2
        span = _seat(seats, start + len(first), counts), _seat(seats, start + len(members) - 1, counts)
        standings |= dict.fromkeys(rest, span)
    return standings


def form_by_form(keys: Mapping[str, tuple[Any, ...]], forms: Sequence[tuple[int | None, set[str]]],
                 settled: Sequence[str] = ()) -> Standing:  # fmt: skip
    """What each gets where not everybody may get every form: the forms one after the other, each to the first that may.

    Parameters
    ----------
    keys, settled
        As in ``standing``.
    forms
        For each form how many get it, None for all that may, and who may.
    """
    out, open_before = len(forms), False
    standings = dict.fromkeys(keys, (out, out))
    left = set(keys)
    for form, (number, may) in enumerate(forms):
        able = {id: keys[id] for id in keys if id in left & may}
        count = len(able) if number is None else min(number, len(able))
        tied = False
        for id, (best, worst) in standing(able, [count], settled).items():
            if best == 0:  # after an open tie nothing that comes later is sure: who loses it takes a place further down
                standings[id] = (form, form if worst == 0 and not open_before else out)
                tied |= worst > 0
                left.discard(id)
        open_before |= tied
    return standings


def _seat(seats: Sequence[int], place: int, counts: Sequence[int]) -> int:
    return seats[place] if place < len(seats) else len(counts)
