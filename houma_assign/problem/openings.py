"""Villages opened with a form, or closed, as edits of the rule on forms."""

from __future__ import annotations

from typing import Any

from ..data.near_words import near_words
from ..data.problem_like import ProblemLike
from ..data.village_forms import forms_rule
from ..errors import Fault, InputError, Message

NO_RULE = Message(
    "no_forms_rule", "the problem has no rule `VillageForms`: its villages are settled", "没有选派形式的规则，各村已定"
)


def settled(problem: ProblemLike, village: str, form: str) -> Any:
    """The rule on forms with this village settled, ``""`` for closed.

    Raises
    ------
    InputError
        If there is no such rule, village or form.
    """
    rule = forms_rule(problem)
    faults = [] if rule is not None else [Fault("villages", village, "form", form, NO_RULE)]
    if not problem.has_village(village):
        faults.append(Fault("villages", village, "id", village, _unknown(village, [each.id for each in problem.villages])))
    if rule is not None and form and form not in rule.forms:
        faults.append(Fault("villages", village, "form", form, _unknown(form, list(rule.forms))))
    if faults:
        raise InputError(faults)
    return rule.changed(settled={**rule.settled, village: form})


def _unknown(given: str, known: list[str]) -> Message:
    close = near_words(given, known)
    en, zh = (f"; did you mean {', '.join(close)}?", f"；是否应为{'、'.join(close)}？") if close else ("", "")
    return Message("unknown_near", f"unknown{en}", f"没有这一项{zh}")
