"""Whole units made of exact shares: largest remainders (Hamilton), or the divisor method of Webster. Ties stay open.

M. L. Balinski and H. P. Young, Fair Representation, 2nd ed. 2001: Hamilton comes nearest to the shares, Webster alone of the two
never takes from one village because there is more to share out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heapreplace

from ..villages.standing import standing
from .water_filling import clamped, water_filling

HALF = Fraction(1, 2)


@dataclass(frozen=True)
class Apportionment:
    """Units of each: shares before rounding, the fewest and the most that ties leave open, and the ties.

    Attributes
    ----------
    quotas
        Exact shares in units.
    low, high
        Whole units; equal where nothing is open.
    ties
        Who is tied, and how many units are left to them.
    """

    quotas: Mapping[str, Fraction]
    low: Mapping[str, int]
    high: Mapping[str, int]
    ties: tuple[tuple[tuple[str, ...], int], ...]


def apportion(weights: Mapping[str, Fraction], units: int, least: int = 0, most: int | None = None, method: str = "hamilton",
              settled: Sequence[str] = ()) -> Apportionment:  # fmt: skip
    """Share out whole units; arguments as in ``water_filling``.

    Parameters
    ----------
    method
        "hamilton" or "webster".
    settled
        Ids in the order in which they are taken where they are tied.
    """
    quotas = water_filling(weights, units, least, most)
    base, keys = _hamilton(quotas) if method == "hamilton" else _webster(weights, quotas, units, least, most)
    extra = units - sum(base.values())
    taken = standing({id: (key,) for id, key in keys.items()}, [extra], settled)
    low = {id: units + (taken.get(id, (1, 1))[1] == 0) for id, units in base.items()}
    high = {id: units + (taken.get(id, (1, 1))[0] == 0) for id, units in base.items()}
    open_to = tuple(id for id in base if low[id] < high[id])
    left = units - sum(low.values())
    return Apportionment(quotas, low, high, ((open_to, left),) if open_to else ())


def _hamilton(quotas: Mapping[str, Fraction]) -> tuple[dict[str, int], dict[str, Fraction]]:
    """What everybody has for sure, and by what the units that are left are given: the remainders."""
    base = {id: quota.numerator // quota.denominator for id, quota in quotas.items()}
    return base, {id: quota - base[id] for id, quota in quotas.items()}


def _webster(weights: Mapping[str, Fraction], quotas: Mapping[str, Fraction], units: int, least: int,
             most: int | None) -> tuple[dict[str, int], dict[str, Fraction]]:  # fmt: skip
    """The units below the last price, and the prices at which the last units are sold.

    A unit goes where the weight over the units held and a half is largest; the last price is the one at which they run out.
    """
    held = {id: int(clamped(quota + HALF, least, most)) for id, quota in quotas.items()}
    there = sum(held.values())
    while there > units:  # the starts are half a unit off at most, so that this takes few steps
        back = min((id for id in held if held[id] > least), key=lambda id: weights[id] / (held[id] - HALF))
        held[back] -= 1
        there -= 1
    heap = [(-weights[id] / (held[id] + HALF), id) for id in held if weights[id] and (most is None or held[id] < most)]
    heapify(heap)
    while there < units:
        id = heap[0][1]
        held[id] += 1
        there += 1
        full = most is not None and held[id] >= most
        heapreplace(heap, (Fraction(0) if full else -weights[id] / (held[id] + HALF), id))
    bought = {id: weights[id] / (held[id] - HALF) for id in held if held[id] > least}
    last = min(bought.values(), default=Fraction(0))
    # Everybody who bought at the last price gives one unit back; whoever would pay that price is a buyer of it.
    base = {id: held[id] - (id in bought and bought[id] == last) for id in held}
    offers = {id: weights[id] / (base[id] + HALF) for id in base if weights[id] and (most is None or base[id] < most)}
    return base, offers
