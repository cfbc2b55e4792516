"""What a problem can be asked about its records, by id."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from typing import Any

from ..data import quantities
from ..data.candidate import Candidate
from ..data.placement import Placement
from ..data.post import Post
from ..data.record import Facts
from ..data.village import Village
from ..errors import Fault

# The two roles that the library itself speaks of, and yes and no; a problem's own labels come before these.
STANDARD = {
    "zh": {"secretary": "第一书记", "member": "工作队员", "yes": "是", "no": "否"},
}  # fmt: skip


class Lookups:
    """The lookups a problem understands."""

    @cached_property
    def _candidate_at(self: Any) -> Mapping[str, Candidate]:
        return {record.id: record for record in self.candidates}

    @cached_property
    def _village_at(self: Any) -> Mapping[str, Village]:
        return {record.id: record for record in self.villages}

    @cached_property
    def _post_at(self: Any) -> Mapping[str, Post]:
        return {record.id: record for record in self.posts}

    def candidate(self: Any, id: str) -> Candidate:
        """The candidate with this id."""
        found: Candidate = self._candidate_at[id]
        return found

    def village(self: Any, id: str) -> Village:
        """The village with this id."""
        found: Village = self._village_at[id]
        return found

    def post(self: Any, id: str) -> Post:
        """The post with this id."""
        found: Post = self._post_at[id]
        return found

    def has_candidate(self: Any, id: str) -> bool:
        """Whether there is a candidate with this id."""
        return id in self._candidate_at

    def has_village(self: Any, id: str) -> bool:
        """Whether there is a village with this id."""
        return id in self._village_at

    def has_post(self: Any, id: str) -> bool:
        """Whether there is a post with this id."""
        return id in self._post_at

    def are_kin(self: Any, one: str, other: str) -> bool:
        """Whether two candidates are kin; it is enough that one of them says so."""
        return other in self.candidate(one).kin or one in self.candidate(other).kin

    def source_of(self: Any, name: str) -> tuple[str, str]:
        """Where a number of this name stands; see ``quantities``."""
        if name not in self._sources:
            self._sources[name] = quantities.source_of(self, name)
        found: tuple[str, str] = self._sources[name]
        return found

    @cached_property
    def _sources(self: Any) -> dict[str, tuple[str, str]]:
        return {}

    def number(self: Any, name: str, placement: Placement) -> Fraction:
        """A number for one placement, exactly."""
        return quantities.value_of(self, name, placement)

    def number_faults(self: Any, rule: str, name: str) -> list[Fault]:
        """What keeps a number from being used in a rule."""
        return quantities.number_faults(self, rule, name)

    def label(self: Any, code: str, lang: str = "en") -> str:
        """A coded value in words, or the code where there are none."""
        words: str = self.labels.get(lang, Facts()).get(code) or STANDARD.get(lang, {}).get(code, code)
        return words
