"""The committee's workbook: the tables of its paper as sheets, with losses and gains as numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..catalogue import Catalogue
from ..committee.aim_columns import filled, told_columns, with_aims
from ..committee.choices import choice_rows, choice_table
from ..committee.comparison import comparison_rows, comparison_table
from ..committee.costs import rule_rows, rules_table, village_cost_rows, village_costs_table
from ..committee.naming import key_rows, key_table
from ..committee.overview import (
    checks_table,
    process_values,
    stages_table,
    structure_rows,
    structure_table,
    village_rows,
    villages_table,
)
from ..committee.passed import passed_rows, passed_table, screened_rows
from ..committee.priority import groups_rows, groups_table, left_rows, left_table, proposed_rows, proposed_table
from ..committee.proof import override_rows, overrides_table, statement_rows, statements_table
from ..committee.reserves import reserve_rows, reserves_table
from ..committee.roster import roster_rows, roster_table
from ..committee.standards import standards_rows, standards_table
from ..contents import Contents, Layout, RowTable, places
from ..levels import COMMITTEE, DEPARTMENT, hold
from ..paper_kind import PaperKind
from ..study import Study

Sheets = list[tuple[RowTable, list[dict[str, Any]]]]
NUMBERS = {"comparison": "cost", "reserves": "loss", "passed": "cost", "rule_costs": "effect"}  # table -> where its aims stand
# A sheet only where there is something to say.
OPTIONAL = ("standards", "priority_groups", "priority_proposed", "priority_left", "overrides", "choices", "village_costs",
            "stages", "checks")  # fmt: skip


def tables(words: Catalogue, level: int) -> dict[str, RowTable]:
    """Every sheet by the key of its rows, in order; the key to the ids is the last."""
    made = (roster_table(words), standards_table(words), groups_table(words), proposed_table(words), left_table(words, level),
            comparison_table(words), structure_table(words),
            villages_table(words), reserves_table(words), passed_table(words, level), rules_table(words),
            statements_table(words), choice_table(words), village_costs_table(words), overrides_table(words),
            stages_table(words), checks_table(words))  # fmt: skip
    keyed = (*made, key_table(words)) if level == COMMITTEE else made
    return {table.key: table for table in keyed}


def layout(words: Catalogue, level: int) -> Layout:
    """Where everything goes."""
    return _layout(words, level, list(tables(words, level).values()))


def _layout(words: Catalogue, level: int, sheets: list[RowTable]) -> Layout:
    return Layout("committee_workbook", words.lang, level, words.say("committee_workbook.title"), tuple(sheets), wide=True)


def values(study: Study, of: str, level: int) -> dict[str, Any]:
    """What stands there: rows by the key of their table."""
    asked = study.answers
    told = {each.candidate for each in asked.not_chosen} | {place.candidate for place in study.plan.placements}
    process = process_values(study)
    return {
        "roster": roster_rows(study, wanted=False), "standards": standards_rows(study),
        "priority_groups": groups_rows(study), "priority_proposed": proposed_rows(study), "priority_left": left_rows(study),
        "comparison": comparison_rows(study, level), "structure": structure_rows(study),
        "villages": village_rows(study), "reserves": reserve_rows(study, level),
        "passed": [*passed_rows(study, level), *screened_rows(study, level)], "rule_costs": rule_rows(study, level),
        "statements": statement_rows(study), "choices": choice_rows(study, level), "village_costs": village_cost_rows(study),
        "overrides": override_rows(study), "stages": process["stages"], "checks": process["checks"],
        "key": key_rows(study, told),
    }  # fmt: skip


@dataclass(frozen=True)
class WorkbookKind(PaperKind):
    """A kind whose sheets follow from the plan: a column for each of its aims, and none in which nothing stands."""

    def contents(self, study: Study, of: str, level: int | None = None) -> Contents:
        """The workbook as layout and values; every place of it is held against the list of levels."""
        level = self.levels[0] if level is None else level
        rows = {**values(study, of, level)}
        sheets = []
        for key, table in tables(study.words, level).items():
            counted = key in NUMBERS
            rows[key] = filled(study, rows[key]) if counted else rows[key]
            if rows[key] or key not in OPTIONAL:
                said = study.words.say(f"committee_workbook.{key}") if counted else ""
                sheets.append(told_columns(with_aims(table, study, NUMBERS[key], said) if counted else table, rows[key]))
        made = _layout(study.words, level, sheets)
        hold(self.name, level, places(made.blocks))
        return Contents(made, {"mark": study.mark(self.name, level), **rows})


KIND = WorkbookKind(
    "committee_workbook", 4, (COMMITTEE, DEPARTMENT), layout, values, formats=("xlsx",), missing=lambda study: None
)
