"""Pairs with some of them added, changed or taken away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm

import numpy as np

from ..data.exact import Ints
from ..data.pairs import GRADES, Pairs

Key = tuple[str, str]  # candidate, post


@dataclass(frozen=True)
class PairValues:
    """What stands of one pair: points, grade ("" for none) and its further numbers."""

    score: Fraction
    grade: str = ""
    facts: Mapping[str, Fraction] = field(default_factory=dict)


def values_of(pairs: Pairs, key: Key) -> PairValues | None:
    """What stands of a pair; None if it is not listed."""
    at = pairs.at.get(key)
    if at is None:
        return None
    facts = {name: Fraction(int(numbers[at]), scale) for name, (numbers, scale) in pairs.facts.items()}
    return PairValues(Fraction(int(pairs.score[at]), pairs.scale), GRADES[pairs.grade[at]], facts)


def edited(pairs: Pairs, changes: Mapping[Key, PairValues | None], people: Iterable[str], posts: Iterable[str]) -> Pairs:
    """The pairs with these changes, over these people and posts; None takes a pair away.

    Every value must be an exact number of hundredths (points) or millionths, and have the further numbers that pairs have.
    """
    gone = [pairs.at[key] for key in changes if key in pairs.at]
    keep = np.ones(len(pairs), dtype=bool)
    keep[gone] = False
    old = pairs.only(keep)
    new = {key: values for key, values in changes.items() if values is not None}
    names_c, names_p = tuple(sorted({*people})), tuple(sorted({*posts}))
    person_at, post_at = ({name: k for k, name in enumerate(names)} for names in (names_c, names_p))
    base = old.aligned(names_c, names_p)
    score, scale = _joined(base.score, base.scale, [values.score for values in new.values()])
    facts = {name: _joined(*base.facts[name], [values.facts[name] for values in new.values()]) for name in base.facts}
    made = Pairs(
        names_c, names_p,
        np.concatenate([base.candidate, np.array([person_at[who] for who, _ in new], np.int64)]),
        np.concatenate([base.post, np.array([post_at[post] for _, post in new], np.int64)]),
        score, scale,
        np.concatenate([base.grade, np.array([GRADES.index(values.grade) for values in new.values()], np.int8)]),
        facts,
    )  # fmt: skip
    return made.aligned(names_c, names_p)


def _joined(numbers: Ints, scale: int, more: list[Fraction]) -> tuple[Ints, int]:
    wider = lcm(scale, *(value.denominator for value in more))
    added = np.array([int(value * wider) for value in more], np.int64)
    return np.concatenate([numbers * (wider // scale), added]), wider
