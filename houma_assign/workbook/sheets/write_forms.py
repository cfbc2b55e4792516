"""The rule on forms of villages as a sheet of its own, where cells can say all of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...data.many_in_one import split_mapping
from ...data.problem_like import ProblemLike
from ...data.village_forms import forms_rule
from ..cells.fact import fact_kinds
from ..schema.form_sheets import NOT_CHOSEN
from .fields import text_of
from .forms import FIELDS, KIND

Rows = list[dict[str, Any]]
LEFT_OUT = {KIND: frozenset(FIELDS)}


def form_rows(problem: ProblemLike, lang: str) -> Rows:
    """One row a form; nothing where there is no such rule, or a cell could not say something of it."""
    rule = forms_rule(problem)
    if rule is None or any(form in NOT_CHOSEN.values() for form in rule.forms):
        return []
    kinds, rows = fact_kinds(problem.villages), []
    for form, shape in rule.forms.items():
        row: dict[str, Any] = {"form": form, "posts": _people(shape), "least": rule.least.get(form), "most": rule.most.get(form)}
        if where := rule.where.get(form, ()):
            row["where"] = text_of(where, kinds, lang)
        if row["posts"] is None or (where and row["where"] is None):
            return []
        rows.append({**row, "settled": tuple(village for village, given in rule.settled.items() if given == form)})
    if closed := tuple(village for village, given in rule.settled.items() if not given):
        rows.append({"form": NOT_CHOSEN[lang], "settled": closed})
    return rows


def _people(shape: Mapping[str, int]) -> str | None:
    """The people of a form as one cell; None if a cell cannot say them."""
    text = "; ".join(f"{role}: {number}" for role, number in shape.items())
    return text if split_mapping(text) == dict(shape) else None
