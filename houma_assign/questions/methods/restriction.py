"""What an edit changes: where it only takes plans away, the best plan of the wider problem that is left is the answer.

An edited problem is compared with the problem it comes from by what the solver sees: the pairs that are left, the rules, the
aims. If every plan of the edited problem is a plan of the wider one and worth the same to every aim, lots included, then a
best plan of the wider problem that keeps the edited rules is the best plan of the edited problem, and no search is needed.
Other points, wider limits and other aims are told, too, for whoever can ask about them. Wherever a difference is not
understood, the answer is None: the edited problem must be solved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ...aims import Aim, Blend, EvenLoad, Lots, Merit, WorstOff
from ...constraints import Capacity, Constraint, PostsEach, Quota, UnitCap
from ...constraints.base import Forbidding
from ...data.condition_subject import of_points
from ...data.exact import Ints, common_scale, whole
from ...data.placement import Placement
from ...problem.problem import Problem

LIMITS = (Quota, UnitCap)  # rules that say nothing but their rows: no other rule or aim asks whether they are there
# Rules and aims of the package are known to look at people one at a time; those of a user may look at anything.
KNOWN = tuple(kind.__module__.rpartition(".")[0] for kind in (Constraint, Aim))


@dataclass(frozen=True)
class Restriction:
    """What an edited problem takes away from the problem it comes from, and in what else they differ.

    Attributes
    ----------
    removed
        The pairs that are gone, as bits over the pairs that the wider problem allows.
    rules
        Hard rules that the wider problem does not have, those that bar single pairs aside.
    point_change
        What the points of each pair gain, in steps of the wider problem's points; None if points are the same.
    looser
        Hard rules of the wider problem, by id, that are gone or allow more.
    other_aims
        Whether the aims are others.
    """

    removed: int = 0
    rules: frozenset[Constraint] = frozenset()
    point_change: Ints | None = field(default=None, compare=False)
    looser: frozenset[str] = frozenset()
    other_aims: bool = False

    @property
    def narrows(self) -> bool:
        """Whether it only takes plans away, and all others are worth the same."""
        return self.point_change is None and not self.looser and not self.other_aims

    def within(self, other: Restriction) -> bool:
        """Whether the other problem takes away all that this one does, so that its plans are among those of this one."""
        narrow = self.narrows and other.narrows
        return narrow and not self.removed & ~other.removed and self.rules <= other.rules


class Base:
    """A problem that edited ones are compared with."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.pairs = problem.eligibility.grid.pairs
        self.people = {who: k for k, who in enumerate(self.pairs.candidates)}
        self.at = np.full((len(self.pairs.candidates), len(self.pairs.posts)), -1, np.int64)
        self.at[self.pairs.candidate, self.pairs.post] = np.arange(len(self.pairs))
        meant = [rule.held_fast(problem) for rule in problem.constraints]  # a rule may mean another thing beside other rules
        self.hard = {rule.id: rule for rule in meant if rule.penalty is None}
        self.soft = frozenset(rule for rule in meant if rule.penalty is not None)
        self.comparable = self._comparable(problem)

    def _comparable(self, problem: Problem) -> bool:
        known = all(type(each).__module__.startswith(KNOWN) for each in (*problem.constraints, *problem.tiers))
        return known and not any(aim.slack for aim in problem.tiers)

    def bits(self, placements: Sequence[Placement]) -> int:
        """Placements as bits."""
        mask = np.zeros(len(self.pairs), bool)
        mask[[self.pairs.at[place] for place in placements]] = True
        return _bits(mask)

    def columns(self, bits: int) -> list[int]:
        """Positions of the pairs that the bits stand for."""
        size = -(-len(self.pairs) // 8)
        mask = np.unpackbits(np.frombuffer(bits.to_bytes(size, "big"), np.uint8))
        return [int(k) for k in np.flatnonzero(mask)]

    def restriction(self, edited: Problem) -> Restriction | None:
        """What the edited problem changes; None if that is not understood."""
        base = self.problem
        if not self.comparable or edited.posts != base.posts or edited.villages != base.villages:
            return None
        if edited.tiers != base.tiers and not self._comparable(edited):
            return None
        if not self._same_people(edited) or Lots().bits(edited) != Lots().bits(base):
            return None
        rules = self._rules(edited)
        return None if rules is None else self._pairs(edited, *rules)

    def _same_people(self, edited: Problem) -> bool:
        """The same people, or some of them; kin who are gone aside."""
        gone = self.people.keys() - {who.id for who in edited.candidates}
        if any(aim.groups(edited) != aim.groups(self.problem) for aim in _of_all(edited.tiers)):
            return False  # somebody without a post counts, and no longer does
        if gone and any(isinstance(rule, (PostsEach, Capacity)) and rule.least is not None for rule in edited.constraints):
            return False  # something was asked of them
        for who in edited.candidates:
            if who.id not in self.people:
                return False
            known = self.problem.candidate(who.id)
            if who is not known and who != known.without_kin(gone):
                return False
        return True

    def _rules(self, edited: Problem) -> tuple[frozenset[Constraint], frozenset[str]] | None:
        """The hard rules that are new or tighter, and the limits that are gone or looser; None if a rule differs otherwise."""
        meant = [rule.held_fast(edited) for rule in edited.constraints]
        rules = {rule.id: rule for rule in meant if rule.penalty is None}
        soft = frozenset(rule for rule in meant if rule.penalty is not None)
        if soft != self.soft or not all(type(rule).__module__.startswith(KNOWN) for rule in rules.values()):
            return None
        users: tuple[Constraint | Aim, ...] = (*edited.constraints, *edited.tiers)
        for user in users:
            if any(edited.source_of(name) != self.problem.source_of(name) for name in user.numbers_used):
                return None
        looser = set()
        for id, rule in self.hard.items():
            other = rules.get(id)
            if isinstance(rule, Forbidding) or other is rule or other == rule:
                continue  # what such a rule no longer bars shows in the pairs
            if other is not None and tightens(other, rule):
                continue
            if not isinstance(rule, LIMITS) or not isinstance(other, (type(rule), type(None))):
                return None
            looser.add(id)
        new = (rule for id, rule in rules.items() if not isinstance(rule, Forbidding) and id not in looser)
        return frozenset(
            rule for rule in new if rule is not self.hard.get(rule.id) and rule != self.hard.get(rule.id)
        ), frozenset(looser)

    def _pairs(self, edited: Problem, rules: frozenset[Constraint], looser: frozenset[str]) -> Restriction | None:
        pairs, own = edited.eligibility.grid.pairs, self.pairs
        if pairs.posts != own.posts:
            return None
        people = np.array([self.people[who] for who in pairs.candidates], np.int64)
        where = self.at[people[pairs.candidate], pairs.post]
        if (where < 0).any() or not np.array_equal(pairs.grade, own.grade[where]) or pairs.facts.keys() != own.facts.keys():
            return None
        for name, (numbers, scale) in pairs.facts.items():
            theirs, steps = own.facts[name]
            if not np.array_equal(numbers * steps, theirs[where] * scale):
                return None
        left = np.zeros(len(own), bool)
        left[where] = True
        point_change = None
        if pairs.scale != own.scale or not np.array_equal(pairs.score, own.score[where]):
            point_change = np.zeros(len(own), np.int64)
            point_change[where] = pairs.score * own.scale - own.score[where] * pairs.scale
            if not self._points_only_in_merit(edited):
                return None
        return Restriction(_bits(~left), rules, point_change, looser, edited.tiers != self.problem.tiers)

    def _points_only_in_merit(self, edited: Problem) -> bool:
        users: tuple[Constraint | Aim, ...] = (*edited.constraints, *edited.tiers)
        if any(edited.source_of(name) == ("pair", "score") for user in users for name in user.numbers_used):
            return False
        if any(of_points(getattr(user, "where", ())) for user in users):
            return False
        return not any(_is_or_has(aim, WorstOff) or isinstance(aim, Blend) for aim in edited.tiers)

    def still_ahead(self, edited: Problem, placements: Sequence[Placement], point_change: Ints) -> bool:
        """Whether no plan gains more points than this one, in any aim that counts them."""
        each = any(isinstance(rule, PostsEach) and rule.penalty is None for rule in edited.constraints)
        single = each and all(who.most <= 1 for who in edited.candidates)
        roles = [self.problem.post(post).role for post in self.pairs.posts]
        for aim in edited.tiers:
            if isinstance(aim, Merit):
                scale = common_scale(aim.role_weights.values())
                weight = np.array([whole(aim.role_weights.get(role, 1), scale) for role in roles], np.int64)
                gained = point_change * weight[self.pairs.post]
                most = np.zeros(len(self.pairs.candidates), np.int64)
                if single:
                    np.maximum.at(most, self.pairs.candidate, gained)
                else:
                    np.add.at(most, self.pairs.candidate, np.maximum(gained, 0))
                if int(gained[[self.pairs.at[place] for place in placements]].sum()) < int(most.sum()):
                    return False
        return True


def tightens(new: Constraint, old: Constraint) -> bool:
    """Whether a rule is the other one with a higher ``least`` or a lower ``most``, and so allows nothing more."""
    if type(new) is not type(old):
        return False
    for name in type(old).model_fields:
        one, other = getattr(new, name), getattr(old, name)
        if one == other:
            continue
        if name not in ("least", "most") or not isinstance(one, (int, float)) or isinstance(other, (str, Mapping)):
            return False
        if other is not None and (one < other if name == "least" else one > other):
            return False
    return True


def _of_all(aims: Sequence[Aim]) -> list[EvenLoad | WorstOff]:
    """Those among the aims, and among the parts of blends, that look at all who can take something."""
    found = [aim for aim in aims if isinstance(aim, (EvenLoad, WorstOff))]
    return found + [each for aim in aims if isinstance(aim, Blend) for each in _of_all([part for part, _ in aim.parts])]


def _is_or_has(aim: Any, kind: type) -> bool:
    return isinstance(aim, kind) or (isinstance(aim, Blend) and any(_is_or_has(part, kind) for part, _ in aim.parts))


def _bits(mask: Any) -> int:
    return int.from_bytes(np.packbits(mask).tobytes(), "big")
