"""A workbook read, solved, and everything about the plan written into one folder, whole or not at all."""

from __future__ import annotations

import sys
from pathlib import Path

from ..data.language import language
from ..errors import SHOWN, InputError
from ..plan.news import Lines, Listener
from ..plan.status import Status
from ..problem.problem import Problem
from ..problem.read_workbook import read_workbook
from ..questions.why_infeasible import why_infeasible
from ..solve import solve
from ..workbook.files.atomic import LISTED, refuse_folder, whole_folder
from . import words
from .asked import Command
from .files import written

PROVEN, NOT_PROVEN, INFEASIBLE, NO_PLAN, NO_PAPERS = 0, 1, 3, 4, 6


def run(what: Command) -> int:
    """Read, solve, write; returns the exit code."""
    out = Path(what.out)
    refuse_folder(out, what.overwrite)  # before an hour's work, not after it
    problem = read_workbook(what.file)
    print(_read(problem, what.lang))
    plan = solve(problem, what.time_limit, what.workers, _listener(what), what.seed)
    print(f"\n{plan.summary(what.lang)}")
    if plan.status is Status.INFEASIBLE:
        print(f"\n{why_infeasible(problem, time_limit=what.time_limit, progress=_listener(what)).words(what.lang)}")
        return INFEASIBLE
    if not plan:
        return NO_PLAN
    out.parent.mkdir(parents=True, exist_ok=True)
    blanks: list[InputError | None] = []
    whole_folder(out, lambda folder: blanks.append(written(plan, folder, what, _listener(what))), what.overwrite)
    names = language(what.lang).names(sorted(each.name for each in out.iterdir() if each.name != LISTED)[:SHOWN])
    print(f"\n{words.WRITTEN.words(what.lang).format(folder=what.out, names=names)}")
    if blanks[0] is not None:
        print(f"\n{words.BLANKS.words(what.lang)}\n{blanks[0].words(what.lang, most=None)}", file=sys.stderr)
        return NO_PAPERS
    return PROVEN if plan.status is Status.OPTIMAL else NOT_PROVEN


def _read(problem: Problem, lang: str) -> str:
    slots = sum(post.slots for post in problem.posts)
    return words.READ.words(lang).format(people=len(problem.candidates), posts=len(problem.posts), slots=slots,
                                         rules=len(problem.constraints))  # fmt: skip


def _listener(what: Command) -> Listener:
    """News on standard error, in the language of the command."""
    return False if what.quiet else Lines(what.lang)
