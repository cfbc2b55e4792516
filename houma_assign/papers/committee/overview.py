"""How it came about and what it looks like: the steps before the plan 工作过程, its structure 结构, its villages 村."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ...scoring.facts.standard import standard_words
from ..catalogue import Catalogue
from ..contents import RowTable
from ..study import Study
from .naming import table


def stages_table(words: Catalogue) -> RowTable:
    """Counts from step to step."""
    return table(
        words, "process", "stages", (("stage", "counts", 40), ("left", "counts", 12, "right"), ("out", "counts", 12, "right"))
    )


def checks_table(words: Catalogue) -> RowTable:
    """Checks, by the body that made them."""
    columns = (("body", "checks", 20), ("standard", "checks", 14), ("check", "checks", 40), ("people", "checks", 10, "right"))
    return table(words, "checks", "checks", columns)


def process_values(study: Study) -> dict[str, Any]:
    """Villages and people, step by step, and how many people each check stopped; nothing where no steps are known."""
    funnel = study.funnel
    if funnel is None:
        return {"process": "", "stages": [], "checks": []}
    stages = [{"stage": each.words(study.lang), "left": each.number, "out": each.out or ""}
              for each in (*funnel.village_stages, *funnel.candidate_stages)]  # fmt: skip
    found = Counter((each.body, each.standard, each.text(study.lang)) for each in funnel.candidates.findings)
    checks = [{"body": study.said.label(body) if body else "", "check": text, "people": number,
               "standard": standard_words(standard, study.lang) if standard else ""}
              for (body, standard, text), number in sorted(found.items())]  # fmt: skip
    return {"process": "x", "stages": stages, "checks": checks}


def structure_table(words: Catalogue) -> RowTable:
    """Counts by dimension, beside published ones."""
    columns = (("dimension", "counts", 20), ("category", "counts", 30), ("count", "counts", 10, "right"),
               ("share", "counts", 10, "right"), ("published", "counts", 10, "right"))  # fmt: skip
    return table(words, "structure", "structure", columns)


def structure_rows(study: Study) -> list[dict[str, Any]]:
    """One row a category."""
    keys, rows = ("dimension", "category", "count", "share", "published"), []
    for line in study.structure.to_numpy().tolist():
        row = {key: "" if value is None or value != value else value for key, value in zip(keys, line, strict=True)}
        rows.append({**row, "share": row["share"] if row["share"] == "" else f"{row['share']:.1%}"})
    return rows


def villages_table(words: Catalogue) -> RowTable:
    """Villages and their needs."""
    columns = (("village", "village", 14), ("township", "village", 14), ("form", "village", 12), ("need", "needs", 20),
               ("severity", "needs", 7, "centre"), ("met", "needs", 7, "centre"), ("by", "person", 24))  # fmt: skip
    return table(words, "villages", "villages", columns)


def village_rows(study: Study) -> list[dict[str, Any]]:
    """One row a need; a village without needs has one row."""
    words, said, rows = study.words, study.said, []
    for id in study.villages:
        village, form = study.plan.problem.village(id), study.plan.forms.get(id, "")
        base = {"village": study.village_name(id), "township": said.label(village.township) if village.township else "",
                "form": said.label(form) if form else ""}  # fmt: skip
        rows += [{**base, "need": said.label(need.need), "severity": need.severity,
                  "met": words.say("committee.yes" if need.met else "committee.no"), "by": said.people(need.by)}
                 for need in study.needs.get(id, ())]  # fmt: skip
        if not study.needs.get(id):
            rows.append({**base, "need": words.say("villages.none"), "severity": "", "met": "", "by": ""})
    return rows
