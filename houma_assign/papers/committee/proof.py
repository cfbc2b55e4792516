"""Why it is the best 证明: values and bounds of each aim, the second engine, the digest; and what people decided otherwise."""

from __future__ import annotations

from typing import Any

from ...plan.law_words import Nameless
from ...plan.override_words import override_header, override_lines
from ...plan.summary import aim_lines, verdict
from ..catalogue import Catalogue
from ..contents import RowTable, TableColumn
from ..study import Study
from .naming import table

ITEMS = ("verdict", "digest", "sha256", "seed", "size", "prices", "second")


def aims_table(words: Catalogue) -> RowTable:
    """The aims, in their order."""
    columns = (("aim", "proof", 36), ("value", "proof", 14, "right"), ("bound", "proof", 14, "right"),
               ("gap", "proof", 10, "right"), ("proven", "proof", 10, "centre"), ("second", "proof", 14, "right"))  # fmt: skip
    return table(words, "aims", "aims", columns)


def aim_rows(study: Study) -> list[dict[str, Any]]:
    """One row an aim, the lots last."""
    confirmed = study.answers.confirmed
    second = {} if confirmed is None else {aim: value for aim, _, value in confirmed.tiers}
    rows = []
    for tier, (said, value, bound, gap, proven) in zip(study.plan.tiers, aim_lines(study.plan, study.lang), strict=True):
        other = second.get(tier.aim)
        rows.append({"aim": said, "value": value, "bound": bound, "gap": gap, "proven": proven,
                     "second": "" if other is None else f"{other:,}"})  # fmt: skip
    return rows


def proof_table(words: Catalogue) -> RowTable:
    """What is proven, and how it can be checked."""
    return table(words, "proof", "proof", (("item", "proof", 16), ("told", "proof", 80)))


def proof_rows(study: Study) -> list[dict[str, Any]]:
    """One row a statement."""
    say, plan, asked = study.words.say, study.plan, study.answers
    size = say("proof.sizes", placements=len(plan.placements), posts=len(plan.problem.posts), rules=len(plan.problem.constraints),
               people=len(plan.problem.candidates))  # fmt: skip
    checked = "prices_wrong" if asked.proof_faults else "prices_right" if len(plan.proof) else "prices_none"
    told = {
        "verdict": verdict(plan, study.lang), "digest": study.digest, "sha256": study.sealed["digests"]["sha256"],
        "seed": plan.seed or say("proof.no_seed"), "size": size, "prices": say(f"proof.{checked}"), "second": _second(study),
    }  # fmt: skip
    return [{"item": say(f"proof.{key}"), "told": told[key]} for key in ITEMS]


def _second(study: Study) -> str:
    confirmed = study.answers.confirmed
    if confirmed is None:
        return study.words.say("proof.second_none")
    return study.words.say("proof.second_all" if confirmed.complete else "proof.second_part")


def statements_table(words: Catalogue) -> RowTable:
    """Statements and aims on one sheet."""
    item, told = proof_table(words).columns
    return RowTable("statements", words.say("proof.title"), (item, told, *aims_table(words).columns[1:]))


def statement_rows(study: Study) -> list[dict[str, Any]]:
    """The statements, then the aims, the lots last."""
    keys, say = [column.key for column in aims_table(study.words).columns[1:]], study.words.say
    rows = [{**row, **dict.fromkeys(keys, "")} for row in proof_rows(study)]
    return rows + [{**row, "item": say("aims.aim"), "told": row["aim"]} for row in aim_rows(study)]


def breaches_table(words: Catalogue) -> RowTable:
    """What soft rules gave."""
    return table(words, "breaches", "breaches", (("rule", "proof", 70), ("units", "proof", 12, "right")))


def breach_rows(study: Study) -> list[dict[str, Any]]:
    """One row a soft rule that gave, and by how much; not by whom."""
    given: dict[str, int] = {}
    for each in study.plan.breaches:
        given[each.rule] = given.get(each.rule, 0) + each.amount
    wording = Nameless(study.plan.problem, study.lang)
    return [{"rule": wording.cited(rule), "units": units} for rule, units in given.items()]


OVERRIDE = ("number", "decision", "by", "reason", "cost", "suspends", "moves")
WIDTHS = (5, 24, 18, 26, 20, 24, 10)


def overrides_table(words: Catalogue) -> RowTable:
    """What people decided otherwise."""
    columns = tuple(TableColumn(key, "overrides", label, width)
                    for key, label, width in zip(OVERRIDE, override_header(words.lang), WIDTHS, strict=True))  # fmt: skip
    return RowTable("overrides", words.say("overrides.title"), columns)


def override_rows(study: Study) -> list[dict[str, Any]]:
    """One row a decision."""
    return [dict(zip(OVERRIDE, each, strict=True)) for each in override_lines(study.plan, study.lang)]
