"""Needs, slots and facts of a problem, changed: what ``changed`` is given."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from ..data.near_words import near_words
from ..data.pairs import Pairs
from ..data.post import Post
from ..data.problem_like import ProblemLike
from ..data.record import Record
from ..errors import Fault, InputError, Message
from .pair_edits import edited, values_of
from .unknown_ids import MAPPING, refuse, unknown, unknown_in

Fields = dict[str, Any]
Made = TypeVar("Made", bound=Record)
TABLES = ("candidates", "villages", "posts")
NO_NEED = Message("edit.no_need", "the village has no such need", "该村没有这项需求")
SLOTS = Message("edit.slots", "a whole number is expected, or a pair: fewest, most", "应为一个整数，或“最少、最多”两个整数")
UNPAIRED = Message(
    "edit.unpaired", "the post is new, and nobody is scored for it; say in `like` whose pairs it takes",
    "这是新的岗位，还没有人对它有得分；请写明沿用哪个岗位的配对",
)  # fmt: skip
NO_VILLAGE = Message(
    "edit.post_id", "a new post is called village/role; no village is called so", "新岗位的编号由村和岗位类别组成；没有这个村"
)
NOT_NEW = Message("edit.like_of_old", "the post is there and keeps its own pairs", "该岗位已有自己的配对")


def rebuilt(record: Made, table: str, faults: list[Fault], **changes: Any) -> Made:
    """A record with some fields exchanged; what is wrong with them goes to the faults, named by the table."""
    try:
        return record.changed(**changes)
    except InputError as error:
        faults.extend(fault._replace(table=table, row=getattr(record, "id", "")) for fault in error.items)
        return record


def merged(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """A mapping with some entries exchanged; None takes one away."""
    return {name: value for name, value in {**old, **new}.items() if not (value is None and name in new)}


def mappings(table: str, given: Any, faults: list[Fault], column: str = "") -> dict[str, dict[str, Any]]:
    """A mapping of mappings as it is, or a fault for each thing that is none."""
    if not isinstance(given, Mapping):
        faults.append(Fault(table, "", column, type(given).__name__, MAPPING))
        return {}
    faults += [Fault(table, str(id), column, type(inner).__name__, MAPPING)
               for id, inner in given.items() if not isinstance(inner, Mapping)]  # fmt: skip
    return {id: dict(inner) for id, inner in given.items() if isinstance(inner, Mapping)}


def needs_edit(problem: ProblemLike, needs: Mapping[str, Mapping[str, int | None]]) -> Fields:
    """See ``with_needs``."""
    faults: list[Fault] = []
    given = mappings("villages", needs, faults, "needs")
    faults += unknown_in("villages", given, [village.id for village in problem.villages])
    for village in problem.villages:
        gone = [need for need, severity in given.get(village.id, {}).items() if severity is None]
        faults += [Fault("villages", village.id, "needs", need, NO_NEED) for need in gone if need not in village.needs]
    villages = tuple(
        rebuilt(village, "villages", faults, needs=merged(village.needs, given[village.id])) if village.id in given else village
        for village in problem.villages
    )
    refuse(faults)
    return {"villages": villages}


def facts_edit(problem: ProblemLike, tables: Mapping[str, Any]) -> Fields:
    """See ``with_facts``."""
    faults: list[Fault] = []
    changes: Fields = {}
    for table in TABLES:
        if tables[table] is None:
            continue
        records: tuple[Any, ...] = getattr(problem, table)
        given = mappings(table, tables[table], faults)
        faults += unknown_in(table, given, [record.id for record in records])
        columns = dict.fromkeys(name for record in records for name in record.facts)
        faults += [fault for id, facts in given.items() for fault in _columns(table, id, facts, columns)]
        changes[table] = tuple(
            rebuilt(record, table, faults, facts={**record.facts, **given[record.id]}) if record.id in given else record
            for record in records
        )
    refuse(faults)
    return changes


def facts_of(record: Any, given: Any, table: str, records: Collection[Any], faults: list[Fault]) -> dict[str, Any]:
    """The facts of a record with some exchanged; columns that nobody has are faults."""
    if not isinstance(given, Mapping):
        faults.append(Fault(table, record.id, "facts", type(given).__name__, MAPPING))
        return dict(record.facts)
    columns = dict.fromkeys(name for each in records for name in each.facts)
    faults += _columns(table, record.id, given, columns)
    return {**record.facts, **given}


def _columns(table: str, id: str, facts: Mapping[str, Any], columns: Collection[str]) -> list[Fault]:
    """Columns that nobody has."""
    return [Fault(table, str(id), str(name), None, _no_column(name, columns)) for name in facts if name not in columns]


def _no_column(name: Any, columns: Collection[str]) -> Message:
    near = near_words(str(name), columns)
    en, zh = (f"; near it: {', '.join(near)}", f"；相近的有：{'、'.join(near)}") if near else ("", "")
    return Message("edit.no_column", f"there is no such column of facts{en}", f"没有这一列{zh}")


def slots_edit(problem: ProblemLike, slots: Mapping[str, Any], like: Mapping[str, str]) -> Fields:
    """See ``with_slots``."""
    if not isinstance(slots, Mapping):
        raise InputError([Fault("posts", "", "slots", type(slots).__name__, MAPPING)])
    faults: list[Fault] = []
    posts = [sized(post, slots[post.id], faults) if post.id in slots else post for post in problem.posts]
    new = [id for id in slots if not problem.has_post(id)]
    added = [post for id in new for post in _new_post(problem, id, slots[id], like, faults)]
    known = [post.id for post in problem.posts]
    faults += [Fault("posts", id, "like", other, NOT_NEW) for id, other in like.items() if id in known]
    faults += [fault for id in like if id not in known and id not in slots for fault in unknown_in("posts", [id], known)]
    faults += [fault for other in like.values() for fault in unknown_in("posts", [other], known)]
    refuse(faults)
    every = (*posts, *added)
    return {"posts": every, "pairs": copied(problem, every, {post.id: like[post.id] for post in added})}


def sized(post: Post, number: Any, faults: list[Fault]) -> Post:
    """A post with other slots, given as a number or as a pair of fewest and most."""
    if isinstance(number, (tuple, list)) and len(number) == 2:
        return rebuilt(post, "posts", faults, least=number[0], slots=number[1])
    if isinstance(number, bool) or not isinstance(number, int):
        faults.append(Fault("posts", post.id, "slots", number if isinstance(number, (str, float)) else None, SLOTS))
        return post
    return rebuilt(post, "posts", faults, slots=number)


def _new_post(problem: ProblemLike, id: Any, number: Any, like: Mapping[str, str], faults: list[Fault]) -> list[Post]:
    village, _, role = str(id).rpartition("/")
    known = [post.id for post in problem.posts]
    if not problem.has_village(village):
        near = unknown("posts", id, known)
        reason = near.reason if isinstance(near.reason, Message) else NO_VILLAGE
        en, zh = f"{reason}; {NO_VILLAGE}", f"{reason.zh}；{NO_VILLAGE.zh}"
        faults.append(near._replace(reason=Message("edit.post", en, zh)))
        return []
    if id not in like:
        faults.append(Fault("posts", id, "like", None, UNPAIRED))
    return [sized(Post(village=village, role=role), number, faults)]


def copied(problem: ProblemLike, posts: tuple[Post, ...], like: Mapping[str, str]) -> Pairs:
    """The pairs over these posts, where new posts take those of others."""
    values = {}
    for who in problem.pairs.candidates:
        for post, other in like.items():
            if (held := values_of(problem.pairs, (who, other))) is not None:
                values[who, post] = held
    return edited(problem.pairs, values, problem.pairs.candidates, [post.id for post in posts])
