"""`python -m benchmarks.child`: does one job in a process of its own and writes a JSON line for each figure to a file."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from pathlib import Path
from time import perf_counter
from typing import IO, Any

import houma_assign as ha

from .contestant import Answer, Contestant, Unavailable
from .environment import machine, stamp
from .instance import Instance
from .instances.published import Absent
from .measurement import joined
from .memory import held, peak
from .registry import named


def main() -> None:
    """Read the job, do it, tell each figure at once."""
    job = json.loads(sys.argv[1])
    instance = named(job["instance"])
    contestants = [each for each in instance.contestants if each.name in job["contestants"]]
    _warm_up(instance)
    spent = dict.fromkeys(job["contestants"], 0.0)
    with Path(job["out"]).open("w", encoding="utf-8") as out:
        for number in range(job["first"], job["first"] + job["rounds"]):
            for contestant in contestants:
                if spent[contestant.name] < job["patience"]:
                    spent[contestant.name] += _measure(instance, contestant, number, job, out)


def _warm_up(instance: Instance) -> None:
    """Imports and first calls, which no figure should pay for."""
    with suppress(Absent):
        ha.solve(instance.small(), time_limit=5)


def _measure(instance: Instance, contestant: Contestant, number: int, job: dict[str, Any], out: IO[str]) -> float:
    """One figure; returns its seconds, endless where there is no use in asking again."""
    said: dict[str, Any] = {"instance": instance.name, "contestant": contestant.name, "round": number, "cap": job["cap"]}
    begun = {**said, "seconds": 0.0, "status": "begun"}
    out.write(json.dumps(begun) + "\n")
    out.flush()
    start = perf_counter()
    try:
        problem = instance.make()  # anew each time: what one solve looked up must not help the next
        said |= {"made": perf_counter() - start, "pairs": len(problem.pairs), "slots": sum(post.slots for post in problem.posts)}
        run = contestant.prepare(problem, job["cap"])
        base = held()
        start = perf_counter()
        answer = run()
        seconds = perf_counter() - start if answer.seconds is None else answer.seconds
    except Unavailable as reason:
        answer, seconds, base = Answer("unavailable", note=str(reason)), 0.0, 0
    alone = len(job["contestants"]) == 1
    said |= {"seconds": seconds, "status": answer.status, "aims": "; ".join(answer.aims), "values": joined(answer.values),
             "bounds": joined(answer.bounds), "note": answer.note, "peak": peak() if alone else 0, "base": base if alone else 0,
             "stamp": stamp(contestant.rival), "machine": machine(), "trace": answer.trace}  # fmt: skip
    out.write(json.dumps(said) + "\n")
    out.flush()
    return seconds if answer.status in ("optimal", "done") else float("inf")


if __name__ == "__main__":
    main()
