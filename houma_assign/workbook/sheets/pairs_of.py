"""The pairs of a book: from the sheet of pairs, from matrices, or everybody for every post."""

from __future__ import annotations

from collections.abc import Sequence

from ...data.post import Post
from ..schema.book_tables import Found
from ..schema.record_sheets import PAIRS
from ..schema.side_sheets import GRADE_MATRIX, SCORE_MATRIX
from ..schema.table import Table
from .pairs import Rows, everybody, from_long, from_matrices
from .pairs_exact import too_fine


def pairs_of(found: Found, people: Table, posts: Sequence[Post]) -> Rows:
    """The pairs of whichever sheet has them."""
    scores = people.columns.get("score") or people.facts.get("score") or []
    own = {id: score for id, score in zip(people.column("id"), scores, strict=False) if score is not None}
    matrices = [found.table(schema) if found.has(schema) else None for schema in (SCORE_MATRIX, GRADE_MATRIX)]
    table = found.table(PAIRS)
    if "score" not in table.columns and matrices[0] is None and own:
        too_fine(people, {"score": scores}, 2, found.steps)
    for each in (table, matrices[0]):
        if each is not None:
            too_fine(each, {"score": each.column("score")}, 2, found.steps)
            too_fine(each, each.facts, 6 if each is table else 2, found.steps)
    if not found.has(PAIRS):
        if any(matrix is not None for matrix in matrices):
            return from_matrices(matrices[0], matrices[1], posts)
        return everybody([id for id in people.column("id") if id is not None], posts, own, found.faults)
    found.faults += [matrix.fault(None, "", None, "pairs stand here and on the sheet of pairs; keep one")
                     for matrix in matrices if matrix is not None]  # fmt: skip
    if not len(table) and not table.faults and not found.own:
        reason = "the table is empty; delete the sheet if everybody may take every post"
        table.faults.append(table.fault(None, "", None, reason))
    return from_long(table, posts, own)
