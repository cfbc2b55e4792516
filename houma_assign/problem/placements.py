"""Placements as people write them down, as placements of a problem; every fault of all of them at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from os import PathLike
from typing import Any, NamedTuple

from ..data.placement import Placement
from ..errors import Fault, InputError, Message
from ..workbook.cells.reading import folded
from ..workbook.files.sheet import Sheet
from ..workbook.schema.record_sheets import CANDIDATES, VILLAGES
from ..workbook.schema.table import Table
from ..workbook.sheets.post_words import PostWords
from ..workbook.sheets.proposed_plan import proposed_rows, proposed_sheet
from ..workbook.sheets.references import Names
from .problem import Problem

NO_PERSON = Message("placement.nobody", "nobody is named: give an id, or a name that only one person bears",
                    "没有写人选；请写编号，或没有重名的姓名")  # fmt: skip
NO_POST = Message("placement.nowhere", "no post is named: give the id of a post, or a village and a role",
                  "没有写岗位；请写岗位编号，或写村和岗位")  # fmt: skip
OTHER_NAME = Message("placement.other_name", "the person of this id has another name", "这个编号的人选不是这个姓名")
OTHER_POST = Message(
    "placement.other_post", "the post is not in this village, or not of this role", "岗位编号与所写的村或岗位不符"
)
TWICE = Message("placement.twice", "this person is listed for this post before", "此人在这个岗位上已列过一次")
NOTHING = Message("placement.form", "placements are expected: pairs of person and post, a mapping of person to post, a frame, or "
                  "the path of a workbook", "应为人选与岗位的安排：成对列出、对照表、表格，或工作簿的路径")  # fmt: skip


class Read(NamedTuple):
    """Placements, and what was normalised when they were read."""

    placements: tuple[Placement, ...]
    notes: tuple[str, ...] = ()


def read_placements(problem: Problem, given: Any, sheet: str | None = None) -> Read:
    """Placements of a problem, from whatever they are written in.

    Parameters
    ----------
    problem
        Knows ids, names of people and villages, and roles.
    given
        (person, post) pairs, a mapping person -> post or posts, a frame, the path of a workbook or CSV file, or something with
        ``placements``, such as a plan.
    sheet
        Which sheet of a workbook.

    Returns
    -------
    Read
        In the order of the problem's posts, then by id.

    Raises
    ------
    InputError
        With every fault: unknown or ambiguous people and posts, contradictions, repetitions.
    """
    table = _table(given, sheet)
    found = tuple(_resolved(problem, table))
    if table.faults:
        error = InputError(table.faults)
        error.lang = "zh" if any("\u3400" <= char <= "\u9fff" for each in table.headers.values() for char in each) else "en"
        raise error
    order = {post.id: k for k, post in enumerate(problem.posts)}
    return Read(tuple(sorted(found, key=lambda place: (order[place.post], place.candidate))), tuple(table.notes))


def _table(given: Any, sheet: str | None) -> Table:
    if isinstance(given, (str, PathLike)):
        return proposed_sheet(given, sheet)
    if hasattr(given, "placements"):
        given = given.placements
    elif hasattr(given, "columns"):
        return _of_frame(given)
    return proposed_rows(("candidate", "post"), list(_pairs(given)))


def _of_frame(given: Any) -> Table:
    from ..frames.foreign import table_of

    frame = table_of(given)
    if frame is None:
        raise _refused(given)
    if any(name is not None for name in frame.index.names):
        frame = frame.reset_index()
    return proposed_rows([str(name) for name in frame.columns], frame.astype(object).to_numpy().tolist())


def _pairs(given: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(given, Mapping):
        for who, posts in given.items():
            several = isinstance(posts, (list, tuple, set, frozenset))
            yield from ((who, post) for post in (sorted(posts) if several else (posts,)) if post is not None)
        return
    if not isinstance(given, Iterable):
        raise _refused(given)
    for pair in given:
        if not isinstance(pair, (tuple, list)) or len(pair) != 2:
            raise _refused(pair)
        yield pair[0], pair[1]


def _refused(given: Any) -> InputError:
    return InputError([Fault("evaluate", "", "placements", type(given).__name__, NOTHING)])


def _resolved(problem: Problem, table: Table) -> Iterator[Placement]:
    """The placements of the rows; what is wrong with a row goes to the table's faults."""
    people, posts = Names(_records(CANDIDATES, problem.candidates), "candidate"), Posts(problem)
    seen: set[Placement] = set()
    for at in range(len(table)):
        if at in table.bad:
            continue
        who, post = _person(people, table, at, problem), posts.meant(table, at)
        if who is None or post is None:
            continue
        place = Placement(who, post)
        if place in seen:
            table.faults.append(table.fault(at, "post" if "post" in table.columns else "role", post, TWICE))
        seen.add(place)
        yield place


