"""What every constraint is: data, words, rows and a check.

A constraint says itself twice. ``rows`` (and ``bars``) state it to the program in numpy; ``breaches`` states it again in
plain Python over a finished plan. A test holds the two against each other on thousands of small problems.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Annotated, Any, ClassVar, Self

import numpy as np
from pydantic import Field

from ..data.code_words import FIELDS_ZH, column_words, field_place, post_id_words, standard
from ..data.condition import Condition, Number, all_hold, in_words
from ..data.condition_near import condition_reasons
from ..data.condition_subject import Placed, condition_mask
from ..data.condition_where import Where
from ..data.exact import Ints, common_scale, fraction, is_number, shown, times, too_fine, whole
from ..data.forms_reasons import form_reasons
from ..data.grid import Grid
from ..data.guarded import guard
from ..data.kinds import KINDLESS, full_name, register
from ..data.language import language
from ..data.limits import CountLimit, Decimals, Limit, Load, limit_of
from ..data.nearest_forms import misfit, nearest_forms
from ..data.placement import Breach, Placement
from ..data.problem_like import ProblemLike
from ..data.record import Count, Facts, FactsField, Id, Ids, Record, as_tuple
from ..data.rows import INFINITY, Mask, Rows, grouped, stacked
from ..data.shared_messages import NO_GRADES, NO_PLACE, NO_ROLE, UNKNOWN_CANDIDATE, UNKNOWN_POST, UNKNOWN_VILLAGE, least_exceeds
from ..data.statements import checked, mask_mistakes, row_mistakes
from ..data.village_forms import binding_forms, forms_rule, held_by_role, in_steps, opened, slots_of
from ..errors import Fault, InputError, Message

__all__ = [
    "FIELDS_ZH", "INFINITY", "NO_GRADES", "NO_PLACE", "NO_ROLE", "UNKNOWN_CANDIDATE", "UNKNOWN_POST",
    "UNKNOWN_VILLAGE", "Annotated", "Breach", "Condition", "Constraint", "Count", "CountLimit", "Facts", "FactsField",
    "Fault", "Field", "Forbidding", "Grid", "Id", "Ids", "Ints", "Limit", "Load", "Mask", "Message", "Number", "Placed",
    "Placement", "Placements", "ProblemLike", "Rows", "Where", "all_hold", "as_tuple", "binding_forms",
    "column_words", "common_scale", "condition_mask", "form_reasons", "forms_rule", "fraction", "grouped", "held_by_role",
    "in_steps", "in_words", "is_number", "language", "least_exceeds", "limit_of", "misfit", "nearest_forms", "opened",
    "post_id_words", "rule_place", "shown", "slots_of", "stacked", "standard", "times", "too_fine", "whole",
]  # fmt: skip

Placements = Sequence[Placement]
KINDS: dict[str, type[Constraint]] = {}
STATEMENTS = (
    "faults",
    "bars",
    "rows",
    "breaches",
    "barred",
    "forbids",
    "words",
    "loosened",
    "excusing",
    "held_fast",
    "leaving_out",
)


class Constraint(Record):
    """A rule, hard or soft; ``docs/own_rules_and_aims.md`` says how to write one of your own.

    Parameters
    ----------
    id
        Unique among the rules of a problem; made from the rule's own data if not given.
    penalty
        None: hard, every plan keeps it. A number: soft, so many points are lost for each unit of breach; six decimals at most.
    """

    kind: ClassVar[str] = ""
    coded: ClassVar[tuple[str, ...]] = ("where", "role", "number", "fact")  # fields with codes that a reader sees by their labels
    unsaid: ClassVar[tuple[str, ...]] = ()  # fields that are too long for an id made of the rule's own data
    id: str = ""
    penalty: Annotated[Decimals, Field(ge=0, le=10**9)] | None = None

    @classmethod
    def __pydantic_init_subclass__(cls, **options: Any) -> None:
        """Enter the finished class under its kind."""
        super().__pydantic_init_subclass__(**options)
        silent = cls.rows is Constraint.rows and cls.bars is Constraint.bars
        register(KINDS, cls, "rules", ["rows"] if silent else [])
        guard(cls, "rules", STATEMENTS)

    def model_post_init(self, context: Any, /) -> None:
        """Give the rule a readable id of its own data where the user gave none."""
        if not self.kind:
            raise InputError([Fault("rules", full_name(type(self)), "kind", None, KINDLESS)])
        if not self.id:
            object.__setattr__(self, "id", default_id(self))

    @property
    def numbers_used(self) -> tuple[str, ...]:
        """Columns of numbers that the rule adds up, by the fields that name one."""
        return tuple(name for field in ("number", "load") if (name := getattr(self, field, "")))

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """What in the data makes the rule meaningless; empty if nothing does."""
        return []

    def leaving_out(self, absent: frozenset[str]) -> Self | None:
        """The rule without these people; None where it speaks of nobody else.

        A rule that names people in a field ``candidate`` or ``candidates`` (two at least) needs no method of its own.
        """
        if getattr(self, "candidate", None) in absent:
            return None
        named = getattr(self, "candidates", None)
        if not isinstance(named, tuple) or not absent.intersection(named):
            return self
        left = tuple(who for who in named if who not in absent)
        return self.changed(candidates=left) if len(set(left)) > 1 else None

    def excusing(self, problem: ProblemLike, absent: frozenset[str]) -> Self:
        """The rule for people who stay in the data but cannot go; one that asks something of everybody says how."""
        return self

    def held_fast(self, problem: ProblemLike) -> Self:
        """The rule with its meaning held fast, where it depends on what other rules bar, so that these may be left out."""
        return self

    def loosened(self, problem: ProblemLike) -> tuple[tuple[Message, Self], ...]:
        """The rule with each of its limits one unit wider: what changes in words, and the rule.

        A rule whose limits are whole or decimal numbers in fields ``least`` and ``most`` needs no method of its own.
        """
        found = []
        for name, step in (("least", -1), ("most", 1)):
            limit = getattr(self, name, None)
            if isinstance(limit, (int, float)):
                wider = shown(fraction(limit) + step)  # floats would be off by their last digits
                found += self._wider(name, limit, wider, **{name: wider})
        return tuple(found)

    def _wider(self, name: str, before: Any, after: Any, **changes: Any) -> list[tuple[Message, Self]]:
        """One limit that gives, unless it can give no further."""
        try:
            rule = self.changed(**changes)
        except InputError:
            return []
        zh = name.zh if isinstance(name, Message) else FIELDS_ZH.get(name, name)
        was = before.zh if isinstance(before, Message) else before
        said = Message("limit_gives", f"{name} {before} → {after}", f"{zh} {was} → {after}")
        return [(said, rule)]

    def bars(self, grid: Grid) -> Mask | None:
        """Pairs that the rule excludes before any program exists, shape (pairs,); None for none."""
        return None

    def rows(self, grid: Grid) -> Rows:
        """The rule as rows over the pairs of the grid."""
        return Rows()

    @abstractmethod
    def breaches(self, problem: ProblemLike, placements: Placements) -> list[Breach]:
        """Where a plan breaks the rule and by how many units; empty if it keeps it."""

    def words(self, lang: str = "en") -> str:
        """The rule as a sentence, ``lang`` is "en" or "zh"."""
        return self.id

    def fault(self, column: str, value: Any, reason: str) -> Fault:
        """A fault that names this rule."""
        return Fault("rules", rule_place(self), field_place(self, column), value, reason)

    def breach(self, where: str, amount: int) -> list[Breach]:
        """A breach of this rule, if there is one."""
        return [Breach(self.id, where, amount)] if amount > 0 else []


class Forbidding(Constraint):
    """A rule that looks at one placement at a time and forbids some: hard ones bar pairs, soft ones price them."""

    @abstractmethod
    def barred(self, grid: Grid) -> Mask:
        """First statement: the pairs forbidden, shape (pairs,)."""

    @abstractmethod
    def forbids(self, problem: ProblemLike, placement: Placement) -> bool:
        """Second statement: whether this placement is forbidden."""

    def bars(self, grid: Grid) -> Mask | None:
        """The pairs forbidden, if the rule is hard."""
        return self.barred(grid) if self.penalty is None else None

    def rows(self, grid: Grid) -> Rows:
        """If soft: for each post, no forbidden pair."""
        if self.penalty is None:
            return Rows()
        return grouped(np.where(self.barred(grid), grid.post, -1), grid.pairs.posts, upper=0)

    def breaches(self, problem: ProblemLike, placements: Placements) -> list[Breach]:
        """Each forbidden placement, one unit each."""
        forbidden = (placement for placement in placements if self.forbids(problem, placement))
        return [Breach(self.id, f"{placement.candidate} → {placement.post}", 1) for placement in forbidden]


def stated_rows(rule: Constraint, grid: Grid) -> Rows:
    """The rows of a rule on their way into a program; those of a user's own class are looked at first."""
    return checked(rule, ("rules", "rows"), lambda: rule.rows(grid), lambda rows: row_mistakes(rows, len(grid)))


