"""Conditions that nobody can meet, whatever the data."""

from __future__ import annotations

from ...data.condition import Condition, in_words
from ...errors import Message


def contradiction(where: tuple[Condition, ...], either: tuple[Condition, ...] = ()) -> Message | None:
    """Why no value can meet all of ``where`` and one of ``either``; None if some can."""
    clash = _clash(where)
    if clash is None and either:
        clashes = [_clash((*where, each)) for each in either]
        clash = clashes[0] if all(clashes) else None
    return None if clash is None else Message("never", f"can never hold: {clash}", f"不可能符合：{clash.zh}")


def _clash(where: tuple[Condition, ...]) -> Message | None:
    for each in where:
        if each.any_of and all(_clash((part,)) for part in each.any_of):
            return _clash((each.any_of[0],))
        if each.values and not each.unless and all(isinstance(value, str) and not value.strip() for value in each.values):
            en = f"{each.fact} is compared with empty text, and an empty cell is a missing fact"
            return Message("never.empty", en, f"“{each.fact}”与空白比较，而空白表示不明")
    for fact in dict.fromkeys(each.fact for each in where if not each.any_of):
        about = tuple(each for each in where if each.fact == fact and not each.any_of)
        if len(about) > 1 and not _possible(about):
            return Message("never.both", in_words(about), in_words(about, "zh"))
    return None


def _possible(about: tuple[Condition, ...]) -> bool:
    """Whether one value can pass all tests of one fact."""
    for each in about:
        if each.values and not each.unless:
            return any(all(other.accepts(value) for other in about) for value in each.values)
    ranges = [each for each in about if each.ranged]
    if len({each.dated for each in ranges}) > 1:
        return False
    inside = [each for each in ranges if not each.unless]
    low = max((each.low for each in inside if each.low is not None), default=None)
    high = min((each.high for each in inside if each.high is not None), default=None)
    if low is not None and high is not None and low > high:
        return False
    for each in ranges:
        if each.unless and inside:
            from_below = each.low is None or (low is not None and each.low <= low)
            to_above = each.high is None or (high is not None and each.high >= high)
            if from_below and to_above:
                return False
    return True
