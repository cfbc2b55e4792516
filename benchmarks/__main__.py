"""`python -m benchmarks`: our solves against rivals, each figure in a process that is watched and can be killed.

Without options: the small set, under two minutes. `--full`: all of it, resumed where it was left off.
"""

from __future__ import annotations

import argparse
import signal
import sys
from dataclasses import replace
from pathlib import Path

from .comparison import OURS, Comparison, details, line
from .environment import machine
from .instance import Instance
from .instances.published import Absent
from .isolated import measured
from .job import jobs_of
from .registry import INSTANCES
from .store import append, done, newest, read, today

ENDLESS = 1e9  # the cap of the instance counts


def main() -> int:
    """What the command line asks for; 1 if proven answers disagree."""
    options = _options()
    path: Path = options.csv or (newest() if options.markdown or options.plot else None) or today()
    if options.markdown:
        from .markdown import markdown

        print(markdown(path), end="")
        return 0
    if options.plot:
        from .plots import draw_all

        for picture in draw_all(path):
            print(picture)
        return 0
    wanted = _wanted(options)
    if options.list:
        print("\n".join(f"{each.name} ({', '.join(contestant.name for contestant in each.contestants)})" for each in wanted))
        return 0
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the process that measures is ended too
    print(f"{machine()}; figures go to {path}; seconds as min / median / max\n", flush=True)
    return max([_timed(instance, path, options.cap, not options.full) for instance in wanted], default=0)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--full", action="store_true", help="all instances, all rounds, in an hour or more")
    parser.add_argument("--only", default="", help="instances, small or not, whose name or family begins with this")
    parser.add_argument("--who", default="", help="contestants, separated by semicolons; all unless given")
    parser.add_argument("--province", action="store_true", help="our solve of the province of 10,000 people, 120 seconds")
    parser.add_argument("--cap", type=float, help="seconds a contestant may take for one call; 10 unless --full or --only")
    parser.add_argument("--csv", type=Path, help="file of figures to add to, resume from or read; today's, or the newest")
    parser.add_argument("--markdown", action="store_true", help="print the table of a file of figures, measure nothing")
    parser.add_argument("--plot", action="store_true", help="draw the pictures of a file of figures, measure nothing")
    parser.add_argument("--list", action="store_true", help="say what would be timed")
    options = parser.parse_args()
    if options.province:
        options.only, options.who = "province 10000", "ours"
    options.cap = options.cap or (ENDLESS if options.full or options.only else 10.0)
    return options


def _wanted(options: argparse.Namespace) -> list[Instance]:
    """The instances asked for, with the contestants asked for."""
    if options.only:
        named = [each for each in INSTANCES if each.name == options.only]
        found = named or [each for each in INSTANCES if each.name.startswith(options.only) or each.family == options.only]
    else:
        found = [each for each in INSTANCES if options.full or each.quick]
    if not options.who:
        return found
    who = [name.strip() for name in options.who.split(";")]
    return [replace(each, contestants=tuple(one for one in each.contestants if one.name in who)) for each in found]


def _timed(instance: Instance, path: Path, cap: float, quick: bool) -> int:
    """Time what is not there yet and print the instance; 1 if proven answers disagree."""
    try:
        instance.small()
    except Absent as reason:
        print(f"{instance.name} | left out: {reason}", flush=True)
        return 0
    for job in jobs_of(instance, cap, quick):
        if not done(job, read(path)):
            append(path, *measured(job))
    found = Comparison.of(instance.name, read(path))
    for contestant in instance.contestants:
        if found.last(contestant.name):
            print("\n".join([line(found, contestant), *_details(found, contestant.name)]), flush=True)
    for words in found.disagreements():
        print(f"DISAGREEMENT {words}", flush=True)
    return 1 if found.disagreements() else 0


def _details(found: Comparison, contestant: str) -> list[str]:
    last = found.last(contestant)
    return details(last) if last and contestant == OURS else []


if __name__ == "__main__":
    sys.exit(main())
