"""Grades of everybody in every village, and their reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from ...data.exact import Ints
from ...data.language import Lang, language
from ...data.pairs import GRADES
from ...data.village import Village
from ...errors import Fault, InputError, Message
from ..facts.as_records import as_records
from ..facts.award import Award
from ..facts.criterion import evidence
from ..facts.decimals import hundredths, points
from ..facts.fact_faults import each_once
from ..facts.fact_table import FactTable
from ..results.wording import ResultWords
from ..rubric.matched_needs import needs_met
from .fields import GradeFields
from .marks import mark_matrix
from .reasons import MET, GradeReasons

if TYPE_CHECKING:
    import pandas as pd


HEARING = Message("grade.hearing", "mark of the hearing", "双向评议分")
UNKNOWN = {
    "candidate": Message("override.candidate", "an override of an unknown candidate", "等次调整中没有这个人选"),
    "village": Message("override.village", "an override of an unknown village", "等次调整中没有这个村"),
}


@dataclass(frozen=True, eq=False, repr=False)
class Graded:
    """Grades by person and village.

    Attributes
    ----------
    fit
        Hundredths of a point, shape (people, villages).
    codes
        Positions in ``pairs.GRADES``, overrides included; same shape.
    """

    rules: GradeFields
    people: FactTable
    villages: tuple[Village, ...]
    fit: Ints
    codes: npt.NDArray[np.int8]
    marks: Ints

    def __repr__(self) -> str:
        return f"Graded({len(self.people)} people × {len(self.villages)} villages)"

    def _at(self, candidate: str, village: str) -> tuple[int, int]:
        return self.people.row_of[candidate], [each.id for each in self.villages].index(village)

    def grade_of(self, candidate: str, village: str) -> str:
        """The grade that holds."""
        return GRADES[self.codes[self._at(candidate, village)]]

    def reasons(self, candidate: str, village: str) -> GradeReasons:
        """What gave the grade, line by line."""
        row, column = self._at(candidate, village)
        rules, place = self.rules, self.villages[column]
        lines: list[tuple[str, tuple[tuple[str, Any], ...], int | float]] = []
        for need in needs_met(place, self.people.skills[row], rules.met_by):
            skills = tuple(sorted(set(rules.met_by.get(need, (need,))) & set(self.people.skills[row])))
            steps = hundredths(rules.per_severity) * place.needs[need]
            met = Message(f"{MET}{need}", f"meets {need}", f"满足需求“{need}”")
            lines.append((met, (("severity", place.needs[need]), ("skill", skills)), points(steps)))
        for award in rules.experience:
            steps = int(award.steps(self.people, rules.rounding, [])[row])
            facts = evidence(award, self.people, row, (award.per,) if award.per else ())
            if steps:
                lines.append((Message("grade.award", award.words(), award.words("zh")), facts, points(steps)))
        if int(self.marks[row, column]):
            lines.append((HEARING, (), points(int(self.marks[row, column]))))
        fit = int(self.fit[row, column])
        held = [each for each in rules.overrides if (each.candidate, each.village) == (candidate, village)]
        by_rule = GRADES[int(_code(rules, self.fit[row : row + 1, column])[0])]
        override = held[0] if held else None
        grade = self.grade_of(candidate, village)
        return GradeReasons(candidate, village, grade, tuple(lines), points(fit), by_rule, override, self.people.labels)

    def table(self, lang: Lang = "en") -> pd.DataFrame:
        """The frame with headers in a language."""
        from ..results.frame import spoken_frame

        return spoken_frame(self.frame, ResultWords.of(lang))

    @property
    def findings(self) -> tuple[Message, ...]:
        """Points for experience that nobody got."""
        given = [(award, award.steps(self.people, self.rules.rounding, [])) for award in self.rules.experience]
        return tuple(_silent(award) for award, steps in given if not steps.any())

    def text(self, lang: Lang = "en") -> str:
        """How many pairs have each grade, and what gave nobody a point."""
        say = language(lang)
        counts = say.clauses(f"{grade} {number}" for grade, number in self.counts.items())
        people, villages = len(self.people), len(self.villages)
        head = say.say(f"{people} people in {villages} villages", f"{people}人、{villages}个村的匹配等次")
        return "\n".join([say.about(head, counts), *(each.words(lang) for each in self.findings)])

    __str__ = text

    @property
    def counts(self) -> dict[str, int]:
        """How many pairs have each grade."""
        return {grade: int((self.codes == code).sum()) for code, grade in enumerate(GRADES) if grade}

    @property
    def frame(self) -> pd.DataFrame:
        """One row a pair: candidate, village, fit, grade."""
        from ..results.frame import frame

        rows = [(who, place.id, points(int(self.fit[row, column])), GRADES[self.codes[row, column]])
                for row, who in enumerate(self.people.ids) for column, place in enumerate(self.villages)]  # fmt: skip
        return frame(["candidate", "village", "fit", "grade"], rows)


def _silent(award: Award) -> Message:
    en = f"experience {award.id} ({award.words()}) gave nobody a point; see whether its facts and values are spelt as in the data"
    return Message("award.silent", en, f"经历计分“{award.words('zh')}”没有给任何人计分；请核对其中的列名和取值是否与数据一致")


def _code(rules: GradeFields, fit: Ints) -> npt.NDArray[np.int8]:
    a, b = hundredths(rules.a_from), hundredths(rules.b_from)
    return np.where(fit >= a, GRADES.index("A"), np.where(fit >= b, GRADES.index("B"), GRADES.index("C"))).astype(np.int8)


def grade(rules: GradeFields, candidates: Any, villages: Any, marks: Any) -> Graded:
    """See ``GradeRules.grade``."""
    table, faults = FactTable.of(candidates), list[Fault]()
    places: tuple[Village, ...] = as_records(villages, Village, "villages")
    fit = np.zeros((len(table), len(places)), np.int64)
    for award in rules.experience:
        wrong = award.table_faults(table, rules.table)
        faults += wrong
        if not wrong:
            fit += award.steps(table, rules.rounding, faults)[:, None]
    if rules.per_severity and any(place.needs for place in places):
        faults += table.skill_faults(rules.table)
    for column, place in enumerate(places):
        for need, severity in place.needs.items():
            able = set(rules.met_by.get(need, (need,)))
            met = np.fromiter((not able.isdisjoint(skills) for skills in table.skills), np.bool_, len(table))
            fit[:, column] += met * (hundredths(rules.per_severity) * severity)
    heard = mark_matrix(rules, marks, table, places, faults)
    fit += heard
    codes = _code(rules, fit)
    _override(rules, table, places, codes, faults)
    if faults:
        raise InputError(each_once(faults))
    return Graded(rules, table, places, fit, codes, heard)


def _override(
    rules: GradeFields, table: FactTable, places: tuple[Village, ...], codes: npt.NDArray[np.int8], faults: list[Fault]
) -> None:
    columns: Mapping[str, int] = {place.id: column for column, place in enumerate(places)}
    for each in rules.overrides:
        unknown = [(name, id) for name, id, known in (("candidate", each.candidate, table.row_of),
                                                      ("village", each.village, columns)) if id not in known]  # fmt: skip
        faults += [Fault(rules.table, f"{each.candidate} in {each.village}", name, id, UNKNOWN[name])
                   for name, id in unknown]  # fmt: skip
        if not unknown:
            codes[table.row_of[each.candidate], columns[each.village]] = GRADES.index(each.grade)
