"""What a village suffers from and needs, as rows: how it was judged, who comes for it, what is done where nobody does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...plan.needs import Need, needs_aim
from ...posting.ledger.need_entry import NeedEntry
from ...scoring.villages.finding import VillageFinding
from ..catalogue import Catalogue
from ..contents import TableColumn
from ..details.village import NeedDetails
from ..study import Study

Row = dict[str, str | int]


def problem_columns(words: Catalogue) -> tuple[TableColumn, ...]:
    """Columns of the problem types in both rounds."""
    return tuple(TableColumn(key, "needs", words.say(f"problem.{key}"), width, align) for key, width, align in (
        ("kind", 16, "left"), ("first", 7, "centre"), ("second", 7, "centre"), ("change", 22, "left"),
        ("source", 36, "left")))  # fmt: skip


def unmet_columns(words: Catalogue) -> tuple[TableColumn, ...]:
    """Columns of the needs that nobody meets."""
    return tuple(TableColumn(key, "needs", words.say(f"unmet.{key}"), width) for key, width in (
        ("need", 18), ("measure", 36), ("owner", 14), ("due", 16), ("state", 10)))  # fmt: skip


def problem_rows(study: Study, village: str) -> tuple[list[Row], str]:
    """Severities of both rounds with what changed, why, and who said so; and how the village stands.

    From the steps before the plan; where these are not known, from the findings that were told. Nothing where neither is.
    """
    found, say = study.findings(village), study.words.say
    if study.funnel is None:
        rows = [_problem(study, village, kind, study.said.label(kind), {each.round: each.severity for each in listed
                                                                        if each.severity is not None}, listed)
                for kind, listed in found.items()]  # fmt: skip
        return rows, ""
    sheet, becomes = study.funnel.villages.sheet(village), {kind.id: kind for kind in study.funnel.policy.villages.problems}
    words = study.words.language.say(sheet.words, sheet.words_zh)
    rows = []
    for kind, level in sheet.second.items():
        names = dict.fromkeys((kind, becomes[kind].zh, becomes[kind].en, becomes[kind].becomes))
        told = tuple(each for name in names for each in found.get(name, ()))
        heard = told or tuple(each for each in sheet.findings if each.problem == kind)  # details are in the reader's language
        rows.append(_problem(study, village, kind, words[kind], {1: sheet.first.get(kind, level), 2: level}, heard, tuple(names)))
    forms = study.words.language.say(sheet.forms, sheet.forms_zh)
    return rows, say("problem.standing", score=sheet.score, rank=sheet.rank, form=forms.get(sheet.form, sheet.form))


def _problem(study: Study, village: str, kind: str, words: str, levels: Mapping[int, int], heard: Sequence[VillageFinding],
             names: Sequence[str] = ()) -> Row:  # fmt: skip
    """One problem type: both rounds, what changed and why, and where it was heard of."""
    say, spoken = study.words.say, study.words.language
    first, second = levels.get(1, levels.get(2)), levels.get(2, levels.get(1))
    moved = say("problem.moved", first=first, second=second) if first != second else say("problem.same")
    known = [study.details.needs[village, name] for name in (names or (kind,)) if (village, name) in study.details.needs]
    why = dict.fromkeys(text for text in (*(each.change for each in known), *(each.change for each in heard)) if text)
    sources = dict.fromkeys(spoken.about(say(f"problem.round_{each.round}"), source_words(study, each)) for each in heard
                            if source_words(study, each))  # fmt: skip
    return {"kind": words, "first": "" if first is None else first, "second": "" if second is None else second,
            "change": spoken.parts(why) or moved, "source": spoken.parts(sources)}  # fmt: skip


def source_words(study: Study, known: NeedDetails | NeedEntry | VillageFinding) -> str:
    """Where something was heard of: the source, who was visited, on which day."""
    parts = (known.source, known.visited, study.day(known.visited_on))
    return study.joined(part for part in parts if part)


def need_rows(study: Study, village: str) -> list[Row]:
    """Every need, where it was heard of, and who comes for it with which skill."""
    none = study.words.say("frame.none")
    return [{"need": study.said.label(need.need), "severity": need.severity,
             "source": _heard(study, village, need.need) or none,
             "by": study.joined(map(study.name, need.by)) or study.words.say("dossier.nobody"),
             "skill": study.joined(skills(study, need)) or none} for need in study.needs.get(village, ())]  # fmt: skip


def _heard(study: Study, village: str, need: str) -> str:
    """Where a need was heard of and in which round: as the details say, else the ledger."""
    for known in (study.details.needs.get((village, need)), study.register.get((village, need))):
        said = source_words(study, known) if known is not None else ""
        if known is not None and (said or known.round):
            number = {
                **dict.fromkeys(("1", "一轮", "第一轮", "first"), "1"),
                **dict.fromkeys(("2", "二轮", "第二轮", "second"), "2"),
            }
            key = f"problem.round_{number.get(known.round, '')}"
            return study.joined(part for part in (said, study.words.say(key) if key in study.words else known.round) if part)
    return ""


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
        known = study.details.needs.get((village, need.need)), study.register.get((village, need.need))
        told = {key: _first(known, key) or study.blanks.need(village, need.need, key)
                for key in ("measure", "owner", "due", "state")}  # fmt: skip
        rows.append({"need": study.said.label(need.need), **told, "due": study.day(told["due"])})
    return rows


def _first(known: Sequence[NeedDetails | NeedEntry | None], key: str) -> str:
    """What the first says that says anything."""
    return next((value for each in known if (value := str(getattr(each, key, "") or ""))), "")
