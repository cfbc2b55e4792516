"""`python -m benchmarks.questions`: every question on Houma, with the naive way as rival in the same run, as Markdown.

The naive way builds the edited problem and solves it from nothing on the very rows of our program, tier by tier and without
lots (in its favour): by HiGHS, and by CP-SAT with default parameters. One of its solves is timed in each round, on edits drawn
by a fixed seed, and scaled to the number of solves that the question needs; the table says how many and which. Seconds are
those of the clock, as min / median / max of the rounds.
"""

from __future__ import annotations

import argparse

from . import compared, many
from .question import RIVALS
from .registry import QUESTIONS


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.questions", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="rounds, and so the size of the sample")
    parser.add_argument("--only", default="", help="part of a question's name")
    parser.add_argument("--who", default="; ".join(RIVALS), help="rivals, with semicolons between them; empty for none")
    parser.add_argument("--cap", type=float, default=60.0, help="seconds for each solve of a rival")
    parser.add_argument("--scenarios", type=int, default=1000, help="how many what_if is asked")
    given = parser.parse_args()
    who = [name for each in given.who.split(";") if (name := each.strip())]
    if unknown := [name for name in who if name not in RIVALS]:
        parser.error(f"unknown rivals: {', '.join(unknown)}; there are {', '.join(RIVALS)}")
    asked = [question for question in QUESTIONS if given.only in question.name]
    if asked:
        print(compared.HEAD, flush=True)
    for question in asked:
        print("\n".join(compared.compared(question, given.rounds, given.cap, who)), flush=True)
    if given.only in "what_if":
        print(f"\n{many.HEAD}" if asked else many.HEAD, flush=True)
        print("\n".join(many.many(given.scenarios, min(given.rounds, 3), given.cap, who)), flush=True)


if __name__ == "__main__":
    main()
