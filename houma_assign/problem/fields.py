"""What a problem holds, checked as a whole, and its records found by id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from operator import attrgetter
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, ConfigDict, InstanceOf, field_serializer

from ..aims import Aim
from ..aims.base import KINDS as AIMS
from ..aims.tiers import default_aims
from ..constraints import Constraint
from ..constraints.base import KINDS as RULES
from ..constraints.base_rules import BASE_RULES
from ..data import quantities
from ..data.candidate import Candidate
from ..data.code_words import standard
from ..data.dimension import Dimension
from ..data.pairs import Pairs
from ..data.placement import Placement
from ..data.post import Post
from ..data.problem_like import ProblemLike
from ..data.record import Facts, FactsField, Note, Record, as_tuple
from ..data.records_json import read_each, read_kinds, read_pairs, write_kinds
from ..data.village import Village
from ..errors import Fault, InputError, Message
from .checks import faults_in
from .eligibility import Eligibility
from .findings import findings
from .idle import idle_parts
from .notes import RenewedNotes, read_notes, renewed, write_notes
from .outlived import edited, standing
from .writings import writings


def _records(kind: type[Any]) -> Any:
    def read(given: Any) -> Any:
        listed = as_tuple(given)
        return read_each(listed, kind) if isinstance(listed, tuple) else listed

    return BeforeValidator(read)


def read_constraints(given: Any) -> Any:
    """Rules as they are, or made from what JSON gave."""
    return read_kinds(given, RULES, "rules")


def read_aims(given: Any) -> Any:
    """Aims as they are, or made from what JSON gave."""
    return None if given is None else read_kinds(given, AIMS, "aims")


def found_in(problem: ProblemLike) -> Iterator[Message]:
    """Everything that a problem says of its own rules and data."""
    yield from findings(problem)
    yield from idle_parts(problem)
    yield from writings(problem)


class ProblemFields(Record):
    """The fields of a problem, described at ``Problem``, which adds what can be done with them."""

    model_config = ConfigDict(ignored_types=(cached_property,))

    candidates: Annotated[tuple[Candidate, ...], _records(Candidate)]
    villages: Annotated[tuple[Village, ...], _records(Village)]
    posts: Annotated[tuple[Post, ...], _records(Post)]
    pairs: Annotated[InstanceOf[Pairs], BeforeValidator(read_pairs)]
    constraints: Annotated[tuple[Constraint, ...], BeforeValidator(read_constraints)] = BASE_RULES
    aims: Annotated[tuple[Aim, ...] | None, BeforeValidator(read_aims)] = None
    dimensions: Annotated[tuple[Dimension, ...], _records(Dimension)] = ()
    notes: Annotated[tuple[Note, ...], BeforeValidator(read_notes)] = ()
    labels: FactsField[FactsField[str]] = Facts()

    def __init__(self, **data: Any) -> None:
        super().__init__(**data)
        self._refuse(faults_in(self, deep=False))
        object.__setattr__(self, "pairs", self.pairs.aligned(map(attrgetter("id"), self.candidates), (p.id for p in self.posts)))
        if self.aims is None:
            object.__setattr__(self, "aims", default_aims(self))
        self._refuse(standing(self, faults_in(self, deep=True)))

    def changed(self, **changes: Any) -> Self:
        """The problem with some fields exchanged, checked like a new one, but for data that a rule or aim had before."""
        with edited(self):
            return super().changed(**{"notes": self.__dict__["notes"], **changes})

    @cached_property
    def all_notes(self) -> tuple[str, ...]:
        """The notes that were given, then what the rules and the data say of each other."""
        return renewed(self.__dict__["notes"], found_in(self))

    @staticmethod
    def _refuse(faults: list[Fault]) -> None:
        if faults:
            raise InputError(faults)

    @field_serializer("constraints", "aims")
    def _write_kinds(self, given: Any) -> Any:
        return write_kinds(given)

    @field_serializer("notes")
    def _write_notes(self, _: tuple[str, ...]) -> Any:
        return write_notes(self.all_notes)

    @field_serializer("pairs")
    def _write_pairs(self, pairs: Pairs) -> Any:
        return pairs.to_dict()

    def __eq__(self, other: object) -> bool:
        names = [name for name in type(self).model_fields if name != "notes"]  # how data were read does not change them
        return isinstance(other, ProblemFields) and all(getattr(self, name) == getattr(other, name) for name in names)

    def __hash__(self) -> int:
        return hash((self.candidates, self.villages, self.posts))

    @cached_property
    def eligibility(self) -> Eligibility:
        """Which pairs the hard rules leave, and which rule barred the others."""
        return Eligibility.of(self)

    @property
    def tiers(self) -> tuple[Aim, ...]:
        """The aims in order of importance."""
        return self.aims or ()

    @cached_property
    def _candidate_at(self) -> Mapping[str, Candidate]:
        return {record.id: record for record in self.candidates}

    @cached_property
    def _village_at(self) -> Mapping[str, Village]:
        return {record.id: record for record in self.villages}

    @cached_property
    def _post_at(self) -> Mapping[str, Post]:
        return {record.id: record for record in self.posts}

    def candidate(self, id: str) -> Candidate:
        """The candidate with this id."""
        return self._candidate_at[id]

    def village(self, id: str) -> Village:
        """The village with this id."""
        return self._village_at[id]

    def post(self, id: str) -> Post:
        """The post with this id."""
        return self._post_at[id]

    def has_candidate(self, id: str) -> bool:
        """Whether there is a candidate with this id."""
        return id in self._candidate_at

    def has_village(self, id: str) -> bool:
        """Whether there is a village with this id."""
        return id in self._village_at

    def has_post(self, id: str) -> bool:
        """Whether there is a post with this id."""
        return id in self._post_at

    def are_kin(self, one: str, other: str) -> bool:
        """Whether two candidates are kin; it is enough that one of them says so."""
        return other in self.candidate(one).kin or one in self.candidate(other).kin

    @cached_property
    def _sources(self) -> dict[str, tuple[str, str]]:
        return {}

    def source_of(self, name: str) -> tuple[str, str]:
        """Where a number of this name stands; see ``quantities``."""
        if name not in self._sources:
            self._sources[name] = quantities.source_of(self, name)
        return self._sources[name]

    def number(self, name: str, placement: Placement) -> Fraction:
        """A number for one placement, exactly."""
        return quantities.value_of(self, name, placement)

    def number_faults(self, user: str, name: str, table: str = "rules") -> list[Fault]:
        """What keeps a number from being used in a rule, or in an aim."""
        return quantities.number_faults(self, user, name, table)

    def label(self, code: str, lang: str = "en") -> str:
        """A coded value in words, or the code where there are none; a note in its own words where it has them."""
        if known := self.labels.get(lang, Facts()).get(code):
            return known
        return code.words(lang) if isinstance(code, Message) else standard(code, lang)


ProblemFields.notes = RenewedNotes()  # type: ignore[assignment]  # it gives what the field is said to hold
