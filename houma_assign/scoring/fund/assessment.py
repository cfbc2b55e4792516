"""What villages were marked: one row a village and criterion, and whether something bars the village from the fund."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator

from ...data.condition import Number
from ...data.condition_dates import date_given
from ...data.exact import fraction, is_number
from ...data.near_words import near_words
from ...data.record import Cell, Facts, FactsField, Id, Record, plain
from ...errors import Fault, Message
from .policy import FundPolicy

NAMES = {"村": "village", "项目": "criterion", "得分": "mark", "否决": "veto", "依据": "basis", "日期": "date"}
TWICE = Message("assessment.twice", "the village is marked twice on this", "该村的这一项写了两次得分")
NO_NUMBER = Message("assessment.number", "a number is expected", "应为数字")
NO_BASIS = Message("assessment.basis", "a veto needs its reason", "一票否决须写明依据")


def _number(given: Any) -> Any:
    if not is_number(plain(given)):
        raise ValueError(NO_NUMBER)
    return given


class VillageMark(Record):
    """What one village was given for one criterion.

    Parameters
    ----------
    village
        Its id.
    criterion
        Id of the criterion; empty where a village has one mark.
    mark
        From 0 to the policy's ``highest``.
    veto
        Whether this alone keeps the village from the fund (一票否决); then ``basis`` says why.
    basis, date
        On what the mark rests, and when it was given.
    facts
        Any further columns, for the policy's ``veto`` to look at.
    """

    village: Id
    criterion: str = ""
    mark: Annotated[Number, BeforeValidator(_number)]
    veto: bool = False
    basis: str = ""
    date: Annotated[str, BeforeValidator(date_given)] = ""
    facts: FactsField[Cell] = Facts()

    def fact(self, name: str) -> Any:
        """The value of a column, the user's own first, then a field by its English or Chinese name; None if it is empty."""
        if name in self.facts:
            return self.facts[name]
        field = NAMES.get(name, name)
        value = getattr(self, field) if field in NAMES.values() else None
        return None if value == "" else value


@dataclass(frozen=True)
class Assessed:
    """One village before the fund is shared out.

    Attributes
    ----------
    village, name
        Which village.
    marks
        Criterion -> mark, exactly.
    mark
        The weighted mean.
    excluded
        Why it has no share; empty if it has one.
    """

    village: str
    name: str
    marks: Mapping[str, Fraction]
    mark: Fraction
    excluded: tuple[Message, ...]


def marks_of(given: Any, faults: list[Fault]) -> list[VillageMark]:
    """Marks as records: from rows, a frame, or village -> mark (or village -> criterion -> mark)."""
    from ...frames.rows import rows_of  # pandas is loaded where tables are read, not before

    if isinstance(given, Mapping):
        pairs = [(village, each if isinstance(each, Mapping) else {"": each}) for village, each in given.items()]
        given = [
            {"village": village, "criterion": criterion, "mark": mark} for village, of in pairs for criterion, mark in of.items()
        ]
    return rows_of(given, VillageMark, "assessment", faults, lambda name: NAMES.get(name, name))


def assessed(marks: Sequence[VillageMark], policy: FundPolicy, names: Mapping[str, str], faults: list[Fault]) -> list[Assessed]:
    """Every village with its overall mark and what excludes it, in the order of the rows; faults are collected."""
    weights = {each.id: fraction(each.weight) for each in policy.criteria} or {"": Fraction(1)}
    rows: dict[str, dict[str, VillageMark]] = {}
    for each in marks:
        held = rows.setdefault(each.village, {})
        row = f"{each.village} {each.criterion}".strip()
        if each.criterion not in weights:
            faults.append(Fault("assessment", row, "criterion", each.criterion, _unknown(each.criterion, list(weights))))
        elif each.criterion in held:
            faults.append(Fault("assessment", row, "criterion", each.criterion, TWICE))
        if not 0 <= each.mark <= policy.highest:
            faults.append(Fault("assessment", row, "mark", each.mark, _scale(policy.highest)))
        if each.veto and not each.basis.strip():
            faults.append(Fault("assessment", row, "basis", None, NO_BASIS))
        held.setdefault(each.criterion, each)
    faults += [Fault("assessment", village, "village", village, _no_village(village, list(names)))
               for village in rows if names and village not in names]  # fmt: skip
    made = []
    for village, held in rows.items():
        lacking = [criterion for criterion in weights if criterion not in held]
        faults += [Fault("assessment", village, "criterion", criterion or None, _lacking(criterion)) for criterion in lacking]
        known = {criterion: fraction(held[criterion].mark) for criterion in weights if criterion in held}
        whole = sum(weights.values()) or Fraction(1)
        mark = sum((weights[criterion] * each for criterion, each in known.items()), Fraction(0)) / whole
        made.append(Assessed(village, names.get(village, village), known, mark, _excluded(mark, held.values(), policy)))
    return made


def _excluded(mark: Fraction, rows: Any, policy: FundPolicy) -> tuple[Message, ...]:
    low = [_below(policy.threshold)] if mark < fraction(policy.threshold) else []
    vetoed = [row for row in rows if policy.vetoes and all(condition.holds(row) for condition in policy.vetoes)]
    return (*low, *map(_vetoed, vetoed))


def _below(threshold: int | float) -> Message:
    return Message("fund.below", f"below the threshold of {threshold}", f"未达到 {threshold} 分")


def _vetoed(row: VillageMark) -> Message:
    if not row.basis:
        return Message("fund.vetoed", "vetoed", "一票否决")
    return Message("fund.vetoed", f"vetoed ({row.basis})", f"一票否决（{row.basis}）")


def _unknown(criterion: str, known: list[str]) -> Message:
    en, zh = _near(criterion, known)
    return Message("assessment.criterion", f"no criterion has this id{en}", f"没有这个考核项目{zh}")


def _no_village(village: str, known: list[str]) -> Message:
    en, zh = _near(village, known)
    return Message("assessment.village", f"no village has this id{en}", f"没有这个村{zh}")


def _near(word: str, known: list[str]) -> tuple[str, str]:
    near = [each for each in near_words(word, known) if each]
    return ("; near it: " + ", ".join(near), "；相近的有：" + "、".join(near)) if near else ("", "")


def _scale(highest: int | float) -> Message:
    return Message("assessment.scale", f"marks go from 0 to {highest}", f"得分应在 0 至 {highest} 之间")


def _lacking(criterion: str) -> Message:
    en = "the village has no mark" + (f" on {criterion}" if criterion else "")
    return Message("assessment.lacking", en, "该村缺少" + (f"“{criterion}”的" if criterion else "") + "得分")
