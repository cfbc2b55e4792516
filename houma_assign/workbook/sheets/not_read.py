"""Everything of a book that was not understood, and what holds instead of what it does not say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..schema.book_tables import BookTables
from ..schema.record_sheets import PAIRS, POSTS
from .declared import declared_as_read
from .defaults import defaults_in
from .fields_read import fields_read
from .points_missing import points_missing
from .twins import categories_in
from .unread_sheets import unread_sheets


def say_what_is_not_read(tables: BookTables, rules: Sequence[Any], aims: Sequence[Any]) -> None:
    """Sheets, columns and cells that were not understood, and defaults that hold instead; they go to the tables.

    Parameters
    ----------
    rules, aims
        Those that the book lists: what they read must be there.
    """
    unread_sheets(tables)
    if tables.own:
        declared_as_read(tables)
        return
    read = fields_read(rules, aims)
    defaults_in(tables, read)
    points_missing(tables, aims, read)
    categories_in(tables, read)
    _numbers_of_pairs(tables)
    _own_roles(tables)


def _numbers_of_pairs(tables: BookTables) -> None:
    pairs = tables.table(PAIRS)
    if pairs.facts:
        shown = [pairs.headers[name] for name in pairs.facts]
        pairs.say("pairs.facts", f"further columns were read as numbers of the pairs: {', '.join(shown)}",
                  f"其他各列读作配对的数据：{'、'.join(shown)}")  # fmt: skip


def _own_roles(tables: BookTables) -> None:
    posts = tables.table(POSTS)
    own = sorted({role for role in posts.column("role") if role} - {"secretary", "member"})
    if own:
        posts.say("role.own", f"roles of your own, which nothing but your rules knows: {', '.join(own)}",
                  f"自定的岗位类别，只有所列规则会用到：{'、'.join(own)}")  # fmt: skip
