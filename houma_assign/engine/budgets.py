"""Rules that weigh people differently, and plans under them: what an LP splits is mended, then improved a few at a time.

Such an LP splits hardly more pairs than there are budgets, so that its whole part is nearly a plan, and nearly the best.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from ..data.exact import Ints
from ..data.rows import Mask
from ..program.program import Program
from .bounds.relaxation_chain import TierRelaxation
from .heuristics.lns import improve
from .heuristics.mending import mended
from .heuristics.share_out import ShareOut, looks_at_most
from .heuristics.sharing import Sharing, sharing
from .model.model import Model, keeps
from .proof.certificate import Certificate
from .solvers.deadline import Deadline
from .solvers.interruptible import Stopped

MANY = 5  # weights in one row; two or three only say that some count for more than others
SEVERAL = 3  # rows of so many weights; a mean over all posts is one, and does not change the nature of a problem
TRIES = 10  # rounds in a row without success, times the patience
ROUNDS = 100  # rounds in all, likewise
SHORT = 3, 10  # the same where bundles over all tasks at once have their turn after that
HOLDER_TRIES = 4  # rounds in a row without success for each holder of tasks
IDLE = 4  # turns without success


def rules_have_budgets(base: Model, program: Program) -> bool:
    """Whether several rows of rules weigh their pairs differently; those of aims do, too (the mean points of each village).

    Parameters
    ----------
    base
        What the program's own bounds and rows leave of it.
    """
    if bool((np.abs(base.data) == 1).all()):
        return False
    aims = {tier.aim.id for tier in program.tiers}
    of_rules = np.array([source not in aims for source in program.matrix.rules], bool)
    return has_budgets(base, program.pairs, of_rules[program.matrix.rule[base.origin]])


def has_budgets(model: Model, pairs: int, among: Mask | None = None) -> bool:
    """Whether several rows weigh their pairs differently, of all rows or some.

    The LP splits a person between two budgets, and nothing but cutting planes and branching puts them together again: searches
    without either, and cores of growing size around an LP that is far off, are time lost.
    """
    rows = model.origin >= 0 if among is None else among
    entry = np.flatnonzero((model.columns[model.column] < pairs) & rows[model.row])
    if bool((np.abs(model.data[entry]) == 1).all()):
        return False
    row, weight = model.row[entry], np.abs(model.data[entry])
    order = np.lexsort((weight, row))
    row, weight = row[order], weight[order]
    other = np.append(True, (row[1:] != row[:-1]) | (weight[1:] != weight[:-1]))
    different = np.bincount(row[other], minlength=model.rows)
    return int((different >= MANY).sum()) >= SEVERAL


def plan_under_budgets(relaxation: TierRelaxation, program: Program, known: Ints | None, workers: int, deadline: Deadline,
                       keep: Callable[[Ints], object], patience: int) -> bool:  # fmt: skip
    """Look for good plans around the LP's answer; gives whether Ctrl-C was pressed.

    Parameters
    ----------
    known
        The best full vector known.
    keep
        Called with every better plan, as a full vector.
    patience
        How long to go on without success.
    """
    model, proof = relaxation.model, relaxation.proof
    found = None if relaxation.lp.x is None else mended(model, program.pairs, relaxation.lp.x, lambda: deadline.over)
    if known is not None and keeps(model, known[model.columns]):
        before = known[model.columns]
        if found is None or int(model.c @ before) >= int(model.c @ found):
            found = before
    if found is None:
        return False
    keep(model.full(found))
    tasks = sharing(model) if patience else None
    if tasks is not None:
        return _in_turns(tasks, proof, found, program, workers, deadline, keep)
    return improve(proof, found, program.village, workers, deadline, lambda x: keep(model.full(x)), program.person,
                   TRIES * patience, ROUNDS * patience, growing=True)[1]  # fmt: skip


def _in_turns(tasks: Sharing, proof: Certificate, x: Ints, program: Program, workers: int, deadline: Deadline,
              keep: Callable[[Ints], object]) -> bool:  # fmt: skip
    """Two ways of dealing out anew take turns until neither has found anything for a while; whether Ctrl-C was pressed."""
    model, idle, turn = proof.model, 0, 0
    price = tasks.most - proof.y[tasks.row] / proof.scale
    least = tasks.ideal + model.constant - proof.bound
    while idle < IDLE and not deadline.over and tasks.ideal - int(model.c @ x) > least:
        before = int(model.c @ x)
        x, stopped = improve(proof, x, program.village, workers, deadline, lambda each: keep(model.full(each)), program.person,
                             *(SHORT if looks_at_most(tasks) else (TRIES, ROUNDS)), growing=True)  # fmt: skip
        if stopped:
            return True
        search = ShareOut(tasks, price, deadline, partial(_told, keep, model, tasks, x), turn)
        try:
            x = tasks.values(search.run(tasks.holders(x), HOLDER_TRIES * len(tasks.room), least), x)
        except Stopped:
            return True
        idle, turn = (idle + 1 if int(model.c @ x) == before else 0), turn + 1
    return False


def _told(keep: Callable[[Ints], object], model: Model, tasks: Sharing, x: Ints, holder: Ints) -> None:
    keep(model.full(tasks.values(holder, x)))
