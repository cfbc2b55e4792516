"""What is asked for: formats, and one of the papers of a kind."""

from __future__ import annotations

from typing import Any

from ..errors import InputError, Message
from ..plan.argument_words import argument_fault
from .file_names import of_name
from .paper import Paper
from .paper_kind import PaperKind
from .study import Study

NOT_THERE = Message("papers.of", "there is no such paper of this; give the id of a village or person sent, or a sending unit",
                    "没有此项的这种文书；请写选派村、选派人员的编号，或派出单位")  # fmt: skip
NAMESAKES = Message("papers.namesakes", "several have this name; give the id", "有重名；请写编号")


def listed(formats: Any) -> tuple[Any, ...]:
    """One or several, as several."""
    return (formats,) if isinstance(formats, str) else tuple(formats)


def forms_of(paper: Paper, formats: Any) -> tuple[str, ...]:
    """The formats in which a paper is written."""
    wanted = listed(formats)
    return paper.formats if paper.formats == ("xlsx",) else tuple(form for form in paper.formats if form in wanted)


def named(study: Study, kind: PaperKind, of: str | None) -> str:
    """The id of what a paper is asked of; a name does, where nothing else has it."""
    known = kind.of(study)
    if of is None and len(known) == 1:
        return known[0]
    if of in known:
        return str(of)
    found = [each for each in known if of and of in (of_name(study, each), study.name_of(each))]
    if len(found) == 1:
        return found[0]
    raise InputError([argument_fault("paper", "of", of, NAMESAKES if found else NOT_THERE)])
