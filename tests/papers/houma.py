"""The papers of the default plan of the Houma case, made once in each language."""

from __future__ import annotations

from functools import cache

import houma_assign as ha
from houma_assign.papers.make import every, study_of
from houma_assign.papers.paper import Paper
from houma_assign.papers.registry import KINDS
from houma_assign.papers.study import Study

from ..posting.houma import plan, supported


@cache
def study(lang: str, told: str = "") -> Study:
    """A study in a language; what is told is in another one where ``told`` says so."""
    about, details = ha.datasets.houma_about(told or lang), ha.datasets.houma_details(told or lang)
    return study_of("papers", plan(), lang, about, details, supported())


@cache
def all_of(lang: str, told: str = "") -> tuple[Paper, ...]:
    """All papers in a language but those that ask the plan questions, which take longer than all others together."""
    return tuple(every(study(lang, told), {}, wanted=[kind for kind in KINDS.values() if kind.missing is None]))


def of_kind(kind: str, lang: str = "zh", level: int | None = None) -> list[Paper]:
    return [each for each in all_of(lang) if each.kind == kind and level in (None, each.level)]
