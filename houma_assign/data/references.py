"""Ids that occur twice, and references to ids that do not occur."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from operator import attrgetter
from typing import Any, NamedTuple

from ..errors import Fault, Message
from .candidate import Candidate
from .post import Post
from .village import Village

EMPTY = Message("table.empty", "the table is empty", "表中没有内容")
VILLAGE = Message("ref.village", "unknown village", "没有这个村")
HOME = Message("ref.home", "unknown village; list it, or leave it empty", "没有这个村；请列入村表，或留空")
CANDIDATE = Message("ref.candidate", "unknown candidate", "没有这个人选")
OWN_KIN = Message("ref.own_kin", "nobody is kin of themselves", "本人不能是自己的亲属")


class Known(NamedTuple):
    """Ids that references may name, also those of rows that have faults of their own."""

    candidates: AbstractSet[str] = frozenset()
    villages: AbstractSet[str] = frozenset()


def table_faults(people: Sequence[Candidate], villages: Sequence[Village], posts: Sequence[Post], known: Known) -> list[Fault]:
    """Empty tables, ids that occur twice and references to ids that do not occur."""
    tables: dict[str, Sequence[Any]] = {"candidates": people, "villages": villages, "posts": posts}
    faults = [Fault(name, "", "", None, EMPTY) for name, rows in tables.items() if not rows]
    faults += [fault for name, rows in tables.items() for fault in repeated_ids(name, rows)]
    at = known.villages | {village.id for village in villages}
    faults += [Fault("posts", post.id, "village", post.village, VILLAGE) for post in posts if post.village not in at]
    homes = {*map(attrgetter("home"), people)} - {""}
    plain = homes <= at and not any(map(attrgetter("kin"), people)) and not any(map(attrgetter("kin_villages"), people))
    who = frozenset() if plain else known.candidates | {person.id for person in people}
    for person in () if plain else people:
        if person.home and person.home not in at:
            faults.append(Fault("candidates", person.id, "home", person.home, HOME))
        for other in person.kin:
            if other not in who or other == person.id:
                reason = OWN_KIN if other == person.id else CANDIDATE
                faults.append(Fault("candidates", person.id, "kin", other, reason))
        faults += [Fault("candidates", person.id, "kin_villages", village, VILLAGE)
                   for village in person.kin_villages if village not in at]  # fmt: skip
    return faults


def repeated_ids(table: str, records: Iterable[Any]) -> list[Fault]:
    """Ids that occur more than once in a table."""
    way_out = ("; give each an id of its own", "；请分别给出编号") if table in ("rules", "aims") else ("", "")
    ids = [*map(attrgetter("id"), records)]
    if len({*ids}) == len(ids):
        return []
    counts = Counter(ids)
    said = {number: Message("id.repeated", f"occurs {number} times{way_out[0]}", f"出现 {number} 次{way_out[1]}")
            for number in set(counts.values())}  # fmt: skip
    return [Fault(table, id, "id", id, said[number]) for id, number in counts.items() if number > 1]