def stated_bars(rule: Constraint, grid: Grid) -> Mask | None:
    """The pairs that a rule excludes, likewise."""
    return checked(rule, ("rules", "bars"), lambda: rule.bars(grid), lambda mask: mask_mistakes(mask, len(grid)))


def rule_place(rule: Constraint) -> Message:
    """The id of a rule as a place of faults; in Chinese its sentence where the id is made of the rule's own data."""
    return Message("rule", rule.id, rule.words("zh") if rule.id == default_id(rule) else rule.id)


def default_id(rule: Constraint) -> str:
    """Kind and data in one line, e.g. ``quota: sex = female, least=5``."""
    parts = []
    for name, spec in type(rule).model_fields.items():
        value = getattr(rule, name)
        if name in ("id", "penalty", *rule.unsaid) or value == spec.default:
            continue
        if name == "where" and isinstance(value, tuple):
            parts.append(in_words(value))
        elif isinstance(value, Facts):
            parts.append(f"{name}={'+'.join(f'{key}:{_in_short(each)}' for key, each in value.items())}")
        elif isinstance(value, tuple):
            parts.append("+".join(str(each) for each in value))
        else:
            parts.append(str(value) if spec.is_required() else f"{name}={value}")
    soft = " (soft)" if rule.penalty is not None else ""  # a hard rule may stand beside a soft one with the same data
    return (f"{rule.kind}: {', '.join(parts)}" if parts else rule.kind) + soft


def _in_short(value: Any) -> str:
    """A value of a mapping: another mapping, conditions, or a plain one."""
    if isinstance(value, Facts):
        return f"({' '.join(f'{key} {each}' for key, each in value.items())})"
    return in_words(value) if isinstance(value, tuple) else str(value)


def condition_faults(rule: Constraint, where: tuple[Condition, ...], records: Sequence[Any]) -> list[Fault]:
    """Conditions on columns that nobody has, ranges and values of another kind than the column, near spellings."""
    return [rule.fault(fact, None, reason) for fact, reason in condition_reasons(where, records)]
