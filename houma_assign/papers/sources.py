"""Whether what is given beside a plan belongs to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..errors import Fault, Message
from ..plan.argument_words import argument_fault
from ..plan.plan import Plan
from ..posting.ledger.ledger import Ledger
from ..posting.support.may_support import plan_mark
from ..posting.support.support import MADE_OF
from ..questions.answer import plan_faults
from ..scoring.funnel_result import Funnel
from .details.details import Details, sheet_place
from .details.sheets import SHEETS

NO_LEDGER = Message("papers.ledger", "a Ledger is expected", "应为动态台账")
NO_FUNNEL = Message("papers.funnel", "what ha.funnel found is expected", "应为各环节的结果")
OTHER_PLAN = Message("papers.support", "was made of another plan; make it anew: ha.solve(ha.support(plan, ...))",
                     "不是按这个方案编制的；请重新编制四包一")  # fmt: skip
OTHER_PEOPLE = Message("papers.funnel_people", "did not lead to the people of this plan", "与这个方案的人选不一致")
STRANGE = Message("papers.strange", "is no need of this village", "不是这个村的需求")


def source_faults(call: str, plan: Plan, details: Details, support: Any, ledger: Any, funnel: Any) -> list[Fault]:
    """Everything that is not what it should be, or belongs to another plan."""
    faults = list(_unknown(plan, details))
    if support is not None:
        faults += plan_faults(call, support) or _of_this_plan(call, plan, support)
    if ledger is not None and not isinstance(ledger, Ledger):
        faults.append(argument_fault(call, "ledger", type(ledger).__name__, NO_LEDGER))
    if funnel is not None and not isinstance(funnel, Funnel):
        faults.append(argument_fault(call, "funnel", type(funnel).__name__, NO_FUNNEL))
    elif funnel is not None:
        known = {sheet.village for sheet in funnel.villages.sheets}, set(funnel.candidates.passed)
        villages = {plan.problem.post(place.post).village for place in plan.placements}
        if not (villages <= known[0] and {place.candidate for place in plan.placements} <= known[1]):
            faults.append(argument_fault(call, "funnel", None, OTHER_PEOPLE))
    return faults


def _of_this_plan(call: str, plan: Plan, support: Plan) -> list[Fault]:
    notes = [note for note in support.problem.notes if isinstance(note, Message) and note.code == MADE_OF]
    fits = any(plan_mark(plan) in note for note in notes)
    return [] if fits else [argument_fault(call, "support", None, OTHER_PLAN)]


def _unknown(plan: Plan, details: Details) -> Iterator[Fault]:
    """Needs of a village of the plan that nothing knows: a misspelt one would print nothing.

    Villages and people may be more than those of the plan: a department keeps one sheet for all.
    """
    problem = plan.problem
    known = {need for village in problem.villages for need in village.needs}
    known |= {code for words in problem.labels.values() for code in words}
    for village, need in details.needs:
        if problem.has_village(village) and need not in known:
            yield Fault(sheet_place(SHEETS["needs"].schema), village, "need", need, STRANGE)
