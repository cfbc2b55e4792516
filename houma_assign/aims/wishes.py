"""What people and villages wish for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import groupby
from typing import Annotated, Any, ClassVar, Self

import numpy as np
from pydantic import BeforeValidator, field_validator, model_validator

from .base import (
    NO_PLACE,
    UNKNOWN_CANDIDATE,
    Aim,
    Facts,
    FactsField,
    Fault,
    Fraction,
    Grid,
    Ids,
    Message,
    Number,
    Objective,
    Placements,
    ProblemLike,
    as_tuple,
    common_scale,
    fraction,
    language,
    too_fine,
    whole,
)

FINE = Message("wishes_worth_fine", "more than six decimals cannot be held exactly", "小数超过六位，无法精确保存")
RISING = Message("wishes_worth_rising", "a later wish is worth more than one before it", "靠后的意愿分值高于靠前的意愿")
APART = Message(
    "wishes_ties_apart", "wishes that are alike stand side by side in the list, each in one group",
    "同等的意愿须相邻列出，且只属于一组",
)  # fmt: skip


class Wishes(Aim):
    r"""Wishes granted: a first wish counts most, the last one 1, a post that was not wished for 0.

    .. math:: \max \sum_{c,p} (n_c - \text{rank}_{cp}) x_{cp}

    Wishes may be alike: ``{"c1": (("v1", "v2"), "v3")}`` wishes for v1 as much as for v2; both are first, v3 is second.

    Parameters
    ----------
    wishes
        Candidate id -> post or village ids, most wished first; what is listed twice counts once, where it stands first.
    by_rank
        What a first, second, ... wish is worth, for everybody, in place of the above; later ones are worth 0.
    ties
        Candidate id -> groups of places that are alike; made of the wishes where they hold groups.
    id, slack
        As in ``Aim``: its name, and how much of its best value later aims may give away.
    """

    kind: ClassVar[str] = "wishes"
    wishes: FactsField[Ids]
    by_rank: Annotated[tuple[Number, ...], BeforeValidator(as_tuple)] = ()
    ties: FactsField[Annotated[tuple[Ids, ...], BeforeValidator(as_tuple)]] = Facts()

    @model_validator(mode="before")
    @classmethod
    def _apart(cls, data: Any) -> Any:
        """Groups in the lists as lists without, and the groups."""
        wishes = data.get("wishes") if isinstance(data, Mapping) else None
        given = data.get("ties", {}) if isinstance(data, Mapping) else None
        if not isinstance(wishes, Mapping) or not isinstance(given, Mapping):
            return data  # the fields themselves say what is wrong
        flat, ties = dict(wishes), dict(given)
        for who, given in wishes.items():
            wanted = as_tuple(given)
            groups = [as_tuple(each) for each in wanted if not isinstance(each, str)] if isinstance(wanted, tuple) else []
            if groups and all(isinstance(each, tuple) for each in groups):
                flat[who] = tuple(place for each in wanted for place in ((each,) if isinstance(each, str) else as_tuple(each)))
                ties[who] = (*ties.get(who, ()), *groups)
        return {**data, "wishes": flat, **({"ties": ties} if ties else {})}

    @field_validator("wishes")
    @classmethod
    def _once(cls, wishes: Facts[tuple[str, ...]]) -> Facts[tuple[str, ...]]:
        return Facts({who: tuple(dict.fromkeys(wanted)) for who, wanted in wishes.items()})

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """Unknown people, posts or villages, ties of what does not stand together, worths that are too fine or rise."""
        faults = [self.fault("wishes", who, UNKNOWN_CANDIDATE) for who in self.wishes if not problem.has_candidate(who)]
        for who, wanted in self.wishes.items():
            faults += [self.fault(who, place, NO_PLACE) for place in wanted
                       if not problem.has_post(place) and not problem.has_village(place)]  # fmt: skip
        for who, groups in self.ties.items():
            alike = [place for group in groups for place in group]
            runs = [key for key, _ in groupby(self._group(who, place) for place in self.wishes.get(who, ())) if key is not None]
            if len(set(alike)) < len(alike) or len(set(runs)) < len(runs) or set(alike) - set(self.wishes.get(who, ())):
                faults.append(self.fault(who, " = ".join(alike), APART))
        faults += [self.fault("by_rank", each, FINE) for each in self.by_rank if too_fine(each)]
        falling = all(one >= other for one, other in zip(self.by_rank, self.by_rank[1:], strict=False))
        return faults if falling else [*faults, self.fault("by_rank", None, RISING)]

    def leaving_out(self, absent: frozenset[str]) -> Self:
        """The wishes of the others."""
        return self.among({who for who in self.wishes if who not in absent}, None)

    def among(self, people: Collection[str], places: Collection[str] | None) -> Self:
        """The wishes of these people alone, for these places alone, or for all where None is given."""
        left = {who: tuple(each for each in wanted if places is None or each in places)
                for who, wanted in self.wishes.items() if who in people}  # fmt: skip
        ties = {who: tuple(kept for group in groups if (kept := tuple(each for each in group if each in left[who])))
                for who, groups in self.ties.items() if who in left}  # fmt: skip
        return self.changed(wishes=left, ties=ties)

    def _group(self, who: str, place: str) -> int | None:
        return next((k for k, group in enumerate(self.ties.get(who, ())) if place in group), None)

    def ranks(self, who: str) -> dict[str, int]:
        """Place wished for -> how high, 0 for the first; those that are alike have the same."""
        ranks: dict[str, int] = {}
        rank, before = -1, None
        for place in self.wishes.get(who, ()):
            group = self._group(who, place)
            rank += group is None or group != before
            ranks[place], before = rank, group
        return ranks

    def _worths(self, who: str) -> dict[str, Fraction]:
        ranks = self.ranks(who)
        last = max(ranks.values(), default=0)
        if not self.by_rank:
            return {place: Fraction(last + 1 - rank) for place, rank in ranks.items()}
        return {place: fraction(self.by_rank[rank]) for place, rank in ranks.items() if rank < len(self.by_rank)}

    def objective(self, grid: Grid) -> Objective:
        """Worth of each pair to its person."""
        scale = common_scale(self.by_rank)
        worth = np.zeros((len(grid.people), len(grid.posts)), np.int64)
        for who in set(self.wishes) & set(grid.person_at):
            known = {place: whole(value, scale) for place, value in self._worths(who).items()}
            worth[grid.person_at[who]] = [_best(known, post.id, post.village) for post in grid.posts]
        return Objective(worth[grid.candidate, grid.post], scale)

    def value(self, problem: ProblemLike, placements: Placements) -> Fraction:
        """Worth of what was granted."""
        total = Fraction(0)
        for place in placements:
            total += _best(self._worths(place.candidate), place.post, problem.post(place.post).village)
        return total

    def words(self, lang: str = "en") -> str:
        """The aim in words."""
        spoken = language(lang)
        return spoken.say("wishes granted", "个人意愿") + spoken.aside(spoken.names(map(str, self.by_rank)))


def _best(worths: Mapping[str, Any], post: str, village: str) -> Any:
    """What a post is worth to somebody who may have wished for it, for its village, or for both."""
    return max((worths[place] for place in (post, village) if place in worths), default=0)
