"""Which wishes a question speaks of: those that are given, or those in the problem's rules and aims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...aims import Wishes
from ...constraints import Stable
from ...data.record import Facts
from ...errors import Fault, InputError, Message
from ...plan.argument_words import argument_fault
from ...problem.problem import Problem

Wanted = Mapping[str, tuple[str, ...]]
NO_WISHES = Message(
    "wishes_missing", "the problem has no wishes; give them, or add a rule Stable or an aim Wishes",
    "问题中没有意愿；请另行给出，或加入“双向稳定”规则、“个人意愿”目标",
)  # fmt: skip
SEVERAL = Message(
    "wishes_several",
    "several rules and aims have wishes that differ; give the ones meant",
    "几处意愿互不相同；请写明以哪一份为准",
)


def stable_rules(problem: Problem) -> list[Stable]:
    """The rules of stability of a problem."""
    return [rule for rule in problem.constraints if isinstance(rule, Stable)]


def stated_rule(question: str, problem: Problem, wishes: Any, say: Any) -> tuple[Stable | None, list[Fault]]:
    """The rule that given wishes make, and what is wrong with them."""
    try:
        rule = Stable(id=question, wishes=wishes, say=say)
    except InputError as error:
        return None, [argument_fault(question, fault.column.split(".")[0], fault.value, fault.reason) for fault in error.items]
    return rule, [argument_fault(question, str(fault.column), fault.value, fault.reason) for fault in rule.faults(problem)]


def wishes_in(question: str, problem: Problem) -> tuple[Wishes, list[Fault]]:
    """The wishes in a problem's rules and aims, those that are alike included, and a fault where there are none, or several."""
    found = list(dict.fromkeys(_lists((*problem.tiers, *problem.constraints))))
    if len(found) == 1:
        return Wishes(wishes=found[0][0], ties=found[0][1]), []
    return Wishes(wishes={}), [argument_fault(question, "wishes", None, SEVERAL if found else NO_WISHES)]


def _lists(users: Any) -> Iterator[tuple[Facts[Any], Facts[Any]]]:
    """Lists of wishes, and which of them are alike."""
    for user in users:
        if user.kind in ("wishes", "stable"):
            yield Facts(user.wishes), Facts(getattr(user, "ties", {}))
        yield from _lists(part for part, _ in getattr(user, "parts", ()))
