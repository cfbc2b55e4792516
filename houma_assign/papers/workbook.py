"""``plan.to_excel``: the committee's workbook as a file."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import Any

from ..data.language import Lang, language
from ..errors import Fault, Message
from ..plan.argument_words import argument_fault
from ..plan.arguments import limit_faults
from ..plan.news import Listener, listener_faults
from ..plan.plan import Plan
from ..plan.verbs import verb
from ..questions.answer import plan_faults, refuse
from ..workbook.files.atomic import whole_file
from .answers.answers import answers_of
from .details.details import details_of
from .details.workbook import read_details
from .kinds.committee_workbook import KIND
from .make import finished, one
from .render.sheet import sheet
from .sources import source_faults
from .study import Study

CALL = "to_excel"
ENDING = Message("to_excel.path", "a name that ends in .xlsx is expected", "应为以表格格式结尾的文件名")
LEVEL = Message("to_excel.level", "4 (committee) or 5 (department)", "应为 4（会议研究）或 5（组织部门）")


@verb(CALL)
def to_excel(plan: Plan, path: str | PathLike[str], lang: Lang = "zh", *, level: int = 4, details: Any = None, funnel: Any = None,
             time_limit: float | None = None, progress: Listener = False, overwrite: bool = False) -> Path:  # fmt: skip
    """The workbook as a file; described at ``Plan.to_excel``."""
    code, where = language(lang).code, Path(path)
    faults = [*plan_faults(CALL, plan), *limit_faults(CALL, time_limit), *listener_faults(CALL, progress)]
    if where.suffix.lower() != ".xlsx":
        faults.append(argument_fault(CALL, "path", where.name, ENDING))
    if isinstance(level, bool) or level not in KIND.levels:
        faults.append(argument_fault(CALL, "level", level, LEVEL))
    refuse(faults)
    study = _study(plan, code, details, funnel, time_limit)
    study.answers.progress = progress
    try:
        whole_file(where, lambda part: _fill(part, study, level), overwrite)
    finally:
        study.answers.progress = False
    return where


def _study(plan: Plan, lang: str, details: Any, funnel: Any, time_limit: float | None) -> Study:
    faults: list[Fault] = []
    known = read_details(details) if isinstance(details, (str, PathLike)) else details_of(details, faults)
    refuse([*faults, *source_faults(CALL, plan, known, None, None, funnel)])
    return Study(plan, lang, details=known, funnel=funnel, given=answers_of(plan, time_limit))


def _fill(part: Path, study: Study, level: int) -> None:
    made = one(study, KIND, "", level, {})
    finished(study, [made])
    part.write_bytes(sheet(made.contents))
