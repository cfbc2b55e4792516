"""What the files of papers are called: by number, kind, and whom or what they are of, with no sign that a disk would refuse."""

from __future__ import annotations

import re

from .paper_kind import PaperKind
from .study import Study

REFUSED = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]')
LONGEST = 60  # characters of one part


def file_name(study: Study, kind: PaperKind, of: str, reader: str) -> str:
    """The name of a paper's file without its ending; two papers of one run never share one."""
    parts = [f"{kind.number:02}", study.words.say(f"{kind.name}.title")]
    if of:
        name = of_name(study, of)
        twins = [each for each in kind.of(study) if safe(of_name(study, each)).casefold() == safe(name).casefold()]
        parts.append(safe(name) if len(twins) == 1 else f"{safe(name)} {twins.index(of) + 1}")
    if len(kind.levels) > 1:
        parts.append(reader)
    return " ".join(map(safe, parts))


def of_name(study: Study, of: str) -> str:
    """What a village or person is called; a sending unit is called as it is."""
    problem = study.plan.problem
    if problem.has_village(of):
        return study.village_name(of)
    return f"{of} {problem.candidate(of).name}".strip() if problem.has_candidate(of) else of


def safe(text: str) -> str:
    """A part of a name without signs that mean something on a disk."""
    return re.sub(r"\s+", " ", REFUSED.sub("-", text)).strip(" .")[:LONGEST] or "-"
