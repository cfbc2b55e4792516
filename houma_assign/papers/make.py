"""The papers of a run: made in memory, all of them, then written, all of them or none."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from typing import Any

from ..data.language import language
from ..errors import Fault, InputError, Message
from ..plan.argument_words import argument_fault
from ..plan.plan import Plan
from ..questions.answer import plan_faults, refuse
from ..workbook.files.atomic import whole_folder
from .details.about import about_of
from .details.details import details_of
from .levels import LEVELS
from .paper import Paper
from .paper_kind import PaperKind
from .papers import Papers, Written, sha256
from .registry import KINDS
from .study import Study

NO_KIND = Message("papers.kind", "there is no such paper", "没有这种文书")
NOT_THERE = Message("papers.of", "there is no such paper of this", "没有此项的这种文书")


def paper(plan: Plan, kind: str, of: str | None = None, lang: str = "zh", *, level: int | None = None, about: Any = None,
          details: Any = None, support: Plan | None = None, funnel: Any = None) -> Paper:  # fmt: skip
    """One paper of a plan."""
    study = study_of("paper", plan, lang, about, details, support, funnel)
    found = KINDS.get(kind)
    if found is None:
        raise InputError([argument_fault("paper", "kind", kind, NO_KIND)])
    named = _named(study, found, of)
    made = one(study, found, named, found.levels[0] if level is None else level)
    study.refuse_blanks()
    return made


def papers(plan: Plan, out: str | PathLike[str], lang: str = "zh", *, about: Any = None, details: Any = None,
           templates: Any = None, formats: Sequence[str] = ("docx", "html"), support: Plan | None = None, funnel: Any = None,
           overwrite: bool = False) -> Papers:  # fmt: skip
    """All papers of a plan, each for its reader, written to a folder: all of them, or none."""
    study, where = study_of("papers", plan, lang, about, details, support, funnel), Path(out)
    made = every(study)
    study.refuse_blanks()
    raw: dict[str, bytes] = {}
    rows: list[Written] = []
    for each in made:
        for form in each.formats if each.formats == ("xlsx",) else [form for form in each.formats if form in formats]:
            name = f"{each.name}.{form}"
            raw[name] = each.as_bytes(form, name)
            rows.append(
                Written(each.kind, each.contents.layout.title, each.of, each.reader, each.level, where / name, sha256(raw[name]))
            )

    def fill(folder: Path) -> None:
        for name, content in raw.items():
            (folder / name).write_bytes(content)

    whole_folder(where, fill, overwrite)
    return Papers(where, tuple(rows), study.digest)


def every(study: Study) -> list[Paper]:
    """All papers that can be made from a study."""
    return [one(study, kind, of, level) for kind in KINDS.values() if kind.given(study)
            for level in kind.levels for of in kind.of(study)]  # fmt: skip


def study_of(call: str, plan: Plan, lang: str, about: Any, details: Any, support: Plan | None, funnel: Any) -> Study:
    """What papers are made from; everything wrong with what was given is told at once."""
    refuse(plan_faults(call, plan))
    faults: list[Fault] = []
    told, known = about_of(about, faults), details_of(details, faults)
    refuse(faults)
    return Study(plan, language(lang).code, told, known, support, None, funnel)


def one(study: Study, kind: PaperKind, of: str, level: int) -> Paper:
    """One paper; blanks are noted in the study."""
    study.blanks.paper = _title(kind)
    contents = kind.contents(study, of, level)
    reader = study.words.say(f"level.{LEVELS[level]}")
    return Paper(
        kind.name, of, level, reader, study.lang, file_name(study, kind, of, level), study.digest, kind.formats, contents
    )


def file_name(study: Study, kind: PaperKind, of: str, level: int) -> str:
    """The name of a paper's file."""
    parts = [f"{kind.number:02}", study.words.say(f"{kind.name}.title"), study.village_name(of) if of else ""]
    return " ".join(part for part in parts if part).replace("/", "-")


def _title(kind: PaperKind) -> Message:
    from .catalogue import Catalogue

    return Message(kind.name, *(Catalogue(lang).say(f"{kind.name}.title") for lang in ("en", "zh")))


def _named(study: Study, kind: PaperKind, of: str | None) -> str:
    known = kind.of(study)
    if of is None and len(known) == 1:
        return known[0]
    names = {study.village_name(each): each for each in known}
    if of in known or of in names:
        return of if of in known else names[str(of)]
    raise InputError([argument_fault("paper", "of", of, NOT_THERE)])
