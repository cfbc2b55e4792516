"""The smallest sets of hard rules to suspend so that a plan can have what it must have (minimum correction sets).

Rules that cannot be kept together with it are found one conflict after the other; a set that meets all conflicts known is tried,
and where it is not enough the rest holds another conflict (implicit hitting sets, Reiter 1987; Chandrasekaran et al. 2011).
Rules on slots and on posts a person may hold come last: the fewest of them that do, then the fewest others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from .conflicts import Conflicts, Forced
from .elastic import Ids

LAST = ("slots", "posts_each")  # kinds of rules that give only where nothing else helps: nobody can be in two places
MOST = 5  # sets of the same size that are told


class Suspensions:
    """Which rules to suspend for placements that must be.

    Parameters
    ----------
    conflicts
        Of the problem without the rules that are suspended already.
    forced
        The placements.
    kept
        Ids of rules that are not to be suspended.
    given
        Ids of rules that are suspended in any case.
    """

    def __init__(self, conflicts: Conflicts, forced: Forced, kept: Ids, given: Ids) -> None:
        self.conflicts, self.forced, self.kept, self.given = conflicts, forced, kept, given
        self.known: list[Ids] = []
        kinds = {rule.id: rule.kind for rule in conflicts.problem.constraints}
        self.last = {rule for rule in conflicts.rules if kinds[rule] in LAST}

    def enough(self, suspended: Ids) -> bool | None:
        """Whether there is a plan once these rules are suspended with those given; None where time ran out."""
        return self.conflicts.possible(self._left(suspended | self.given), self.forced)

    def _left(self, suspended: Ids) -> Ids:
        return frozenset(self.conflicts.rules) - suspended

    def smallest(self) -> tuple[tuple[str, ...], ...] | None:
        """All smallest sets, at most five; one empty set if nothing needs to be suspended; None where time ran out."""
        size = None
        found: list[tuple[str, ...]] = []
        while True:
            tried = next(self._sets(size, found), None)
            if tried is None:
                return tuple(found)
            answer = self.enough(frozenset(tried))
            if answer is None or (answer is False and not self._learn(frozenset(tried))):
                return None
            if answer:
                found.append(tried)
                size = self._size(tried)
                if not tried or len(found) == MOST:
                    return tuple(found)

    def _learn(self, suspended: Ids) -> bool:
        conflict = self.conflicts.smallest(self.forced, self._left(suspended | self.given))
        rules = frozenset(conflict.rules) - self.kept if conflict else frozenset[str]()
        if rules:
            self.known.append(rules)
        return bool(rules)

    def _size(self, rules: Sequence[str]) -> tuple[int, ...]:
        last = sum(rule in self.last for rule in rules)
        return last, len(rules) - last

    def _sets(self, size: tuple[int, ...] | None, found: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
        """Sets that meet every conflict known, smallest first; those of one size only once it is known."""
        there = [rule for rule in self.conflicts.rules if any(rule in each for each in self.known)]
        groups = [[rule for rule in there if (rule in self.last) == last] for last in (True, False)]
        sizes = [size] if size else product(*(range(len(group) + 1) for group in groups))
        for counts in sizes:
            for parts in product(*(combinations(group, count) for group, count in zip(groups, counts, strict=True))):
                rules = tuple(rule for rule in self.conflicts.rules if any(rule in part for part in parts))
                if rules not in found and all(each & set(rules) for each in self.known):
                    yield rules

    def superfluous(self, suspended: Sequence[str]) -> tuple[str, ...]:
        """Those of the rules given that need not be suspended with the others."""
        return tuple(rule for rule in suspended if self.conflicts.possible(self._left(self.given - {rule}), self.forced))
