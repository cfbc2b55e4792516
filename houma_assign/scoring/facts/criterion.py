"""What rules and checks share: conditions on facts, evaluated for everybody at once, with missing facts kept apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

import numpy as np
import numpy.typing as npt
from pydantic import AfterValidator, BeforeValidator, model_validator

from ...data.condition import Condition
from ...data.condition_near import held_values, value_reason
from ...data.condition_text import condition_text
from ...data.condition_where import conditions
from ...data.exact import is_number
from ...data.language import Lang, language
from ...data.record import Id, Record
from ...data.rows import Mask
from ...errors import Fault, InputError, Message
from .contradictions import contradiction
from .fact_faults import lacking, range_faults
from .fact_table import FactTable

Truth = npt.NDArray[np.uint8]
# In this order "and" is the smaller and "or" the larger of two: an unknown fact matters only where it decides.
FALSE, UNKNOWN, TRUE = 0, 1, 2


def _possible(where: tuple[Condition, ...]) -> tuple[Condition, ...]:
    never = contradiction(where)
    if never:
        raise ValueError(never)
    return where


Tests = Annotated[tuple[Condition, ...], BeforeValidator(conditions)]
AllHold = Annotated[tuple[Condition, ...], BeforeValidator(conditions), AfterValidator(_possible)]


class Criterion(Record):
    """Something that holds for a person (or a village) or does not.

    Parameters
    ----------
    id
        Unique among its like.
    zh, en
        What it says, in Chinese and English.
    where
        Conditions that must all hold: text such as ``"age = 36..40; rank = staff"``, a mapping, or ``Condition``s.
    either
        Conditions of which at least one must hold; none for no such demand.
    unknown
        What a missing fact means where it decides: "fault" (an error that names the person), "holds" or "fails".
    """

    cells: ClassVar[Mapping[str, str]] = {"where": "where", "either": "where"}
    id: Id
    zh: str = ""
    en: str = ""
    where: AllHold = ()
    either: Tests = ()
    unknown: Literal["fault", "holds", "fails"] = "fault"

    @model_validator(mode="after")
    def _can_hold(self) -> Criterion:
        never = contradiction(self.where, self.either) if self.either else None
        if never:
            raise ValueError(never)
        return self

    @property
    def facts_used(self) -> tuple[str, ...]:
        """Names of the facts that the conditions look at, each once."""
        return tuple(dict.fromkeys(each.fact for each in self._tests))

    @property
    def _tests(self) -> tuple[Condition, ...]:
        return tuple(part for each in (*self.where, *self.either) for part in each.parts)

    def words(self, lang: Lang = "en") -> str:
        """The rule in words, or its conditions where it has none."""
        choice = language(lang).say(" or ", " 或 ").join(condition_text((each,), lang) for each in self.either)
        either = f"({choice})" if self.either else ""
        said = language(lang).either(self.en, self.zh)
        return said or language(lang).parts((condition_text(self.where, lang), either)) or self.id

    def table_faults(self, table: FactTable, place: str) -> list[Fault]:
        """Facts that nobody has, and ranges over facts that are no numbers."""
        return [fault for fact in self.facts_used for fault in self._fact_faults(table, place, fact)]

    def _fact_faults(self, table: FactTable, place: str, fact: str) -> list[Fault]:
        try:
            if not table.has(fact):
                return [table.unknown(place, self.id, fact)]
        except InputError as error:
            return list(error.items)
        about = [each for each in self._tests if each.fact == fact]
        if any(each.ranged for each in about):
            return range_faults(table, fact, dated=all(each.dated for each in about if each.ranged))
        held = {_sort(each) for value in table.column(fact).values for each in (value if isinstance(value, tuple) else (value,))}
        for each in about:
            named = {_sort(value) for value in each.values}
            if not named & held:
                en = f"compared with {'/'.join(sorted(named))}, but the {table.name} hold {'/'.join(sorted(held))} there"
                zh = f"规则拿它与{_sorts_zh(named)}比较，而表中是{_sorts_zh(held)}"
                return [Fault(place, self.id, fact, None, Message("fact.sort", en, zh))]
            if wrong := value_reason(each, held_values(table.column(fact).values)):
                return [Fault(place, self.id, fact, None, wrong)]
        return []

    def truth(self, table: FactTable) -> Truth:
        """FALSE, UNKNOWN or TRUE for each row; every fact must be there."""
        state = np.full(len(table), TRUE, np.uint8)
        for k, each in enumerate(self.where):
            state = _truth(each, table) if k == 0 else np.minimum(state, _truth(each, table))
        if self.either:
            some = _truth(self.either[0], table)
            for each in self.either[1:]:
                some = np.maximum(some, _truth(each, table))
            state = np.minimum(state, some)
        return state

    def holds(self, table: FactTable, faults: list[Fault]) -> Mask:
        """Whether it holds for each row, missing facts decided as declared or added to the faults."""
        return self.decided(self.truth(table), table, self.facts_used, faults)

    def decided(self, state: Truth, table: FactTable, used: tuple[str, ...], faults: list[Fault]) -> Mask:
        """A truth with the unknown ones decided as declared."""
        if self.unknown == "fault" and not all(table.column(fact).complete for fact in used):
            for row in np.flatnonzero(state == UNKNOWN).tolist():
                absent = [fact for fact in used if table.column(fact).at(row) is None]
                faults += [Fault(table.name, table.ids[row], fact, None, lacking(self.id)) for fact in absent]
        return state >= UNKNOWN if self.unknown == "holds" else state == TRUE


def _sort(value: Any) -> str:
    return "true/false" if isinstance(value, bool) else "numbers" if is_number(value) else "text"


def _sorts_zh(sorts: set[str]) -> str:
    return "、".join({"true/false": "是或否", "numbers": "数字", "text": "文字"}[each] for each in sorted(sorts))


def _truth(condition: Condition, table: FactTable) -> Truth:
    if condition.any_of:
        state = _truth(condition.any_of[0], table)
        for each in condition.any_of[1:]:
            state = np.maximum(state, _truth(each, table))
        return state
    column = table.column(condition.fact)
    return column.spread([TRUE if condition.accepts(value) else FALSE for value in column.values], UNKNOWN, np.uint8)


def evidence(criterion: Criterion, table: FactTable, row: int, more: tuple[str, ...] = ()) -> tuple[tuple[str, Any], ...]:
    """The facts of one row that a rule looked at."""
    return tuple((fact, table.column(fact).at(row)) for fact in dict.fromkeys((*criterion.facts_used, *more)))
