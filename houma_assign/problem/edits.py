"""Edits of a problem. Each gives a new problem, checked like any other; the old one stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from ..aims import Aim
from ..constraints import Barred, Constraint, Pinned
from ..data.exact import fraction, is_number
from ..data.quantities import LARGEST
from ..data.record import plain
from ..errors import Fault, InputError

if TYPE_CHECKING:
    from .problem import Problem


class Edits:
    """The edits a problem understands."""

    def _with(self: Any, **changes: Any) -> Problem:
        # Not model_copy(update=...), which checks nothing.
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        made: Problem = type(self)(**{**fields, **changes})
        return made

    def without(self: Any, *candidates: str) -> Problem:
        """The problem without these people. Rules that name them must be dropped or changed first."""
        gone = set(candidates)
        _known("candidates", gone, self.has_candidate)
        people = tuple(who.without_kin(gone) for who in self.candidates if who.id not in gone)
        posts = [post.id for post in self.posts]
        edited: Problem = self._with(candidates=people, pairs=self.pairs.aligned((who.id for who in people), posts))
        return edited

    def pin(self, candidate: str, post: str) -> Problem:
        """The problem with this placement settled."""
        return self.adding(Pinned(candidate=candidate, post=post))

    def bar(self, candidate: str, post: str | None = None, village: str | None = None) -> Problem:
        """The problem with this person kept out of a post, a village, or altogether."""
        return self.adding(Barred(candidate=candidate, post=post, village=village))

    def adding(self: Any, *rules: Constraint) -> Problem:
        """The problem with more rules."""
        edited: Problem = self._with(constraints=(*self.constraints, *rules))
        return edited

    def dropping(self: Any, *rules: str) -> Problem:
        """The problem without the rules of these ids."""
        _known("rules", set(rules), {rule.id for rule in self.constraints}.__contains__)
        edited: Problem = self._with(constraints=tuple(rule for rule in self.constraints if rule.id not in rules))
        return edited

    def replacing(self, *rules: Constraint) -> Problem:
        """The problem with rules exchanged for others of the same id, e.g. another limit or a penalty."""
        return self.dropping(*(rule.id for rule in rules)).adding(*rules)

    def with_aims(self: Any, *aims: Aim | Iterable[Aim]) -> Problem:
        """The problem with these aims, most important first."""
        listed = tuple(aim for each in aims for aim in ((each,) if isinstance(each, Aim) else tuple(each)))
        edited: Problem = self._with(aims=listed)
        return edited

    def with_scores(self: Any, scores: Mapping[Any, Any]) -> Problem:
        """The problem with other points.

        Parameters
        ----------
        scores
            (candidate id, post id) -> points for single pairs, or candidate id -> points for all the person's pairs.
            Points have at most two decimals. Pairs that are not listed keep theirs; barred pairs stay barred.
        """
        pairs, faults = self.pairs, []
        factor = 100 // pairs.scale if 100 % pairs.scale == 0 else 1
        changed, scale = pairs.score * factor, pairs.scale * factor
        at = {who: k for k, who in enumerate(pairs.candidates)}
        for key, points in scores.items():
            where = _rows_of(key, pairs, at)
            value = plain(points)
            usable = is_number(value) and value == value and abs(value) < LARGEST
            steps = fraction(value) * scale if usable else None
            if where is None:
                faults.append(Fault("scores", str(key), "", points, "unknown candidate, or a pair that is not scored"))
            elif steps is None or steps.denominator != 1:
                faults.append(
                    Fault("scores", str(key), "score", points, "points are numbers below 1e12 with at most two decimals")
                )
            else:
                changed[where] = int(steps)
        if faults:
            raise InputError(faults)
        made = type(pairs)(pairs.candidates, pairs.posts, pairs.candidate, pairs.post, changed, scale, pairs.grade, pairs.facts)
        edited: Problem = self._with(pairs=made)
        return edited


def _rows_of(key: Any, pairs: Any, at: Mapping[str, int]) -> Any:
    if isinstance(key, tuple):
        return pairs.at.get(key)
    return np.flatnonzero(pairs.candidate == at[key]) if key in at else None


def _known(table: str, ids: set[str], known: Any) -> None:
    unknown = [Fault(table, str(each), "id", each, "unknown id") for each in sorted(ids) if not known(each)]
    if unknown:
        raise InputError(unknown)
