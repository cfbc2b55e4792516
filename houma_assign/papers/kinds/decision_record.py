"""The decision record: stage by stage what was done and what is on file, the decision itself, and what people changed."""

from __future__ import annotations

from typing import Any

from ...plan.override_words import override_lines
from ...plan.wording import number
from ..catalogue import Catalogue
from ..contents import FieldCell, FieldGrid, Heading, Layout, RowTable, TableColumn, ValueLines, Values
from ..levels import AUDITOR, DEPARTMENT
from ..paper_kind import PaperKind
from ..study import Study

STAGES = {  # stage -> what it records; what was told of it is in the sheet of particulars under these keys
    "motion": ("motion_date",), "nomination": ("nomination_date", "nominated"),
    "inspection": ("inspected", "discipline", "appraisal", "reports"),
    "decision": ("department_meeting", "meeting_date", "attended"),
    "appointment": ("notice_period", "notice_reports", "talks", "arrival"),
}  # fmt: skip
DAYS = ("motion_date", "nomination_date", "department_meeting", "meeting_date", "arrival")
ROWS = (("stage", 12), ("item", 22), ("said", 40), ("file", 8), ("hash", 26))
AIMS = (("aim", 24, "left"), ("value", 12, "right"), ("bound", 12, "right"), ("proven", 14, "centre"))
PEOPLE = (("id", 10), ("name", 12), ("post", 24))  # auditors know people by their ids
OVERRIDES = ("number", "decision", "by", "reason", "cost", "suspends", "moves")


def layout(words: Catalogue, level: int) -> Layout:
    """Where everything goes."""
    say = words.say

    def column(key: str, group: str, width: int = 10, align: str = "left") -> TableColumn:
        return TableColumn(key, group, say(f"decision_record.{key}"), width, align)

    marks = tuple(FieldCell(key, "mark", say(f"decision_record.{key}"), True) for key in ("sha256", "sm3", "seed", "status"))
    return Layout("decision_record", words.lang, level, say("decision_record.title"), (
        Heading(say("decision_record.stages")),
        RowTable("stages", say("decision_record.stages"), tuple(column(key, "meeting", width) for key, width in ROWS)),
        Heading(say("decision_record.result")), FieldGrid("marks", say("decision_record.result"), marks, 1),
        RowTable("aims", say("decision_record.aims"), tuple(column(key, "proof", width, align) for key, width, align in AIMS)),
        Heading(say("decision_record.rules")), ValueLines("rules", "proof", say("decision_record.rules"), "left"),
        Heading(say("decision_record.people")),
        RowTable("people", say("decision_record.people"), (
            *(column(key, "person", width) for key, width in PEOPLE if level != AUDITOR or key != "name"),
            column("score", "points", 10, "right"), column("grade", "points", 8, "centre"))),
        Heading(say("decision_record.overrides")),
        RowTable("overrides", say("decision_record.overrides"), tuple(column(key, "overrides") for key in OVERRIDES),
                 say("decision_record.no_overrides")),
    ), wide=True)  # fmt: skip


def values(study: Study, of: str, level: int) -> Values:
    """What stands there."""
    plan, words, digests = study.plan, study.words, study.sealed["digests"]
    said = study.said if level != AUDITOR else study.nameless
    none = words.say("frame.none")
    aims = [{"aim": said.aim(tier.aim), "value": number(tier.value), "bound": number(tier.bound),
             "proven": words.say("frame.yes" if tier.proven else "frame.no")}
            for tier in plan.tiers if tier.value is not None]  # fmt: skip
    people = [{"id": place.candidate, "name": study.name(place.candidate), "post": said.post(place.post),
               "score": plan.problem.pairs.points(*place), "grade": study.grade(place)} for place in study.in_order]  # fmt: skip
    return {
        "stages": _stages(study), "aims": aims, "people": people,
        "marks": {"sha256": digests["sha256"], "sm3": digests.get("sm3", none), "seed": plan.seed or none,
                  "status": words.say(f"status.{plan.status.value}")},
        "rules": [said.rule(rule.id) for rule in plan.problem.constraints],
        "overrides": [dict(zip(OVERRIDES, line, strict=True)) for line in override_lines(plan, study.lang, said)],
    }  # fmt: skip


def _stages(study: Study) -> list[dict[str, Any]]:
    words, none = study.words, study.words.say("frame.none")
    rows = []
    for stage, items in STAGES.items():
        for item in items:
            name = words.say(f"stage.{item}")
            file = study.details.files.get(item) or study.details.files.get(name)
            rows.append(
                {
                    "stage": words.say(f"stage.{stage}"),
                    "item": name,
                    "said": _said(study, item),
                    "file": words.say("frame.there" if file else "frame.not_there"),
                    "hash": file.sha256 if file else none,
                }
            )
    return rows


def _said(study: Study, item: str) -> str:
    """What was told of a step; a step of which nothing was told is a blank."""
    about, say = study.about, study.words.say
    if item == "attended":
        return say("stage.counts", entitled=about("entitled"), present=about("present"))
    if item == "notice_period":
        return say("stage.from_to", start=study.day(about("notice_from")), end=study.day(about("notice_to")))
    if item == "nominated":
        return say("stage.nominees", number=_applied(study))
    return study.day(about(item)) if item in DAYS else about(item)


def _applied(study: Study) -> int:
    return len(study.plan.problem.candidates) if study.funnel is None else study.funnel.candidate_stages[0].number


KIND = PaperKind("decision_record", 9, (DEPARTMENT, AUDITOR), layout, values)
