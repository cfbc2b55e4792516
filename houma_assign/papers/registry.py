"""All kinds of papers, in the order of their numbers."""

from __future__ import annotations

from .kinds import (
    appointment,
    committee_paper,
    committee_workbook,
    decision_record,
    dossier,
    letter,
    mail_merge,
    minutes,
    notice,
    passed_over,
    reserves,
    structure_table,
    support_list,
    unit_letter,
)  # fmt: skip
from .paper_kind import PaperKind

KINDS: dict[str, PaperKind] = {each.KIND.name: each.KIND for each in (
    dossier,
    letter,
    appointment,
    committee_paper,
    committee_workbook,
    passed_over,
    notice,
    minutes,
    structure_table,
    decision_record,
    unit_letter,
    reserves,
    support_list,
    mail_merge,
)}  # fmt: skip
