"""`python -m benchmarks`: our solves against rivals, each figure in a process that is watched and can be killed.

Without options: the small set, under two minutes. `--full`: all of it, resumed where it was left off.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .comparison import OURS, Comparison, details, line
from .environment import machine
from .instance import Instance
from .isolated import measured
from .job import jobs_of
from .registry import INSTANCES
from .store import append, done, newest, read, today


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
    wanted = _wanted(options.only, options.full)
    if options.list:
        print("\n".join(f"{each.name} ({', '.join(contestant.name for contestant in each.contestants)})" for each in wanted))
        return 0
    print(f"{machine()}; figures go to {path}; seconds as min / median / max\n", flush=True)
    return max([_timed(instance, path, options.cap, not options.full) for instance in wanted], default=0)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--full", action="store_true", help="all instances, all rounds, in an hour or more")
    parser.add_argument("--only", default="", help="instances, small or not, whose name or family begins with this")
    parser.add_argument(
        "--province", dest="only", action="store_const", const="province 10000", help="the same as --only 'province 10000'"
    )
    parser.add_argument("--cap", type=float, help="seconds a contestant may take for one call; 10 unless --full or --only")
    parser.add_argument("--csv", type=Path, help="file of figures to add to, resume from or read; today's, or the newest")
    parser.add_argument("--markdown", action="store_true", help="print the table of a file of figures, measure nothing")
    parser.add_argument("--plot", action="store_true", help="draw the pictures of a file of figures, measure nothing")
    parser.add_argument("--list", action="store_true", help="say what would be timed")
    options = parser.parse_args()
    options.cap = options.cap or (1e9 if options.full or options.only else 10.0)
    return options


def _wanted(only: str, full: bool) -> list[Instance]:
    if only:
        return [each for each in INSTANCES if each.name.startswith(only) or each.family == only]
    return [each for each in INSTANCES if full or each.quick]


def _timed(instance: Instance, path: Path, cap: float, quick: bool) -> int:
    """Time what is not there yet and print the instance; 1 if proven answers disagree."""
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
