"""Wishes, vetoes and bars of a whole pool, as far as they speak of the people and villages that are left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, TypeVar

from ..aims import Aim, Wishes
from ..constraints import Barred, Constraint, Stable
from ..data.post import Post

Kept = TypeVar("Kept")


def rules_left(rules: Iterable[Constraint], people: AbstractSet[str], posts: Iterable[Post]) -> tuple[Constraint, ...]:
    """The rules without wishes, marks and bars of people and villages that went out; all others as they are."""
    places = _places(posts)
    found: list[Constraint] = []
    for rule in rules:
        if isinstance(rule, Barred):
            found += [rule] if rule.candidate in people and (rule.post or rule.village or "") in {"", *places} else []
        elif isinstance(rule, Stable):
            wishes, say = _wishes(rule.wishes, people, places), rule.say
            if not isinstance(say, str):
                say = {place: _of(given, people) for place, given in say.items() if place in places}
            found += [rule.changed(wishes=wishes, say=say)] if wishes else []
        else:
            found.append(rule)
    return tuple(found)


def aims_left(aims: Iterable[Aim], people: AbstractSet[str], posts: Iterable[Post]) -> tuple[Aim, ...]:
    """The aims likewise."""
    places = _places(posts)
    return tuple(
        aim.among(_wishes(aim.wishes, people, places), places) if isinstance(aim, Wishes) else aim for aim in aims
    )  # fmt: skip


def _places(posts: Iterable[Post]) -> set[str]:
    listed = list(posts)
    return {post.id for post in listed} | {post.village for post in listed}


def _of(given: Mapping[str, Kept], people: AbstractSet[str]) -> dict[str, Kept]:
    return {who: value for who, value in given.items() if who in people}


def _wishes(wishes: Mapping[str, Any], people: AbstractSet[str], places: AbstractSet[str]) -> dict[str, tuple[str, ...]]:
    left = {who: tuple(place for place in wanted if place in places) for who, wanted in _of(wishes, people).items()}
    return {who: wanted for who, wanted in left.items() if wanted}
