"""All kinds of papers, in the order of their numbers."""

from __future__ import annotations

from .kinds import dossier
from .paper_kind import PaperKind

KINDS: dict[str, PaperKind] = {kind.name: kind for kind in (
    dossier.KIND,
)}  # fmt: skip
