"""Needs of a village that people can meet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from ...data.exact import Ints
from ...data.village import Village
from .point_rule import ANY_NEED


def needs_met(village: Village, skills: Sequence[str], met_by: Mapping[str, Sequence[str]]) -> list[str]:
    """The needs of the village that somebody with these skills meets."""
    return [need for need in village.needs if set(met_by.get(need, (need,))) & set(skills)]


def matched_needs(
    wanted: Sequence[str], village: Village, skills: Sequence[Sequence[str]], met_by: Mapping[str, Sequence[str]]
) -> Ints:
    """How many of the wanted needs the village has and each person meets; shape (people,)."""
    needs = [need for need in village.needs if ANY_NEED in wanted or need in wanted]
    able = [set(met_by.get(need, (need,))) for need in needs]
    return np.array([sum(not each.isdisjoint(has) for each in able) for has in skills], dtype=np.int64)
