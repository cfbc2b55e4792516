"""What a village suffers from and needs, as rows: how it was judged, who comes for it, what is done where nobody does."""

from __future__ import annotations

from ...plan.needs import Need, needs_aim
from ..catalogue import Catalogue
from ..contents import TableColumn
from ..study import Study

Row = dict[str, str | int]


def problem_columns(words: Catalogue) -> tuple[TableColumn, ...]:
    """Columns of the problem types in both rounds."""
    return tuple(TableColumn(key, "needs", words.say(f"problem.{key}"), width, align) for key, width, align in (
        ("kind", 24, "left"), ("first", 8, "centre"), ("second", 8, "centre"), ("change", 30, "left")))  # fmt: skip


def unmet_columns(words: Catalogue) -> tuple[TableColumn, ...]:
    """Columns of the needs that nobody meets."""
    return tuple(TableColumn(key, "needs", words.say(f"unmet.{key}"), width) for key, width in (
        ("need", 18), ("measure", 36), ("owner", 14), ("due", 16), ("state", 10)))  # fmt: skip


def problem_rows(study: Study, village: str) -> tuple[list[Row], str]:
    """Severities of both rounds with what changed, and how the village stands; nothing where the screening is not known."""
    if study.funnel is None:
        return [], ""
    sheet, say = study.funnel.villages.sheet(village), study.words.say
    words = study.words.language.say(sheet.words, sheet.words_zh)
    rows: list[Row] = []
    for kind, level in sheet.second.items():
        known, first = study.details.needs.get((village, kind)), sheet.first.get(kind, level)
        moved = say("problem.moved", first=first, second=level) if first != level else say("problem.same")
        rows.append({"kind": words[kind], "first": first, "second": level,
                     "change": known.change if known is not None and known.change else moved})  # fmt: skip
    forms = study.words.language.say(sheet.forms, sheet.forms_zh)
    return rows, say("problem.standing", score=sheet.score, rank=sheet.rank, form=forms.get(sheet.form, sheet.form))


def need_rows(study: Study, village: str) -> list[Row]:
    """Every need, where it was heard of, and who comes for it with which skill."""
    none = study.words.say("frame.none")
    rows: list[Row] = []
    for need in study.needs.get(village, ()):
        known = study.details.needs.get((village, need.need))
        rows.append({"need": study.said.label(need.need), "severity": need.severity,
                     "source": known.source if known is not None and known.source else none,
                     "by": study.joined(map(study.name, need.by)) or study.words.say("dossier.nobody"),
                     "skill": study.joined(skills(study, need)) or none})  # fmt: skip
    return rows


def skills(study: Study, need: Need) -> list[str]:
    """The skills of those who come by which they meet a need, in words."""
    aim, problem = needs_aim(study.plan.problem), study.plan.problem
    found = [skill for who in need.by for skill in problem.candidate(who).skills if aim.meets(need.need, (skill,))]
    return [study.said.label(skill) for skill in dict.fromkeys(found)]


def unmet_rows(study: Study, village: str) -> list[Row]:
    """The needs that nobody meets, with what is done instead; all of that is wanted."""
    rows: list[Row] = []
    for need in study.needs.get(village, ()):
        if need.met:
            continue
        known = study.details.needs.get((village, need.need))
        told = {key: getattr(known, key, "") or study.blanks.need(village, need.need, key)
                for key in ("measure", "owner", "due", "state")}  # fmt: skip
        rows.append({"need": study.said.label(need.need), **told, "due": study.day(told["due"])})
    return rows
