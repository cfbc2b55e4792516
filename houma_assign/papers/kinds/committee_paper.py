"""The paper for the committee 研究材料: who is proposed, who else could be, what is open, and why it is the best."""

from __future__ import annotations

from ..catalogue import Catalogue
from ..committee.choices import choice_blocks, choice_values
from ..committee.comparison import comparison_rows, comparison_table
from ..committee.costs import rule_lines, rule_rows, rules_table, village_cost_rows, village_costs_table
from ..committee.naming import key_rows, key_table
from ..committee.overview import checks_table, process_values, stages_table, structure_rows, structure_table
from ..committee.priority import groups_rows, groups_table, left_rows, left_table, proposed_rows, proposed_table
from ..committee.proof import (
    aim_rows,
    aims_table,
    breach_rows,
    breaches_table,
    override_rows,
    overrides_table,
    proof_rows,
    proof_table,
)
from ..committee.reserves import reserve_lines, reserve_rows, reserves_table
from ..committee.roster import roster_rows, roster_table, roster_wanted
from ..committee.standards import standards_rows, standards_table
from ..contents import Block, Heading, Layout, PageBreak, RowTable, Sentence, ValueLine, ValueLines, Values, WhenGiven
from ..levels import COMMITTEE
from ..paper_kind import PaperKind
from ..study import Study


def layout(words: Catalogue, level: int) -> Layout:
    """Where everything goes."""
    say = words.say

    def part(key: str, *blocks: Block) -> tuple[Block, ...]:
        return Heading(say(f"committee.{key}")), *blocks

    def given(key: str, *blocks: Block) -> WhenGiven:
        return WhenGiven(f"has_{key}", say(f"committee.{key}"), part(key, *blocks))

    def plain(made: RowTable) -> tuple[Block, ...]:
        return Heading(made.label, 2), made

    return Layout("committee_paper", words.lang, level, say("committee_paper.title"), (
        Sentence(say("committee.private"), "note"),
        given("process", *plain(stages_table(words)), *plain(checks_table(words))),
        *part("roster", ValueLine("roster_line", "counts", say("committee.sent")), roster_table(words)),
        given("standards", Sentence(say("standards.how"), "note"), standards_table(words)),
        given("priority", groups_table(words), *plain(proposed_table(words)), *plain(left_table(words, COMMITTEE))),
        given("overrides", overrides_table(words)),
        *part("structure", structure_table(words)),
        *part("comparison", Sentence(say("comparison.how")), comparison_table(words, whole=False)),
        *part("choices", *choice_blocks(words)),
        *part("rule_costs", ValueLines("rule_lines", "proof", say("rule_costs.note")), rules_table(words)),
        given("village_costs", village_costs_table(words)),
        *part("reserves", ValueLines("reserve_lines", "prices", say("reserves.note")), reserves_table(words)),
        *part("proof", aims_table(words), Sentence(say("proof.how"), "note"), proof_table(words)),
        given("breaches", breaches_table(words)),
        PageBreak(), *part("key_part", Sentence(say("committee.key_how"), "note"), key_table(words)),
    ), wide=True)  # fmt: skip


def values(study: Study, of: str, level: int) -> Values:
    """What stands there."""
    plan, asked = study.plan, study.answers
    told = {who.candidate for each in asked.compared for who in (*each.holders, *each.next)}
    told |= {move[0] for each in asked.compared for who in each.next for move in who.moves}
    sent = study.words.say("committee.sentence", people=len({place.candidate for place in plan.placements}),
                           villages=len(study.villages), candidates=len(plan.problem.candidates))  # fmt: skip
    process, villages, soft, overrides = process_values(study), village_cost_rows(study), breach_rows(study), override_rows(study)
    standards, groups = standards_rows(study), groups_rows(study)
    return {
        **process, "has_process": process["process"], "roster_line": sent, "roster": roster_rows(study),
        "standards": standards, "has_standards": "x" if standards else "",
        "priority_groups": groups, "priority_proposed": proposed_rows(study), "priority_left": left_rows(study) if groups else [],
        "has_priority": "x" if groups else "",
        "overrides": overrides, "has_overrides": "x" if overrides else "", "structure": structure_rows(study),
        "comparison": comparison_rows(study, level), **choice_values(study, level),
        "rule_lines": rule_lines(study), "rule_costs": rule_rows(study, level),
        "village_costs": villages, "has_village_costs": "x" if villages else "",
        "reserve_lines": reserve_lines(study), "reserves": reserve_rows(study, level), "aims": aim_rows(study),
        "proof": proof_rows(study), "breaches": soft, "has_breaches": "x" if soft else "", "key": key_rows(study, told),
    }  # fmt: skip


KIND = PaperKind("committee_paper", 4, (COMMITTEE,), layout, values, missing=roster_wanted)
