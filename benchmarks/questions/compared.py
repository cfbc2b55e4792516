"""A question and its rivals timed in turn, as one row of the table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from ..in_turn import timed
from ..spread import Spread, written
from .question import RIVALS, Edit, Question

HEAD = (
    "| question | ours (s) | naive way | solves it needs | one of them (s) | all of them (s) | its time / ours |\n"
    + "|---" * 7
    + "|"
)


class Kept:
    """What a call that was timed gave back."""

    answer: Any = None

    def call(self, what: Callable[[], Any]) -> None:
        """Call and keep."""
        self.answer = what()


def compared(question: Question, rounds: int, cap: float, who: Sequence[str] = tuple(RIVALS)) -> list[str]:
    """One row a rival.

    In each round ours is asked once about something new, then each rival solves another one of the edits; a rival's solve times
    the number of solves it needs, over ours in the same round, is the ratio.
    """
    ours: list[float] = []
    naive: dict[str, list[float]] = {name: [] for name in who}
    late = dict.fromkeys(who, 0)
    edits: list[Edit] = []
    solves = 0
    for number in range(rounds):
        given, kept = question.given(), Kept()
        ours.append(timed(partial(kept.call, partial(question.ask, given))))
        solves = question.solves(given, kept.answer)
        edits = edits or question.edits(given, kept.answer, rounds)
        for name in who:
            done = Kept()
            naive[name].append(timed(partial(done.call, partial(RIVALS[name], edits[number % len(edits)], cap))))
            late[name] += not done.answer
    return [_row(question, ours, name, naive[name], late[name], solves, len(edits)) for name in who]


def _row(question: Question, ours: list[float], name: str, seconds: list[float], late: int, solves: int, sample: int) -> str:
    more = "> " if late else ""  # what was cut off at the cap would have taken longer
    one, whole = Spread.of(seconds), Spread.of([each * solves for each in seconds])
    ratio = Spread.of([each * solves / own for own, each in zip(ours, seconds, strict=True)])
    scaled = f"{solves:,}: {question.needs}" + (f" (scaled from a sample of {sample})" if sample < solves else "")
    cut = f", {late} of {len(seconds)} not proven in the cap" if late else ""
    cells = [
        question.name,
        str(Spread.of(ours)),
        name,
        scaled,
        f"{more}{one}{cut}",
        f"{more}{written(whole.middle)}",
        f"{more}{ratio}",
    ]
    return "| " + " | ".join(cells) + " |"
