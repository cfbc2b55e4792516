"""What an instance is: a problem, a little one of its kind, and who is timed on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import houma_assign as ha

from .contestant import Contestant

Make = Callable[[], ha.Problem]


@dataclass(frozen=True)
class Instance:
    """A problem and how it is timed.

    Attributes
    ----------
    family
        What it is drawn with.
    make, small
        The problem itself, and a little one of its kind for the smoke test.
    contestants
        What is timed on it.
    rounds
        How often, at most.
    cap
        Seconds a contestant may take.
    together
        All contestants in one process, in turn; otherwise a process for each measurement, with its own peak of memory.
    quick
        It belongs to the small set.
    """

    name: str
    family: str
    make: Make
    small: Make
    contestants: tuple[Contestant, ...]
    rounds: int = 3
    cap: float = 60.0
    together: bool = False
    quick: bool = False