def _person(people: Names, table: Table, at: int, problem: Problem) -> str | None:
    word, name = table.column("candidate")[at], table.column("name")[at]
    column = "name" if word is None else "candidate"
    if word is None and name is None:
        table.faults.append(table.fault(at, "candidate", None, NO_PERSON))
        return None
    found, reason = people.meant(name if word is None else word)
    if found is None:
        table.faults.append(table.fault(at, column, word, reason))  # names of people stay out of messages
    elif word is not None and name is not None and name != (known := problem.candidate(found).name) and known:
        table.faults.append(table.fault(at, "name", None, OTHER_NAME))
    return found


def _records(schema: Any, records: Iterable[Any]) -> Table:
    """Ids and names as the sheet that they might have come from."""
    listed = [(each.id, each.name or None) for each in records]
    columns = {"id": [id for id, _ in listed], "name": [name for _, name in listed]}
    return Table(Sheet(schema.name, ()), schema, columns, lines=list(range(len(listed))))


class Posts:
    """The posts that a row means: by the id of a post, by a village and a role, or by a village that has one post."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.words = PostWords(problem.posts, _records(VILLAGES, problem.villages))
        self.roles: dict[str, set[str]] = {}
        for role in {post.role for post in problem.posts}:
            for lang in ("en", "zh"):
                self.roles.setdefault(folded(problem.label(role, lang)), set()).add(role)

    def meant(self, table: Table, at: int) -> str | None:
        """The id of the post, or None and a fault in the table."""
        post, village, role = (table.column(name)[at] for name in ("post", "village", "role"))
        if post is None and village is None and role is None:
            table.faults.append(table.fault(at, "post", None, NO_POST))
            return None
        ways = [(name, word, self._by(village if name == "role" else None, word, role))
                for name, word in (("post", post), ("village", village), ("role", role)) if word is not None]  # fmt: skip
        for name, word, found in ways:
            if not found:
                table.faults.append(table.fault(at, name, word, self._unknown(word)))
                return None
        left = set.intersection(*(found for _, _, found in ways))
        if len(left) == 1:
            return left.pop()
        name, word, _ = ways[0]
        table.faults.append(table.fault(at, name, word, self._several(left) if left else OTHER_POST))
        return None

    def _by(self, village: str | None, word: str, role: str | None) -> set[str]:
        """Posts that one cell may mean."""
        known = set(self.words.meant(word))
        if known:
            return known
        if word in (place := self.words.villages) or folded(word) in place:
            return {post.id for post in self.problem.posts if post.village == place[folded(word)]}
        if word == role:  # a role beside a village, in any accepted word or in the labels of the problem
            roles = self.roles.get(folded(word), set())
            joined = self.words.meant(f"{village}/{role}") if village else ()
            return {post.id for post in self.problem.posts if post.role in roles or post.id in joined}
        places = {(self.problem.village(post.village).name or post.village, post): post.id for post in self.problem.posts}
        said = folded(word)
        return {id for (name, post), id in places.items()
                if any(said == folded(f"{name}{self.problem.label(post.role, lang)}") for lang in ("en", "zh"))}  # fmt: skip

    def _unknown(self, word: str) -> Message:
        from difflib import get_close_matches

        near = get_close_matches(word, self.words.shown[:5000], n=3, cutoff=0.5)
        en, zh = "unknown post, village or role", "没有这个岗位或村"
        if near:
            en, zh = f"{en}; did you mean {', '.join(near)}?", f"{zh}；是否应为{'、'.join(near)}？"
        return Message("placement.unknown", en, zh)

    def _several(self, posts: set[str]) -> Message:
        listed = sorted(posts)
        shown = listed[:5]
        en = f"{len(listed)} posts may be meant ({', '.join(shown)}{' ...' * (len(listed) > 5)}); name the post or the role"
        return Message("placement.several", en, f"可能是 {len(listed)} 个岗位（{'、'.join(shown)}等）；请写明岗位")
