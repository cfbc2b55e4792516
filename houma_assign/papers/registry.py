"""All kinds of papers, in the order of their numbers."""

from __future__ import annotations

from .kinds import (
    appointment,
    decision_record,
    dossier,
    letter,
    mail_merge,
    minutes,
    notice,
    structure_table,
    support_list,
    unit_letter,
)  # fmt: skip
from .paper_kind import PaperKind

KINDS: dict[str, PaperKind] = {each.KIND.name: each.KIND for each in (
    dossier,
    letter,
    appointment,
    notice,
    minutes,
    structure_table,
    decision_record,
    unit_letter,
    support_list,
    mail_merge,
)}  # fmt: skip
