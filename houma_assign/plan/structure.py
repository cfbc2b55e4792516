"""The structure table of a plan, beside the published one."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any

from ..data.code_words import column_words
from ..data.condition import all_hold
from ..data.condition_subject import Placed
from ..data.dimension import Category, Dimension
from ..data.exact import fraction
from ..data.language import Language, language
from ..data.village_forms import forms_rule
from .decided import Decided

if TYPE_CHECKING:
    import pandas as pd

MOST_VALUES = 12  # a text column with more distinct values is a name, not a category


def structure(plan: Decided, lang: str = "en") -> pd.DataFrame:
    """Counts and shares by dimension.

    Parameters
    ----------
    plan
        The plan; without placements all counts are 0.
    lang
        "en" or "zh", for headings.

    Returns
    -------
    DataFrame
        Columns dimension, category, count, share (of all placements), published. Lines with a mean hold it in ``count``.
        Without dimensions in the problem: roles and every text column with at most twelve values.
    """
    import pandas as pd

    spoken = language(lang)
    rows: list[tuple[Any, ...]] = _villages(plan, spoken)
    people = [(Placed(plan.problem, place), plan.problem.post(place.post).role) for place in plan.placements]
    said = partial(plan.problem.label, lang=spoken.code)
    for dimension in plan.problem.dimensions or _guessed(plan):
        heading = spoken.say(dimension.name, dimension.name_zh) or said(dimension.name)
        for category in dimension.categories:
            line = spoken.say(category.label, category.label_zh) or said(category.label)
            count = sum(all_hold(category.where, who) and category.role in (None, role) for who, role in people)
            rows.append((heading, line, count, round(count / max(len(people), 1), 3), category.published))
        if dimension.mean_of is not None:
            values = [value for who, _ in people if (value := who.fact(dimension.mean_of)) is not None]
            mean = sum((fraction(value) for value in values), Fraction(0)) / max(len(values), 1)
            rows.append((heading, spoken.say("mean", "平均"), round(float(mean), 1), None, dimension.published_mean))
    columns = pd.Index(["dimension", "category", "count", "share", "published"])
    return pd.DataFrame(rows, columns=columns, dtype=object)


def _villages(plan: Decided, spoken: Language) -> list[tuple[Any, ...]]:
    """Villages chosen, of all with posts, and the forms of those chosen, where the plan decides about them."""
    rule = forms_rule(plan.problem)
    if rule is None:
        return []
    given, there = (
        Counter(dict(rule.forms_of(plan.problem, plan.placements)).values()),
        len({post.village for post in plan.problem.posts}),
    )
    heading, chosen = spoken.say("villages", "村"), given.total()
    rows = [(heading, spoken.say("chosen", "选定"), chosen, round(chosen / max(there, 1), 3), None)]
    return rows + [(heading, plan.problem.label(form, spoken.code), given[form], round(given[form] / max(chosen, 1), 3), None)
                   for form in rule.forms]  # fmt: skip


def _guessed(plan: Decided) -> list[Dimension]:
    problem = plan.problem
    roles = list(dict.fromkeys(post.role for post in problem.posts if post.role))
    dimensions = [Dimension(name="role", name_zh="岗位", categories=tuple(_category(problem, role, role=role) for role in roles))]
    for fact in dict.fromkeys(name for person in problem.candidates for name in person.facts):
        values = sorted({person.fact(fact) for person in problem.candidates if isinstance(person.fact(fact), str)})
        if 1 < len(values) <= MOST_VALUES:
            lines = tuple(_category(problem, value, where={fact: value}) for value in values)
            heading = column_words(problem.label(fact, "zh"), "zh")
            dimensions.append(Dimension(name=problem.label(fact), name_zh=heading, categories=lines))
    return [dimension for dimension in dimensions if dimension.categories]


def _category(problem: Any, code: str, **counted: Any) -> Category:
    """A line headed by the words for a code."""
    words = (problem.label(code), problem.label(code, "zh")) if code else ("(empty)", "（未填）")
    return Category(label=words[0], label_zh=words[1], **counted)
