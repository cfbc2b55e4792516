"""Conditions that nobody can meet, whatever the data."""

from __future__ import annotations

from ...data.condition import Condition, in_words


def contradiction(where: tuple[Condition, ...], either: tuple[Condition, ...] = ()) -> str | None:
    """Why no value can meet all of ``where`` and one of ``either``; None if some can."""
    clash = _clash(where)
    if clash is None and either:
        clashes = [_clash((*where, each)) for each in either]
        clash = clashes[0] if all(clashes) else None
    return None if clash is None else f"can never hold: {clash}"


def _clash(where: tuple[Condition, ...]) -> str | None:
    for each in where:
        values = (each.equals,) if each.equals is not None else each.one_of
        if values and not each.unless and all(isinstance(value, str) and not value.strip() for value in values):
            return f"{each.fact} is compared with empty text, and an empty cell is a missing fact"
    for fact in dict.fromkeys(each.fact for each in where):
        about = tuple(each for each in where if each.fact == fact)
        if len(about) > 1 and not _possible(about):
            return in_words(about)
    return None


def _possible(about: tuple[Condition, ...]) -> bool:
    """Whether one value can pass all tests of one fact."""
    for each in about:
        values = (each.equals,) if each.equals is not None else each.one_of
        if values and not each.unless:
            return any(all(other.accepts(value) for other in about) for value in values)
    ranges = [each for each in about if each.least is not None or each.most is not None]
    inside = [each for each in ranges if not each.unless]
    low = max((each.least for each in inside if each.least is not None), default=None)
    high = min((each.most for each in inside if each.most is not None), default=None)
    if low is not None and high is not None and low > high:
        return False
    for each in ranges:
        if each.unless and inside:
            from_below = each.least is None or (low is not None and each.least <= low)
            to_above = each.most is None or (high is not None and each.most >= high)
            if from_below and to_above:
                return False
    return True
