"""The matrices of a book, once people, villages and posts are known by whose words their margins are read."""

from __future__ import annotations

from ..cells.reading import folded
from ..files.sheet import Sheet
from ..layouts.matrix import MatrixWords, holds_places, plain_matrix
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
    waiting = {schema: tables.waiting.pop(schema.name) for schema in WAITING if schema.name in tables.waiting}
    for schema, (sheet, declared, given) in waiting.items():
        long = schema is PAIRS and (SCORE_MATRIX in waiting or _names_posts(sheet, given))
        known = None if sheet.own or long else _known(tables)
        if known is None or (schema is PAIRS and not holds_places(sheet, known, SEARCHED)):
            tables.by_name[schema.name] = read_table(sheet, schema, declared, given)
            continue
        meant = SCORE_MATRIX if schema is PAIRS else schema
        plain, notes = plain_matrix(sheet, known, CORNER, SEARCHED, given.header_rows)
        table = read_table(plain, meant, declared, SheetMapping(given.columns, given.fill_down))
        table.notes[:0] = notes
        tables.by_name[meant.name] = table


def _known(tables: BookTables) -> MatrixWords:
    people = tables.table(CANDIDATES)
    about = {folded(header) for header in people.headers.values()}

    def left_out(header: str) -> bool:
        return bool(header) and (
            CANDIDATES.column(header) is not None
            or folded(header) in about
            or FOOTER.match(header) is not None
            or folded(header) in RANKS
        )

    return MatrixWords({folded(id) for id in people.column("id") if id}, {folded(name) for name in people.column("name") if name},
                 words_before(tables.table(VILLAGES), tables.table(POSTS)), left_out)  # fmt: skip


RANKS = {folded(each) for each in ("平均", "平均分", "排名", "名次", "最高", "最低", "average", "mean", "rank", "best", "total")}


def _names_posts(sheet: Sheet, given: SheetMapping) -> bool:
    """Whether a sheet of pairs has a column of posts or of villages; otherwise it may be a matrix."""
    best = max(sheet.rows[:SEARCHED], key=lambda row: recognised(row, PAIRS, {}, given), default=())
    said = {each.name for cell in best if (each := given.columns.get(folded(str(cell))) or PAIRS.column(str(cell)))}
    return bool(said & {"post", "village"})
