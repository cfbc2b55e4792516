"""Everything that decides between the pool and the problem, in one place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, PrivateAttr

from ..data.record import Record
from ..data.records_json import load_json
from ..errors import Fault, InputError, Message
from .candidates.policy import CandidatePolicy
from .grades.rules import GradeRules
from .policies.policy import Policy
from .rubric.rubric import Rubric
from .villages.policy import VillagePolicy


def _made(kind: type[Policy]) -> Any:
    return BeforeValidator(lambda given: kind(**given) if isinstance(given, Mapping) else given)


MISSING = Message("policy.sheet", "the sheet is missing", "缺少这个工作表")
KINDS: dict[str, type[Policy]] = {"villages": VillagePolicy, "candidates": CandidatePolicy, "rubric": Rubric,
                                  "grades": GradeRules}  # fmt: skip


class SelectionPolicy(Record):
    """The four policies of the road from a pool to a problem.

    Parameters
    ----------
    villages
        How villages are judged and chosen.
    candidates
        Who passes.
    rubric
        What gives points.
    grades
        How people fit villages.
    """

    villages: Annotated[VillagePolicy, _made(VillagePolicy)]
    candidates: Annotated[CandidatePolicy, _made(CandidatePolicy)]
    rubric: Annotated[Rubric, _made(Rubric)]
    grades: Annotated[GradeRules, _made(GradeRules)]

    _notes: tuple[str, ...] = PrivateAttr(())

    @property
    def notes(self) -> tuple[str, ...]:
        """What was made of the sheets that it was read from, such as hidden rows that count like any other."""
        return self._notes

    def note(self, notes: Iterable[str]) -> None:
        """Keep what a reader of the sheets must know; it is no part of the policies, which stay as they are."""
        self._notes = tuple(dict.fromkeys(notes))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SelectionPolicy) and all(getattr(self, name) == getattr(other, name) for name in KINDS)

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name in KINDS))

    def to_sheets(self) -> dict[str, list[dict[str, Any]]]:
        """One list of flat rows for each policy; ``from_sheets`` gives back an equal whole."""
        return {name: getattr(self, name).to_records() for name in KINDS}

    @classmethod
    def from_sheets(cls, sheets: Mapping[str, Iterable[Mapping[str, Any]]]) -> Self:
        """The policies from rows, as ``to_sheets`` gives them; the faults of all of them in one error."""
        faults = [Fault("policy", "", name, None, MISSING) for name in KINDS if name not in sheets]
        made: dict[str, Any] = {}
        for name, kind in KINDS.items():
            try:
                made[name] = kind.from_records(sheets.get(name, ())) if name in sheets else None
            except InputError as error:
                faults += error.items
        if faults:
            raise InputError(faults)
        return cls(**made)

    def to_json(self) -> str:
        """The whole as JSON; ``from_json`` gives back an equal one."""
        return self.model_dump_json(indent=1)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """The policies from what ``to_json`` gave; repeated keys are refused."""
        return cls(**load_json(text))
