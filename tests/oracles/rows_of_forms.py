"""Forms of villages as rows for HiGHS: a column for each village and form that it may get."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from .laws_of_villages import may_get


def rows_of_forms(rule: Any, model: Any) -> dict[tuple[str, str], int]:
    """Rows added to the model for a rule, hard or soft; the columns of villages and forms."""
    data, may = model.data, may_get(rule, model.data)
    given = {(village, form): model.column(1, 1) for village, forms in may.items() for form in forms}
    held: dict[str, list[int]] = defaultdict(list)
    for (_, post), k in model.x.items():
        held[post].append(k)
    for post in data.posts.values():
        places = {given[post.village, form]: -rule.forms[form].get(post.role, 0) for form in may[post.village]}
        model.bounded(dict.fromkeys(held[post.id], 1) | places, 0, 0, 1, rule.penalty)
    for village, forms in may.items():
        model.bounded({given[village, form]: 1 for form in forms}, None, 1, 1, rule.penalty)
    for form in rule.forms:
        columns = {k: 1 for (_, each), k in given.items() if each == form}
        model.bounded(columns, rule.least.get(form), rule.most.get(form), 1, rule.penalty)
    return given
