"""Limits of groups of posts: one number for all, one for each by its name, or a column of the villages or posts."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, TypeVar

from .base import (
    Fault,
    Message,
    ProblemLike,
    column_words,
    fraction,
    is_number,
    language,
    limit_of,
    post_id_words,
    rule_place,
    shown,
    standard,
    too_fine,
)
from .scope import Scoped

LIMIT_FINE = Message("limit_too_fine", "more than six decimals cannot be held exactly", "小数超过六位，无法精确保存")
BY_GROUP = Message("limits_of_groups", "there is one group; limits by name need `each`", "这里只有一组；分别写限额时请写明“范围”")
BY_COLUMN = Message("limits_by_column", "a column needs `each` to be village or post", "用一列作限额时，“范围”应为每村或每个岗位")
NO_GROUP = Message("no_such_group", "there is no such group", "没有这一组")
R = TypeVar("R", bound=Scoped)


def bound(rule: Any, problem: ProblemLike, name: str, group: str) -> Fraction | None:
    """One limit of one group; None if it has none."""
    return limit_of(getattr(rule, name), group, _record(rule, problem, group))


def _record(rule: Any, problem: ProblemLike, group: str) -> Any:
    find: Any = {"village": problem.village, "post": problem.post}.get(rule.each)
    return find(group) if find is not None else None


def bound_faults(rule: Any, problem: ProblemLike, whole: bool = False) -> list[Fault]:
    """Limits that are too fine, names of no group, columns without a number for a group.

    Parameters
    ----------
    whole
        Whether the limits count people, and so must be whole and no less than 0.
    """
    faults = []
    for name in ("least", "most"):
        limit = getattr(rule, name, None)
        if isinstance(limit, str):
            faults += _column_faults(rule, problem, name, limit, whole)
            continue
        by_name = limit if isinstance(limit, Mapping) else {}
        known = rule.groups(problem)
        if by_name and rule.each is None:
            faults.append(rule.fault(name, None, BY_GROUP))
        else:
            faults += [rule.fault(name, group, NO_GROUP) for group in by_name if group not in known]
        numbers = by_name.values() if isinstance(limit, Mapping) else [limit]
        faults += [rule.fault(name, each, LIMIT_FINE) for each in numbers if each is not None and too_fine(each)]
    return faults


def _column_faults(rule: Any, problem: ProblemLike, name: str, column: str, whole: bool) -> list[Fault]:
    if rule.each not in ("village", "post"):
        return [rule.fault(name, column, BY_COLUMN)]
    faults = []
    for group in rule.groups(problem):
        value = _record(rule, problem, group).fact(column)
        fits = is_number(value) and (value >= 0 and fraction(value).denominator == 1 if whole else not too_fine(value))
        if not fits:
            faults.append(Fault(f"{rule.each}s", group, column, value, _needed(rule, whole)))
    return faults


def _needed(rule: Any, whole: bool) -> Message:
    en, zh = (
        ("a whole number of people", "人数（整数）") if whole else ("a number with at most six decimals", "最多六位小数的数字")
    )
    return Message("group_limit_needed", f"rule {rule.id!r} needs {en} here", f"规则“{rule_place(rule).zh}”在此需要{zh}")


def loosened_bounds(rule: R, problem: ProblemLike) -> list[tuple[Message, R]]:
    """The rule with each limit that stands by name, or in a column, one unit wider."""
    found: list[tuple[Message, R]] = []
    for name, step, sign in (("least", -1, "-"), ("most", 1, "+")):
        limit = getattr(rule, name, None)
        if isinstance(limit, Mapping):
            for group, given in limit.items():
                wider = shown(fraction(given) + step)
                was = Message("limit_of", f"{group}: {given}", f"{post_id_words(standard(group, 'zh'), 'zh')}：{given}")
                found += rule._wider(name, was, wider, **{name: {**limit, group: wider}})
        elif isinstance(limit, str):
            each = {group: value + step for group in rule.groups(problem)
                    if (value := bound(rule, problem, name, group)) is not None}  # fmt: skip
            found += rule._wider(name, f"{sign} 0", f"{sign} 1", **{name: {group: shown(value) for group, value in each.items()}})
    return found


def bound_words(limit: Any, lang: str) -> str:
    """A limit in words."""
    if isinstance(limit, Mapping):
        return language(lang).names(f"{post_id_words(standard(group, lang), lang)} {value}" for group, value in limit.items())
    return column_words(limit, lang) if isinstance(limit, str) else str(limit)
