"""The sentences of rules and aims that are sealed beside their data, with labels in place of codes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..constraints import Constraint
from ..problem.problem import Problem
from .wording import Wording


class Nameless(Wording):
    """What a reader is shown who may not know people's names: ids."""

    def person(self, candidate: str) -> str:
        """The id."""
        return candidate


def law_words(problem: Problem, named: bool) -> Callable[[Any], dict[str, str]]:
    """What says a rule or aim of a problem in both languages.

    Parameters
    ----------
    named
        Whether people are named, or known by their ids only.
    """
    spoken = {lang: (Wording if named else Nameless)(problem, lang) for lang in ("en", "zh")}

    def said(law: Any) -> dict[str, str]:
        rule = isinstance(law, Constraint)
        return {lang: each.rule(law.id) if rule else each.aim_words(law) for lang, each in spoken.items()}

    return said
