"""The matrices of a book, once people, villages and posts are known by whose words their margins are read."""

from __future__ import annotations

from ..cells.reading import folded
from ..files.sheet import Sheet
from ..layouts.matrix import Known, holds_places, plain_matrix
from ..schema.book_tables import WAITING, BookTables
from ..schema.header import SEARCHED, recognised
from ..schema.mapping import SheetMapping
from ..schema.read_table import FOOTER, read_table
from ..schema.record_sheets import CANDIDATES, PAIRS, POSTS, VILLAGES
from ..schema.side_sheets import SCORE_MATRIX
from .post_words import words_before

CORNER = "人选"


def read_matrices(tables: BookTables) -> None:
    """Read the sheets that had to wait: matrices, and a sheet of pairs that is a matrix in truth."""
    known = _known(tables)
    for schema in WAITING:
        if schema.name not in tables.waiting:
            continue
        sheet, declared, given = tables.waiting.pop(schema.name)
        meant = schema
        if schema is PAIRS and SCORE_MATRIX.name not in tables.waiting and _is_matrix(sheet, known, given):
            meant = SCORE_MATRIX
        if meant is PAIRS or sheet.own:
            tables.by_name[meant.name] = read_table(sheet, meant, declared, given)
            continue
        plain, notes = plain_matrix(sheet, known, CORNER, SEARCHED, given.header_rows)
        table = read_table(plain, meant, declared, SheetMapping(given.columns, given.fill_down))
        table.notes[:0] = notes
        tables.by_name[meant.name] = table


def _known(tables: BookTables) -> Known:
    people = tables.table(CANDIDATES)
    about = {folded(header) for header in people.headers.values()}

    def left_out(header: str) -> bool:
        return bool(header) and (
            CANDIDATES.column(header) is not None
            or folded(header) in about
            or FOOTER.match(header) is not None
            or folded(header) in RANKS
        )

    return Known({folded(id) for id in people.column("id") if id}, {folded(name) for name in people.column("name") if name},
                 words_before(tables.table(VILLAGES), tables.table(POSTS)), left_out)  # fmt: skip


RANKS = {folded(each) for each in ("平均", "平均分", "排名", "名次", "最高", "最低", "average", "mean", "rank", "best", "total")}


def _is_matrix(sheet: Sheet, known: Known, given: SheetMapping) -> bool:
    """Whether a sheet of pairs names no post and no village in a column, but has them in its margin."""
    if sheet.own:
        return False
    best = max(sheet.rows[:SEARCHED], key=lambda row: recognised(row, PAIRS, {}, given), default=())
    said = {each.name for cell in best if (each := given.columns.get(folded(str(cell))) or PAIRS.column(str(cell)))}
    return not said & {"post", "village"} and holds_places(sheet, known, SEARCHED)
