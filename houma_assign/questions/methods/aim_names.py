"""An aim that a question names and that is not there."""

from __future__ import annotations

from collections.abc import Iterable

from ...data.language import ZH
from ...errors import Message
from ...plan.wording import Wording
from ...problem.problem import Problem


def unknown_aim(problem: Problem, known: Iterable[str], there: str) -> Message:
    """The aim is none of the known ones; ``there`` leads to their ids in English."""
    names = list(known)
    said = ZH.names(map(Wording(problem, "zh").aim, names))
    return Message("unknown_aim", f"unknown aim; {there} {', '.join(names)}", f"没有这个目标；已有的目标是{said}")
