"""Rows that are nobody: a running number filled down beyond the list, and the example of the template."""

from __future__ import annotations

from collections.abc import Sequence

from ...errors import Fault, Message
from ..cells.reading import folded
from ..files.sheet import rows_in_words
from ..schema.book_tables import BookTables
from ..schema.header import COUNTERS
from ..schema.record_sheets import CANDIDATES, PAIRS, VILLAGES
from ..schema.rule_sheets import RULES
from ..schema.side_sheets import ABOUT, GRADE_MATRIX, SCORE_MATRIX
from ..schema.table import Table, rows_zh
from ..template_example import GUIDE, examples_among

EXAMPLE = Message("example.left", "this row is the example of the template; delete it, or write your own over it",
                  "这一行是模板中的示例；请删去，或换成自己的数据")  # fmt: skip
EXAMPLE_DAY = Message("example.day", "this is the day of the template's example; write the day on which ages count for you",
                      "这是模板示例的日期；请改为计算年龄的实际日期")  # fmt: skip


def without_ghosts(tables: BookTables, people: Table) -> None:
    """Leave out rows of people in which nothing stands but a running number, and say so."""
    others = [column for name, column in people.columns.items() if name != "id"] + list(people.facts.values())
    if people.sheet.own or not others:
        return
    bare: Sequence[int] = range(len(people))
    for column in others:
        bare = [at for at in bare if column[at] is None]
    if not bare:
        return
    named = {id for schema in (PAIRS, SCORE_MATRIX, GRADE_MATRIX) for id in tables.table(schema).column("candidate")}
    ids = people.column("id")
    bare = [at for at in bare if ids[at] is not None and ids[at] not in named and at not in people.bad]
    counting = folded(people.headers.get("id", "")) in {*map(folded, COUNTERS), "编号"}
    ghosts = [at for at in bare if counting and str(people.column("id")[at]).isdigit()]
    rest = [at for at in bare if at not in set(ghosts)]
    if rest:
        rows = rows_in_words([people.lines[at] for at in rest])
        people.say("row.bare", f"{rows}: nothing but an id stands there", f"{rows_zh(rows)}只有编号，没有其他内容")
    if ghosts and len(ghosts) < len(people):
        rows = rows_in_words([people.lines[at] for at in ghosts])
        people.say("row.ghost", f"{rows}: nothing but a running number stands there, so they are no people and were left out",
                   f"{rows_zh(rows)}只有序号，不是人选，未读取")  # fmt: skip
        gone = set(ghosts)
        people.keep([at for at in range(len(people)) if at not in gone])


def example_left(tables: BookTables, day_given: bool) -> list[Fault]:
    """Faults for rows that are still those of the template's example, and for its day."""
    faults = []
    for schema in (CANDIDATES, VILLAGES, RULES):  # a rule left in would bind people it was not written for
        table = tables.table(schema)
        left = examples_among(table.column("id"))
        faults += [table.fault(at, "id", id, EXAMPLE) for at, id in enumerate(table.column("id") if left else ()) if id in left]
    about = tables.table(ABOUT)
    keys = [str(key) for key in about.column("key")]
    for lines in GUIDE.values():
        (key, day), (guide, _) = lines[:2]
        if not day_given and guide in keys and key in keys and str(about.column("value")[keys.index(key)]) == day:
            faults.append(about.fault(keys.index(key), "value", day, EXAMPLE_DAY))
    return faults
