"""What earlier questions about a problem found, kept for later ones as long as the problem lives."""

from __future__ import annotations

from collections.abc import Hashable
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar
from weakref import finalize

from ...data.exact import Ints
from ...problem.problem import Problem
from ...program.program import Program

if TYPE_CHECKING:
    from ...engine.branching.team_studies import TeamStudies

Steps = tuple[int, ...]  # the value of a plan in each tier, in steps, to be made large
Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

BYTES, FEWEST = 2**28, 64  # room for plans of one problem, and how many are kept however large they are
PROGRAMS = 16  # restricted programs of one problem
SEEDS = 4  # of lots, for one problem
PROBLEMS = 16  # in all; an aim of a user's own may hold on to its problem, so that it would never go by itself


class Recent(Generic[Key, Value]):
    """Entries by their keys; where there are too many, the oldest go. Threads may share it."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._entries: dict[Key, Value] = {}
        self._lock = Lock()

    def get(self, key: Key) -> Value | None:
        """The entry, None if it is not there (any more)."""
        return self._entries.get(key)

    def add(self, key: Key, value: Value) -> Value:
        """Keep an entry, and give it back; of two with the same key the first stays."""
        with self._lock:
            kept = self._entries.setdefault(key, value)
            while len(self._entries) > self.most:
                del self._entries[next(iter(self._entries))]
        return kept

    def values(self) -> list[Value]:
        """All entries, the oldest first."""
        return list(self._entries.values())


class Memory:
    """What is known of a problem's program. It does not refer to the problem, so that it does not keep the problem alive.

    Attributes
    ----------
    program
        The program, with the tiers of ``solve``.
    plans
        Full vectors of plans found so far, by their placements; each may serve as a start.
    steps
        What plans are worth in each tier, by their placements; these were audited.
    restricted
        Parts of the program where plans above floors lie, by the floors.
    teams, lock
        The program by the teams of its villages, once many questions were asked; hold the lock while making it.
    """

    teams: TeamStudies | None = None

    def __init__(self, program: Program) -> None:
        most = max(FEWEST, BYTES // (8 * max(len(program.lower), 1)))
        self.program = program
        program.detach()
        self.plans = Recent[bytes, Ints](most)
        self.steps = Recent[bytes, Steps](most)
        self.restricted = Recent[Steps, Program](PROGRAMS)
        self.lock = Lock()


_KEPT: dict[int, Recent[str, Memory]] = {}  # by the identity of a problem that is alive, the one asked about last at the end
_LOCK = Lock()


def memory_of(problem: Problem, seed: str) -> Memory:
    """What is known of a problem with a seed of its lots; forgotten with the problem, or once many others were asked about."""
    with _LOCK:
        kept = _KEPT.pop(id(problem), None)
        if kept is None:
            kept = Recent(SEEDS)
            finalize(problem, _KEPT.pop, id(problem), None).atexit = False
        _KEPT[id(problem)] = kept  # asked about last, so it goes last
        while len(_KEPT) > PROBLEMS:
            _KEPT.pop(next(iter(_KEPT)), None)
    return kept.get(seed) or kept.add(seed, Memory(Program.of(problem, seed)))
