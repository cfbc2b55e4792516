"""A problem: people, villages, posts, pairs, rules and aims. Frozen; every edit gives a new, checked problem."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any, Self

from ..aims import Aim
from ..constraints import Barred, Constraint, Pinned
from ..data.language import Lang
from ..data.records_json import load_json
from ..errors import Fault
from .data_edits import DataEdits
from .meant import aims_meant, all_meant, meant
from .openings import settled
from .outlived import edited
from .rescore import rescored
from .unknown_ids import refuse, unknown_in


class Problem(DataEdits):
    """Who may be sent where, under which rules, for which aims.

    Build it with ``from_frames`` or ``from_matrix``; the constructor takes finished records. An edit gives a new problem,
    checked like any other; the old one stays as it is.

    Parameters
    ----------
    candidates, villages, posts
        Records with unique ids.
    pairs
        The scored pairs; a pair that is not listed is barred.
    constraints
        Rules with unique ids. ``PostsFilled``, ``Slots`` and ``PostsEach`` are rules like any other: they are in the
        default and in what the builders make, and must be listed where the constructor is given rules.
    aims
        Tiers in order of importance; None for needs, grades, merit as far as the data speak of them. Lots come last.
    dimensions
        How ``plan.structure()`` counts.
    notes
        What a reader must know about the data, e.g. what was normalised when it was read; shown wherever the plan is. Two
        problems that differ in their notes alone are equal.
    labels
        Language -> code -> words, for roles, needs and other coded values, and for notes; what has no words is shown as it
        is.

    Raises
    ------
    InputError
        With every fault found.
    """

    @classmethod
    def from_frames(
        cls,
        candidates: Any,
        villages: Any,
        posts: Any = None,
        pairs: Any = None,
        constraints: Iterable[Constraint] = (),
        aims: Iterable[Aim] | None = None,
        **more: Any,
    ) -> Self:
        """A problem from pandas frames; see ``houma_assign.frames.from_frames.from_frames`` for the columns."""
        from ..frames.from_frames import from_frames

        return cls(**from_frames(candidates, villages, posts, pairs, constraints, aims, **more))

    @classmethod
    def from_matrix(
        cls,
        score: Any,
        slots: Any = 1,
        least: Any = None,
        most_each: Any = 1,
        grade: Any = None,
        constraints: Iterable[Constraint] = (),
        aims: Iterable[Aim] | None = None,
        **more: Any,
    ) -> Self:
        """A problem from a score matrix; see ``houma_assign.frames.from_matrix.from_matrix``."""
        from ..frames.from_matrix import from_matrix

        return cls(**from_matrix(score, slots, least, most_each, grade, constraints, aims, **more))

    def without(self, *candidates: str) -> Self:
        """The problem without these people, by id or by a name that nobody else has.

        Rules that name them must be dropped or changed first.
        """
        gone = set(all_meant(self, "candidates", sorted(set(candidates), key=str)))
        people = tuple(who.without_kin(gone) for who in self.candidates if who.id not in gone)
        posts = [post.id for post in self.posts]
        return self.changed(candidates=people, pairs=self.pairs.aligned((who.id for who in people), posts))

    def pin(self, candidate: str, post: str) -> Self:
        """The problem with this placement settled; ids, or names that say as much: ``pin("李秀英", "上庄村/第一书记")``."""
        who, where = self._place_meant(candidate, post)
        return self.adding(Pinned(candidate=who, post=where))

    def bar(self, candidate: str, post: str | None = None, village: str | None = None) -> Self:
        """The problem with this person kept out of a post, a village, or altogether; ids or names, as in ``pin``."""
        faults: list[Fault] = []
        who = meant(self, "candidates", candidate, faults)
        where = None if post is None else meant(self, "posts", post, faults)
        there = None if village is None else meant(self, "villages", village, faults)
        refuse(faults)
        return self.adding(Barred(candidate=who, post=where, village=there))

    def _place_meant(self, candidate: str, post: str) -> tuple[str, str]:
        faults: list[Fault] = []
        found = meant(self, "candidates", candidate, faults), meant(self, "posts", post, faults)
        refuse(faults)
        return found

    def opening(self, village: str, form: str) -> Self:
        """The problem with this village opened with a form; for problems with a rule ``VillageForms``."""
        return self.replacing(settled(self, all_meant(self, "villages", [village])[0], form))

    def closing(self, village: str) -> Self:
        """The problem with this village left out; for problems with a rule ``VillageForms``."""
        return self.replacing(settled(self, all_meant(self, "villages", [village])[0], ""))

    def adding(self, *rules: Constraint) -> Self:
        """The problem with more rules."""
        return self.changed(constraints=(*self.constraints, *rules))

    def dropping(self, *rules: str) -> Self:
        """The problem without the rules of these ids."""
        refuse(unknown_in("rules", sorted(set(rules)), [rule.id for rule in self.constraints]))
        return self.changed(constraints=tuple(rule for rule in self.constraints if rule.id not in rules))

    def replacing(self, *rules: Constraint) -> Self:
        """The problem with rules exchanged for others of the same id, e.g. another limit or a penalty."""
        return self.dropping(*(rule.id for rule in rules)).adding(*rules)

    def with_aims(self, *aims: Aim | str | Iterable[Aim | str]) -> Self:
        """The problem with these aims, most important first.

        Text stands for the problem's own aim of this id, or for a kind that needs nothing further: ``with_aims("merit")``.
        """
        listed = [aim for each in aims for aim in ((each,) if isinstance(each, (Aim, str)) else tuple(each))]
        return self.changed(aims=aims_meant(self, listed))

    def with_scores(self, scores: Mapping[Any, Any]) -> Self:
        """The problem with other points.

        Parameters
        ----------
        scores
            (candidate id, post id) -> points for single pairs, or candidate id -> points for all the person's pairs.
            Points have at most two decimals. Pairs that are not listed keep theirs; barred pairs stay barred.
        """
        return self.changed(pairs=rescored(self.pairs, scores))

    def to_json(self) -> str:
        """The whole problem as JSON; ``from_json`` gives back an equal one."""
        return self.model_dump_json()

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """A problem from what ``to_json`` gave; repeated keys are refused."""
        with edited("any"):
            return cls(**load_json(text))

    def to_workbook(self, path: Any, lang: Any = "en", overwrite: bool = False) -> None:
        """Write an .xlsx or a folder of CSV files that reads back as an equal problem; see ``write_workbook``."""
        from ..workbook import write_workbook

        write_workbook(self, path, lang, overwrite)

    def report(self, lang: Lang = "zh") -> Any:
        """Quality of the data and assumptions, on one page to print: ``print`` it, show it, or ``.save("report.html")``.

        What was normalised, what holds where nothing was said, what is missing, near twins, what binds. Nothing is solved for it.
        """
        return import_module(f"{__name__.partition('.')[0]}.report.quality.quality").quality(self, lang)  # a room above this one

    def __reduce__(self) -> tuple[Any, ...]:
        # What was worked out from the fields is not sent along to another process; it is worked out again there.
        return _rebuilt, (type(self), {name: getattr(self, name) for name in type(self).model_fields})

    def __repr__(self) -> str:
        slots = sum(post.slots for post in self.posts)
        return (f"Problem({len(self.candidates)} candidates, {len(self.posts)} posts with {slots} slots, "
                f"{len(self.pairs)} pairs, {len(self.constraints)} rules, {len(self.tiers)} aims)")  # fmt: skip

    __str__ = __repr__


def _rebuilt(kind: type[Problem], fields: dict[str, Any]) -> Problem:
    with edited("any"):
        return kind(**fields)
