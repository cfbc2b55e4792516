"""A problem: people, villages, posts, pairs, rules and aims. Frozen; every edit gives a new, checked problem."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, InstanceOf, field_serializer

from ..aims import Aim
from ..aims.tiers import default_aims
from ..constraints import Constraint, PostsEach, PostsFilled, Slots
from ..data.candidate import Candidate
from ..data.dimension import Dimension
from ..data.pairs import Pairs
from ..data.post import Post
from ..data.record import Facts, FactsField, Record, as_tuple
from ..data.records_json import read_aims, read_constraints, read_each, read_pairs, write_kinds
from ..data.village import Village
from ..errors import Fault, InputError
from .checks import faults_in
from .edits import Edits
from .eligibility import Eligibility
from .lookups import Lookups

BASE_RULES = (PostsFilled(), Slots(), PostsEach())


def _records(kind: type[Any]) -> Any:
    def read(given: Any) -> Any:
        listed = as_tuple(given)
        return read_each(listed, kind) if isinstance(listed, tuple) else listed

    return BeforeValidator(read)


class Problem(Lookups, Edits, Record):
    """Who may be sent where, under which rules, for which aims.

    Build it with ``from_frames`` or ``from_matrix``; the constructor takes finished records.

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

    model_config = ConfigDict(ignored_types=(cached_property,))

    candidates: Annotated[tuple[Candidate, ...], _records(Candidate)]
    villages: Annotated[tuple[Village, ...], _records(Village)]
    posts: Annotated[tuple[Post, ...], _records(Post)]
    pairs: Annotated[InstanceOf[Pairs], BeforeValidator(read_pairs)]
    constraints: Annotated[tuple[Constraint, ...], BeforeValidator(read_constraints)] = BASE_RULES
    aims: Annotated[tuple[Aim, ...] | None, BeforeValidator(read_aims)] = None
    dimensions: Annotated[tuple[Dimension, ...], _records(Dimension)] = ()
    notes: Annotated[tuple[str, ...], BeforeValidator(as_tuple)] = ()
    labels: FactsField[FactsField[str]] = Facts()

    def __init__(self, **data: Any) -> None:
        super().__init__(**data)
        self._refuse(faults_in(self, deep=False))
        object.__setattr__(self, "pairs", self.pairs.aligned((c.id for c in self.candidates), (p.id for p in self.posts)))
        if self.aims is None:
            object.__setattr__(self, "aims", default_aims(self))
        self._refuse(faults_in(self, deep=True))

    @staticmethod
    def _refuse(faults: list[Fault]) -> None:
        if faults:
            raise InputError(faults)

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
    ) -> Problem:
        """A problem from pandas frames; see ``houma_assign.frames.from_frames.from_frames`` for the columns."""
        from ..frames.from_frames import from_frames

        return from_frames(candidates, villages, posts, pairs, constraints, aims, **more)

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
    ) -> Problem:
        """A problem from a score matrix; see ``houma_assign.frames.from_matrix.from_matrix``."""
        from ..frames.from_matrix import from_matrix

        return from_matrix(score, slots, least, most_each, grade, constraints, aims, **more)

    @cached_property
    def eligibility(self) -> Eligibility:
        """Which pairs the hard rules leave, and which rule barred the others."""
        return Eligibility.of(self)

    @property
    def tiers(self) -> tuple[Aim, ...]:
        """The aims in order of importance."""
        return self.aims or ()

    @field_serializer("constraints", "aims")
    def _write_kinds(self, given: Any) -> Any:
        return write_kinds(given)

    @field_serializer("pairs")
    def _write_pairs(self, pairs: Pairs) -> Any:
        return pairs.to_dict()

    def __eq__(self, other: object) -> bool:
        names = [name for name in type(self).model_fields if name != "notes"]  # how data were read does not change them
        return isinstance(other, Problem) and all(getattr(self, name) == getattr(other, name) for name in names)

    def __hash__(self) -> int:
        return hash((self.candidates, self.villages, self.posts))

    def __reduce__(self) -> tuple[Any, ...]:
        # What was worked out from the fields is not sent along to another process; it is worked out again there.
        return _rebuilt, ({name: getattr(self, name) for name in type(self).model_fields},)

    def to_json(self) -> str:
        """The whole problem as JSON; ``from_json`` gives back an equal one."""
        return self.model_dump_json()

    def to_workbook(self, path: Any, lang: Any = "en") -> None:
        """Write an .xlsx or a folder of CSV files that reads back as an equal problem; see ``write_workbook``."""
        from ..workbook import write_workbook

        write_workbook(self, path, lang)

    @classmethod
    def from_json(cls, text: str | bytes) -> Problem:
        """A problem from what ``to_json`` gave; repeated keys are refused."""
        from ..data.records_json import load_json

        return cls(**load_json(text))

    def __repr__(self) -> str:
        slots = sum(post.slots for post in self.posts)
        return (f"Problem({len(self.candidates)} candidates, {len(self.posts)} posts with {slots} slots, "
                f"{len(self.pairs)} pairs, {len(self.constraints)} rules, {len(self.tiers)} aims)")  # fmt: skip

    __str__ = __repr__


def _rebuilt(fields: dict[str, Any]) -> Problem:
    return Problem(**fields)
