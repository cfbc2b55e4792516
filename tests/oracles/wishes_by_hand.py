"""What people wish for, once more by hand: for places, and for each other."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from .rules_by_hand import Data, Plan, exact

Worth = Callable[[Plan, int], Fraction]


def wishes(aim: Any, data: Data) -> Worth:
    """The best of what a post and its village are worth; those tied are worth the same."""
    granted: dict[tuple[str, str], Fraction] = {}
    for who, post in data.listed:
        levels: list[set[str]] = []
        for place in aim.wishes.get(who, ()):
            tied = next(
                (level for level in levels[-1:] if any({place, *level} <= {*group} for group in aim.ties.get(who, ()))), None
            )
            if tied is None:
                levels.append({place})
            else:
                tied.add(place)
        places = {post, data.village[post]}
        worths = [exact(w) for w in aim.by_rank] if aim.by_rank else [Fraction(n) for n in range(len(levels), 0, -1)]
        met = [worth for worth, level in zip(worths, levels, strict=False) if level & places]
        granted[who, post] = max(met, default=Fraction(0))
    return lambda plan, lost: sum((granted[pair] for pair in plan), Fraction(0))


def together_wish(aim: Any, data: Data) -> Worth:
    """Each two, in each village where both are."""

    def value(plan: Plan, lost: int) -> Fraction:
        at = {village: {who for who, post in plan if data.village[post] == village} for village in data.villages}
        return sum((exact(weight) for a, b, weight in aim.wishes for team in at.values() if {a, b} <= team), Fraction(0))

    return value
