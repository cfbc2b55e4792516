"""Which columns the listed rules and aims read, so that a column nobody fills can be told from one that nobody needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Place = tuple[str, str]  # table, column or fact


def fields_read(rules: Iterable[Any], aims: Iterable[Any]) -> dict[Place, Any]:
    """Column -> the first rule or aim that reads it."""
    found: dict[Place, Any] = {}
    for each in (*rules, *aims):
        for place in _read_by(each):
            found.setdefault(place, each)
    return found


def _read_by(each: Any) -> Iterator[Place]:
    kind = each.kind
    for part, _ in getattr(each, "parts", ()) if kind == "blend" else ():
        yield from _read_by(part)
    if kind == "home_village":
        yield "candidates", "home"
    if kind == "kin":
        yield "candidates", "kin"
    if kind == "unit_cap":
        yield "candidates", each.fact
    if kind == "even_load" and each.each is not None:
        yield {"candidate": "candidates", "post": "posts", "village": "villages"}[each.of], each.each
    if kind in ("skill", "needs"):
        yield "candidates", "skills"
    if kind == "needs":
        yield "villages", "needs"
    if kind in ("merit", "worst_off") or {"score", "pair.score"} & {*getattr(each, "numbers_used", ())}:
        yield "pairs", "score"
    township = getattr(each, "township", None) is not None or getattr(each, "each", None) == "township"
    if township or getattr(each, "within", None) == "township":
        yield "villages", "township"
    if getattr(each, "role", None) is not None or getattr(each, "each", None) == "role" or getattr(each, "role_weights", None):
        yield "posts", "role"
    where = getattr(each, "where", ())
    for condition in () if isinstance(where, Mapping) else where:  # a mapping asks villages
        for part in getattr(condition, "parts", (condition,)):
            yield "candidates", part.fact
