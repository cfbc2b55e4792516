"""The papers of a run: all made in memory, checked, and then written, all of them or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..check import canonical
from ..data.language import Lang, language
from ..errors import Fault, InputError, Message
from ..plan.argument_words import argument_fault
from ..plan.arguments import limit_faults
from ..plan.news import Listener, news, telling
from ..plan.plan import Plan
from ..questions.answer import plan_faults, refuse
from ..workbook.files.atomic import whole_folder
from .answers.answers import answers_of
from .catalogue import Catalogue
from .characters import character_faults
from .details.about import about_of
from .details.details import by_village_id, details_of
from .details.workbook import read_about, read_details
from .file_names import file_name
from .levels import AUDITOR, LEVELS, PUBLIC
from .lint import lint
from .paper import Paper
from .paper_kind import PaperKind
from .papers import Papers, Written, sha256
from .registry import KINDS
from .sources import source_faults
from .study import Study
from .templates import NO_LEVEL, Templates, kind_of, level_of, own_templates
from .wanted import forms_of, listed, named

if TYPE_CHECKING:
    from ..posting.ledger.ledger import Ledger
    from ..scoring.funnel_result import Funnel

FORMATS = ("docx", "html", "xlsx")
FORMAT = Message("papers.formats", "some of 'docx', 'html', 'xlsx' are expected", "应为文档、网页、表格三种格式中的若干种")
NO_SOURCE = Message("papers.source", "this paper needs more than the plan; see docs/papers.md",
                    "这种文书还需要其他材料；请见文书说明")  # fmt: skip


@telling
def papers(plan: Plan, out: str | PathLike[str], lang: Lang = "zh", *, about: Any = None, details: Any = None,
           templates: Any = None, formats: Sequence[str] = ("docx", "html"), level: int | None = None,
           support: Plan | None = None, ledger: Ledger | None = None, funnel: Funnel | None = None,
           kinds: Iterable[str] | None = None, question_limit: float | None = None, overwrite: bool = False,
           progress: Listener = False) -> Papers:  # fmt: skip
    """Write all papers of a plan, each for its reader, to a folder: all of them, or none.

    Every paper carries the short digest of the decision, and who it is for; it shows what that reader may see and nothing else.
    The same plan gives the same bytes.

    Parameters
    ----------
    plan
        The plan.
    out
        The folder; it is made if it is not there.
    lang
        "zh" or "en".
    about
        What is said of the decision as a whole: a mapping, a table of two columns, or a workbook with the sheet 文书说明
        (particulars); see ``docs/papers.md``.
    details
        What is printed of people, villages and units: a table of people, a mapping of tables (people, villages, cadres, needs,
        units, files), or a workbook with these sheets; headers in Chinese or English. No rule reads any of it.
    templates
        Word templates of the department's own: kind (or kind and level) -> file, or a folder of files named after kinds.
    formats
        "docx", "html", "xlsx": each paper is written in those of them that it comes in; one that is a sheet and nothing else is
        always written.
    level
        Only papers for readers of this level, 0 (public) to 6 (auditor); None for all.
    support
        The plan of who looks after each village, the solved ``ha.support(plan, ...)``.
    ledger
        What happened since the posting; village files then tell it.
    funnel
        What ``ha.funnel`` found before the plan.
    kinds
        Those that are wanted, by name or title; None for all. The committee's papers (committee_paper, committee_workbook,
        passed_over, reserves) ask the plan questions that take a while; all others are there at once.
    question_limit
        Seconds > 0 for all questions that the papers ask of the plan, None for no limit; what was not known by then is called not
        known. Writing the papers is not limited.
    overwrite
        Whether papers that were written into this folder before may be replaced; nothing else in it is ever touched.
    progress
        As in ``solve``: how many of the papers, and of the answers that they ask for, are there.

    Returns
    -------
    Papers
        A row a file in ``frame``.

    Raises
    ------
    InputError
        With everything that is missing, of all papers at once; if a public paper shows what must not be public, if a template
        has a wrong or missing tag, or if the folder holds other files.
    """
    study = study_of("papers", plan, lang, about, details, support, ledger, funnel, question_limit)
    refuse([argument_fault("papers", "formats", each, FORMAT) for each in listed(formats) if each not in FORMATS])
    refuse([] if level in (None, *range(len(LEVELS))) else [argument_fault("papers", "level", level, NO_LEVEL)])
    wanted = [*KINDS.values()] if kinds is None else [kind_of("papers", each) for each in listed(kinds)]
    made = every(study, own_templates(templates, study.lang), level, wanted)
    finished(study, made)
    files = {f"{each.name}.{form}": (each, form) for each in made for form in forms_of(each, formats)}
    written = news().each((each.as_bytes(form, name) for name, (each, form) in files.items()), len(files))
    raw = dict(zip(files, written, strict=True))
    rows = [Written(each.kind, each.contents.layout.title, each.of, each.reader, each.level, Path(out) / name, sha256(raw[name]))
            for name, (each, _) in files.items()]  # fmt: skip
    rows += [] if level not in (None, AUDITOR) else [_sealed(study, Path(out), raw)]

    def fill(folder: Path) -> None:
        for name, content in raw.items():
            (folder / name).write_bytes(content)

    whole_folder(Path(out), fill, overwrite)
    return Papers(Path(out), tuple(rows), study.digest, _left_out(study, wanted))


def paper(plan: Plan, kind: str, of: str | None = None, lang: Lang = "zh", *, level: int | None = None, about: Any = None,
          details: Any = None, templates: Any = None, support: Plan | None = None, ledger: Ledger | None = None,
          funnel: Funnel | None = None, question_limit: float | None = None) -> Paper:  # fmt: skip
    """One paper of a plan, to be shown in a notebook, read as frames or saved.

    Parameters
    ----------
    plan, lang, about, details, templates, support, ledger, funnel, question_limit
        As in ``papers``.
    kind
        Such as "dossier", "letter" or "notice", or its Chinese title; see ``docs/papers.md``.
    of
        The village, person or unit that it is of, by id or name; nothing where there is one in all.
    level
        For which reader, where the kind is made for several; the first of them if it is not said.

    Raises
    ------
    InputError
        If there is no such paper, and with everything that is missing in it.
    """
    study = study_of("paper", plan, lang, about, details, support, ledger, funnel, question_limit)
    found = kind_of("paper", kind)
    if not found.given(study):
        raise InputError([argument_fault("paper", "kind", kind, NO_SOURCE)])
    made = one(study, found, named(study, found, of), level_of("paper", found, level), own_templates(templates, study.lang))
    finished(study, [made])
    return made


def study_of(call: str, plan: Plan, lang: str, about: Any, details: Any, support: Plan | None = None,
             ledger: Ledger | None = None, funnel: Funnel | None = None,
             question_limit: float | None = None) -> Study:  # fmt: skip
    """What papers are made from; everything wrong with what was given is told at once."""
    refuse([*plan_faults(call, plan), *limit_faults(call, question_limit, "question_limit")])
    code, faults = language(lang).code, list[Fault]()
    if isinstance(about, (str, PathLike)):
        about = read_about(about, faults)
    told = about_of(about, faults)
    known = read_details(details) if isinstance(details, (str, PathLike)) else details_of(details, faults)
    known = by_village_id(known, plan.problem, faults)
    faults += source_faults(call, plan, known, support, ledger, funnel)
    if faults:
        raise _told(faults, code)
    given = None if question_limit is None else answers_of(plan, question_limit)
    return Study(plan, code, told, known, support, ledger, funnel, given=given)


def every(study: Study, templates: Templates, only: int | None = None, wanted: Iterable[PaperKind] | None = None) -> list[Paper]:
    """All papers that can be made from a study, for all readers or those of one level.

    Where anything is missing nothing is asked of the plan: those papers would only be refused.
    """
    listed = [kind for kind in KINDS.values() if kind in (KINDS.values() if wanted is None else [*wanted]) and kind.given(study)]
    jobs = [(kind, level) for kind in listed for level in kind.levels if only in (None, level)]
    made = {job: [one(study, job[0], of, job[1], templates) for of in job[0].of(study)] for job in jobs if not job[0].missing}
    slow = [job for job in jobs if job not in made]
    for kind, _ in slow:
        study.blanks.paper = title_of(kind)
        if kind.missing is not None:
            kind.missing(study)
    if not study.blanks.faults():
        made |= {job: [one(study, job[0], of, job[1], templates) for of in job[0].of(study)] for job in slow}
    return [each for job in jobs for each in made.get(job, ())]


def one(study: Study, kind: PaperKind, of: str, level: int, templates: Templates) -> Paper:
    """One paper; what is missing is noted in the study."""
    study.blanks.paper = title_of(kind)
    contents = kind.contents(study, of, level)
    reader = study.words.say(f"level.{LEVELS[level]}")
    name = file_name(study, kind, of, reader)
    return Paper(kind.name, of, level, reader, study.lang, name, study.digest, kind.formats, contents,
                 templates.get((kind.name, level)))  # fmt: skip


def finished(study: Study, made: Sequence[Paper]) -> None:
    """Stop where anything is missing, cannot be printed, or must not be public."""
    faults = study.blanks.faults()
    for each in made:
        name = title_of(KINDS[each.kind])
        faults += character_faults(each.contents, name)
        faults += lint(each.contents, name) if each.level == PUBLIC else []
    if faults:
        raise _told(list(dict.fromkeys(faults)), study.lang)


def title_of(kind: PaperKind) -> Message:
    """What a kind is called, in both languages."""
    return Message(kind.name, *(Catalogue(lang).say(f"{kind.name}.title") for lang in ("en", "zh")))


def _sealed(study: Study, folder: Path, raw: dict[str, bytes]) -> Written:
    """Add the decision itself to the files: what ``ha.check`` checks."""
    title, level = study.words.say("frame.sealed"), LEVELS.index(study.sealed["body"]["level"])
    name = f"{title}.json"
    raw[name] = canonical(study.sealed).encode()
    return Written("sealed_decision", title, "", study.words.say(f"level.{LEVELS[level]}"), level, folder / name,
                   sha256(raw[name]))  # fmt: skip


def _told(faults: Sequence[Fault], lang: str) -> InputError:
    error = InputError(faults)
    error.lang = lang
    return error


def _left_out(study: Study, wanted: Iterable[PaperKind]) -> tuple[Message, ...]:
    """Kinds for which something beside the plan was not given."""
    return tuple(Message("papers.left_out", f"{title}: not written", f"{title.zh}：没有写出")
                 for kind in wanted if not kind.given(study) for title in (title_of(kind),))  # fmt: skip
