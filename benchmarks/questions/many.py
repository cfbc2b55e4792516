"""what_if: scenarios per second on one core, against each built and solved from scratch, and on two processes."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from random import Random

import houma_assign as ha

from ..in_turn import timed
from ..spread import Spread, written
from .question import RIVALS, Edit
from .scenarios import scenarios

HEAD = "| what_if | seconds a scenario | scenarios a second | its time / ours |\n|---|---|---|---|"
PROCESSES = 2


def many(number: int, rounds: int, cap: float, who: Sequence[str] = tuple(RIVALS)) -> list[str]:
    """Rows: ours on one core, the sample from scratch by ``solve`` and by each rival, ours on two processes.

    The sample holds as many scenarios as there are rounds, drawn by a fixed seed from those that a solver is needed for.
    """
    problem = ha.datasets.houma_2020()
    edits = scenarios(problem, number)
    one = [timed(partial(ha.what_if, _fresh(problem), edits)) / number for _ in range(rounds)]
    rows = [f"| ours, {number:,} scenarios, one core | {Spread.of(one)} | {_speed(one)} | 1 |"]
    sample = [edits[name] for name in Random(3).sample(list(edits), min(rounds, number))]
    edited = [edit(_fresh(problem)) for edit in sample if callable(edit)]
    rows.append(_row("built and solved from scratch by `solve`", [timed(partial(_solved, each)) for each in edited], one))
    for name in who:
        seconds = [timed(partial(RIVALS[name], Edit(each), cap)) for each in edited]
        rows.append(_row(f"{name} afresh", seconds, one))
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        warm = dict(list(edits.items())[: 4 * PROCESSES])
        ha.what_if(problem, warm, executor=pool)  # the workers have imported what they need
        two = [timed(partial(ha.what_if, _fresh(problem), edits, executor=pool)) / number for _ in range(rounds)]
    ratio = Spread.of([own / both for own, both in zip(one, two, strict=True)])
    rows.append(f"| ours, {PROCESSES} processes | {Spread.of(two)} | {_speed(two)} | speed-up {ratio} |")
    return rows


def _fresh(problem: ha.Problem) -> ha.Problem:
    """An equal problem about which nothing has been asked."""
    return ha.Problem.from_json(problem.to_json())


def _solved(problem: ha.Problem) -> ha.Plan:
    return ha.solve(_fresh(problem))


def _speed(seconds: list[float]) -> Spread:
    return Spread.of([1 / each for each in seconds])


def _row(name: str, seconds: list[float], ours: list[float]) -> str:
    middle = Spread.of(ours).middle
    ratio = Spread.of([each / middle for each in seconds])
    return f"| {name}, a sample of {len(seconds)} | {Spread.of(seconds)} | {written(1 / Spread.of(seconds).middle)} | {ratio} |"
