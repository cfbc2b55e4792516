"""What one process measures."""

from __future__ import annotations

from dataclasses import dataclass

from .contestant import Contestant
from .instance import Instance


@dataclass(frozen=True)
class Job:
    """Contestants that take turns on an instance, so often, with so many seconds each.

    Attributes
    ----------
    first
        Number of the first round, where rounds are jobs of their own.
    patience
        Seconds after which a contestant is not timed again.
    """

    instance: Instance
    contestants: tuple[Contestant, ...]
    rounds: int
    cap: float
    first: int = 0
    patience: float = 120.0


def jobs_of(instance: Instance, cap: float, quick: bool) -> list[Job]:
    """All jobs of an instance: one, or one for each round and contestant, in turn."""
    cap = min(cap, instance.cap)
    rounds = min(instance.rounds, 5) if quick else instance.rounds
    if instance.together:
        return [Job(instance, instance.contestants, rounds, cap, patience=2.0 if quick else 120.0)]
    return [Job(instance, (contestant,), 1, cap, first=number) for number in range(rounds) for contestant in instance.contestants]
